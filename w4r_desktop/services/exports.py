"""Gathering what a file of the results is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from w4r_desktop.domain.exports import NAMING, Purpose, for_purpose
from w4r_desktop.exchange.results import Everybody, Results
from w4r_desktop.store.queries.attendees import contacts, people
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.exports import entries, entry_count, frozen_as, tally_lines
from w4r_desktop.store.queries.figures import figures

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.figures import Figures


def results(session: Session, *, purpose: Purpose, as_of: datetime) -> Results:
    """Return the results ``as_of`` a moment, which is aware; nothing is frozen."""
    return Results(
        purpose=purpose,
        figures=for_purpose(figures_now(session, as_of=as_of), purpose),
        lines=tally_lines(session),
        entries=entries(session, with_names=purpose is Purpose.FULL),
        count=entry_count(session),
        everybody=_everybody(session) if purpose in NAMING else None,
    )


def figures_now(session: Session, *, as_of: datetime) -> Figures:
    """Return the figures; they have the version of the newest report if they are still the same."""
    found = figures(session, as_of=as_of)
    return replace(found, version=frozen_as(session, found))


def _everybody(session: Session) -> Everybody:
    return Everybody(event(session), people(session), contacts(session))
