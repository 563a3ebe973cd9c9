"""What becomes of letters that people took home: they come back, or nobody waits any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.errors import LettersNotOutError
from w4r_desktop.store.schema import TakenHome

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session


def bring_letters_back(
    session: Session, *, taken_home_id: UUID, letters: int, at: datetime
) -> None:
    """Note that so many of some letters are back; they are counted on the sheet. The rest is out.

    Raises LettersNotOutError where not so many are.
    """
    _part(session, taken_home_id, letters).returned_at = at


def write_letters_off(session: Session, *, taken_home_id: UUID, letters: int, at: datetime) -> None:
    """Wait no more for so many of some letters; the rest is still expected.

    Raises LettersNotOutError where not so many are out.
    """
    _part(session, taken_home_id, letters).written_off_at = at


def _part(session: Session, taken_home_id: UUID, letters: int) -> TakenHome:
    """Return so many letters by themselves, apart from those that stay out."""
    taken = session.get_one(TakenHome, taken_home_id)
    is_out = taken.returned_at is None and taken.written_off_at is None
    out = taken.letters if is_out else 0
    if not 0 < letters <= out:
        raise LettersNotOutError(out=out, asked=letters)
    if letters == out:
        return taken
    taken.letters -= letters
    part = TakenHome(
        attendee_id=taken.attendee_id,
        letters=letters,
        taken_at=taken.taken_at,
        due_on=taken.due_on,
    )
    session.add(part)
    return part
