"""Counting what people write, and taking it back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from w4r_desktop.domain.tally import MOST_TYPED
from w4r_desktop.errors import (
    AlreadyTakenBackError,
    BelowRecountError,
    BelowZeroError,
    CorrectionStaysError,
    CountTooLargeError,
    LoggedBeforeLockError,
    RecountedCellError,
)
from w4r_desktop.store.entries import append_entry, first_of, reverse_entries, taken_back
from w4r_desktop.store.queries.history import logged_between
from w4r_desktop.store.queries.lock import lock
from w4r_desktop.store.queries.owners import joined_with
from w4r_desktop.store.queries.recount import corrects, is_by_table, logged
from w4r_desktop.store.results_schema import RecountCorrection
from w4r_desktop.store.schema import Attendee, TallyEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind, Reason
    from w4r_desktop.store.queries.history import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where on the sheet something is counted: who (or nobody), where, for whom, what."""

    attendee_id: UUID | None
    writing_table_id: UUID | None
    case_id: UUID
    kind: ActionKind


def log(
    session: Session,
    *,
    spot: Spot,
    quantity: int,
    at: datetime,
    signatories: int = 1,
    reason: Reason | None = None,
) -> UUID:
    """Add a quantity at a spot; a negative one takes back what was logged at that very table."""
    if quantity < 0:
        _demand_counted(session, spot, -quantity, counted=counted_at(session, spot=spot))
        _demand_since_lock(session, spot, -quantity)
        _demand_in_box(session, spot, spot.writing_table_id, -quantity)
    return append_entry(
        session,
        attendee_id=spot.attendee_id,
        writing_table_id=spot.writing_table_id,
        case_id=spot.case_id,
        kind=spot.kind,
        quantity=quantity,
        signatories=signatories,
        logged_at=at,
        reason=reason,
    )


def log_several(session: Session, *, spots: Iterable[Spot], quantity: int, at: datetime) -> None:
    """Add the same quantity at several spots: a class that wrote for every case."""
    log_sheet(session, items=((spot, quantity) for spot in spots), at=at)


def log_sheet(session: Session, *, items: Iterable[tuple[Spot, int]], at: datetime) -> None:
    """Add what stands on a paper sheet: a quantity above zero at each of its spots."""
    for spot, quantity in items:
        assert quantity > 0, "a sheet that is keyed in only ever adds"
        log(session, spot=spot, quantity=quantity, at=at)


def take_back(
    session: Session, *, spot: Spot, quantity: int, at: datetime, reason: Reason | None = None
) -> None:
    """Take back a quantity of what a spot shows.

    A person who has moved shows letters of several tables: those of the present one go first, so
    that no table ever sinks below what was logged at it. The newest pieces go first, each with as
    many signatories as it has.
    """
    places = _by_table(session, spot)
    _demand_counted(session, spot, quantity, counted=sum(places.values()))
    _demand_since_lock(session, spot, quantity)
    for table in sorted(places, key=lambda table: table != spot.writing_table_id):
        part = min(quantity, places[table])
        if part > 0:
            _take_back_at(session, spot, table, part, at, reason)
            quantity -= part


def set_count(session: Session, *, spot: Spot, count: int, at: datetime) -> None:
    """Make a spot show a number: the log gets the difference, and nothing if there is none.

    Raises CountTooLargeError over ``MOST_TYPED``: a year or a PIN was typed into the wrong place;
    and RecountedCellError where the number is also what the recount corrected.
    """
    if count > MOST_TYPED:
        raise CountTooLargeError(limit=MOST_TYPED)
    if _corrected_at(session, spot):
        raise RecountedCellError
    difference = count - sum(_by_table(session, spot).values())
    if difference > 0:
        log(session, spot=spot, quantity=difference, at=at)
    elif difference < 0:
        take_back(session, spot=spot, quantity=-difference, at=at)


def take_back_entry(
    session: Session, *, entry_id: UUID, at: datetime, reason: Reason | None = None
) -> None:
    """Take one entry of the log back, whoever logged it and whenever.

    Raises CorrectionStaysError for what the recount corrected: another count changes that.
    """
    _demand_no_correction(session, entry_id)
    if taken_back(session, [entry_id]):
        raise AlreadyTakenBackError
    entry = session.get_one(TallyEntry, entry_id)
    person = session.get_one(Attendee, entry.attendee_id) if entry.attendee_id else None
    spot = Spot(
        attendee_id=(person.joined_into_id or person.id) if person else None,
        writing_table_id=entry.writing_table_id,
        case_id=entry.case_id,
        kind=entry.kind,
    )
    _demand_counted(session, spot, entry.quantity, counted=counted_at(session, spot=spot))
    _demand_since_lock(session, spot, entry.quantity, logged_at=entry.logged_at)
    _demand_in_box(session, spot, spot.writing_table_id, entry.quantity)
    reverse_entries(session, [entry_id], at=at, reason=reason)


def take_back_between(
    session: Session,
    *,
    writing_table_id: UUID | None,
    start: datetime,
    end: datetime,
    at: datetime,
    reason: Reason | None = None,
) -> None:
    """Take back all that was logged at a table from ``start`` until before ``end``.

    What was taken back already stays so.
    """
    standing = logged_between(session, writing_table_id=writing_table_id, start=start, end=end)
    sums: Counter[Spot] = Counter()
    for entry in standing:
        sums[_spot_of(entry, None, writing_table_id)] += entry.quantity
    for spot, quantity in sums.items():
        _demand_in_box(session, spot, writing_table_id, quantity)
    whole = [entry.entry_id for entry in standing if entry.whole]
    reverse_entries(session, reversed(whole), at=at, reason=reason)
    for entry in standing:
        if not entry.whole:
            spot = _spot_of(entry, entry.attendee_id, writing_table_id)
            _take_back_at(session, spot, writing_table_id, entry.quantity, at, reason)


