"""The question why a case is not to be written for any more."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit

from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class WithdrawalQuestion(Question):
    """Asks for a reason in a few words; usual ones are offered."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(
            _("Why is {case} withdrawn?").format(case=name), _("Withdraw the case"), parent
        )
        about = label(
            _(
                "Nothing more is written for a withdrawn case: it turns amber everywhere, and no "
                "envelope is printed for it. What was written stays counted."
            ),
            "muted",
            self,
        )
        about.setWordWrap(True)
        about.setMaximumWidth(theme.current().px(480))
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_LENGTH)
        self.reason.setAccessibleName(_("Reason"))
        self.fields.addRow(about)
        self.fields.addRow(label(_("Reason")), self.reason)
        self.usual = [Button(words, parent=self) for words in _usual_reasons()]
        for button in self.usual:
            self.fields.addRow("", button)
            button.clicked.connect(partial(self._offer, button.text()))
        in_order = (self.reason, *self.usual, self.yes)
        for one, following in pairwise(in_order):
            self.setTabOrder(one, following)
        self.reason.textChanged.connect(self._on_typed)
        self._on_typed("")
        self.reason.setFocus()

    def _offer(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setFocus()  # where it can be said more exactly, and Enter withdraws

    def _on_typed(self, typed: str) -> None:
        self.yes.setEnabled(bool(clean_name(typed)))


def ask_reason(name: str, parent: QWidget, *, known: str = "") -> str:
    """Return why a case is withdrawn, or nothing if it is not to be; ``known`` is said already."""
    question = WithdrawalQuestion(name, parent)
    question.reason.setText(known)
    question.reason.selectAll()
    accepted = question.exec() == QDialog.DialogCode.Accepted
    reason = clean_name(question.reason.text()) if accepted else ""
    question.deleteLater()
    return reason


def _usual_reasons() -> tuple[str, ...]:
    return (
        _("There is good news: letters are no longer needed"),
        _("The family asked us to stop"),
        _("The address is no longer safe or right"),
        _("The campaign asked us to stop"),
    )
