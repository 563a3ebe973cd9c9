"""The totals of the evening. Every one is a sum of entries; none is kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import LargeBinary, case, func, null, select, type_coerce
from sqlalchemy.types import NullType

from w4r_desktop.domain.figures import CaseTotal, People, Slice, TableTotal, pieces
from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.store.results_schema import RecountCorrection
from w4r_desktop.store.schema import Attendee, Case, CaseWithdrawal, TallyEntry, WritingTable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.figures import Kinds

    _Counted: TypeAlias = dict[Any, Counter[str]]

EVERYTHING: Final = Slice()
NO_TABLE: Final = b""


@dataclass(frozen=True, slots=True)
class Cell:
    """What was logged at one table for one case in one kind; ``table`` is empty for none.

    With a ``reason`` it is what the recount corrected there.
    """

    table: str
    case: str
    kind: ActionKind
    quantity: int
    reason: Reason | None = None


class Sum(NamedTuple):
    """A quantity of one spot; ``reason`` tells what the recount corrected from what was logged.

    All of it is as it lies in the file: to read thousands of identities takes its time.
    """

    table: bytes | None
    kind: str
    case_id: bytes
    quantity: int
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole tally of an evening; zeros are left out of every ``kinds`` but the first."""

    kinds: Kinds
    by_case: tuple[CaseTotal, ...]
    by_table: tuple[TableTotal, ...]
    sums: tuple[Sum, ...]
    people: People

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The sums in the order of tables, cases and kinds, corrections after them all."""
        return _cells(self.sums, self.by_case, self.by_table)

    @property
    def pieces(self) -> int:
        """Letters and cards: what the goal is counted in."""
        return pieces(self.kinds)


def totals(session: Session, within: Slice = EVERYTHING) -> Totals:
    """Return the tally of the evening as of now, or of a part of it."""
    by_case: _Counted = defaultdict(Counter)
    by_table: _Counted = defaultdict(Counter)
    sums = _sums(session, within)
    for table, kind, case_id, quantity, reason in sums:
        by_case[case_id][kind] += quantity
        by_table[table, table is None and reason is not None][kind] += quantity
    whole: Counter[ActionKind] = Counter(dict.fromkeys(ActionKind, 0))
    for counted in by_case.values():
        whole.update({ActionKind(kind): n for kind, n in counted.items()})
    cases = _cases(session, by_case)
    tables = _tables(session, by_table, within)
    return Totals(whole, cases, tables, sums, people(session, within))


def people(session: Session, within: Slice = EVERYTHING) -> People:
    """Return who came, in heads; of a part of the evening, who sits at its tables."""
    heads = func.sum(Attendee.heads)
    statement = select(
        func.coalesce(heads, 0),
        func.coalesce(func.sum(case((Attendee.first_time, Attendee.heads), else_=0)), 0),
        func.coalesce(func.sum(case((Attendee.minor, Attendee.heads), else_=0)), 0),
    ).where(Attendee.hidden_at.is_(None))
    if within.tables is not None:
        here = [table for table in within.tables if table]
        statement = statement.where(Attendee.writing_table_id.in_(here))
    return People(*session.execute(statement).one())


def kind_totals(session: Session) -> Kinds:
    """Return only the sum of each kind, for the line below the window."""
    place = (TallyEntry.writing_table_id, TallyEntry.kind)  # in the order of the index
    statement = select(TallyEntry.kind, func.sum(TallyEntry.quantity)).group_by(*place)
    whole = dict.fromkeys(ActionKind, 0)
    for kind, quantity in session.execute(statement):
        whole[kind] += quantity
    return whole


def is_within(within: Slice) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for the entries of a part of the evening."""
    entry = TallyEntry
    found: list[ColumnElement[bool]] = []
    if within.tables is not None:
        found.append(_any_table().in_([one.bytes if one else NO_TABLE for one in within.tables]))
    if within.kinds is not None:
        found.append(entry.kind.in_(within.kinds))
    if within.since is not None:
        found.append(entry.logged_at >= within.since)
    if within.until is not None:
        found.append(entry.logged_at < within.until)
    return tuple(found)


def _any_table() -> ColumnElement[bytes]:
    """Return a table so wrapped that SQLite looks for no entry by it.

    It would take an index that has the tables and not the rest of what is asked.
    """
    return func.coalesce(type_coerce(TallyEntry.writing_table_id, LargeBinary), NO_TABLE)


