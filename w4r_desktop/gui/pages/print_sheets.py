"""Case sheets on the Print page: of which cases, how many, on how much paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.case_sheets import CaseSheetLook, CaseSheetOrder, Length, problems
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.print_document import BriefOptions, DocumentWords
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.case_copies import CaseList, CopiesBox
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes import CaseSheetWish
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.case import Role
    from w4r_desktop.errors import PageCharacterError
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts, Pictures
    from w4r_desktop.store.queries.cases import CaseRow

MOST_SHEETS: Final = 999


class CaseSheetOptions(BriefOptions):
    """Which cases, how often, one page or two, large print, language and paper."""

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, pictures: Pictures, parent: QWidget
    ) -> None:
        super().__init__(choices, facts, pictures, parent)
        self.length = SegmentedControl(_("How much paper"), self, wraps=True)
        self.cases = CaseList(_("Sheets for {case}"), self)
        self.same = CopiesBox(self)
        self._fill()
        self.length.chosen.connect(self._on_length)
        self.cases.ticked.connect(self._on_ticked)
        self.cases.numbered.connect(self._on_numbered)
        self.same.valueChanged.connect(self._on_same)

    @property
    @override
    def kind(self) -> RunKind:
        """What its copies are counted as."""
        return RunKind(Document.CASE_SHEETS)

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
    def count(self) -> int:
        """How many sheets will be printed."""
        return self._choices.sheets.sheets

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        return _("To print, tick a case and say how many sheets it gets.")

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self._show_fields()
        sheets = self._choices.sheets
        sheets.show(self._facts.mail, self._problems())
        self.length.choose(self._choices.length)
        self.same.show_number(sheets.same)
        self.cases.show_rows(sheets.rows, editable=True)

    @override
    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one sheet of one case."""
        self._choices.sheets.choose_only(case_id)

    @override
    def wish(self) -> CaseSheetWish | None:
        """Return the sheets to be drawn, or nothing."""
        printed = {row.mail.case_id: row.printed for row in self._choices.sheets.rows}
        orders = tuple(
            self._order(row, printed[row.case_id])
            for row in self._facts.cases
            if printed.get(row.case_id)
        )
        return CaseSheetWish(orders, self._look()) if orders else None

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

    def _problems(self) -> dict[UUID, PageCharacterError]:
        """Return by case why its sheet cannot be printed."""
        found = ((row.case_id, next(problems(self._brief(row)), None)) for row in self._facts.cases)
        return {case_id: problem for case_id, problem in found if problem is not None}

    def _fill(self) -> None:
        self.length.show_choices(
            [
                Choice(Length.ONE_PAGE, _("1 page")),
                Choice(Length.TWO_PAGES, _("2 pages")),
                Choice(Length.LARGE_PRINT, _("Large print")),
            ]
        )
        self.same.setRange(1, MOST_SHEETS)
        self._add_fields(_("Sheets for &each case"), self.same, _("Sheets for each case"))
        self.body.setSpacing(theme.current().px(6))
        self.body.addWidget(self.length)
        self.body.addWidget(self.cases, 1)
        self.body.addWidget(self._fields)

    def _on_length(self, length: Length) -> None:
        self._choices.length = length
        self.changed.emit(None)

    def _on_ticked(self, case_id: UUID, ticked: bool) -> None:  # noqa: FBT001 - a slot
        self._choices.sheets.tick(case_id, ticked=ticked)
        self.changed.emit(case_id)

    def _on_numbered(self, case_id: UUID, copies: int) -> None:
        self._choices.sheets.set_copies(case_id, copies)
        self.changed.emit(case_id)

    def _on_same(self, copies: int) -> None:
        self._choices.sheets.set_same(copies)
        self.changed.emit(None)


def _print_button(count: int) -> str:
    return ngettext("Print {number} case sheet", "Print {number} case sheets", count).format(
        number=number(count)
    )
