"""What mail is printed despite a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.store.paper_schema import MailOverride

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.paper import Refusal


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """A refusal that does not hold, and why: for one case, or for all if ``case_id`` is None."""

    override_id: UUID
    refusal: Refusal
    note: str
    made_at: datetime
    case_id: UUID | None


def overrides(session: Session) -> tuple[OverrideRow, ...]:
    """Return them in the order they were made."""
    rows = session.scalars(select(MailOverride).order_by(MailOverride.id))
    return tuple(
        OverrideRow(row.id, row.refusal, row.note, row.made_at, row.case_id) for row in rows
    )
