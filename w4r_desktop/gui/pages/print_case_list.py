"""What sheets and slips of cases have in common: a list of cases, and how many of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.print_document import BriefOptions
from w4r_desktop.gui.widgets.case_copies import CaseList, CopiesBox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.case import Role
    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.models.copies import CopiesRow
    from w4r_desktop.gui.models.paper_choices import PaperChoices, SheetCopies
    from w4r_desktop.gui.pages.print_document import PaperFacts, Pictures
    from w4r_desktop.gui.widgets.segments import SegmentedControl
    from w4r_desktop.store.queries.cases import CaseRow

MOST: Final = 999


class CaseListOptions(BriefOptions):
    """Which cases, how often, in which of several shapes; then language and paper.

    ``counted`` names what is counted, with a place for the case: "Sheets for {case}". ``each`` is
    the name of how many each case gets, with the key that reaches it, and ``each_name`` without.
    """

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, pictures: Pictures, parent: QWidget,
        *, copies: SheetCopies, counted: str, each: str, each_name: str,
    ) -> None:  # fmt: skip
        super().__init__(choices, facts, pictures, parent)
        self._copies = copies
        shape = self._shape()  # first, as Tab goes in the order of making
        self.cases = CaseList(counted, self)
        self.same = CopiesBox(self)
        self.same.setRange(1, MOST)
        self._add_fields(each, self.same, each_name)
        self.body.setSpacing(theme.current().px(6))
        self.body.addWidget(shape)
        self.body.addWidget(self.cases, 1)
        self.body.addWidget(self._fields)
        self.cases.ticked.connect(self._on_ticked)
        self.cases.numbered.connect(self._on_numbered)
        self.same.valueChanged.connect(self._on_same)

    # -- what each of them says for itself -----------------------------------------------------

    def _shape(self) -> SegmentedControl:
        """Make the choice of shapes."""
        raise NotImplementedError

    def _problem(self, row: CaseRow) -> W4RError | None:
        """Return why a case cannot be printed, if it cannot."""
        raise NotImplementedError

    # -- what is chosen ------------------------------------------------------------------------

    @property
    @override
    def count(self) -> int:
        """How many will be printed."""
        return self._copies.sheets

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self._show_fields()
        found = ((row.case_id, self._problem(row)) for row in self._facts.cases)
        problems = {case_id: problem for case_id, problem in found if problem is not None}
        self._copies.show(self._facts.mail, problems)
        self.same.show_number(self._copies.same)
        self.cases.show_rows(self._copies.rows, editable=True)

    @override
    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one for one case."""
        self._copies.choose_only(case_id)

    def _wanted(self, copies: Callable[[CopiesRow], int]) -> Iterator[tuple[CaseRow, int]]:
        """Yield the cases that any are wanted of, and how many ``copies`` says."""
        wanted = {row.mail.case_id: copies(row) for row in self._copies.rows}
        for row in self._facts.cases:
            if number := wanted.get(row.case_id):
                yield row, number

    def _on_ticked(self, case_id: UUID, ticked: bool) -> None:  # noqa: FBT001 - a slot
        self._copies.tick(case_id, ticked=ticked)
        self.changed.emit(case_id)

    def _on_numbered(self, case_id: UUID, copies: int) -> None:
        self._copies.set_copies(case_id, copies)
        self.changed.emit(case_id)

    def _on_same(self, copies: int) -> None:
        self._copies.set_same(copies)
        self.changed.emit(None)
