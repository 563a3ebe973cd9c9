"""What was counted by hand beside what was logged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import func, select, type_coerce
from sqlalchemy.types import NullType

from w4r_desktop.domain.figures import ON_PAPER, ByHand, RecountLine
from w4r_desktop.domain.tally import Reason
from w4r_desktop.store.entries import first_of, taken_back
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.results_schema import Recount, RecountCorrection, RecountCount
from w4r_desktop.store.schema import Case, TallyEntry, WritingTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind

    Key: TypeAlias = tuple[UUID, ActionKind, UUID | None]
    Here: TypeAlias = Counter[Key]


RECOUNT_TABLES: Final = frozenset(
    {
        *("tally_entry", "recount", "recount_count", "recount_correction"),
        *("campaign_case", "writing_table", "event"),
    }
)
"""What the answers depend on."""


@dataclass(frozen=True, slots=True)
class Box:
    """A case and kind that can be counted by hand; ``line`` is how it was, if it was.

    ``table`` is empty where there is one box for all, or for what lies at no table. ``logged`` is
    what the log says now, without what this very count corrected.
    """

    case_id: UUID
    case_name: str
    kind: ActionKind
    writing_table_id: UUID | None
    table: str
    logged: int
    line: RecountLine | None = None

    @property
    def logged_since(self) -> int:
        """What was logged after it was counted."""
        return self.line.logged_since if self.line else 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was logged or counted, so that nobody needs to look into it."""
        return self.line is None and self.logged == 0


@dataclass(frozen=True, slots=True)
class Boxes:
    """All that can be counted by hand, box by box, and how far that has come."""

    by_table: bool
    finished_at: datetime | None
    boxes: tuple[Box, ...]

    @property
    def wanted(self) -> tuple[Box, ...]:
        """The boxes that are not empty."""
        return tuple(box for box in self.boxes if not box.is_empty)

    @property
    def counted(self) -> int:
        """How many of them were counted."""
        return sum(box.line is not None for box in self.boxes)

    @property
    def by_hand(self) -> ByHand:
        """The same as the figures tell it."""
        return ByHand(self.counted, len(self.wanted), self.by_table)


@dataclass(frozen=True, slots=True)
class RecountState:
    """How far the recount has come; ``by_table`` if each table has a box of its own."""

    by_table: bool
    finished_at: datetime | None
    lines: tuple[RecountLine, ...]


def recount(session: Session) -> RecountState:
    """Return all that was counted by hand, in the order of cases and kinds."""
    anything = session.execute(select(RecountCount.id).limit(1)).first()
    return _state(session, _by_box(session) if anything else Counter())


def boxes(session: Session) -> Boxes:
    """Return every case and kind that may lie somewhere, for each place where there is a box."""
    here = _by_box(session)
    state = _state(session, here)
    lines = {(one.case_id, one.kind, one.writing_table_id): one for one in state.lines}
    seen = {key for key, n in here.items() if n} | set(lines)
    wanted = {*event(session).details.kinds, *(kind for _case, kind, _table in seen)}
    kinds = [kind for kind in ON_PAPER if kind in wanted]
    seen_cases = {case_id for case_id, _kind, _table in seen}
    shown = select(Case.id, Case.name).where(Case.hidden_at.is_(None) | Case.id.in_(seen_cases))
    cases = session.execute(shown.order_by(Case.position)).all()
    places = _places(session, here, lines) if state.by_table else [(None, "")]
    found = []
    for (table_id, table), (case_id, name), kind in product(places, cases, kinds):
        key = (case_id, kind, table_id)
        line = lines.get(key)
        logged_now = here[key] - (line.difference if line else 0)
        found.append(Box(case_id, name, kind, table_id, table, logged_now, line))
    return Boxes(state.by_table, state.finished_at, tuple(found))


def _state(session: Session, here: Here) -> RecountState:
    row = session.scalars(select(Recount)).one_or_none()
    return RecountState(
        by_table=row is not None and row.by_table,
        finished_at=row.finished_at if row else None,
        lines=_lines(session, here),
    )


def _places(session: Session, here: Here, lines: Iterable[Key]) -> list[tuple[UUID | None, str]]:
    """Return the tables, those taken away since too where anything was counted, and none."""
    used = {key[2] for key in {*here, *lines}}
    tables = select(WritingTable.id, WritingTable.name, WritingTable.hidden_at)
    rows = session.execute(tables.order_by(WritingTable.position))
    shown = [(table, name) for table, name, gone in rows if gone is None or table in used]
    return [*shown, (None, "")]


