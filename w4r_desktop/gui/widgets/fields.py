"""Fields for numbers and times."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QSpinBox,
    QStyledItemDelegate,
    QTimeEdit,
)

from w4r_desktop import language
from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Field = TypeVar("Field", bound=QAbstractSpinBox)
MARGIN = 9


def number_field(parent: QWidget, *, least: int, most: int, value: int, name: str) -> QSpinBox:
    """Return a field for a whole number, written as the reader's language does."""
    field = _spaced(QSpinBox(parent), name)
    field.setRange(least, most)
    field.setValue(value)
    field.setGroupSeparatorShown(True)
    return field


def time_field(parent: QWidget, *, name: str) -> QTimeEdit:
    """Return a field for a time of day, 24 hours."""
    field = _spaced(QTimeEdit(parent), name)
    field.setDisplayFormat("HH:mm")
    return field


def choice_field(parent: QWidget, *, name: str = "") -> QComboBox:
    """Return a field to choose from a list, whose lines are all high enough to be read."""
    field = QComboBox(parent)
    field.setItemDelegate(QStyledItemDelegate(field))  # the usual one ignores the stylesheet
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    field.setAccessibleName(name)
    return field


def _spaced(field: Field, name: str) -> Field:
    field.setLocale(QLocale(language.current()))
    field.setAccessibleName(name)
    # the stylesheet's padding does not reach the text of these
    field.lineEdit().setTextMargins(theme.current().px(MARGIN), 0, 0, 0)
    return field
