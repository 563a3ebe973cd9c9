"""The log, latest entry first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, type_coerce
from sqlalchemy.orm import aliased

from w4r_desktop.store.columns import Flag
from w4r_desktop.store.entries import taken_back
from w4r_desktop.store.queries.names import shown_name
from w4r_desktop.store.queries.owners import joined_with, owners
from w4r_desktop.store.queries.recount import corrects
from w4r_desktop.store.results_schema import RecountCorrection
from w4r_desktop.store.schema import Attendee, Case, TallyEntry, WritingTable

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind, Reason


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One entry of the log in words' material.

    ``attendee`` and ``table`` are empty for nobody and none; ``reverses`` says that it takes an
    earlier entry back; ``taken_back`` that a later one did that to it; ``reason`` why. What the
    ``recount`` corrected changes only with what was counted by hand.
    """

    entry_id: UUID
    logged_at: datetime
    attendee: str
    table: str
    case: str
    kind: ActionKind
    quantity: int
    signatories: int
    reason: Reason | None
    reverses: bool
    taken_back: bool
    recount: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What still counts of one entry: ``quantity``, which is all of it where ``whole``.

    ``case`` is what the case is called.
    """

    entry_id: UUID
    attendee_id: UUID | None
    case_id: UUID
    kind: ActionKind
    case: str
    quantity: int
    whole: bool


def latest_entries(
    session: Session,
    *,
    limit: int,
    attendee_id: UUID | None = None,
    writing_table_id: UUID | None = None,
    case_id: UUID | None = None,
) -> tuple[LoggedEntry, ...]:
    """Return the newest entries, of one attendee, table or case if named."""
    kept = aliased(Attendee)  # who is joined is called as the one they are
    entry = TallyEntry
    statement: Select[*tuple[Any, ...]] = (
        select(
            *(entry.id, entry.logged_at),
            func.coalesce(shown_name(kept), shown_name(), ""),
            *(func.coalesce(WritingTable.name, ""), Case.name, entry.kind, entry.quantity),
            *(entry.signatories, entry.reason),
            type_coerce(entry.reverses_id.is_not(None), Flag),
        )
        .join(Attendee, Attendee.id == entry.attendee_id, isouter=True)
        .join(kept, kept.id == Attendee.joined_into_id, isouter=True)
        .join(WritingTable, WritingTable.id == entry.writing_table_id, isouter=True)
        .join(Case, Case.id == entry.case_id)
        .order_by(entry.id.desc())
        .limit(limit)
    )
    if attendee_id is not None:
        statement = statement.where(joined_with(attendee_id))
    if writing_table_id is not None:
        statement = statement.where(entry.writing_table_id == writing_table_id)
    if case_id is not None:
        statement = statement.where(entry.case_id == case_id)
    rows = session.execute(statement).all()
    ids = [row[0] for row in rows]
    gone, recounted = taken_back(session, ids), corrects(session, ids)
    return tuple(LoggedEntry(*(*row, row[0] in gone, row[0] in recounted)) for row in rows)


def logged_between(
    session: Session, *, writing_table_id: UUID | None, start: datetime, end: datetime
) -> tuple[Standing, ...]:
    """Return what was logged at a table from ``start`` until before ``end`` and still counts.

    The newest comes first. What was taken back meanwhile, with the entry or without naming one, is
    not among it, and neither is what the recount corrected.
    """
    entry = TallyEntry
    corrected = entry.id.in_(select(RecountCorrection.tally_entry_id))
    here = entry.writing_table_id.is_not_distinct_from(writing_table_id)
    statement = (
        select(entry.id, entry.attendee_id, entry.case_id, entry.kind, Case.name, entry.quantity)
        .join(Case, Case.id == entry.case_id)
        .where(here, entry.logged_at >= start, entry.logged_at < end, entry.reverses_id.is_(None))
        .where(~corrected)
        .order_by(entry.id.desc())
    )
    rows = session.execute(statement).all()
    gone = taken_back(session, [row.id for row in rows])
    owner = owners(session)

    def spot(row: Any) -> tuple[UUID | None, UUID, ActionKind]:
        who = row.attendee_id
        return owner.get(who, who), row.case_id, row.kind

    left: Counter[Any] = Counter()
    for row in rows:
        left[spot(row)] += 0 if row.id in gone else row.quantity
    counted: Counter[Any] = Counter()
    sums = select(entry.attendee_id, entry.case_id, entry.kind, func.sum(entry.quantity).label("n"))
    place = (entry.attendee_id, entry.case_id, entry.kind)
    for total in session.execute(sums.where(here).group_by(*place)):
        counted[spot(total)] += total.n
    for total in session.execute(sums.where(here, corrected).group_by(*place)):
        counted[spot(total)] -= max(total.n, 0)  # what was found in the box was never logged
    found = []
    for row in rows:
        part = min(row.quantity, left[spot(row)], counted[spot(row)])
        if part > 0 and row.id not in gone:
            left[spot(row)] -= part
            counted[spot(row)] -= part
            found.append(Standing(*row[:5], quantity=part, whole=part == row.quantity))
    return tuple(found)
