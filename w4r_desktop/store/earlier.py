"""What an earlier event came to, read from its file, which stays as it is, whatever its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.earlier import EarlierTotals
from w4r_desktop.errors import RehearsalComparedError, SameEventError
from w4r_desktop.store.glance import looked_into, read_glance
from w4r_desktop.store.place import is_held
from w4r_desktop.store.queries.totals import kind_totals, people

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID


def read_earlier(path: Path, *, event_id: UUID) -> EarlierTotals:
    """Return the totals of another event than this one, whose ``event_id`` is given.

    Only what every version of the event file has is asked for, so none has to be brought up.
    Raises SameEventError for this event, RehearsalComparedError for a copy to practise on, and
    another ``W4RError`` that says why the file cannot be read.
    """
    if path.is_file() and is_held(path):
        raise SameEventError(file=path.name)
    with looked_into(path) as session:
        seen = read_glance(session)
        if seen.practice:
            raise RehearsalComparedError(file=path.name)
        if seen.event_id == event_id:
            raise SameEventError(file=path.name)
        here = people(session)
        return EarlierTotals(
            name=seen.name,
            held_on=seen.held_on,
            kinds={kind: n for kind, n in kind_totals(session).items() if n},
            people=here.attendees,
            first_time=here.first_time,
        )
