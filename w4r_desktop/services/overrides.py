"""Mail that an organizer prints despite a refusal, with the note that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import clean_name
from w4r_desktop.errors import OverrideNoteError
from w4r_desktop.store.paper_schema import MailOverride

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.paper import Refusal

LEAST: Final = 3
"""The fewest letters that say why."""


def override(
    session: Session, *, refusal: Refusal, note: str, at: datetime, case_id: UUID | None = None
) -> UUID:
    """Print mail despite a refusal from now on: of one case, or of the whole campaign if of none.

    Raises OverrideNoteError for a note that says nothing.
    """
    said = clean_name(note)
    if sum(character.isalpha() for character in said) < LEAST:
        raise OverrideNoteError
    made = MailOverride(refusal=refusal, note=said, made_at=at, case_id=case_id)
    session.add(made)
    return made.id


def refuse_again(session: Session, *, override_id: UUID) -> None:
    """Let the refusal hold again."""
    session.delete(session.get_one(MailOverride, override_id))
