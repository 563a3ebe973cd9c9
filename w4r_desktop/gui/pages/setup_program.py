"""How the program looks and speaks on this laptop, as a card under Setup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFormLayout

from w4r_desktop import language
from w4r_desktop.gui import theme
from w4r_desktop.gui.preferences import TEXT_SIZES
from w4r_desktop.gui.view_menu import look_names
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import LANGUAGES, _, name_in_itself, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QComboBox, QWidget

T = TypeVar("T")


class ProgramCard(Card):
    """Offers what the View menu offers; whatever is chosen makes the whole window anew."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    text_size_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("This laptop"), parent=parent)
        names = {code: name_in_itself(code) for code in LANGUAGES}
        sizes = {size: percent(size / 100) for size in TEXT_SIZES}
        self.language = self._choice(names, language.current(), self.language_chosen)
        self.look = self._choice(look_names(), str(theme.chosen()), self.look_chosen)
        self.text_size = self._choice(sizes, theme.current().scale, self.text_size_chosen)
        rows = QFormLayout()
        rows.setHorizontalSpacing(theme.current().px(12))
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (_("Language"), self.language),
            (_("Look"), self.look),
            (_("Text size"), self.text_size),
        ):
            field.setAccessibleName(words)
            rows.addRow(label(words, "", self), field)
        self.body.addLayout(rows)

    def _choice(self, texts: Mapping[T, str], chosen: T, signal: SignalInstance) -> QComboBox:
        field = choice_field(self)
        for key, text in texts.items():
            field.addItem(text, key)
        field.setCurrentIndex(field.findData(chosen))
        field.activated.connect(partial(self._on_chosen, field, signal))
        return field

    def _on_chosen(self, field: QComboBox, signal: SignalInstance, _place: int) -> None:
        # the field goes with the window that is made anew, so not while its list is closing
        QTimer.singleShot(0, self, partial(signal.emit, field.currentData()))
