"""The documents of the Print page, in the order they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.gui.pages.print_cards import CardOptions
from w4r_desktop.gui.pages.print_envelopes import EnvelopeOptions
from w4r_desktop.gui.pages.print_evening import HelperSheetOptions, ThankYouOptions
from w4r_desktop.gui.pages.print_labels import LabelOptions
from w4r_desktop.gui.pages.print_letters import LetterOptions
from w4r_desktop.gui.pages.print_news import GoodNewsOptions
from w4r_desktop.gui.pages.print_packing import PackingOptions
from w4r_desktop.gui.pages.print_people import SignInOptions, SlipOptions
from w4r_desktop.gui.pages.print_sheets import CaseSheetOptions
from w4r_desktop.gui.pages.print_signs import TableSignOptions
from w4r_desktop.gui.pages.print_take_home import TakeHomeOptions
from w4r_desktop.gui.pages.print_tally import TallySheetOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.paper import Document
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
        self.labels = LabelOptions(choices, facts, preferences, parent)
        self.case_sheets = CaseSheetOptions(choices, facts, pictures, parent)
        self.table_signs = TableSignOptions(choices, facts, pictures, parent)
        self.sign_in_sheets = SignInOptions(choices, facts, preferences, parent)
        self.tally_sheets = TallySheetOptions(choices, facts, parent)
        self.participation_slips = SlipOptions(choices, facts, parent)
        self.take_home_slips = TakeHomeOptions(choices, facts, pictures, parent)
        self.helper_sheet = HelperSheetOptions(choices, facts, parent)
        self.thank_you_sheet = ThankYouOptions(choices, facts, parent)
        self.good_news = GoodNewsOptions(choices, facts, parent)
        self.packing_lists = PackingOptions(choices, facts, parent)
        offered: tuple[DocumentOptions, ...] = (
            *(self.envelopes, self.letters, self.cards, self.labels),
            *(self.case_sheets, self.table_signs, self.sign_in_sheets, self.tally_sheets),
            *(self.participation_slips, self.take_home_slips),
            *(self.helper_sheet, self.thank_you_sheet, self.good_news, self.packing_lists),
        )
        self.all: Mapping[Document, DocumentOptions] = {
            options.document: options for options in offered
        }
