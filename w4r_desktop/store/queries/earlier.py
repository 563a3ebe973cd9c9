"""The earlier event that this one is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from sqlalchemy import select

from w4r_desktop.domain.earlier import EarlierTotals
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store.results_schema import EarlierEvent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

EARLIER_TABLES: Final = frozenset({"earlier_event"})
"""What the answer depends on."""


def earlier(session: Session) -> EarlierTotals | None:
    """Return what the earlier event came to, None if no one chose any."""
    row = session.scalars(select(EarlierEvent)).one_or_none()
    if row is None:
        return None
    return EarlierTotals(
        name=row.name,
        held_on=row.held_on,
        kinds=msgspec.json.decode(row.kinds, type=dict[ActionKind, int]),
        people=row.people,
        first_time=row.first_time,
    )
