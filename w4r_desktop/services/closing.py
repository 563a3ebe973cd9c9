"""Ticking lines of the list for the end of the night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.store.results_schema import ClosingTick

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.closing import ClosingTask


def tick(session: Session, *, task: ClosingTask, at: datetime) -> None:
    """Note that something is done; done again, it was done now."""
    record = _tick(session, task)
    if record is None:
        session.add(ClosingTick(task=task, ticked_at=at))
    else:
        record.ticked_at = at


def untick(session: Session, *, task: ClosingTask) -> None:
    """Note that something is still to be done."""
    record = _tick(session, task)
    if record is not None:
        session.delete(record)


def _tick(session: Session, task: ClosingTask) -> ClosingTick | None:
    return session.scalars(select(ClosingTick).where(ClosingTick.task == task)).one_or_none()
