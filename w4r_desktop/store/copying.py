"""An open event copied into memory some pages at a time, so that its window stays alive."""

from __future__ import annotations

import sqlite3
from threading import Semaphore, Thread
from typing import TYPE_CHECKING, Final

from w4r_desktop.errors import BackupNotMadeError, BackupTrouble
from w4r_desktop.store.backups import Image, row_counts

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

PAGES: Final = 2_000
"""As many take some ten milliseconds, also on an old laptop."""


class Copying:
    """Copies a little at each ``step``; whatever is written in between is in the copy as well.

    Python lets nobody out of SQLite's copying before it has ended. So it is done on a thread of
    its own, which works only while the thread that has the event waits in ``step``, and waits
    otherwise: the one connection never has two threads at work.
    """

    def __init__(self, session: Session, *, name: str) -> None:
        connection = session.connection().connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        self._connection = connection
        self._name = name
        self._memory = sqlite3.connect(":memory:", check_same_thread=False)
        self._go, self._rest = Semaphore(0), Semaphore(0)
        self._ended = self._stopped = False
        self._error: Exception | None = None
        Thread(target=self._run, daemon=True).start()

    def step(self, at: datetime) -> Image | None:
        """Copy some pages; return the copy once it is whole, and shows the event as it is ``at``.

        Raises BackupNotMadeError where the event cannot be read.
        """
        self._let_work()
        if not self._ended:
            return None
        try:
            if self._error is not None:
                raise self._error
            return Image(self._name, at, row_counts(self._connection), self._memory)
        except sqlite3.Error as error:
            self._memory.close()
            raise BackupNotMadeError(BackupTrouble.SOURCE) from error

    def stop(self) -> None:
        """Leave it; the event may be closed now."""
        if not self._ended:
            self._stopped = True
            self._let_work()
            self._memory.close()

    def _let_work(self) -> None:
        self._go.release()
        self._rest.acquire()

    def _run(self) -> None:
        self._go.acquire()
        try:
            if not self._stopped:
                self._connection.backup(self._memory, pages=PAGES, progress=self._pause)
        except (sqlite3.Error, _StoppedError) as error:
            self._error = error
        self._ended = True
        self._rest.release()

    def _pause(self, _status: int, remaining: int, _total: int) -> None:
        if remaining:
            self._rest.release()
            self._go.acquire()
            if self._stopped:
                raise _StoppedError


class _StoppedError(Exception):
    """Nobody wants the copy any more."""
