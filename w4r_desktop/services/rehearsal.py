"""Making a copy of an evening one to practise on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.store.paper_schema import (
    HandedBack,
    PrintedPages,
    PrintPass,
    PrintRun,
    PrintRunPart,
)
from w4r_desktop.store.schema import AttendeeContact, Rehearsal

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def begin(session: Session, *, at: datetime) -> None:
    """Mark this file as a copy to practise on, and forget what has no place in one.

    People agreed to hear from the organizer, not to have their addresses practised on. And what was
    printed of the real evening bears no mark, so no page of it comes out of a copy.
    """
    session.add(Rehearsal(begun_at=at))
    for kind in (AttendeeContact, PrintedPages, PrintRunPart, PrintPass, PrintRun, HandedBack):
        for record in session.scalars(select(kind)):
            session.delete(record)
        session.flush()
