"""The question why mail is printed that is refused: the note is kept, and the report shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QLineEdit

from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

WIDTH: Final = 480
LEAST_LETTERS: Final = 3
"""Fewer letters are no reason that anybody could read in a year."""


class OverrideQuestion(Question):
    """Shows why mail is refused, and asks why it is printed all the same."""

    def __init__(self, title: str, refusal: str, parent: QWidget, *, known: str = "") -> None:
        accept = _("Keep the note") if known else _("Allow printing")
        super().__init__(title, accept, parent)
        self.note = QLineEdit(known, self)
        self.note.setMaxLength(MAX_LENGTH)
        self.note.setAccessibleName(_("Why it is printed all the same"))
        self.note.setPlaceholderText(_("The embassy takes letters until Friday"))
        self.kept = _wrapped(
            _(
                "The note is kept with the event, and the report shows it. Nothing is printed "
                "yet, and Undo takes it back."
            ),
            "small",
            self,
        )
        self.fields.addRow(_wrapped(refusal, "", self))
        self.fields.addRow(label(_("Why it is printed all the same")))
        self.fields.addRow(self.note)
        self.fields.addRow(self.kept)
        self.setTabOrder(self.note, self.yes)
        self.note.textChanged.connect(self._on_typed)
        self._on_typed(known)
        self.note.setFocus()
        self.note.selectAll()

    def _on_typed(self, typed: str) -> None:
        self.yes.setEnabled(sum(map(str.isalpha, clean_name(typed))) >= LEAST_LETTERS)


def ask_note(title: str, refusal: str, parent: QWidget, *, known: str = "") -> str:
    """Return why mail is printed despite a refusal, or nothing if it is not to be."""
    question = OverrideQuestion(title, refusal, parent, known=known)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    note = clean_name(question.note.text()) if accepted else ""
    question.deleteLater()
    return note


def _wrapped(text: str, role: str, parent: QWidget) -> QLabel:
    words = label(text, role, parent)
    words.setWordWrap(True)
    words.setMaximumWidth(theme.current().px(WIDTH))
    return words
