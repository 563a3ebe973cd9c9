"""How far the end of the night has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.store.queries.figures import newest_at
from w4r_desktop.store.queries.recount import RECOUNT_TABLES, boxes
from w4r_desktop.store.queries.taken_home import TAKEN_HOME_TABLES, letters_taken
from w4r_desktop.store.results_schema import ClosingTick, Report
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session


CLOSING_TABLES: Final = RECOUNT_TABLES | TAKEN_HOME_TABLES | {"closing_tick", "report"}
"""What the answer depends on."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What is done and what is not; ``ticks`` are when somebody said that a line is done.

    ``boxes`` that hold something, ``counted`` of them by hand, until ``recounted_at``. ``at_home``
    are letters that are still out, the first of them ``due_on``. ``since_copy`` are the entries
    logged after a copy was saved. ``report`` is the newest version, 0 for none, of ``reported_at``.
    """

    boxes: int
    counted: int
    recounted_at: datetime | None
    at_home: int
    due_on: date | None
    newest_at: datetime | None
    since_copy: int
    report: int
    reported_at: datetime | None
    ticks: Mapping[ClosingTask, datetime]

    @property
    def is_reported(self) -> bool:
        """Whether a report has all that was logged."""
        if self.reported_at is None:
            return False
        return self.newest_at is None or self.newest_at <= self.reported_at


def closing(session: Session) -> Closing:
    """Return how far the end of the night has come."""
    found, ticks = boxes(session), _ticks(session)
    copied_at = ticks.get(ClosingTask.BACKUP)
    out = [row for row in letters_taken(session) if row.is_out]
    due = [row.due_on for row in out if row.due_on is not None]
    newest = select(Report.version, Report.frozen_at).order_by(Report.version.desc()).limit(1)
    last = session.execute(newest).first()
    return Closing(
        boxes=len(found.wanted),
        counted=found.counted,
        recounted_at=found.finished_at,
        at_home=sum(row.letters for row in out),
        due_on=min(due, default=None),
        newest_at=newest_at(session),
        since_copy=_since(session, copied_at) if copied_at else 0,
        report=last.version if last else 0,
        reported_at=last.frozen_at if last else None,
        ticks=ticks,
    )


def _ticks(session: Session) -> dict[ClosingTask, datetime]:
    return {row.task: row.ticked_at for row in session.scalars(select(ClosingTick))}


def _since(session: Session, moment: datetime) -> int:
    later = select(func.count()).where(TallyEntry.logged_at > moment)
    return session.execute(later).scalar_one()
