"""Opening an event to work in, and bringing it to the laptop first where it lies elsewhere."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileBackupError,
    EventFileBusyError,
    EventFileError,
    EventFileUnreadableError,
)
from w4r_desktop.store.backups import is_backup
from w4r_desktop.store.check import check
from w4r_desktop.store.connection import examine
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.whereabouts import demand_here

if TYPE_CHECKING:
    from pathlib import Path


def open_here(path: Path) -> EventFile:
    """Open an event to work in. Raises EventFilePlaceError off the laptop, and for a backup."""
    examine(path)
    if is_backup(path):
        raise EventFileBackupError(file=path.name)
    demand_here(path)
    return EventFile(path)


def bring_here(path: Path) -> Path:
    """Copy an event that nobody has open among the person's events, and return the copy.

    The copy appears whole or not at all, under the same name or one with a number; the file it was
    made of stays as it is. Raises EventFileBusyError where somebody changed it meanwhile.
    """
    examine(path)
    target = paths.free_path(paths.events_folder() / path.name)
    with paths.replacing(target) as draft:
        main, log = paths.with_companions(draft)[:2]
        try:
            _copy(path.resolve(), main, log)
            with closing(EventFile(draft)) as copied:  # what a killed program left is moved in
                check(copied)
        except EventFileError as refused:
            refused.file = path.name  # whose name a person knows
            raise
        finally:
            for file in paths.with_companions(draft)[1:]:
                file.unlink(missing_ok=True)
    return target


def _copy(source: Path, main: Path, log: Path) -> None:
    """Copy a file at rest, with the log that a killed program left beside it."""
    pairs = zip(paths.with_companions(source)[:2], (main, log), strict=True)
    try:
        before = _state(source)
        contents = [(file.read_bytes(), copy) for file, copy in pairs if file.exists()]
        changed = _state(source) != before
    except OSError as refusal:
        raise EventFileUnreadableError(file=source.name) from refusal
    if changed:
        raise EventFileBusyError(file=source.name)
    for content, copy in contents:
        copy.write_bytes(content)


def _state(source: Path) -> list[tuple[int, int]]:
    """Return size and time of an event and its log: others change with every letter."""
    files = (file for file in paths.with_companions(source)[:2] if file.exists())
    return [(status.st_size, status.st_mtime_ns) for status in map(os.stat, files)]
