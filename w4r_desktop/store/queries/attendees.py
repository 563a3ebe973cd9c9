"""Finding people who are here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from w4r_desktop.domain.names import clean_name, folded
from w4r_desktop.store.schema import Attendee, WritingTable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """Somebody who is here, and where they sit."""

    attendee_id: UUID
    name: str
    writing_table_id: UUID
    table_name: str
    heads: int
    first_time: bool
    minor: bool


def attendee(session: Session, attendee_id: UUID) -> AttendeeRow:
    """Return somebody who is here."""
    statement = _seated().where(Attendee.id == attendee_id)
    return AttendeeRow(*session.execute(statement).one())


def find_attendees(session: Session, text: str, *, limit: int = 200) -> tuple[AttendeeRow, ...]:
    """Return people with the text anywhere in their name, whatever its case and accents."""
    wanted = func.instr(Attendee.folded_name, folded(clean_name(text))) > 0
    statement = _seated().where(wanted).order_by(Attendee.folded_name, Attendee.id).limit(limit)
    return tuple(AttendeeRow(*row) for row in session.execute(statement))


def _seated() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Attendee.id, Attendee.name, WritingTable.id, WritingTable.name),
            *(Attendee.heads, Attendee.first_time, Attendee.minor),
        )
        .join(WritingTable, WritingTable.id == Attendee.writing_table_id)
        .where(Attendee.hidden_at.is_(None))
    )
