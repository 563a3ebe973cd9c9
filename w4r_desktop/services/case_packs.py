"""Bringing the cases of a pack into an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.services.cases import fields_of, insert_case
from w4r_desktop.store import schema

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import CasePack


def bring_in(session: Session, *, pack: CasePack) -> None:
    """Make the pack's campaign and cases those of the event, which has none yet."""
    session.add(schema.Campaign(language=pack.language, **fields_of(pack.campaign)))
    for position, brief in enumerate(pack.cases, start=1):
        picture = pack.pictures.get(brief.picture)
        insert_case(session, code=brief.code, brief=brief, picture=picture, position=position)
