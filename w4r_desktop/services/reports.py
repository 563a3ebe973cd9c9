"""Freezing the figures as a report, and keeping what the organizer adds in words."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.domain.figures import as_json
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.reports import newest_version
from w4r_desktop.store.results_schema import Report, ReportNotes

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.figures import Figures, Notes


def freeze(session: Session, *, at: datetime) -> Figures:
    """Keep the figures of this moment as the next version, and return them.

    It is to be run for good: no Undo takes back what somebody may have sent already.
    """
    return keep_version(session, found=figures(session, as_of=at))


def keep_version(session: Session, *, found: Figures) -> Figures:
    """Keep figures that were read just now as the next version, and return them with its number.

    It is for a window that adds them up on another thread; it too is to be run for good.
    """
    kept = replace(found, version=newest_version(session) + 1)
    text = as_json(kept).decode("utf-8")
    session.add(Report(version=kept.version, frozen_at=kept.as_of, figures=text))
    return kept


def keep_notes(session: Session, *, notes: Notes) -> None:
    """Keep these words instead of what there were."""
    said = asdict(notes)
    record = session.scalars(select(ReportNotes)).one_or_none()
    if record is None:
        session.add(ReportNotes(**said))
        return
    for name, value in said.items():
        setattr(record, name, value)
