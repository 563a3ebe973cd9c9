"""The documents of the Print page, in the order they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.pages.print_cards import CardOptions
from w4r_desktop.gui.pages.print_envelopes import EnvelopeOptions
from w4r_desktop.gui.pages.print_letters import LetterOptions
from w4r_desktop.gui.pages.print_news import GoodNewsOptions
from w4r_desktop.gui.pages.print_sheets import CaseSheetOptions
from w4r_desktop.gui.pages.print_signs import TableSignOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import DocumentOptions, PaperFacts, Pictures
    from w4r_desktop.gui.preferences import Preferences


class Documents:
    """The options of every document, each by its name and all of them in their order."""

    def __init__(
        self,
        choices: PaperChoices,
        facts: PaperFacts,
        pictures: Pictures,
        preferences: Preferences,
        parent: QWidget,
    ) -> None:
        self.envelopes = EnvelopeOptions(choices.envelopes, facts, preferences, parent)
        self.letters = LetterOptions(choices, facts, parent)
        self.cards = CardOptions(choices, facts, parent)
        self.case_sheets = CaseSheetOptions(choices, facts, pictures, parent)
        self.table_signs = TableSignOptions(choices, facts, pictures, parent)
        self.good_news = GoodNewsOptions(choices, facts, parent)
        self.all: Mapping[Document, DocumentOptions] = {
            Document.ENVELOPES: self.envelopes,
            Document.LETTERS: self.letters,
            Document.CARDS: self.cards,
            Document.CASE_SHEETS: self.case_sheets,
            Document.TABLE_SIGNS: self.table_signs,
            Document.GOOD_NEWS: self.good_news,
        }
