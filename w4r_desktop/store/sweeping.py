"""Old backups go, wherever they lie, so that names of people lie about no longer than need be.

What goes and what stays:

- All backups of the last two days stay, then the last of each day for 14 days, then none. The
  last of a day is the one with the newest entry: the clock may have been wrong within that day.
- Each file of an event has backups of its own: where there are two, each counted in, the last of
  either stays.
- But the newest whole backup of a file stays, however old it is, until a file among the person's
  events was found whole that has all of it: its last entry, and as many rows of every table. A bad
  file, one that is gone, and an older copy of the event never cost a backup.
- What is of a later time than now stays: the clock was wrong then, or it is now.
- Nothing goes before the clock was believed, which is once it has gone on for a day without
  leaping: not two weeks ahead, as a flat battery or a mistyped year does, and not a day back. After
  a long rest nobody can tell a right clock from a wrong one, so it has to go on for a day again.
- Nothing of a folder goes while its disk does not answer: what cannot be read just now may be the
  newest of all.
- What a killed program left unfinished goes after a day; what is no backup of ours never goes.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final
from uuid import UUID

from w4r_desktop import paths
from w4r_desktop.errors import W4RError
from w4r_desktop.foreign_file import content
from w4r_desktop.store.backups import (
    HASH_SUFFIX,
    SPOILED,
    beside,
    contents,
    finished,
    held_by,
    moment_of,
    newest_first,
    verify,
)
from w4r_desktop.store.connection import bare
from w4r_desktop.store.copying import row_counts
from w4r_desktop.store.glance import looked_into
from w4r_desktop.store.restoring import is_put_aside

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.store.backups import Backup, Contents

ALL_KEPT: Final = timedelta(days=2)
DAYS_KEPT: Final = timedelta(days=14)
UNFINISHED: Final = timedelta(days=1)
"""How old what is half there has to be, so that nobody is writing it any more."""

ENTRY: Final = "SELECT 1 FROM tally_entry WHERE id = ?"

CLOCK: Final = "clock"
"""The file, beside the folders of backups, of when the clock was looked at: first, and last."""

LONGEST: Final = 100
"""In bytes, of that file, however it was written."""

LONGEST_PAUSE: Final = timedelta(days=14)
"""A year mistyped by one looks like a rest, and so what looks like a longer one is a leap."""

LEAST: Final = timedelta(days=1)
"""For so long the clock has to go on before it is believed; so far back it may be set right."""


@dataclass(frozen=True, slots=True)
class Swept:
    """How many backups went, and which last ones only a file with all that they hold lets go."""

    count: int = 0
    waiting: Mapping[Path, Contents] = field(default_factory=dict)


def sweep(roots: Iterable[Path], now: datetime, *, last_too: Collection[Path] = ()) -> Swept:
    """Remove what is too old of the backups of all events that lie at some places.

    ``last_too`` are last backups of which all is in an event's own file.
    """
    if not _is_believed(now):
        return Swept()
    found = [prune(folder, now, last_too=last_too) for folder in _folders(roots)]
    waiting = {path: holds for one in found for path, holds in one.waiting.items()}
    return Swept(sum(one.count for one in found), waiting)


def prune(folder: Path, now: datetime, *, last_too: Collection[Path] = ()) -> Swept:
    """Remove what is too old, and what was left of backups that were killed.

    The newest that is whole goes only where ``last_too`` has it, and nothing at all where the disk
    fails to answer even once.
    """
    try:
        files = list(folder.iterdir())  # once only; and whoever writes meanwhile is not met
        there = finished(files)
        stay = _staying(there, now, last_too)
        waiting = dict(_waiting(stay, now))
    except (OSError, W4RError):
        return Swept()
    gone = [backup for backup in there if backup not in stay and _is_removed(backup)]
    backed = {path for backup in there for path in (backup.path, beside(backup.path))}
    for path in sorted(set(files) - backed):
        _remove_unfinished(path, now)
    return Swept(len(gone), waiting)


def _staying(there: list[Backup], now: datetime, last_too: Collection[Path]) -> list[Backup]:
    """Return which backups stay; those of two files of one event have nothing to do together."""
    stay: list[Backup] = []
    for stem in {backup.stem: None for backup in there}:
        of_file = [backup for backup in there if backup.stem == stem]
        kept = list(_kept(of_file, now))
        if len(kept) < len(of_file):
            spared = _newest_whole(of_file)
            kept += [spared] if spared not in kept and spared.path not in last_too else []
        stay += kept
    return stay


def _waiting(stay: list[Backup], now: datetime) -> Iterator[tuple[Path, Contents]]:
    """Return what those hold that stay only as the last; of a spoiled one nobody knows it."""
    for backup in stay:
        if now - backup.at > DAYS_KEPT:
            with suppress(*SPOILED):
                yield backup.path, contents(backup.path)


def _newest_whole(there: list[Backup]) -> Backup:
    """Return the newest that is whole, or the newest if none is; raise where one cannot be read."""
    for backup in newest_first(there, sure=True):
        with suppress(*SPOILED):
            verify(backup.path)
            return backup
    return there[0]


def _is_removed(backup: Backup) -> bool:
    """Remove a backup before its hash, without which it would be none: somebody may hold it."""
    with suppress(OSError):  # another time
        backup.path.unlink()
        beside(backup.path).unlink()
        return True
    return False


def _remove_unfinished(path: Path, now: datetime) -> None:
    """Remove what is too old of a backup of which a part is missing."""
    named = path.name.removeprefix(".").removesuffix(".part").removesuffix(HASH_SUFFIX)
    at = moment_of(named)
    unproved = path.name == named  # its hash may turn up
    if at and now - at > (DAYS_KEPT if unproved else UNFINISHED):
        with suppress(OSError):  # another time
            path.unlink()


def _kept(backups: Iterable[Backup], now: datetime) -> Iterator[Backup]:
    """Return which backups stay, of a list with the newest first."""
    for _day, of_day in groupby(backups, key=lambda backup: backup.at.date()):
        all_of_it = list(of_day)
        young = [backup for backup in all_of_it if now - backup.at <= ALL_KEPT]
        yield from young
        if not young and now - all_of_it[0].at <= DAYS_KEPT:
            yield newest_first(all_of_it, sure=True)[0] if all_of_it[1:] else all_of_it[0]


def all_held(path: Path, waiting: Mapping[Path, Contents]) -> set[Path]:
    """Return of which last backups all is in a file that is whole and counts; nothing is written.

    To be asked on the thread that opens events: a lock is lost where another peeks into its file.
    """
    if is_put_aside(path):
        return set()
    try:
        with looked_into(path) as session:
            connection = bare(session)
            here = held_by(connection)
            asked = {one: held for one, held in waiting.items() if held.event_id == here.event_id}
            if not asked or here.rows.get("rehearsal") or not _is_whole(connection):
                return set()
            return {one for one, held in asked.items() if _has_all(connection, held)}
    except W4RError:
        return set()


def _is_whole(connection: sqlite3.Connection) -> bool:
    return connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def _has_all(connection: sqlite3.Connection, held: Contents) -> bool:
    """Tell whether a file has the last entry of a backup, and as many rows of every table."""
    if held.newest and not connection.execute(ENTRY, (held.newest.bytes,)).fetchone():
        return False
    there = row_counts(connection)
    return all(there.get(table, 0) >= rows for table, rows in held.rows.items())


def _folders(roots: Iterable[Path]) -> Iterator[Path]:
    """Return the folders of events' backups at some places; there may be anything."""
    for root in roots:
        try:
            found = sorted(root.iterdir())
        except OSError:  # nothing was ever backed up, or the stick is at home
            continue
        for folder in found:
            with suppress(ValueError):
                UUID(folder.name)
                yield folder


def _is_believed(now: datetime) -> bool:
    """Note what the clock says, and tell whether it has gone on without leaping for a while."""
    kept, moment = paths.all_backups() / CLOCK, int(now.timestamp())
    since, until = _noted(kept)
    goes_on = until - LEAST.total_seconds() <= moment <= until + LONGEST_PAUSE.total_seconds()
    with suppress(OSError, W4RError), paths.replacing(kept) as draft:
        draft.write_text(f"{since if goes_on else moment} {moment}\n", encoding="ascii")
    return goes_on and moment - since >= LEAST.total_seconds()


def _noted(kept: Path) -> tuple[int, int]:
    try:
        since, until = map(int, content(kept, LONGEST).split())
    except (OSError, ValueError):  # never yet, or somebody wrote into it
        return 0, 0
    return since, until
