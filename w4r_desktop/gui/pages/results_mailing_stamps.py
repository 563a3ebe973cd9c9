"""The stamps for what is posted one by one: needed, held and to buy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from w4r_desktop.domain.stamps import bill, shopping
from w4r_desktop.gui.mail_bins import individual_pieces
from w4r_desktop.gui.postage_words import stamps_words, total_words, warnings
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.mail_bins import MailFacts


class StampsCard(Card):
    """How many stamps are needed, there and missing, and what they cost."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Stamps"), parent=parent)
        self.words = label("", "", self)
        self.missing = label("", "heading", self)
        self.remarks = label("", "amber", self)
        self.postage = Button(_("Postage…"), parent=self)
        for words in (self.words, self.missing, self.remarks):
            words.setWordWrap(True)
            self.body.addWidget(words)
        self.body.addWidget(self.postage, 0, Qt.AlignmentFlag.AlignLeft)

    def show_facts(self, facts: MailFacts, *, today: date) -> None:
        """Reckon what is still to be posted one by one."""
        postage = facts.postage
        needed = bill(individual_pieces(facts, today=today), postage)
        bought = shopping(needed, postage)
        there = sum(one.held + one.franked for one in bought.shortages)
        said = [stamps_words(needed, postage.home, postage.day)]
        if there:
            words = ngettext("{number} is there.", "{number} are there.", there)
            said.append(words.format(number=number(there)))
        self.words.setText("\n".join(said))
        self.missing.setText(total_words(bought.bill, postage.home))
        self.missing.setVisible(needed.stamps > 0)
        minded = "\n".join(warnings(needed, postage.day))
        self.remarks.setText(minded)
        self.remarks.setVisible(bool(minded))
