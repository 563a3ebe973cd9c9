"""Fields for numbers, days, times and choices, which only keys and clicks change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QSpinBox,
    QStyledItemDelegate,
    QTimeEdit,
    QWidget,
)
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.names import MAX_TYPED
from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Field = TypeVar("Field", bound=QAbstractSpinBox)
Choice = TypeVar("Choice", bound=QComboBox)
MARGIN = 9
NAME_LENGTH: Final = 2 * (MAX_TYPED + 1)
"""Of a field for a name, as Qt counts: too long a name is refused in words, never cut off there."""


class CalmWheel(QObject):
    """Leaves the wheel to what is scrolled, also over a value it would otherwise change."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class DayEdit(QDateEdit):
    """A day that is typed as it is read, and one stop of Tab; arrows go from day to month.

    Qt goes on by itself when no more digits fit, and would go on once more for the space that
    everybody types then.
    """

    _went_on = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        went_on, self._went_on = self._went_on, False
        if went_on and event.text() == " ":
            return
        here = self.currentSectionIndex()
        super().keyPressEvent(event)
        self._went_on = event.text().isalnum() and self.currentSectionIndex() > here

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next)


class TimeEdit(QTimeEdit):
    """A time of day that is one stop of Tab; arrows go from hours to minutes."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next)


def calm(control: QWidget) -> None:
    """Let the wheel scroll over a control, without changing it or giving it the focus."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(CalmWheel(control))


def number_field(parent: QWidget, *, least: int, most: int, value: int, name: str) -> QSpinBox:
    """Return a field for a whole number, written as the reader's language does."""
    field = _spaced(QSpinBox(parent), name)
    field.setRange(least, most)
    field.setValue(value)
    field.setGroupSeparatorShown(True)
    return field


def decimal_field(
    parent: QWidget, *, limits: tuple[float, float], step: float, name: str, suffix: str = ""
) -> QDoubleSpinBox:
    """Return a field for a number with two decimals, written as the reader's language does."""
    field = _spaced(QDoubleSpinBox(parent), name)
    field.setDecimals(2)
    field.setRange(*limits)
    field.setSingleStep(step)
    field.setSuffix(suffix)
    return field


def day_field(parent: QWidget, *, name: str) -> DayEdit:
    """Return a field for a day, with a calendar."""
    field = DayEdit(parent)
    field.setCalendarPopup(True)
    field.setLocale(QLocale(language.locale()))
    field.setAccessibleName(name)
    field.lineEdit().setAccessibleName(name)
    calm(field)
    return field


def time_field(parent: QWidget, *, name: str) -> TimeEdit:
    """Return a field for a time of day, 24 hours."""
    field = _spaced(TimeEdit(parent), name)
    field.setDisplayFormat("HH:mm")
    return field


def choice_field(parent: QWidget, *, name: str = "") -> QComboBox:
    """Return a field to choose from a list."""
    return to_choose(QComboBox(parent), name=name)


def to_choose(field: Choice, *, name: str = "") -> Choice:
    """Make a box a field to choose from, whose lines are all high enough to be read."""
    field.setItemDelegate(QStyledItemDelegate(field))  # the usual one ignores the stylesheet
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    field.setAccessibleName(name)
    calm(field)
    return field


def _spaced(field: Field, name: str) -> Field:
    field.setLocale(QLocale(language.current()))
    field.setAccessibleName(name)
    # the stylesheet's padding does not reach the text of these
    field.lineEdit().setTextMargins(theme.current().px(MARGIN), 0, 0, 0)
    calm(field)
    return field
