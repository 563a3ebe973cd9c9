"""All of an open event copied into memory, so that another thread can work on it.

The one connection of the file belongs to the thread that writes: no other may read by it. A copy
of all pages is made in milliseconds, and some of them at a time where a window is to stay alive.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Semaphore, Thread
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

PAGES: Final = 2_000
"""As many take some ten milliseconds, also on an old laptop."""

_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%'"
_COUNT: Final = 'SELECT count(*) FROM "{}"'


@dataclass(frozen=True, slots=True)
class Image:
    """All of an event at one moment, in memory; any one thread may work on it.

    ``counts`` are the rows of each table of the file it was taken of.
    """

    name: str
    at: datetime
    counts: Mapping[str, int]
    memory: sqlite3.Connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for queries, once: nothing is left of the copy afterwards."""
        engine = create_engine("sqlite://", creator=lambda: self.memory, poolclass=StaticPool)
        try:
            with Session(engine) as session:
                yield session
        finally:
            engine.dispose()


def image(session: Session, *, name: str, at: datetime) -> Image:
    """Return all that is in an event now; ``close`` its memory afterwards.

    It is all that the open file is needed for. Raises what SQLite says where it cannot be read.
    """
    connection, memory = _bare(session), _memory()
    try:
        connection.backup(memory)
        return Image(name, at, row_counts(connection), memory)
    except sqlite3.Error:
        memory.close()
        raise


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = [name for (name,) in connection.execute(_TABLES)]
    return {name: connection.execute(_COUNT.format(name)).fetchone()[0] for name in names}


class Copying:
    """Copies a little at each ``step``; whatever is written in between is in the copy as well.

    Python lets nobody out of SQLite's copying before it has ended. So it is done on a thread of
    its own, which works only while the thread that has the event waits in ``step``, and waits
    otherwise: the one connection never has two threads at work. Whoever wants the copy no more
    has to ``stop`` it, or the event could not be closed.
    """

    def __init__(self, session: Session, *, name: str) -> None:
        self._connection = _bare(session)
        self._name = name
        self._memory = _memory()
        self._go, self._rest = Semaphore(0), Semaphore(0)
        self._ended = self._stopped = False
        self._counts: Mapping[str, int] = {}
        self._error: Exception | None = None
        Thread(target=self._run, daemon=True).start()

    def step(self, _session: Session, *, at: datetime) -> Image | None:
        """Copy some pages; return the copy once it is whole, and shows the event as it is ``at``.

        Raises what SQLite says where the event cannot be read.
        """
        self._let_work()
        if not self._ended:
            return None
        if self._error is not None:
            self._memory.close()
            raise self._error
        return Image(self._name, at, self._counts, self._memory)

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
                self._counts = row_counts(self._connection)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: ``step`` raises it
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


def _bare(session: Session) -> sqlite3.Connection:
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)
