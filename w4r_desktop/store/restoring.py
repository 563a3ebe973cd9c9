"""Putting a backup back: it appears whole or not at all, and what was there is put aside."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from w4r_desktop.errors import (
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileExistsError,
    EventFileForeignError,
    EventFileTooNewError,
    EventFileUnreadableError,
)
from w4r_desktop.foreign_file import opened
from w4r_desktop.paths import LONGEST_STEM, free_path, replacing, taken, with_companions
from w4r_desktop.store.backups import CHUNK, contents, listed, verify
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

    from w4r_desktop.store.backups import Contents

ASIDE: Final = re.compile(r" put aside (\d{4}-\d\d-\d\d \d{6})(?: \(\d+\))?$")
ASIDE_TIME: Final = "%Y-%m-%d %H%M%S"
UNUSABLE: Final = (
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileForeignError,
    EventFileTooNewError,
    EventFileUnreadableError,
)
"""Why an event file is put aside as it lies there."""


@dataclass(frozen=True, slots=True)
class Held:
    """A backup that was proved and is held open: what becomes of its name does not matter.

    It may be too old, and go as the open evening is backed up and closed for its sake.
    """

    path: Path
    holds: Contents
    digest: str
    file: BufferedReader

    def close(self) -> None:
        """Let go of it."""
        self.file.close()


def hold(backup: Path) -> Held:
    """Return a backup as it can be put back; ``close`` it. Raises what ``verify`` raises."""
    digest = verify(backup)
    return Held(backup, contents(backup), digest, _opened(backup))


def restore(backup: Path, path: Path) -> None:
    """Make a new event file of a backup, which stays.

    Raises what ``verify`` raises, EventFileExistsError and FileNotSavedError.
    """
    digest = verify(backup)
    with replacing(path) as draft:
        if there := taken(path):
            raise EventFileExistsError(file=there.name)
        with _opened(backup) as source:
            _copy(source, draft, digest, file=backup.name)


def put_back(held: Held, path: Path, *, at: datetime) -> Path | None:
    """Let a backup take the place of an event file that nobody has open.

    Return what the file was put aside as, if there was one. At every moment the name leads to the
    old file or to the restored one. Raises EventFileDamagedError where the backup changed since it
    is held, EventFileUnreadableError where its disk does not answer any more, EventFileBusyError
    and FileNotSavedError; then everything is as it was.
    """
    aside = None
    path = path.resolve()  # a link stays, and leads to the restored file
    if path.exists():
        _bring_to_rest(path)
    try:
        with replacing(path) as draft:
            _copy(held.file, draft, held.digest, file=held.path.name)
            if path.exists():
                aside = _put_aside(path, at)
    except BaseException:
        if aside is not None:
            _take_back(path, aside)
        raise
    return aside


def take_back_unfinished(path: Path) -> None:
    """Undo what a program did that was killed while it put a file aside: it has two names now.

    Under each there would be a log of its own, and one would take the letters of the other.
    """
    with suppress(OSError):
        one = path.stat()
        if one.st_nlink == 1:
            return
        names = [file for file in listed(path.resolve().parent) if _is_same(file, one)]
        evening = next((file for file in names if not is_put_aside(file)), None)
        for aside in filter(is_put_aside, names):
            if evening is not None:
                _take_back(evening, aside)


def is_put_aside(path: Path) -> bool:
    """Tell whether a file's name says that a backup took its place."""
    return ASIDE.search(path.stem) is not None


def put_aside_at(path: Path) -> datetime | None:
    """Return when a backup took a file's place, by the clock of its evening, by the file's name."""
    found = ASIDE.search(path.stem)
    try:
        return datetime.strptime(found[1], ASIDE_TIME) if found else None  # noqa: DTZ007
    except ValueError:
        return None


def in_its_place(path: Path) -> Path:
    """Return where the evening lies of which a file was put aside; it need not be there."""
    return path.with_stem(ASIDE.sub("", path.stem))


def _bring_to_rest(path: Path) -> None:
    """Have what lies beside a file moved into it; a damaged one keeps what lies beside it."""
    with suppress(*UNUSABLE), closing(EventFile(path)):
        pass


def _put_aside(path: Path, at: datetime) -> Path:
    """Give a file a second name, and then what lies beside it: its own name gets the new file."""
    stem = path.stem
    while len(os.fsencode(stem)) > LONGEST_STEM:
        stem = stem[:-1]
    wanted = path.with_name(f"{stem} put aside {at:{ASIDE_TIME}}{path.suffix}")
    aside = free_path(wanted)
    for old, new in zip(with_companions(path), with_companions(aside), strict=True):
        if old.exists():
            _name_too(old, new)
    for old in with_companions(path)[1:]:  # or the restored file would take it for its own
        old.unlink(missing_ok=True)
    return aside


def _name_too(old: Path, new: Path) -> None:
    """Give a file a second name, or what comes to the same where a disk knows one name a file."""
    try:
        os.link(old, new)
    except OSError:
        with replacing(new) as draft:
            shutil.copyfile(old, draft)  # nobody writes to it now


def _take_back(path: Path, aside: Path) -> None:
    for old, new in zip(with_companions(path), with_companions(aside), strict=True):
        with suppress(OSError):
            new.unlink() if old.exists() else new.rename(old)


def _is_same(file: Path, one: os.stat_result) -> bool:
    try:
        return os.path.samestat(file.lstat(), one)
    except OSError:
        return False


def _opened(backup: Path) -> BufferedReader:
    try:
        return opened(backup)
    except OSError as refusal:
        raise EventFileUnreadableError(file=backup.name) from refusal


def _copy(source: BufferedReader, draft: Path, digest: str, *, file: str) -> None:
    found = hashlib.sha256()
    with draft.open("wb") as target:
        while part := _part(source, file):
            found.update(part)
            target.write(part)
        target.flush()
        os.fsync(target.fileno())  # now, so that nothing is put aside while a slow disk works
    if found.hexdigest() != digest:
        raise EventFileDamagedError(file=file)


def _part(source: BufferedReader, file: str) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError as refusal:
        raise EventFileUnreadableError(file=file) from refusal
