"""Whose letters they are: who turned out to be somebody else wrote them for that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal, select, union_all

from w4r_desktop.store.columns import Identity
from w4r_desktop.store.schema import Attendee, TallyEntry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def owners(session: Session) -> Mapping[UUID, UUID]:
    """Return whom everybody who was joined is counted as."""
    joined = select(Attendee.id, Attendee.joined_into_id).where(
        Attendee.joined_into_id.is_not(None)
    )
    return {row[0]: row[1] for row in session.execute(joined) if row[1] is not None}


def joined_with(attendee_id: UUID) -> ColumnElement[bool]:
    """Return the condition for entries of an attendee, and of whoever was joined into them."""
    joined = select(Attendee.id).where(Attendee.joined_into_id == attendee_id)
    here = select(literal(attendee_id, Identity))  # with OR, SQLite would leave the covering index
    return TallyEntry.attendee_id.in_(union_all(here, joined))
