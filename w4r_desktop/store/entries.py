"""The append-only log: every entry gets this laptop's id and the next running number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import Reason


AT_ONCE: Final = 10_000
"""Values in one question; SQLite takes 32,766."""


@dataclass(slots=True)
class Log:
    """Where one laptop's log has got to: the running number of its newest entry.

    The event file puts it into ``Session.info`` under its own class.
    """

    laptop_id: UUID
    sequence: int


def open_log(session: Session, laptop_id: UUID) -> Log:
    """Return where a laptop's log has got to in this file."""
    newest = select(func.max(TallyEntry.sequence)).where(TallyEntry.laptop_id == laptop_id)
    return Log(laptop_id, session.execute(newest).scalar() or 0)


def append_entry(session: Session, **values: Any) -> UUID:
    """Add one entry to the log and return its id."""
    log: Log = session.info[Log]
    log.sequence += 1
    entry = TallyEntry(laptop_id=log.laptop_id, sequence=log.sequence, **values)
    session.add(entry)
    return entry.id


def reverse_entries(
    session: Session, entry_ids: Iterable[UUID], *, at: datetime, reason: Reason | None = None
) -> None:
    """Add for each entry, the newest first, one that takes it back where it was logged."""
    for entry_id in reversed(tuple(entry_ids)):
        entry = session.get_one(TallyEntry, entry_id)
        append_entry(
            session,
            case_id=entry.case_id,
            kind=entry.kind,
            quantity=-entry.quantity,
            logged_at=at,
            attendee_id=entry.attendee_id,
            writing_table_id=entry.writing_table_id,
            signatories=entry.signatories,
            reverses_id=entry.id,
            reason=reason,
        )


def first_of(session: Session, entry_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return for each entry the one that it takes back in the end, or itself."""
    found = {entry_id: entry_id for entry_id in entry_ids}
    while found:
        ends = list(set(found.values()))
        earlier: dict[UUID, UUID] = {}
        for start in range(0, len(ends), AT_ONCE):
            some = ends[start : start + AT_ONCE]
            reversed_ones = select(TallyEntry.id, TallyEntry.reverses_id).where(
                TallyEntry.id.in_(some), TallyEntry.reverses_id.is_not(None)
            )
            earlier |= {one: other for one, other in session.execute(reversed_ones) if other}
        if not earlier:
            break
        found = {one: earlier.get(end, end) for one, end in found.items()}
    return found


def taken_back(session: Session, entry_ids: Iterable[UUID]) -> set[UUID]:
    """Return which of the entries are taken back, and not by something that was undone since."""
    gone: set[UUID] = set()
    roots = {entry_id: entry_id for entry_id in entry_ids}
    while roots:
        followers: dict[UUID, UUID] = {}
        known = list(roots)
        for start in range(0, len(known), AT_ONCE):
            some = known[start : start + AT_ONCE]
            reversals = select(TallyEntry.id, TallyEntry.reverses_id).where(
                TallyEntry.reverses_id.in_(some)
            )
            for reversal, reversed_id in session.execute(reversals):
                assert reversed_id is not None
                followers[reversal] = roots[reversed_id]
                gone ^= {roots[reversed_id]}
        roots = followers
    return gone
