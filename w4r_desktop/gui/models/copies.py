"""How much mail of each case: as logged, since the last run, or the same for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.envelopes import EnvelopeOrder
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from w4r_desktop.documents.refusals import Kinds
    from w4r_desktop.domain.print_runs import RunKind
    from w4r_desktop.errors import W4RError
    from w4r_desktop.store.queries.mail import CaseMail


ROLES: Final = (Role.PRIMARY, Role.SOLIDARITY, Role.COPY)
"""In the order of how much is mailed to them."""


@dataclass(frozen=True, slots=True)
class CopiesRow:
    """A line of the list; ``problem`` says why the case cannot be printed, if it cannot."""

    mail: CaseMail
    ticked: bool
    copies: int
    problem: W4RError | None

    @property
    def printed(self) -> int:
        """How many copies the case gives."""
        return self.copies if self.ticked and self.problem is None else 0


@dataclass(frozen=True, slots=True)
class TableCopies:
    """What was logged at a table, by case; ``title`` is how the table is called on paper."""

    title: str
    logged: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class CopiesFacts:
    """What the tally says: by case what was logged and what is printed already, and by table.

    ``fresh`` is what was logged and neither printed nor posted. ``problems`` say by case code why
    one cannot be printed at all, ``kind`` what is counted as printed.
    """

    cases: tuple[CaseMail, ...] = ()
    logged: Mapping[UUID, int] | None = None
    printed: Mapping[UUID, int] | None = None
    fresh: Mapping[UUID, int] | None = None
    tables: tuple[TableCopies, ...] = ()
    problems: Mapping[str, W4RError] | None = None
    kind: RunKind | None = None


class Copies:
    """What is chosen, mode by mode and role by role: coming back finds it as it was left."""

    def __init__(self, role: Role = Role.PRIMARY) -> None:
        self.mode = Numbers.AS_LOGGED
        self.role = role
        self.same = 1
        self.for_tables = False
        self._facts = CopiesFacts()
        self._ticks: dict[tuple[Numbers, Role, UUID], bool] = {}
        self._numbers: dict[tuple[Numbers, Role, UUID], int] = {}
        self._seen: dict[RunKind | None, Mapping[UUID, int]] = {}

    def show(self, facts: CopiesFacts) -> None:
        """Choose among these from now on; what was printed since forgets what was typed for it."""
        self._facts = facts
        printed = facts.printed or {}
        before = self._seen.get(facts.kind, printed)
        self._seen[facts.kind] = printed
        for case in facts.cases:
            if printed.get(case.case_id, 0) != before.get(case.case_id, 0):
                key = (Numbers.SINCE_LAST_RUN, self.role, case.case_id)
                self._numbers.pop(key, None)  # or it would be printed once more
                self._ticks.pop(key, None)

    @property
    def rows(self) -> tuple[CopiesRow, ...]:
        """Every case in its order."""
        return tuple(self._row(case) for case in self._facts.cases)

    @property
    def copies(self) -> int:
        """How many copies will be printed, in all packs."""
        return sum(copies for pack in self.packs() for _case, copies in pack.orders)

    @property
    def left_out(self) -> tuple[CopiesRow, ...]:
        """The cases that were to be printed, but cannot be."""
        return tuple(row for row in self.rows if row.problem and row.copies and row.ticked)

    @property
    def offers_packs(self) -> bool:
        """Whether there can be packs: what was printed already is not known by table."""
        return self.mode is not Numbers.SINCE_LAST_RUN and bool(self._facts.tables)

    @property
    def makes_packs(self) -> bool:
        """Whether each table gets a pack of its own."""
        return self.for_tables and self.offers_packs

    @property
    def is_editable(self) -> bool:
        """Whether the number of each case can be changed."""
        return self.mode is not Numbers.SAME and not self.makes_packs

    @property
    def is_changed(self) -> bool:
        """Whether a person changed anything of what the tally says."""
        here = (self.mode, self.role)
        counted = self.mode is not Numbers.SAME
        return counted and any(key[:2] == here for key in (*self._numbers, *self._ticks))

    def packs(self) -> tuple[Pack[tuple[CaseMail, int]], ...]:
        """Return the copies of each case: in one pack without a title, or in one for each table."""
        rows = self.rows
        if not self.makes_packs:
            return (Pack("", tuple((row.mail, row.printed) for row in rows if row.printed)),)
        packs = (self._pack(table, rows) for table in self._facts.tables)
        return tuple(pack for pack in packs if pack.orders)

    def tick(self, case_id: UUID, *, ticked: bool) -> None:
        """Print a case or not; one without any copies gets one."""
        self._ticks[self.mode, self.role, case_id] = ticked
        row = next(row for row in self.rows if row.mail.case_id == case_id)
        if ticked and not row.copies and self.is_editable:
            self._numbers[self.mode, self.role, case_id] = 1

    def set_copies(self, case_id: UUID, copies: int) -> None:
        """Print a case so often, whatever was logged; none is a case that is not printed."""
        self._numbers[self.mode, self.role, case_id] = copies
        self._ticks[self.mode, self.role, case_id] = copies > 0

    def forget_changes(self) -> None:
        """Go back to what the tally says, for the role in view."""
        here = (self.mode, self.role)
        self._numbers = {key: number for key, number in self._numbers.items() if key[:2] != here}
        self._ticks = {key: ticked for key, ticked in self._ticks.items() if key[:2] != here}

    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one copy of one case."""
        self.mode, self.role, self.same, self.for_tables = Numbers.SAME, role, 1, False
        for case in self._facts.cases:
            self._ticks[self.mode, role, case.case_id] = case.case_id == case_id

    def _row(self, case: CaseMail) -> CopiesRow:
        copies = self._usual(case.case_id)
        if self.is_editable:
            copies = self._numbers.get((self.mode, self.role, case.case_id), copies)
        ticked = self._ticks.get((self.mode, self.role, case.case_id), copies > 0)
        return CopiesRow(case, ticked, copies, (self._facts.problems or {}).get(case.code))

    def _usual(self, case_id: UUID) -> int:
        if self.mode is Numbers.SAME:
            return self.same
        fresh = self.mode is Numbers.SINCE_LAST_RUN
        counted = self._facts.fresh if fresh else self._facts.logged
        return (counted or {}).get(case_id, 0)

    def _pack(self, table: TableCopies, rows: tuple[CopiesRow, ...]) -> Pack[tuple[CaseMail, int]]:
        same = self.mode is Numbers.SAME
        counted = (
            (row.mail, self.same if same else table.logged.get(row.mail.case_id, 0))
            for row in rows
            if row.printed
        )
        return Pack(table.title, tuple((case, copies) for case, copies in counted if copies > 0))


def order_of(
    case: CaseMail, role: Role, copies: int, *, overridden: Kinds = frozenset()
) -> EnvelopeOrder:
    """Return an order of a number of envelopes to the target of a role.

    ``overridden`` are the reasons not to mail that the organizer has set aside.
    """
    return EnvelopeOrder(
        case.code,
        case.name,
        case.targets.get(role),
        copies,
        sender_limit=case.sender_limit,
        withdrawn=case.withdrawn.reason if case.withdrawn else None,
        overridden=overridden,
    )


def roles_of(cases: Iterable[CaseMail]) -> tuple[Role, ...]:
    """Return the roles that any case has somebody or something for; the appeal always is one."""
    named = {role for case in cases for role in Role if role in case.targets or case.logged[role]}
    return tuple(role for role in ROLES if role is Role.PRIMARY or role in named)
