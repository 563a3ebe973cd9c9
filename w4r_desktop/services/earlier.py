"""Comparing this event with an earlier one, of which only the totals are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from w4r_desktop.store.results_schema import EarlierEvent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.earlier import EarlierTotals


def compare_with(session: Session, *, earlier: EarlierTotals) -> None:
    """Compare with this event from now on, instead of whichever it was."""
    forget_earlier(session)
    session.add(
        EarlierEvent(
            name=earlier.name,
            held_on=earlier.held_on,
            kinds=msgspec.json.encode(earlier.kinds).decode("utf-8"),
            people=earlier.people,
            first_time=earlier.first_time,
        )
    )


def forget_earlier(session: Session) -> None:
    """Compare with no event any more."""
    for record in session.scalars(select(EarlierEvent)):
        session.delete(record)
