"""The append-only log: every entry gets this laptop's id and the next running number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session


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


def reverse_entries(session: Session, entry_ids: Iterable[UUID], *, at: datetime) -> None:
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
        )
