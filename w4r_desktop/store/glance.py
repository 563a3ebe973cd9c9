"""What a list of events tells of a file, which stays as it is, whatever its version."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from w4r_desktop.domain.event import zone_called
from w4r_desktop.errors import EventFileDamagedError
from w4r_desktop.store import schema
from w4r_desktop.store.check import UNREADABLE
from w4r_desktop.store.connection import bare, connect, examine, is_at_rest, look_only, refusal
from w4r_desktop.store.known import demand_known, demand_log, demand_pages
from w4r_desktop.store.opening import is_workable, private_copy
from w4r_desktop.store.place import Place
from w4r_desktop.store.queries.rehearsal import is_rehearsal
from w4r_desktop.store.queries.totals import kind_totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from w4r_desktop.domain.tally import ActionKind


@dataclass(frozen=True, slots=True)
class EventGlance:
    """An event as a list shows it; ``practice`` says that it is a copy to practise on.

    Such a copy has the ``event_id`` of the evening it was made of. ``newest`` is when its last
    entry was logged, in the ``zone`` of the evening.
    """

    event_id: UUID
    name: str
    held_on: date
    venue: str
    practice: bool
    zone: ZoneInfo
    kinds: Mapping[ActionKind, int]
    newest: datetime | None


def glance(path: Path) -> EventGlance:
    """Return what a list shows of an event, and write nothing, not even a newer version of it.

    Raises a ``W4RError`` that says why the file could not be opened, for a damaged page as well.
    Only what every version of the event file has is asked for. Where a killed program left its
    log beside an event that may be worked in, the file is opened with its lock as ever, and SQLite
    moves the log in; beside any other file it stays, and a copy is looked into.
    """
    with looked_into(path) as session:
        demand_pages(bare(session), file=path.name)
        demand_log(bare(session), file=path.name)
        return read_glance(session)


@contextmanager
def looked_into(path: Path) -> Iterator[Session]:
    """Give a session that reads an event and writes nothing, as ``glance`` does.

    Raises a ``W4RError`` that says why the file could not be opened, or read.
    """
    examine(path)
    try:
        with _session(path) as session:
            demand_known(bare(session), file=path.name)
            yield session
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise refusal(cause, file=path.name) from error
    except UNREADABLE as error:
        raise EventFileDamagedError(file=path.name) from error


def read_glance(session: Session) -> EventGlance:
    """Return what a list shows of the event that is looked into."""
    event, campaign, entry = schema.Event, schema.Campaign, schema.TallyEntry
    said = select(event.id, event.name, event.held_on, event.venue, event.time_zone)
    event_id, name, held_on, venue, time_zone = session.execute(said).one()
    zone = zone_called(time_zone)
    session.execute(select(campaign.name)).one()
    last = select(entry.logged_at).order_by(entry.id.desc()).limit(1)
    newest = session.execute(last).scalar()
    return EventGlance(
        event_id=event_id,
        name=name,
        held_on=held_on,
        venue=venue,
        practice=_is_practice(session),
        zone=zone,
        kinds=kind_totals(session),
        newest=newest.astimezone(zone) if newest else None,
    )


def _is_practice(session: Session) -> bool:
    """Tell whether this is a copy to practise on; the first versions know none."""
    known = inspect(session.connection()).has_table(schema.Rehearsal.__tablename__)
    return known and is_rehearsal(session)


@contextmanager
def _session(path: Path) -> Iterator[Session]:
    at_rest = is_at_rest(path)
    if not (at_rest or is_workable(path)):
        with private_copy(path) as copied, copied.reading() as session:
            yield session
        return
    engine = look_only(path) if at_rest else connect(path)
    place = None if at_rest else Place(path)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
        if place is not None:
            place.leave()
