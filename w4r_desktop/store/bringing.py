"""Copies of events that lie elsewhere, proved whole; the files they come from stay as they are."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileBusyError,
    EventFileDamagedError,
    EventFileError,
    EventFileNotCopiedError,
    EventFileTooLargeError,
    EventFileUnreadableError,
)
from w4r_desktop.store.backups import CHUNK, is_backup, verify
from w4r_desktop.store.check import check
from w4r_desktop.store.connection import examine, is_half_changed
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDING: Final = re.compile(rf"(?<=.){re.escape(paths.EVENT_SUFFIX)}(\..*)?$", re.IGNORECASE)
"""How the name of an event ends, also of one to which a browser or a mail added something."""

LARGEST: Final = 1 << 29
"""In bytes, with the log beside it; an event has some megabytes."""


def bring_here(path: Path) -> Path:
    """Copy an event that nobody has open among the person's events, and return the copy.

    The copy appears whole or not at all, under the same name or one with a number, and always with
    the suffix that the list goes by; the file it was made of stays as it is. Raises
    EventFileBusyError where somebody changed it meanwhile.
    """
    name = f"{ENDING.sub('', path.name)}{paths.EVENT_SUFFIX}"
    target = paths.free_path(paths.events_folder() / name)
    with paths.replacing(target) as draft:
        try:
            with proved_copy(path, draft):
                pass
        finally:
            for file in paths.with_companions(draft)[1:]:
                file.unlink(missing_ok=True)
    return target


@contextmanager
def proved_copy(path: Path, copy: Path) -> Iterator[EventFile]:
    """Give a copy of an event, brought up to this version and found to be whole.

    Raises EventFileTooLargeError, EventFileBusyError where the event changes meanwhile, and what
    says why it is none or not whole.
    """
    examine(path)
    try:
        _copy(path, copy)
        with closing(EventFile(copy, private=True)) as copied:
            check(copied)
            yield copied
    except EventFileError as refused:
        refused.file = path.name  # whose name a person knows
        raise


def _copy(path: Path, copy: Path) -> None:
    """Copy the file of an event, with the log that a killed program left beside it.

    The log comes along because of what stands in it alone: an evening was prepared at home, the
    laptop went out, and all that was shown is there. SQLite takes a log only where each page of it
    carries the sum of all before, and whoever plants one could as well have changed the file: what
    both come to is proved like any other file from elsewhere. A journal never comes along. It holds
    what was there before a change, ours are written by way of a log wherever that works, and so a
    journal would only take the file back to what somebody left there; beside a file that has no log
    it says that half a change is in the file. A backup is proved by its hash, and therefore comes
    alone.
    """
    source, wanted = path.resolve(), verify(path) if is_backup(path) else ""
    files = paths.with_companions(source)[: 1 if wanted else 2]
    if is_half_changed(source) and not wanted:
        raise EventFileDamagedError(file=path.name)
    try:
        before = _state(files)
        if sum(size for size, _time in before) > LARGEST:
            raise EventFileTooLargeError(file=path.name, most=LARGEST >> 20)
    except OSError as refusal:
        raise EventFileUnreadableError(file=path.name) from refusal
    found = [
        _write(_parts(file, path.name), to)
        for file, to in zip(files, paths.with_companions(copy), strict=False)
        if file.exists()
    ]
    if wanted and found[0] != wanted:
        raise EventFileDamagedError(file=path.name)
    if _state(files) != before:
        raise EventFileBusyError(file=path.name)


def _parts(source: Path, name: str) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            while part := file.read(CHUNK):
                yield part
    except OSError as refusal:
        raise EventFileUnreadableError(file=name) from refusal


def _write(parts: Iterator[bytes], copy: Path) -> str:
    """Write a file and return its SHA-256."""
    digest = hashlib.sha256()
    try:
        with copy.open("wb") as file:
            for part in parts:
                digest.update(part)
                file.write(part)
    except OSError as refusal:
        raise EventFileNotCopiedError(file=copy.name) from refusal
    return digest.hexdigest()


def _state(files: tuple[Path, ...]) -> list[tuple[int, int]]:
    """Return size and time of an event and its log: others change with every letter."""
    there = (file for file in files if file.exists())
    return [(status.st_size, status.st_mtime_ns) for status in map(os.stat, there)]
