"""What was reported, and what the organizer adds to the figures in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from w4r_desktop.domain.figures import Figures, Notes, from_json
from w4r_desktop.store.results_schema import Report, ReportNotes

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """The figures as they were reported once; they have its version."""

    version: int
    frozen_at: datetime
    figures: Figures


def notes(session: Session) -> Notes:
    """Return what the organizer adds in words."""
    row = session.scalars(select(ReportNotes)).one_or_none()
    if row is None:
        return Notes()
    return Notes(
        comments=row.comments,
        media=row.media,
        dignitaries=row.dignitaries,
        photo_credit=row.photo_credit,
        contact=row.contact,
        expected=row.expected,
    )


def reports(session: Session) -> tuple[FrozenReport, ...]:
    """Return all reports, the first version first."""
    return tuple(map(_frozen, session.scalars(select(Report).order_by(Report.version))))


def newest_report(session: Session, *, before: int | None = None) -> FrozenReport | None:
    """Return the newest report, or the newest before a version; no other one is looked at."""
    statement = select(Report).order_by(Report.version.desc()).limit(1)
    if before is not None:
        statement = statement.where(Report.version < before)
    row = session.scalars(statement).one_or_none()
    return _frozen(row) if row else None


def newest_version(session: Session) -> int:
    """Return the version of the newest report, 0 if there is none."""
    return session.execute(select(func.max(Report.version))).scalar() or 0


def _frozen(row: Report) -> FrozenReport:
    found = replace(from_json(row.figures), version=row.version)
    return FrozenReport(row.version, row.frozen_at, found)
