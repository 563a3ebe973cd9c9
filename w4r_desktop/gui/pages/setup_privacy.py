"""What is kept of people, and the words they agree to, as a card under Setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from w4r_desktop.gui.dialogs.consent import ask_consent
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.choices import Choices


class PrivacyCard(Card):
    """Says what is kept; ``wording_changed`` tells the organizer's own words of consent."""

    wording_changed = Signal(str)

    def __init__(self, choices: Choices, event: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Privacy"), parent=parent)
        self._choices = choices
        self._event = event
        about = label(
            _(
                "A first name is enough to write, and nobody has to give any. An e-mail address "
                "or a telephone number is kept only of people who agree, with the words they "
                "agreed to and the time, and never of minors. All of it stays in the event file "
                "on this laptop; nothing is sent anywhere. Names are never on the board, and in "
                "files only if you ask for them."
            ),
            "muted",
            self,
        )
        about.setWordWrap(True)
        self.change = Button(_("What people agree to…"), parent=self)
        self.change.clicked.connect(self._change)
        self.body.addWidget(about)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def show_event(self, name: str) -> None:
        """Name this event in the usual words."""
        self._event = name

    def _change(self) -> None:
        said = ask_consent(self._choices.consent, self._event, self)
        if said is not None:
            self._choices.consent = said
            self.wording_changed.emit(said)
