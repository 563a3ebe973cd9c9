"""Case sheets on the Print page: of which cases, how many, on how much paper."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.case_sheets import CaseSheetLook, CaseSheetOrder, Length, problems
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.pages.print_case_list import CaseListOptions
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes import CaseSheetWish
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts, Pictures
    from w4r_desktop.store.queries.cases import CaseRow


class CaseSheetOptions(CaseListOptions):
    """Which cases, how often, one page or two, large print, language and paper."""

    document = Document.CASE_SHEETS

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, pictures: Pictures, parent: QWidget
    ) -> None:
        super().__init__(
            choices, facts, pictures, parent,
            copies=choices.sheets,
            counted=_("Sheets for {case}"),
            each=_("Sheets for &each case"),
            each_name=_("Sheets for each case"),
        )  # fmt: skip
        self.length.chosen.connect(self._on_length)

    @property
    @override
    def words(self) -> DocumentWords:
        """How case sheets are spoken of."""
        return DocumentWords(
            _("Case sheets"),
            _("Drawing the case sheets"),
            _("Save the case sheets as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        return _("To print, tick a case and say how many sheets it gets.")

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        super().show_choices()
        self.length.choose(self._choices.length)

    @override
    def wish(self) -> CaseSheetWish | None:
        """Return the sheets to be drawn, or nothing."""
        wanted = self._wanted(attrgetter("printed"))
        orders = tuple(self._order(row, copies) for row, copies in wanted)
        return CaseSheetWish(orders, self._look()) if orders else None

    @override
    def _shape(self) -> SegmentedControl:
        self.length = SegmentedControl(_("How much paper"), self, wraps=True)
        self.length.show_choices(
            [
                Choice(Length.ONE_PAGE, _("1 page")),
                Choice(Length.TWO_PAGES, _("2 pages")),
                Choice(Length.LARGE_PRINT, _("Large print")),
            ]
        )
        return self.length

    @override
    def _problem(self, row: CaseRow) -> W4RError | None:
        return next(problems(self._brief(row)), None)

    def _order(self, row: CaseRow, copies: int) -> CaseSheetOrder:
        return CaseSheetOrder(
            self._brief(row),
            self.language.code,
            copies,
            self._pictures.of(row),
            row.withdrawn.reason if row.withdrawn else None,
        )

    def _look(self) -> CaseSheetLook:
        campaign = self._facts.campaign.campaign
        return CaseSheetLook(
            paper=self.paper.paper(self._facts),
            length=self._choices.length,
            campaign=campaign.name,
            historical=campaign.historical,
            sender_country=self._facts.details.country,
            language=language.current(),
            practice=self._facts.practice,
        )

    def _on_length(self, length: Length) -> None:
        self._choices.length = length
        self.changed.emit(None)


def _print_button(count: int) -> str:
    return ngettext("Print {number} case sheet", "Print {number} case sheets", count).format(
        number=number(count)
    )
