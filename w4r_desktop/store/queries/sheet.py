"""The tally sheet: what each person at a table has done for each case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sqlalchemy import bindparam, func, literal_column, select, type_coerce, union_all
from sqlalchemy import case as sql_case
from sqlalchemy.types import NullType

from w4r_desktop.domain.names import sort_key
from w4r_desktop.store.columns import Flag, Identity
from w4r_desktop.store.schema import Attendee, Case, CaseWithdrawal, TallyEntry, WritingTable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind

    Counts: TypeAlias = dict[bytes, int]


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


@dataclass(frozen=True, slots=True)
class Place:
    """A table as a row for anyone; a hidden one is shown only if something is counted there."""

    writing_table_id: UUID | None
    name: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet before anything is counted: it changes with people, tables and cases only.

    The rows of ``people`` have no counts yet.
    """

    writing_table_id: UUID | None
    columns: tuple[SheetColumn, ...]
    people: tuple[SheetRow, ...]
    places: tuple[Place, ...]


def sheet(session: Session, *, writing_table_id: UUID | None, kind: ActionKind) -> Sheet:
    """Return the sheet of a table, or of the whole evening, for one kind of action."""
    return filled(session, empty=frame(session, writing_table_id=writing_table_id), kind=kind)


def frame(session: Session, *, writing_table_id: UUID | None) -> Frame:
    """Return the sheet of a table, or of the whole evening, without its counts."""
    table = {"table": writing_table_id}
    seated, places = (SEATED, PLACE) if writing_table_id else (EVERYBODY, PLACES)
    people = [SheetRow(*row, counts=()) for row in session.execute(seated, table)]
    unclaimed = () if writing_table_id else (Place(None, "", hidden=True),)
    return Frame(
        writing_table_id,
        tuple(SheetColumn(*row) for row in session.execute(CASES)),
        tuple(sorted(people, key=lambda person: sort_key(person.name))),
        (*(Place(*row) for row in session.execute(places, table)), *unclaimed),
    )


def filled(session: Session, *, empty: Frame, kind: ActionKind) -> Sheet:
    """Return a sheet with what is counted in it now: one statement, run at every click."""
    table = empty.writing_table_id
    counted: dict[bytes | None, Counts] = {}
    logged_here = 0
    statement, where = (AT_TABLE, {"table": table}) if table else (EVERYWHERE, {})
    for row, case, quantity, here in session.execute(statement, {"kind": kind} | where):
        counted.setdefault(row, {})[case] = quantity
        logged_here += here
    cases = [column.case_id.bytes for column in empty.columns]
    zeros = (0,) * len(cases)

    def counts(row: UUID | None) -> tuple[int, ...]:
        found = counted.get(None if row is None else row.bytes)
        return tuple(map(found.get, cases, zeros)) if found else zeros

    def anyone(place: Place) -> SheetRow:
        shown = counts(place.writing_table_id)
        return SheetRow(None, place.writing_table_id, place.name, "", 0, False, False, shown)  # noqa: FBT003

    rows = [
        SheetRow(
            *(row.attendee_id, row.writing_table_id, row.table_name, row.name),
            *(row.heads, row.first_time, row.minor),
            counts(row.attendee_id),
        )
        for row in empty.people
    ]
    places = [(anyone(place), place.hidden) for place in empty.places]
    rows += [row for row, hidden in places if not hidden or any(row.counts)]
    return Sheet(empty.columns, tuple(rows), logged_here)


# The statements are made once: composing them took longer than running them.

_entry, _person, _table, _case, _withdrawal = (
    record.__table__.c for record in (TallyEntry, Attendee, WritingTable, Case, CaseWithdrawal)
)
_here = bindparam("table", type_=Identity)
_total = func.sum(_entry.quantity)
_of_kind = _entry.kind == bindparam("kind", type_=_entry.kind.type)

CASES: Final = (
    select(
        *(_case.id, _case.code, _case.name, _case.short_name, _case.country),
        type_coerce(_withdrawal.id.is_not(None), Flag),
    )
    .join_from(Case, CaseWithdrawal, isouter=True)
    .where(_case.hidden_at.is_(None))
    .order_by(_case.position)
)
EVERYBODY: Final = (
    select(
        *(_person.id, _person.writing_table_id, _table.name, _person.name),
        *(_person.heads, _person.first_time, _person.minor),
    )
    .join_from(Attendee, WritingTable)
    .where(_person.hidden_at.is_(None))
    .order_by(_person.id)
)
SEATED: Final = EVERYBODY.where(_person.writing_table_id == _here)
PLACES: Final = select(
    _table.id, _table.name, type_coerce(_table.hidden_at.is_not(None), Flag)
).order_by(_table.position)
PLACE: Final = PLACES.where(_table.id == _here)


def _counts(row: Any, *what: Any) -> Select[*tuple[Any, ...]]:
    """Return a selection with its identities as bare bytes: thousands of UUIDs take their time."""
    return select(type_coerce(row, NullType), type_coerce(_entry.case_id, NullType), *what)


# The kind is the same for all, but with it a GROUP BY is in the order of the index.
AT_TABLE: Final = union_all(
    _counts(_entry.attendee_id, _total, literal_column("0"))
    .where(
        _entry.attendee_id.in_(select(_person.id).where(_person.writing_table_id == _here)),
        _of_kind,
    )
    .group_by(_entry.attendee_id, _entry.kind, _entry.case_id),
    _counts(
        _entry.writing_table_id,
        func.sum(sql_case((_entry.attendee_id.is_(None), _entry.quantity), else_=0)),
        _total,
    )
    .where(_entry.writing_table_id == _here, _of_kind)
    .group_by(_entry.case_id),
)
EVERYWHERE: Final = union_all(
    _counts(_entry.attendee_id, _total, _total)
    .where(_entry.attendee_id.is_not(None), _of_kind)
    .group_by(_entry.attendee_id, _entry.kind, _entry.case_id),
    _counts(_entry.writing_table_id, _total, _total)
    .where(_entry.attendee_id.is_(None), _of_kind)
    .group_by(_entry.writing_table_id, _entry.kind, _entry.case_id),
)