def _sums(session: Session, within: Slice) -> tuple[Sum, ...]:
    """Return the sum of every spot, apart from what the recount corrected there."""
    columns = (TallyEntry.writing_table_id, TallyEntry.kind, TallyEntry.case_id)
    timed = within.since is not None or within.until is not None
    groups: tuple[Any, ...] = (_any_table() if timed else columns[0], *columns[1:])
    total = func.sum(TallyEntry.quantity)
    statement: Select[Any] = (
        select(*map(_as_it_lies, columns), total, null())
        .where(*is_within(within))
        .group_by(*groups)
    )
    corrections = _corrections(session, within)
    corrected: Counter[Any] = Counter()
    for one in corrections:
        corrected[one[:3]] += one.quantity
    logged: Iterable[Sum] = map(Sum._make, session.execute(statement))
    if corrected:
        logged = (one._replace(quantity=one.quantity - corrected[one[:3]]) for one in logged)
    return (*(one for one in logged if one.quantity), *corrections)


def _as_it_lies(column: Any) -> Any:
    return type_coerce(column, NullType)


def _corrections(session: Session, within: Slice) -> list[Sum]:
    """Return what the recount corrected, by spot and reason.

    It is summed here, for SQLite would begin with all that was ever logged.
    """
    columns = (TallyEntry.writing_table_id, TallyEntry.kind, TallyEntry.case_id)
    made = select(RecountCorrection.tally_entry_id)
    statement: Select[Any] = select(
        *map(_as_it_lies, columns), TallyEntry.reason, TallyEntry.quantity
    ).where(TallyEntry.id.in_(made), *is_within(within))
    found: Counter[Any] = Counter()
    for table, kind, case_id, reason, quantity in session.execute(statement):
        found[table, kind, case_id, reason or Reason.OTHER] += quantity
    return [
        Sum(table, kind, case_id, n, reason)
        for (table, kind, case_id, reason), n in found.items()
        if n
    ]


def _cases(session: Session, counted: _Counted) -> tuple[CaseTotal, ...]:
    seen = [UUID(bytes=case_id) for case_id in counted]
    statement = (
        select(Case.id, Case.code, Case.name, Case.short_name, Case.country, CaseWithdrawal.id)
        .join(CaseWithdrawal, CaseWithdrawal.case_id == Case.id, isouter=True)
        .where(Case.hidden_at.is_(None) | Case.id.in_(seen))
        .order_by(Case.position)
    )
    return tuple(
        CaseTotal(
            *row[:5], kinds=_standing(counted.get(row[0].bytes)), withdrawn=row[5] is not None
        )
        for row in session.execute(statement)
    )


def _tables(session: Session, counted: _Counted, within: Slice) -> tuple[TableTotal, ...]:
    seen = [UUID(bytes=table) for table, _corrected in counted if table]
    statement = (
        select(WritingTable.id, WritingTable.name, WritingTable.place)
        .where(WritingTable.hidden_at.is_(None) | WritingTable.id.in_(seen))
        .order_by(WritingTable.position)
    )
    named = [
        TableTotal(table, name, _standing(counted.get((table.bytes, False))), place)
        for table, name, place in session.execute(statement)
        if within.tables is None or table in within.tables
    ]
    none, recount = (_standing(counted.get((None, corrected))) for corrected in (False, True))
    unclaimed = [TableTotal(None, "", none)] if none else []
    corrected = [TableTotal(None, "", recount, is_recount=True)] if recount else []
    return (*named, *unclaimed, *corrected)


def _standing(counted: Counter[str] | None) -> Kinds:
    """Return what is left of a sum without its zeros."""
    return {ActionKind(kind): quantity for kind, quantity in (counted or {}).items() if quantity}


def _cells(
    sums: Iterable[Sum], cases: tuple[CaseTotal, ...], tables: tuple[TableTotal, ...]
) -> tuple[Cell, ...]:
    ids = ((table.writing_table_id, table.name) for table in tables)
    names = {table_id and table_id.bytes: name for table_id, name in ids}
    names.setdefault(None, "")  # corrections that come out even leave no total there
    codes = {one.case_id.bytes: one.code for one in cases}
    tables_first = {table: place for place, table in enumerate(names)}
    then_cases = {case_id: place for place, case_id in enumerate(codes)}
    kinds, reasons = [str(kind) for kind in ActionKind], [None, *Reason]

    def place(one: Sum) -> tuple[int, ...]:
        ordered = (tables_first[one.table], then_cases[one.case_id], kinds.index(one.kind))
        return (one.reason is not None, *ordered, reasons.index(one.reason))

    return tuple(
        Cell(names[one.table], codes[one.case_id], ActionKind(one.kind), one.quantity, one.reason)
        for one in sorted(sums, key=place)
    )
