"""Practising, as a card under Setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PracticeCard(Card):
    """Offers a copy for helpers to practise on."""

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Practise"), parent=parent)
        about = label(
            _(
                "Let helpers try everything on a striped copy of this evening. Nothing they do "
                "there counts, and it is thrown away with one click."
            ),
            "muted",
            self,
        )
        about.setWordWrap(True)
        self.begin = Button(_("Practise on a copy"), parent=self)
        self.begin.clicked.connect(self.requested)
        self.body.addWidget(about)
        self.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
