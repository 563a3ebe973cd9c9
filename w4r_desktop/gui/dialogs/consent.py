"""The question in which words people agree to be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog

from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import wrapped
from w4r_desktop.gui.widgets.plain_box import TellingBox
from w4r_desktop.language import _
from w4r_desktop.wording import consent_wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZE: Final = (480, 140)


class ConsentQuestion(Question):
    """Shows the words; the organizer's own, or the usual ones with the name of the event."""

    def __init__(self, own: str, event: str, parent: QWidget) -> None:
        super().__init__(_("What people agree to"), _("Save"), parent)
        self._usual = consent_wording("", event)
        px = theme.current().px
        about = wrapped(
            _(
                "Whoever wants to hear from you is shown these words, and they are kept with the "
                "e-mail address or telephone number. Who agreed already agreed to the words of "
                "then."
            ),
            px(SIZE[0]),
            "muted",
            self,
        )
        self.words = TellingBox(self)
        self.words.setPlainText(own or self._usual)
        self.words.setAccessibleName(_("What people agree to"))
        self.words.setMinimumSize(px(SIZE[0]), px(SIZE[1]))
        self.usual = Button(_("Take the usual words"), parent=self)
        self.usual.clicked.connect(self._take_usual)
        for part in (about, self.words, self.usual):
            self.fields.addRow(part)
        self.words.setFocus()

    @property
    def own(self) -> str:
        """The organizer's own words, or nothing if they are the usual ones."""
        said = " ".join(self.words.toPlainText().split())
        return "" if said == self._usual else said

    def _take_usual(self) -> None:
        self.words.setPlainText(self._usual)
        self.words.setFocus()


def ask_consent(own: str, event: str, parent: QWidget) -> str | None:
    """Return the organizer's own words, none for the usual ones; ``None`` leaves them."""
    question = ConsentQuestion(own, event, parent)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    said = question.own
    question.deleteLater()
    return said if accepted else None
