"""The append-only log: every entry gets this laptop's id and the next running number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

LAPTOP = "laptop_id"
"""Key of ``Session.info`` under which the event file says which laptop writes."""


def append_entry(session: Session, **values: Any) -> UUID:
    """Add one entry to the log and return its id."""
    laptop = session.info[LAPTOP]
    newest = select(func.max(TallyEntry.sequence)).where(TallyEntry.laptop_id == laptop)
    entry = TallyEntry(
        laptop_id=laptop, sequence=(session.execute(newest).scalar() or 0) + 1, **values
    )
    session.add(entry)
    session.flush()
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
