"""Old backups go, wherever they lie, so that names of people lie about no longer than need be.

What goes and what stays:

- All backups of the last two days stay, then the last of each day for 14 days, then none.
- But the newest whole backup of an event stays, however old it is, until the event's own file was
  found whole among the person's events: a bad file, or one that is gone, never costs its backup.
- What is of a later time than now stays: the clock was wrong then, or it is now.
- Nothing goes before the clock was believed, which is once it has gone on for a day without
  leaping: not far ahead, as a flat battery or a mistyped year does, and not back.
- What a killed program left unfinished goes after a day; what is no backup of ours never goes.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from w4r_desktop import paths
from w4r_desktop.errors import W4RError
from w4r_desktop.foreign_file import content
from w4r_desktop.store.backups import DAYS_KEPT, list_backups, prune
from w4r_desktop.store.glance import looked_into, read_glance
from w4r_desktop.store.restoring import is_put_aside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

CLOCK: Final = "clock"
"""The file, beside the folders of backups, of when the clock was looked at: first, and last."""

LONGEST: Final = 100
"""In bytes, of that file, however it was written."""

LONGEST_PAUSE: Final = timedelta(days=400)
"""From one evening to that of the next year the program may not have run at all."""

LEAST: Final = timedelta(days=1)
"""For so long the clock has to go on before it is believed; so far back it may be set right."""


@dataclass(frozen=True, slots=True)
class Swept:
    """How many backups went, and the events of which only the file itself lets the last one go."""

    count: int = 0
    waiting: frozenset[UUID] = frozenset()


def sweep(roots: Iterable[Path], now: datetime, *, whole: Collection[UUID] = ()) -> Swept:
    """Remove what is too old of the backups of all events that lie at some places.

    ``whole`` are the events whose own file was found to be so.
    """
    if not _is_believed(now):
        return Swept()
    count, waiting = 0, set()
    for event_id, folder in _folders(roots):
        there = len(list_backups(folder))
        kept = prune(folder, now, last_too=event_id in whole)
        count += there - len(kept)
        if any(now - backup.at > DAYS_KEPT for backup in kept):
            waiting.add(event_id)
    return Swept(count, frozenset(waiting))


def whole_event(path: Path) -> UUID | None:
    """Return which event lies whole in a file, if one does that counts; nothing is written.

    To be asked on the thread that opens events: a lock is lost where another peeks into its file.
    """
    if is_put_aside(path):
        return None
    try:
        with looked_into(path) as session:
            seen = read_glance(session)
            pages = session.connection().exec_driver_sql("PRAGMA quick_check").scalar()
    except W4RError:
        return None
    return seen.event_id if pages == "ok" and not seen.practice else None


def _folders(roots: Iterable[Path]) -> Iterator[tuple[UUID, Path]]:
    """Return the folders of backups at some places, each with its event; there may be anything."""
    for root in roots:
        try:
            found = sorted(root.iterdir())
        except OSError:  # nothing was ever backed up, or the stick is at home
            continue
        for folder in found:
            with suppress(ValueError):
                yield UUID(folder.name), folder


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
