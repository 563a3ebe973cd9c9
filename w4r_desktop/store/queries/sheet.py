"""The tally sheet: what each person at a table has done for each case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sqlalchemy import bindparam, func, literal_column, or_, select, type_coerce, union_all
from sqlalchemy import case as sql_case
from sqlalchemy.types import NullType

from w4r_desktop.domain.names import sort_key
from w4r_desktop.store.columns import Flag, Identity
from w4r_desktop.store.queries.names import shown_name
from w4r_desktop.store.queries.owners import owners
from w4r_desktop.store.schema import Attendee, Case, CaseWithdrawal, TallyEntry, WritingTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind

    Counts: TypeAlias = dict[bytes, int]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One case; ``dedicated`` where the table shown writes for it alone."""

    case_id: UUID
    code: str
    name: str
    short_name: str
    country: str
    withdrawn: bool
    dedicated: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One attendee with everything they did, or, without ``attendee_id``, anyone at a table.

    ``signed_out`` have left; who is ``removed`` is no longer on the list of people.
    """

    attendee_id: UUID | None
    writing_table_id: UUID | None
    table_name: str
    name: str
    heads: int
    first_time: bool
    minor: bool
    counts: tuple[int, ...]
    signed_out: bool = False
    removed: bool = False

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
class Frame:
    """A sheet before anything is counted: it changes with people, tables and cases only.

    Anyone's rows come last. Those of ``hidden`` tables and people are shown only if something is
    counted there. What one of ``joined`` wrote counts in the row of the other.
    """

    writing_table_id: UUID | None
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    hidden: frozenset[bytes | None]
    joined: tuple[tuple[bytes, bytes], ...]


def sheet(session: Session, *, writing_table_id: UUID | None, kind: ActionKind) -> Sheet:
    """Return the sheet of a table, or of the whole evening, for one kind of action."""
    return KeptSheet(empty=frame(session, writing_table_id=writing_table_id), kind=kind)(session)


def frame(
    session: Session,
    *,
    writing_table_id: UUID | None,
    order: Callable[[str], Any] = sort_key,
) -> Frame:
    """Return the sheet of a table, or of the whole evening, without its counts.

    ``order`` gives for a name what people are put in order by.
    """
    table = {"table": writing_table_id}
    seated, places = (SEATED, PLACE) if writing_table_id else (EVERYBODY, PLACES)
    tables = [tuple(row) for row in session.execute(places, table)]
    own_case = tables[0][3] if writing_table_id and tables else None
    cases = session.execute(CASES)
    columns = tuple(SheetColumn(*(*row, row[0] == own_case)) for row in cases)
    zeros = (0,) * len(columns)

    def anyone(place: UUID | None, name: str) -> SheetRow:
        return SheetRow(None, place, name, "", 0, False, False, zeros)  # noqa: FBT003

    people = [SheetRow(*(*row[:7], zeros, *row[7:])) for row in session.execute(seated, table)]
    if writing_table_id is None:
        tables.append((None, "", False, None))
    return Frame(
        writing_table_id,
        columns,
        (
            *sorted(people, key=lambda person: order(person.name)),
            *(anyone(place, name) for place, name, _hidden, _case in tables),
        ),
        frozenset(
            (
                *(
                    place.bytes if place else None
                    for place, _name, hidden, _case in tables
                    if hidden
                ),
                *(_key(person) for person in people if person.removed),
            )
        ),
        tuple((joined.bytes, kept.bytes) for joined, kept in owners(session).items()),
    )


class KeptSheet:
    """The query for one sheet, asked at every click: it sums once, then adds only what is new.

    Entries are only ever added, and the numbers of each laptop run without gaps; so new is what
    comes after the numbers known, whichever laptop it is from. Other people, tables or cases are
    another frame, which takes another query.
    """

    def __init__(self, *, empty: Frame, kind: ActionKind) -> None:
        self._empty = empty
        self._kind = kind
        self._cases = [column.case_id.bytes for column in empty.columns]
        self._rows = {_key(row): row for row in empty.rows}
        self._owner: dict[bytes | None, bytes] = dict(empty.joined)
        self._known: dict[UUID, int] | None = None
        self._sheet = Sheet(empty.columns, ())

    def __call__(self, session: Session) -> Sheet:
        """Return the sheet with what is counted in it now."""
        ends = {row[0]: row[1] for row in session.execute(ENDS)}
        more: dict[bytes | None, Counts] = {}
        logged_here = self._sheet.logged_here
        for row, case, quantity, here in self._new(session, ends):
            counts = more.setdefault(self._owner.get(row, row), {})
            counts[case] = counts.get(case, 0) + quantity
            logged_here += here
        for key in more.keys() & self._rows.keys():
            self._rows[key] = self._added(self._rows[key], more[key])
        if ends != self._known:
            self._sheet = Sheet(self._empty.columns, self._shown(), logged_here)
        self._known = ends
        return self._sheet

    def _new(self, session: Session, ends: dict[UUID, int]) -> Iterator[tuple[Any, ...]]:
        """Give row, case, quantity and what of it was logged here: sums first, later entries."""
        wanted: dict[str, Any] = {"table": self._empty.writing_table_id, "kind": self._kind}
        if self._known is None:
            yield from session.execute(AT_TABLE if wanted["table"] else EVERYWHERE, wanted)
            return
        for laptop, end in ends.items():
            if end > (known := self._known.get(laptop, 0)):
                yield from session.execute(NEWER, wanted | {"laptop": laptop, "known": known})

    def _added(self, row: SheetRow, more: Counts) -> SheetRow:
        added = map(more.get, self._cases, repeat(0))
        return replace(row, counts=tuple(map(add, row.counts, added)))

    def _shown(self) -> tuple[SheetRow, ...]:
        hidden = self._empty.hidden
        return tuple(
            row for row in self._rows.values() if _key(row) not in hidden or any(row.counts)
        )


def _key(row: SheetRow) -> bytes | None:
    """Return what the sums call a row: the person, or where it is anyone the table."""
    key = row.attendee_id or row.writing_table_id
    return key.bytes if key else None


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
        *(_person.id, _person.writing_table_id, _table.name, shown_name()),
        *(_person.heads, _person.first_time, _person.minor),
        type_coerce(_person.signed_out_at.is_not(None), Flag),
        type_coerce(_person.hidden_at.is_not(None), Flag),
    )
    .join_from(Attendee, WritingTable)
    .where(_person.joined_into_id.is_(None))
    .order_by(_person.id)
)
SEATED: Final = EVERYBODY.where(_person.writing_table_id == _here)
PLACES: Final = select(
    _table.id, _table.name, type_coerce(_table.hidden_at.is_not(None), Flag), _table.case_id
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

_log = select(func.min(_entry.laptop_id).label("laptop")).cte("log", recursive=True)
_next_log = select(func.min(_entry.laptop_id)).where(_entry.laptop_id > _log.c.laptop)
_log = _log.union_all(select(_next_log.scalar_subquery()).where(_log.c.laptop.is_not(None)))
_end = select(func.max(_entry.sequence)).where(_entry.laptop_id == _log.c.laptop)

# From laptop to laptop: to group the entries by laptop, SQLite would read all of them.
ENDS: Final = select(_log.c.laptop, _end.scalar_subquery()).where(_log.c.laptop.is_not(None))
NEWER: Final = _counts(
    func.coalesce(_entry.attendee_id, _entry.writing_table_id),
    _entry.quantity,
    sql_case((or_(_here.is_(None), _entry.writing_table_id == _here), _entry.quantity), else_=0),
).where(
    _entry.laptop_id == bindparam("laptop", type_=Identity),
    _entry.sequence > bindparam("known"),
    _of_kind,
)
