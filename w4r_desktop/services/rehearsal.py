"""Making a copy of an evening one to practise on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.store.schema import AttendeeContact, Rehearsal

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def begin(session: Session, *, at: datetime) -> None:
    """Mark this file as a copy to practise on, and forget how people are reached.

    They agreed to hear from the organizer, not to have their addresses practised on.
    """
    session.add(Rehearsal(begun_at=at))
    for contact in session.scalars(select(AttendeeContact)):
        session.delete(contact)
