"""Whether this is the evening itself, or a copy to practise on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from w4r_desktop.errors import RehearsalExportError
from w4r_desktop.store.schema import Rehearsal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def is_rehearsal(session: Session) -> bool:
    """Tell whether this file is a copy to practise on."""
    return session.execute(select(exists(select(Rehearsal.id)))).scalar_one()


def demand_evening(session: Session, *, file: str) -> None:
    """Raise RehearsalExportError for a copy to practise on; ``file`` is what it is called."""
    if is_rehearsal(session):
        raise RehearsalExportError(file=file)
