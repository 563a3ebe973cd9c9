"""Where the event files lie that this process has open, and whether they still do."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Final

from w4r_desktop.errors import FileNotSavedError
from w4r_desktop.paths import free_path, replacing

if TYPE_CHECKING:
    from pathlib import Path

_held: Final[set[tuple[int, int]]] = set()
"""Device and inode of each open file. POSIX drops all locks of a process on a file as soon as it
closes any handle of it, so nobody may so much as peek into a held file."""


def is_held(path: Path) -> bool:
    """Tell whether this process has the file open, under whatever name."""
    return _identity(path.stat()) in _held


class Place:
    """Where a file lay when it was opened. Taken before SQLite locks it, left after it closes."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._handle: int | None = os.open(path, os.O_RDONLY)
        self._identity = _identity(os.fstat(self._handle))
        _held.add(self._identity)

    def leave(self) -> None:
        """Note that the file was closed."""
        if self._handle is not None:
            _held.discard(self._identity)
            os.close(self._handle)
            self._handle = None

    @property
    def is_lost(self) -> bool:
        """Whether the name it was opened by no longer leads to the file.

        SQLite keeps its log beside that name, so what is written from then on could be lost.
        """
        if os.name == "nt" or self._handle is None:  # Windows moves no file that is open
            return False
        try:
            return not os.path.samestat(self._path.stat(), os.fstat(self._handle))
        except OSError:
            return True

    @property
    def is_deleted(self) -> bool:
        """Whether no name at all leads to the file."""
        return self._handle is not None and os.fstat(self._handle).st_nlink == 0

    def rescue(self, connection: sqlite3.Connection) -> None:
        """Save what SQLite leaves behind when it closes a lost file: see ``is_lost``.

        The log must have been moved into the file. Raises FileNotSavedError where a deleted file
        cannot be put back.
        """
        log = self._path.with_name(f"{self._path.name}-wal")
        if not self._path.exists() and log.exists() and log.stat().st_size == 0:
            log.unlink()  # beside another file of that name it would count as its log
        if self.is_deleted:
            with replacing(free_path(self._path)) as draft:
                copy(connection, draft, file=self._path.name)


def copy(connection: sqlite3.Connection, draft: Path, *, file: str) -> None:
    """Write all that a connection sees, its log included, into an empty file.

    Raises FileNotSavedError where the disk refuses; ``file`` is what the copy is to be called.
    """
    try:
        connection.execute("VACUUM INTO ?", (str(draft),))
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        raise FileNotSavedError(
            file=file, full=name == "SQLITE_FULL", silent=name.startswith("SQLITE_IOERR")
        ) from error


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
