"""Boxes to choose from that are searched by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCollator, QLocale, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from w4r_desktop import language
from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.domain.names import MAX_LENGTH, folded
from w4r_desktop.gui.widgets.fields import to_choose
from w4r_desktop.language import country_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class SearchBox(QComboBox):
    """Offers what has the typed text in it, what begins with it first.

    Left half typed, it takes the first that it offers, and says again what it said before if
    there is none: ``nothing_found`` then tells what was typed. One that ``may_be_empty`` can be
    emptied.
    """

    nothing_found = Signal(str)

    def __init__(
        self, texts: Iterable[str], parent: QWidget, *, may_be_empty: bool = False
    ) -> None:
        super().__init__(parent)
        to_choose(self)
        self._may_be_empty = may_be_empty
        self._typed = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(texts))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.setMaxLength(MAX_LENGTH)
        line.textEdited.connect(self._on_typed)
        line.editingFinished.connect(self._on_left)

    def choose(self, text: str) -> None:
        """Choose a text; one that is not in the list is only shown."""
        self.setCurrentIndex(self.findText(text))
        self.setEditText(text)

    def offers(self, typed: str) -> list[str]:
        """Return the texts of the list that have what is typed in them."""
        wanted = folded(typed).strip()
        texts = [self.itemText(index) for index in range(self.count())]
        begin = [text for text in texts if folded(text).startswith(wanted)]
        return begin + [text for text in texts if wanted in folded(text) and text not in begin]

    def _on_typed(self, typed: str) -> None:
        self._typed = True
        self._offered.setStringList(self.offers(typed))

    def _on_left(self) -> None:
        typed, was_typed, self._typed = self.currentText(), self._typed, False
        if not was_typed or self.findText(typed, Qt.MatchFlag.MatchFixedString) >= 0:
            return
        if not typed.strip() and self._may_be_empty:
            self.setCurrentIndex(-1)
        elif typed.strip() and (found := self.offers(typed)):
            self.setCurrentIndex(self.findText(found[0]))
            self.activated.emit(self.currentIndex())
        else:
            self.setEditText(self.itemText(self.currentIndex()))
            if typed.strip():
                self.nothing_found.emit(typed.strip())


def country_box(parent: QWidget) -> SearchBox:
    """Return a box of all countries in the reader's language and order; data is the code."""
    names = {code: country_name(code) for code in COUNTRIES}
    collator = QCollator(QLocale(language.current()))
    box = SearchBox((), parent, may_be_empty=True)
    for code in sorted(names, key=lambda code: collator.sortKey(names[code])):
        box.addItem(names[code], code)
    box.setCurrentIndex(-1)
    return box
