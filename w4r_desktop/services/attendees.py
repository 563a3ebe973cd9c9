"""Who is here, and where they sit."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from w4r_desktop.domain.names import clean_name, folded, numbered
from w4r_desktop.errors import NameEmptyError
from w4r_desktop.store.schema import Attendee

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session


def sign_in(
    session: Session,
    *,
    name: str,
    writing_table_id: UUID,
    at: datetime,
    heads: int = 1,
    first_time: bool = False,
    minor: bool = False,
) -> UUID:
    """Seat somebody who has just arrived and return their id.

    Somebody with the name of another gets a number behind it: "Anna (2)".
    """
    cleaned = clean_name(name)
    if not cleaned:
        raise NameEmptyError
    free = _free_name(session, cleaned)
    attendee = Attendee(
        name=free,
        folded_name=folded(free),
        writing_table_id=writing_table_id,
        signed_in_at=at,
        heads=heads,
        first_time=first_time,
        minor=minor,
    )
    session.add(attendee)
    session.flush()
    return attendee.id


def sign_in_guest(
    session: Session, *, pattern: str, writing_table_id: UUID, at: datetime, heads: int = 1
) -> UUID:
    """Seat somebody who gives no name; ``pattern`` names them, e.g. "Guest {number}"."""
    newest = session.execute(select(func.max(Attendee.guest_number))).scalar() or 0
    number = next(
        number
        for number in count(newest + 1)
        if not _is_taken(session, pattern.format(number=number))
    )
    guest_id = sign_in(
        session,
        name=pattern.format(number=number),
        writing_table_id=writing_table_id,
        at=at,
        heads=heads,
    )
    session.get_one(Attendee, guest_id).guest_number = number
    return guest_id


def move(session: Session, *, attendee_id: UUID, writing_table_id: UUID) -> None:
    """Seat an attendee at another table; they keep their letters."""
    session.get_one(Attendee, attendee_id).writing_table_id = writing_table_id


def change_attendee(
    session: Session,
    *,
    attendee_id: UUID,
    name: str,
    heads: int,
    first_time: bool,
    minor: bool,
) -> None:
    """Correct what was said when somebody signed in."""
    attendee = session.get_one(Attendee, attendee_id)
    cleaned = clean_name(name)
    if not cleaned:
        raise NameEmptyError
    if cleaned != attendee.name:
        attendee.name = _free_name(session, cleaned, keeper=attendee_id)
        attendee.folded_name = folded(attendee.name)
    attendee.heads = heads
    attendee.first_time = first_time
    attendee.minor = minor


def _free_name(session: Session, name: str, *, keeper: UUID | None = None) -> str:
    if not _is_taken(session, name, keeper=keeper):
        return name
    return next(
        free
        for number in count(2)
        if not _is_taken(session, free := numbered(name, number), keeper=keeper)
    )


def _is_taken(session: Session, name: str, *, keeper: UUID | None = None) -> bool:
    same = select(func.count()).where(
        Attendee.folded_name == folded(name), Attendee.hidden_at.is_(None), Attendee.id != keeper
    )
    return bool(session.execute(same).scalar_one())
