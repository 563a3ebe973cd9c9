"""The tally sheet: what each person at a table has done for each case."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import func, select

from w4r_desktop.store.schema import Attendee, Case, TallyEntry, WritingTable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind

    Counts: TypeAlias = dict[UUID, int]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One case."""

    case_id: UUID
    code: str
    name: str
    short_name: str
    country: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One attendee with everything they did, or, without ``attendee_id``, anyone at a table."""

    attendee_id: UUID | None
    writing_table_id: UUID | None
    table_name: str
    name: str
    heads: int
    first_time: bool
    minor: bool
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The sum over all cases."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one tally sheet shows: one kind, one table or all.

    ``logged_here`` is what was logged at the table itself. It differs from ``total`` where people
    have moved, because a person keeps their letters, and the letters their table.
    """

    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    logged_here: int = 0

    @property
    def sums(self) -> tuple[int, ...]:
        """The sum of each column."""
        return tuple(map(sum, zip(*(row.counts for row in self.rows), strict=True)))

    @property
    def total(self) -> int:
        """The sum of everything shown."""
        return sum(row.total for row in self.rows)


def sheet(session: Session, *, writing_table_id: UUID | None, kind: ActionKind) -> Sheet:
    """Return the sheet of a table, or of the whole evening, for one kind of action."""
    columns = _columns(session)
    cases = [column.case_id for column in columns]
    of_kind = TallyEntry.kind == kind
    here = None if writing_table_id is None else TallyEntry.writing_table_id == writing_table_id
    return Sheet(
        columns,
        (
            *_attendees(session, writing_table_id, of_kind, cases),
            *_anyone(session, writing_table_id, of_kind, cases),
        ),
        _sum(session, of_kind if here is None else here & of_kind),
    )


def _columns(session: Session) -> tuple[SheetColumn, ...]:
    statement = (
        select(Case.id, Case.code, Case.name, Case.short_name, Case.country)
        .where(Case.hidden_at.is_(None))
        .order_by(Case.position)
    )
    return tuple(SheetColumn(*row, withdrawn=False) for row in session.execute(statement))


def _attendees(
    session: Session, table: UUID | None, of_kind: ColumnElement[bool], cases: list[UUID]
) -> list[SheetRow]:
    seated: ColumnElement[bool] = Attendee.hidden_at.is_(None)
    if table is not None:
        seated &= Attendee.writing_table_id == table
    sums = (
        select(TallyEntry.attendee_id, TallyEntry.case_id, func.sum(TallyEntry.quantity))
        .where(of_kind, TallyEntry.attendee_id.in_(select(Attendee.id).where(seated)))
        .group_by(TallyEntry.attendee_id, TallyEntry.case_id)
    )
    counts: dict[UUID | None, Counts] = defaultdict(dict)
    for attendee_id, case_id, quantity in session.execute(sums):
        counts[attendee_id][case_id] = quantity
    people = (
        select(
            *(Attendee.id, Attendee.writing_table_id, WritingTable.name, Attendee.name),
            *(Attendee.heads, Attendee.first_time, Attendee.minor),
        )
        .join(WritingTable, WritingTable.id == Attendee.writing_table_id)
        .where(seated)
        .order_by(Attendee.folded_name, Attendee.id)
    )
    return [
        SheetRow(*row, counts=_in_order(counts[row.id], cases)) for row in session.execute(people)
    ]


def _anyone(
    session: Session, table: UUID | None, of_kind: ColumnElement[bool], cases: list[UUID]
) -> list[SheetRow]:
    nobody: ColumnElement[bool] = TallyEntry.attendee_id.is_(None)
    if table is not None:
        nobody &= TallyEntry.writing_table_id == table
    sums = (
        select(TallyEntry.writing_table_id, TallyEntry.case_id, func.sum(TallyEntry.quantity))
        .where(of_kind, nobody)
        .group_by(TallyEntry.writing_table_id, TallyEntry.case_id)
    )
    counts: dict[UUID | None, Counts] = defaultdict(dict)
    for table_id, case_id, quantity in session.execute(sums):
        counts[table_id][case_id] = quantity
    visible: ColumnElement[bool] = WritingTable.hidden_at.is_(None)
    if table is not None:
        visible &= WritingTable.id == table
    tables = (
        select(WritingTable.id, WritingTable.name).where(visible).order_by(WritingTable.position)
    )
    places: list[tuple[UUID | None, str]] = [(row.id, row.name) for row in session.execute(tables)]
    if None in counts:  # a box that no table claims
        places.append((None, ""))
    return [
        SheetRow(None, place, name, "", 0, False, False, _in_order(counts[place], cases))  # noqa: FBT003
        for place, name in places
    ]


def _in_order(counts: Counts, cases: list[UUID]) -> tuple[int, ...]:
    return tuple(counts.get(case, 0) for case in cases)


def _sum(session: Session, which: ColumnElement[bool]) -> int:
    statement = select(func.coalesce(func.sum(TallyEntry.quantity), 0)).where(which)
    return session.execute(statement).scalar_one()
