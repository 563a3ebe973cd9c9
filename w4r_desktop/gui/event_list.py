"""The events of this laptop as a list shows them, and which of them a file elsewhere is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileForeignError,
    EventFileUnreadableError,
    W4RError,
)
from w4r_desktop.gui.backup_words import moment_words
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.paths import EVENT_SUFFIX
from w4r_desktop.store.backups import listed
from w4r_desktop.store.glance import glance, read_glance
from w4r_desktop.store.restoring import (
    in_its_place,
    is_put_aside,
    put_aside_at,
    take_back_unfinished,
)
from w4r_desktop.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, tzinfo
    from pathlib import Path
    from uuid import UUID

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.glance import EventGlance


DAMAGED: Final = (EventFileDamagedError, EventFileEmptyError)
"""Why a file cannot be opened of which something may be saved."""

UNKNOWN: Final = (EventFileForeignError, EventFileUnreadableError)
"""What is said of a damaged event as well, once its beginning is gone: if it has backups."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One event of the list: what can be told of it without opening it for good.

    ``holds`` tells in words what was counted in it, ``aside`` when a backup took its place.
    ``practice`` says that it is a copy to practise on; ``trouble`` is why it cannot be opened, in
    words, and ``damaged`` whether it can be repaired perhaps.
    """

    path: Path
    name: str
    held_on: date | None
    venue: str
    holds: str = ""
    aside: str = ""
    practice: bool = False
    trouble: str = ""
    damaged: bool = False


def event_paths() -> list[Path]:
    """Return the person's own events and practice copies, the one used last first."""
    for aside in filter(is_put_aside, _event_files()):
        take_back_unfinished(aside)
    return sorted(_event_files(), key=_changed_at, reverse=True)


def _event_files() -> list[Path]:
    there = listed(paths.events_folder())
    return [file for file in there if file.suffix.lower() == EVENT_SUFFIX]


def glances(
    opened: Workspace | None, now: datetime, backups_of: Callable[[Path], int]
) -> list[Glance]:
    """Return what is told of each event: first those that count, last what was put aside.

    ``opened`` is locked by ourselves; ``backups_of`` counts the backups of a file that is damaged.
    """
    seen = [_glance(path, opened, now, backups_of) for path in event_paths()]
    return sorted(seen, key=lambda one: (is_put_aside(one.path), one.practice))


def holds_words(seen: EventGlance, now: datetime) -> str:
    """Return what was counted in an event, and when the newest of it."""
    if seen.newest is None:
        return counted(seen.kinds)
    return _("{pieces}, the newest {time}").format(
        pieces=counted(seen.kinds), time=moment_words(seen.newest, now)
    )


def event_here(event_id: UUID, opened: Workspace | None) -> Path | None:
    """Return where on this laptop an event lies whole; of several, the one counted in last.

    What was put aside and what is practised on is not meant.
    """
    found = [
        (seen.newest.timestamp() if seen.newest else 0.0, path)
        for path, seen in events_here(opened)
        if seen.event_id == event_id
    ]
    return max(found, key=itemgetter(0), default=(0.0, None))[1]


def events_here(opened: Workspace | None) -> Iterator[tuple[Path, EventGlance]]:
    """Yield the evenings of this laptop that can be opened, each with what is told of it."""
    for path in event_paths():
        with suppress(W4RError):
            seen = seen_of(path, opened)
            if not (seen.practice or is_put_aside(path)):
                yield path, seen


def seen_of(path: Path, opened: Workspace | None) -> EventGlance:
    """Return what is told of an event, also of the one that is open and so locked by ourselves."""
    if opened is not None and paths.real(path) == paths.real(opened.path):
        return opened.read(read_glance)
    return glance(path)


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # a link that leads nowhere: its line in the list says so
        return 0.0


def _glance(
    path: Path, opened: Workspace | None, now: datetime, backups_of: Callable[[Path], int]
) -> Glance:
    try:
        seen = seen_of(path, opened)
    except W4RError as error:
        backups = backups_of(path) if isinstance(error, DAMAGED + UNKNOWN) else 0
        damaged = backups > 0 or isinstance(error, DAMAGED)
        return Glance(
            path,
            in_its_place(path).stem,
            None,
            "",
            aside=_aside_words(path, now, now.astimezone().tzinfo),
            trouble=_damaged_words(backups) if damaged else explain(error),
            damaged=damaged,
        )
    return Glance(
        path,
        seen.name,
        seen.held_on,
        seen.venue,
        holds=holds_words(seen, now),
        aside=_aside_words(path, now, seen.zone),
        practice=seen.practice,
    )


def _aside_words(path: Path, now: datetime, zone: tzinfo | None) -> str:
    """Return when a backup took the place of a file, if one did; its evening's clock said so."""
    at = put_aside_at(path)
    if at is None:
        return ""
    time = moment_words(at.replace(tzinfo=zone), now)
    return _("put aside {time}").format(time=time)


def _damaged_words(backups: int) -> str:
    if not backups:
        return _("Damaged: perhaps some of it can be saved")
    return ngettext(
        "Damaged: {count} backup is here", "Damaged: {count} backups are here", backups
    ).format(count=number(backups))
