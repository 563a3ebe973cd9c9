"""Opening an event: to work in where it lies, or only to read it, and nothing of it changes."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileBackupError,
    EventFileNotCopiedError,
    EventFilePlaceError,
)
from w4r_desktop.store import migrations
from w4r_desktop.store.backups import is_backup
from w4r_desktop.store.bringing import proved_copy
from w4r_desktop.store.connection import bare, examine, version_of
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.known import demand_log
from w4r_desktop.store.restoring import take_back_unfinished
from w4r_desktop.store.whereabouts import demand_here, is_among_backups, is_among_ours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def open_here(path: Path) -> EventFile:
    """Open an event to work in. Raises EventFilePlaceError off the laptop, and for a backup.

    A file from outside the program's own folder is proved on a copy first, all of it: refused, it
    is as it was, and so is what lies beside it.
    """
    _demand_workable(path)
    return _open(path)


@contextmanager
def open_to_read(path: Path) -> Iterator[EventFile]:
    """Give an event to read.

    A backup, the file of an older version and one that may not be worked in where it lies are left
    alone: what is read, and brought up for it, is a copy that goes afterwards.
    """
    if is_workable(path):
        with closing(_open(path)) as file:
            yield file
    else:
        with private_copy(path) as copied:
            yield copied


def is_workable(path: Path) -> bool:
    """Tell whether an event may be worked in where it lies, and as it is."""
    try:
        _demand_workable(path)
    except EventFilePlaceError:
        return False
    return version_of(path) == migrations.NEWEST


@contextmanager
def private_copy(path: Path) -> Iterator[EventFile]:
    """Give a copy of an event under its own name, proved whole; it goes afterwards."""
    try:
        folder = paths.private_folder()
    except OSError as refusal:
        raise EventFileNotCopiedError(file=path.name) from refusal
    try:
        with proved_copy(path, folder / path.name) as copied:
            yield copied
    finally:
        paths.forget(folder)


def _demand_workable(path: Path) -> None:
    examine(path)
    if is_backup(path) or is_among_backups(path):
        raise EventFileBackupError(file=path.name)
    demand_here(path)


def _open(path: Path) -> EventFile:
    ours = is_among_ours(path)
    take_back_unfinished(path)
    if not ours:
        with private_copy(path):
            pass
    file = EventFile(path)
    try:
        if ours:
            with file.reading() as session:
                demand_log(bare(session), file=path.name)
    except BaseException:
        file.close()
        raise
    return file