def corrections(session: Session) -> Mapping[UUID, Counter[Reason]]:
    """Return by how much each count corrects the total, by reason; what was undone is left out."""
    statement = select(
        RecountCorrection.recount_count_id, TallyEntry.id, TallyEntry.reason, TallyEntry.quantity
    ).join_from(  # an outer one, or SQLite would begin with all that was ever logged
        RecountCorrection,
        TallyEntry,
        TallyEntry.id == RecountCorrection.tally_entry_id,
        isouter=True,
    )
    rows = session.execute(statement).all()
    gone = taken_back(session, [row[1] for row in rows])
    found: dict[UUID, Counter[Reason]] = {}
    for count_id, entry_id, reason, quantity in rows:
        if entry_id not in gone:
            found.setdefault(count_id, Counter())[reason or Reason.OTHER] += quantity
    return found


def corrects(session: Session, entry_ids: Iterable[UUID]) -> set[UUID]:
    """Return which of the entries the recount made, or took one of those back, and back again."""
    first = first_of(session, entry_ids)
    made = set(session.scalars(select(RecountCorrection.tally_entry_id)))
    return {one for one, end in first.items() if end in made}


def undone(session: Session) -> set[UUID]:
    """Return the entries by which corrections were taken back, and those that they took back.

    All of them together change no total. A correction that was undone names no count any more: it
    is told by its reason, and by being nobody's; so is what was taken back from anyone's.
    """
    entry, names = TallyEntry, TallyEntry.reverses_id
    reversed_ones = select(names).where(names.is_not(None))
    with_reason = select(entry.id, entry.attendee_id, names).where(
        entry.id.in_(reversed_ones), entry.reason.is_not(None)
    )
    newest = {one for one, *others in session.execute(with_reason) if others == [None, None]}
    found = taken_back(session, newest)
    while newest:
        newest = set(session.scalars(select(entry.id).where(names.in_(newest))))
        found |= newest
    return found


def logged(
    session: Session, *, case_id: UUID, kind: ActionKind, writing_table_id: UUID | None
) -> int:
    """Return what counts now of a case and kind in one box: a table's, or the only one.

    Where each table has a box, the one without a table has what was logged at none.
    """
    statement = select(func.coalesce(func.sum(TallyEntry.quantity), 0)).where(
        TallyEntry.case_id == case_id, TallyEntry.kind == kind
    )
    if writing_table_id is not None or is_by_table(session):
        here = TallyEntry.writing_table_id.is_not_distinct_from(writing_table_id)
        statement = statement.where(here)
    return session.execute(statement).scalar_one()


def _by_box(session: Session) -> Here:
    """Return what counts now of each case and kind in each box, corrections among it."""
    by_table = is_by_table(session)
    entry = TallyEntry
    found: Counter[tuple[bytes, ActionKind, bytes | None]] = Counter()
    place = (entry.writing_table_id, entry.kind, entry.case_id)
    as_they_lie: list[Any] = [type_coerce(place[0], NullType), place[1]]
    as_they_lie += [type_coerce(place[2], NullType), func.sum(entry.quantity)]
    statement: Select[Any] = select(*as_they_lie).group_by(*place)
    for table, kind, case, quantity in session.execute(statement):
        found[case, kind, table if by_table else None] += quantity
    return Counter(
        {
            (UUID(bytes=case), kind, UUID(bytes=table) if table else None): quantity
            for (case, kind, table), quantity in found.items()
        }
    )


def is_by_table(session: Session) -> bool:
    """Tell whether each table has a box of its own."""
    return bool(session.scalars(select(Recount.by_table)).one_or_none())


def _lines(session: Session, here: Here) -> tuple[RecountLine, ...]:
    statement = (
        select(RecountCount, Case.code, Case.name, func.coalesce(WritingTable.name, ""))
        .join(Case, Case.id == RecountCount.case_id)
        .join(WritingTable, WritingTable.id == RecountCount.writing_table_id, isouter=True)
        .order_by(Case.position, RecountCount.kind, WritingTable.position, RecountCount.id)
    )
    corrected = corrections(session)
    lines = []
    for count, code, name, table in session.execute(statement):
        mine = {reason: n for reason, n in corrected.get(count.id, Counter()).items() if n}
        now = here[count.case_id, count.kind, count.writing_table_id]
        lines.append(
            RecountLine(
                *(count.case_id, code, name, count.kind, count.writing_table_id, table),
                *(count.counted, count.logged, now - sum(mine.values()) - count.logged, mine),
            )
        )
    return tuple(lines)