def counted_at(session: Session, *, spot: Spot) -> int:
    """Return what was logged at a spot, at its table only."""
    return _by_table(session, spot).get(spot.writing_table_id, 0)


def _spot_of(entry: Standing, attendee_id: UUID | None, table: UUID | None) -> Spot:
    return Spot(
        attendee_id=attendee_id, writing_table_id=table, case_id=entry.case_id, kind=entry.kind
    )


def _demand_counted(session: Session, spot: Spot, quantity: int, *, counted: int) -> None:
    """Let nobody take back more than a spot shows, nor what the recount found on top of it."""
    if quantity > max(counted, 0):
        if counted < 0:  # which only the recount leaves
            raise CorrectionStaysError
        raise BelowZeroError(counted=counted, withdrawn=quantity)
    if quantity > counted - _corrected_at(session, spot):
        raise CorrectionStaysError


def _corrected_at(session: Session, spot: Spot) -> int:
    """Return by how much the recount corrected what a spot shows; nobody's by name it ever does."""
    if spot.attendee_id is not None:
        return 0
    made = TallyEntry.id.in_(select(RecountCorrection.tally_entry_id))
    corrected = select(func.coalesce(func.sum(TallyEntry.quantity), 0)).where(made, _here(spot))
    return session.execute(corrected).scalar_one()


def _demand_in_box(session: Session, spot: Spot, table: UUID | None, quantity: int) -> None:
    """Let no box sink below zero: the recount may have found fewer there than were logged."""
    if quantity <= 0:
        return
    box = table if is_by_table(session) else None
    counted = logged(session, case_id=spot.case_id, kind=spot.kind, writing_table_id=box)
    if quantity > counted:
        raise BelowRecountError(counted=counted, withdrawn=quantity)


def _demand_no_correction(session: Session, entry_id: UUID) -> None:
    """Let a correction stay, and one that was undone; nobody's with a reason cannot tell those."""
    if corrects(session, [entry_id]):
        raise CorrectionStaysError
    first = session.get_one(TallyEntry, first_of(session, [entry_id])[entry_id])
    if first.id != entry_id and first.reason is not None and first.attendee_id is None:
        raise AlreadyTakenBackError


def _demand_since_lock(
    session: Session, spot: Spot, quantity: int, *, logged_at: datetime | None = None
) -> None:
    """Let a locked evening lose nothing that was in it before, one entry or so many of a spot."""
    locked_at = lock(session).locked_at
    if locked_at is None:
        return
    since = sum(_by_table(session, spot, since=locked_at).values())
    if quantity > since or (logged_at is not None and logged_at < locked_at):
        raise LoggedBeforeLockError


def _by_table(
    session: Session, spot: Spot, *, since: datetime | None = None
) -> dict[UUID | None, int]:
    statement = (
        select(TallyEntry.writing_table_id, func.sum(TallyEntry.quantity))
        .where(_here(spot))
        .group_by(TallyEntry.writing_table_id)
    )
    if since is not None:
        statement = statement.where(TallyEntry.logged_at >= since)
    return {row[0]: row[1] for row in session.execute(statement)}


def _here(spot: Spot) -> ColumnElement[bool]:
    """Return the condition for what a spot shows."""
    if spot.attendee_id is None:  # nobody cannot move, so only this table's are theirs
        whose = and_(
            TallyEntry.attendee_id.is_(None),
            TallyEntry.writing_table_id.is_not_distinct_from(spot.writing_table_id),
        )
    else:
        whose = joined_with(spot.attendee_id)
    return and_(TallyEntry.case_id == spot.case_id, TallyEntry.kind == spot.kind, whose)


def _take_back_at(
    session: Session,
    spot: Spot,
    table: UUID | None,
    quantity: int,
    at: datetime,
    reason: Reason | None,
) -> None:
    """Log what takes back a quantity at one table, by how many people signed each."""
    _demand_in_box(session, spot, table, quantity)
    for signatories, standing in _by_signatories(session, spot, table):
        part = min(quantity, standing)
        if part > 0:
            append_entry(
                session,
                attendee_id=spot.attendee_id,
                writing_table_id=table,
                case_id=spot.case_id,
                kind=spot.kind,
                quantity=-part,
                signatories=signatories,
                logged_at=at,
                reason=reason,
            )
            quantity -= part


def _by_signatories(session: Session, spot: Spot, table: UUID | None) -> Sequence[tuple[int, int]]:
    """Return how many pieces stand with how many signatories, those logged last first.

    Of what older logs took back with one signatory each, the rest stands as signed by one.
    """
    newest = func.max(TallyEntry.id)
    statement = (
        select(TallyEntry.signatories, func.sum(TallyEntry.quantity))
        .where(_here(spot), TallyEntry.writing_table_id.is_not_distinct_from(table))
        .group_by(TallyEntry.signatories)
        .order_by(newest.desc())
    )
    return [(row[0], row[1]) for row in session.execute(statement)]
