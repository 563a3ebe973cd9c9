"""The totals of the evening. Every one is a sum of entries; none is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import case, func, select

from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.store.schema import Attendee, Case, TallyEntry, WritingTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session

    Kinds: TypeAlias = Mapping[ActionKind, int]


@dataclass(frozen=True, slots=True)
class CaseTotal:
    """What was done for one case."""

    case_id: UUID
    code: str
    name: str
    short_name: str
    country: str
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class TableTotal:
    """What was logged at one table; ``writing_table_id`` and ``name`` are empty for none."""

    writing_table_id: UUID | None
    name: str
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class Cell:
    """What was logged at one table for one case in one kind; ``table`` is empty for none."""

    table: str
    case: str
    kind: ActionKind
    quantity: int


@dataclass(frozen=True, slots=True)
class People:
    """Who came, in heads: a class of 25 is 25."""

    attendees: int
    first_time: int
    minors: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole tally of an evening; zeros are left out of every ``kinds`` but the first."""

    kinds: Kinds
    by_case: tuple[CaseTotal, ...]
    by_table: tuple[TableTotal, ...]
    cells: tuple[Cell, ...]
    people: People

    @property
    def pieces(self) -> int:
        """Letters and cards: what the goal is counted in."""
        return pieces(self.kinds)


def pieces(kinds: Kinds) -> int:
    """Return how many of the actions are pieces of mail."""
    return sum(quantity for kind, quantity in kinds.items() if kind in PIECES)


def totals(session: Session) -> Totals:
    """Return the tally of the evening as of now."""
    by_case: dict[UUID, Counter[ActionKind]] = {}
    by_table: dict[UUID | None, Counter[ActionKind]] = {}
    whole: Counter[ActionKind] = Counter(dict.fromkeys(ActionKind, 0))
    sums = _sums(session)
    for table, kind, case_id, quantity in sums:
        whole[kind] += quantity
        by_case.setdefault(case_id, Counter())[kind] += quantity
        by_table.setdefault(table, Counter())[kind] += quantity
    cases = _cases(session, by_case)
    tables = _tables(session, by_table)
    return Totals(whole, cases, tables, _cells(sums, cases, tables), people(session))


def people(session: Session) -> People:
    """Return who came, in heads."""
    heads = func.sum(Attendee.heads)
    statement = select(
        func.coalesce(heads, 0),
        func.coalesce(func.sum(case((Attendee.first_time, Attendee.heads), else_=0)), 0),
        func.coalesce(func.sum(case((Attendee.minor, Attendee.heads), else_=0)), 0),
    ).where(Attendee.hidden_at.is_(None))
    return People(*session.execute(statement).one())


def kind_totals(session: Session) -> Kinds:
    """Return only the sum of each kind, for the line below the window."""
    place = (TallyEntry.writing_table_id, TallyEntry.kind)  # in the order of the index
    statement = select(TallyEntry.kind, func.sum(TallyEntry.quantity)).group_by(*place)
    whole = dict.fromkeys(ActionKind, 0)
    for kind, quantity in session.execute(statement):
        whole[kind] += quantity
    return whole


def _sums(session: Session) -> list[tuple[UUID | None, ActionKind, UUID, int]]:
    place = (TallyEntry.writing_table_id, TallyEntry.kind, TallyEntry.case_id)
    total = func.sum(TallyEntry.quantity)
    statement = select(*place, total).group_by(*place).having(total != 0)
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(statement)]


def _cases(session: Session, counted: Mapping[UUID, Counter[ActionKind]]) -> tuple[CaseTotal, ...]:
    statement = (
        select(Case.id, Case.code, Case.name, Case.short_name, Case.country)
        .where(Case.hidden_at.is_(None) | Case.id.in_(counted))
        .order_by(Case.position)
    )
    return tuple(
        CaseTotal(*row, kinds=counted.get(row.id, Counter())) for row in session.execute(statement)
    )


def _tables(
    session: Session, counted: Mapping[UUID | None, Counter[ActionKind]]
) -> tuple[TableTotal, ...]:
    statement = (
        select(WritingTable.id, WritingTable.name)
        .where(WritingTable.hidden_at.is_(None) | WritingTable.id.in_([t for t in counted if t]))
        .order_by(WritingTable.position)
    )
    named = [
        TableTotal(row.id, row.name, counted.get(row.id, Counter()))
        for row in session.execute(statement)
    ]
    unclaimed = [TableTotal(None, "", counted[None])] if None in counted else []
    return (*named, *unclaimed)


def _cells(
    sums: list[tuple[UUID | None, ActionKind, UUID, int]],
    cases: tuple[CaseTotal, ...],
    tables: tuple[TableTotal, ...],
) -> tuple[Cell, ...]:
    quantities = {(table, case_id, kind): n for table, kind, case_id, n in sums}
    return tuple(
        Cell(table.name, of.code, kind, quantity)
        for table in tables
        for of in cases
        for kind in ActionKind
        if (quantity := quantities.get((table.writing_table_id, of.case_id, kind)))
    )
