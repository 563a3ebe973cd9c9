"""What one file of an event has that another lacks, entry by entry and person by person."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import func, select

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store.backups import COUNTED, LAST, looked_into
from w4r_desktop.store.connection import bare, peek
from w4r_desktop.store.copying import row_counts
from w4r_desktop.store.place import is_held
from w4r_desktop.store.results_schema import Mailing, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from w4r_desktop.store.backups import Contents

EVENT: Final = "SELECT id FROM event"
ENTRIES: Final = "SELECT id, kind, quantity FROM tally_entry"
PEOPLE: Final = "SELECT id, name FROM attendee WHERE hidden_at IS NULL"
UUID_LENGTH: Final = 16
KINDS: Final = {str(kind): kind for kind in ActionKind}
MOST: Final = 300_000
"""Rows that are read of a table; the longest night has 110,000."""

PATIENCE: Final = 1.0
"""Seconds for which a damaged file is asked: somebody may have made it to answer for ever."""

STEPS: Final = 10_000
"""So many of SQLite's steps between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The entries of an event's log, each with what it counts, who is here and how called."""

    event_id: UUID | None = None
    entries: Mapping[bytes, tuple[str, int]] = field(default_factory=dict)
    people: frozenset[tuple[bytes, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Beyond:
    """What an open event has that a backup has not: it would be put aside with its file."""

    entries: int
    kinds: Mapping[ActionKind, int]
    people: int
    recounted: int
    posted: int
    reports: int


def rows_of(backup: Path) -> Rows:
    """Return the rows of a backup that was verified. Raises EventFileDamagedError."""
    with looked_into(backup) as connection:
        return _rows(*(connection.execute(asked).fetchall() for asked in (EVENT, ENTRIES, PEOPLE)))


def left_of(damaged: Path) -> Rows:
    """Return what a damaged file still tells of its rows, as far as it answers soon."""
    return _rows(*_told_by(damaged, EVENT, ENTRIES, PEOPLE))


def event_of(damaged: Path) -> UUID | None:
    """Return which event a damaged file is of, if it still tells."""
    (events,) = _told_by(damaged, EVENT)
    return _rows(events, [], []).event_id


def counted_only(here: Rows, there: Rows) -> Mapping[ActionKind, int]:
    """Return what the entries come to that are here and not there."""
    return _sums(
        quantity for identity, quantity in here.entries.items() if identity not in there.entries
    )


def is_up_to_date(session: Session, holds: Contents) -> bool:
    """Tell whether a backup has the last entry of an event, and as many rows of every table."""
    connection = bare(session)
    (newest,) = connection.execute(LAST).fetchone()
    newest_held = holds.newest.bytes if holds.newest else None
    return newest == newest_held and row_counts(connection) == holds.rows


def beyond(session: Session, holds: Contents, has: Rows) -> Beyond:
    """Return what was logged, recounted, posted and reported that a backup has not, and who came.

    ``has`` are the backup's rows: on another laptop the evening may have gone on as well. Who has
    got another name since counts as one whom it has not.
    """
    connection = bare(session)
    here = _rows(*(connection.execute(asked).fetchall() for asked in (EVENT, ENTRIES, PEOPLE)))
    recounted = set(connection.execute(COUNTED).fetchall())
    posted = session.execute(select(func.coalesce(func.sum(Mailing.pieces), 0))).scalar_one()
    report = session.execute(select(func.coalesce(func.max(Report.version), 0))).scalar_one()
    return Beyond(
        entries=len(here.entries.keys() - has.entries.keys()),
        kinds=counted_only(here, has),
        people=len(here.people - has.people),
        recounted=len(recounted - holds.recounted),
        posted=max(0, posted - holds.posted),
        reports=max(0, report - holds.report),
    )


def _rows(event: list[Any], entries: list[Any], people: list[Any]) -> Rows:
    """Put together what was read; a damaged file may answer with anything."""
    events = [identity for (identity,) in event if isinstance(identity, bytes)]
    return Rows(
        UUID(bytes=events[0]) if events and len(events[0]) == UUID_LENGTH else None,
        {
            identity: (kind, quantity)
            for identity, kind, quantity in entries
            if isinstance(identity, bytes) and kind in KINDS and isinstance(quantity, int)
        },
        frozenset(
            (identity, name)
            for identity, name in people
            if isinstance(identity, bytes) and isinstance(name, str)
        ),
    )


def _told_by(damaged: Path, *questions: str) -> list[list[Any]]:
    with suppress(sqlite3.Error, OSError):
        if damaged.is_file() and not is_held(damaged):
            with closing(peek(damaged)) as connection:
                end = time.monotonic() + PATIENCE
                connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
                return [_answered(connection, asked) for asked in questions]
    return [[] for _asked in questions]


def _answered(connection: sqlite3.Connection, question: str) -> list[Any]:
    """Return the rows that come before the first that is damaged."""
    found: list[Any] = []
    with suppress(sqlite3.Error, ValueError):
        found.extend(islice(connection.execute(question), MOST))
    return found


def _sums(counted: Iterable[tuple[str, int]]) -> Mapping[ActionKind, int]:
    sums: Counter[ActionKind] = Counter()
    for kind, quantity in counted:
        sums[KINDS[kind]] += quantity
    return {kind: total for kind, total in sums.items() if total}
