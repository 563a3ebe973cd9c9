"""Counting what people write, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from w4r_desktop.errors import AlreadyTakenBackError, BelowZeroError
from w4r_desktop.store.entries import append_entry, reverse_entries
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where on the sheet something is counted: who (or nobody), where, for whom, what."""

    attendee_id: UUID | None
    writing_table_id: UUID | None
    case_id: UUID
    kind: ActionKind


def log(session: Session, *, spot: Spot, quantity: int, at: datetime, signatories: int = 1) -> UUID:
    """Add a quantity at a spot; a negative one takes back what was logged at that very table."""
    if quantity < 0 and (counted := counted_at(session, spot=spot)) + quantity < 0:
        raise BelowZeroError(counted=counted, withdrawn=-quantity)
    return append_entry(
        session,
        attendee_id=spot.attendee_id,
        writing_table_id=spot.writing_table_id,
        case_id=spot.case_id,
        kind=spot.kind,
        quantity=quantity,
        signatories=signatories,
        logged_at=at,
    )


def take_back(session: Session, *, spot: Spot, quantity: int, at: datetime) -> None:
    """Take back a quantity of what a spot shows.

    A person who has moved shows letters of several tables: those of the present one go first, so
    that no table ever sinks below what was logged at it.
    """
    places = _by_table(session, spot)
    counted = sum(places.values())
    if quantity > counted:
        raise BelowZeroError(counted=counted, withdrawn=quantity)
    for table in sorted(places, key=lambda table: table != spot.writing_table_id):
        part = min(quantity, places[table])
        if part > 0:
            _log_at(session, spot, table, -part, at)
            quantity -= part


def set_count(session: Session, *, spot: Spot, count: int, at: datetime) -> None:
    """Make a spot show a number: the log gets the difference, and nothing if there is none."""
    difference = count - sum(_by_table(session, spot).values())
    if difference > 0:
        log(session, spot=spot, quantity=difference, at=at)
    elif difference < 0:
        take_back(session, spot=spot, quantity=-difference, at=at)


def take_back_entry(session: Session, *, entry_id: UUID, at: datetime) -> None:
    """Take one entry of the log back, whoever logged it and whenever."""
    if session.execute(select(exists().where(TallyEntry.reverses_id == entry_id))).scalar_one():
        raise AlreadyTakenBackError
    entry = session.get_one(TallyEntry, entry_id)
    spot = Spot(
        attendee_id=entry.attendee_id,
        writing_table_id=entry.writing_table_id,
        case_id=entry.case_id,
        kind=entry.kind,
    )
    counted = counted_at(session, spot=spot)
    if counted < entry.quantity:
        raise BelowZeroError(counted=counted, withdrawn=entry.quantity)
    reverse_entries(session, [entry_id], at=at)


def counted_at(session: Session, *, spot: Spot) -> int:
    """Return what was logged at a spot, at its table only."""
    return _by_table(session, spot).get(spot.writing_table_id, 0)


def _by_table(session: Session, spot: Spot) -> dict[UUID | None, int]:
    statement = (
        select(TallyEntry.writing_table_id, func.sum(TallyEntry.quantity))
        .where(TallyEntry.case_id == spot.case_id, TallyEntry.kind == spot.kind)
        .group_by(TallyEntry.writing_table_id)
    )
    if spot.attendee_id is None:  # nobody cannot move, so only this table's are theirs
        statement = statement.where(
            TallyEntry.attendee_id.is_(None),
            TallyEntry.writing_table_id.is_not_distinct_from(spot.writing_table_id),
        )
    else:
        statement = statement.where(TallyEntry.attendee_id == spot.attendee_id)
    return {row[0]: row[1] for row in session.execute(statement)}


def _log_at(session: Session, spot: Spot, table: UUID | None, quantity: int, at: datetime) -> None:
    append_entry(
        session,
        attendee_id=spot.attendee_id,
        writing_table_id=table,
        case_id=spot.case_id,
        kind=spot.kind,
        quantity=quantity,
        logged_at=at,
    )
