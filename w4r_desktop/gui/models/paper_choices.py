"""What is chosen on the Print page, document by document: coming back finds it as it was left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from w4r_desktop.documents.case_sheets import Length
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.models.copies import Copies, CopiesRow
from w4r_desktop.gui.models.evening_choices import EveningChoices
from w4r_desktop.gui.models.label_choices import LabelChoices
from w4r_desktop.gui.models.letter_choices import CardChoices, LetterChoices

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from w4r_desktop.domain.stationery import Paper
    from w4r_desktop.errors import W4RError
    from w4r_desktop.store.queries.mail import CaseMail


class SheetCopies:
    """How many sheets of each case: the same for all, other than what a person changed."""

    def __init__(self) -> None:
        self._same = 1
        self._cases: tuple[CaseMail, ...] = ()
        self._problems: Mapping[UUID, W4RError] = {}
        self._numbers: dict[UUID, int] = {}

    def show(self, cases: tuple[CaseMail, ...], problems: Mapping[UUID, W4RError]) -> None:
        """Choose among these from now on; ``problems`` are keyed by case."""
        self._cases, self._problems = cases, problems

    @property
    def same(self) -> int:
        """How many sheets a case has that nobody changed."""
        return self._same

    @property
    def rows(self) -> tuple[CopiesRow, ...]:
        """Every case in its order; of a withdrawn one none are printed unless they are wanted."""
        return tuple(self._row(case) for case in self._cases)

    @property
    def sheets(self) -> int:
        """How many sheets will be printed."""
        return sum(row.printed for row in self.rows)

    def set_same(self, copies: int) -> None:
        """Print every case so often that is printed at all."""
        self._same = copies
        self._numbers = {case_id: 0 for case_id, number in self._numbers.items() if not number}

    def tick(self, case_id: UUID, *, ticked: bool) -> None:
        """Print a case or not."""
        self._numbers[case_id] = self._same if ticked else 0

    def set_copies(self, case_id: UUID, copies: int) -> None:
        """Print a case so often."""
        self._numbers[case_id] = copies

    def choose_only(self, case_id: UUID) -> None:
        """Print one sheet of one case, even if it was withdrawn."""
        self._same = 1
        self._numbers = {case.case_id: int(case.case_id == case_id) for case in self._cases}

    def _row(self, case: CaseMail) -> CopiesRow:
        usual = 0 if case.withdrawn else self._same
        copies = self._numbers.get(case.case_id, usual)
        return CopiesRow(case, copies > 0, copies, self._problems.get(case.case_id))


@dataclass(slots=True)
class PaperChoices:
    """All that is chosen; ``paper`` is None while it is that of the event.

    ``languages`` have that of the briefs, document by document, and nothing while it is that of
    the window; sheets and signs have one. ``dedicated`` says for which case a table has a sign, or
    that it has none, where not for its own case.
    """

    document: Document = Document.ENVELOPES
    envelopes: Copies = field(default_factory=Copies)
    letters: Copies = field(default_factory=Copies)
    cards: Copies = field(default_factory=lambda: Copies(Role.SOLIDARITY))
    labels: Copies = field(default_factory=Copies)
    letter_look: LetterChoices = field(default_factory=LetterChoices)
    card_look: CardChoices = field(default_factory=CardChoices)
    label_look: LabelChoices = field(default_factory=LabelChoices)
    sheets: SheetCopies = field(default_factory=SheetCopies)
    take_home: SheetCopies = field(default_factory=SheetCopies)
    length: Length = Length.ONE_PAGE
    paper: Paper | None = None
    languages: dict[Document, str] = field(default_factory=dict)
    dedicated: dict[UUID, UUID | None] = field(default_factory=dict)
    folded: bool = True
    signs_each: int = 1
    evening: EveningChoices = field(default_factory=EveningChoices)
