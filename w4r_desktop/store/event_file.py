"""One open event: a SQLite file, read and written in short transactions."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import event, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from w4r_desktop import paths
from w4r_desktop.errors import (
    DiskRefusedError,
    EventFileDamagedError,
    EventFileExistsError,
    EventFileMovedError,
    W4RError,
)
from w4r_desktop.store import migrations, reserve
from w4r_desktop.store.check import is_sound
from w4r_desktop.store.connection import (
    connect,
    drop_foreign_journal,
    examine,
    is_left_open,
    is_whole_alone,
    peek,
    refusal,
    trouble,
)
from w4r_desktop.store.entries import Log, open_log, reverse_entries
from w4r_desktop.store.identity import continue_after
from w4r_desktop.store.known import demand_known, demand_pages
from w4r_desktop.store.place import Place, copy
from w4r_desktop.store.queries.events import campaign
from w4r_desktop.store.queries.events import event as event_row
from w4r_desktop.store.records import APPLICATION_ID, lay_out
from w4r_desktop.store.schema import TallyEntry
from w4r_desktop.store.steps import Recorder, Step, take_back
from w4r_desktop.store.upgrading import sweep, upgrade

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import ORMExecuteState

    Meaning: TypeAlias = Callable[..., W4RError | None]

P = ParamSpec("P")
T = TypeVar("T")


class EventFile:
    """The only way in to the data. Nobody else makes a session.

    Opening raises a ``W4RError`` that says why the file cannot be used; it is then as it was.
    A ``blank`` one has its tables and is yet to be filled; a ``private`` one is a copy that nobody
    else knows of, and is brought up without a backup. ``was_left_open`` says that the program that
    had it open before never closed it: it was killed, or the power went. ``was_older`` says that it
    was of an earlier version until now.
    """

    def __init__(self, path: Path, *, blank: bool = False, private: bool = False) -> None:
        self.path = path
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._busy = False
        self._blank = blank
        self._has_log = True  # whoever was killed may have left one
        examine(path)
        seen = _looked_at(path)
        self.was_left_open = is_left_open(path)
        self.was_older = False
        self._engine = connect(path)
        drop_foreign_journal(path)
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._place = Place(path)
        try:
            self._bring_up(seen, private=private)
            self._log = self._find_end(paths.laptop_id())
        except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:  # SQLite quotes the damage
            self._let_go()
            raise _as_refusal(error, file=path.name) from error
        except BaseException:
            self._let_go()
            raise

    def _bring_up(self, seen: int | None, *, private: bool) -> None:
        """Take the lock, look at what was not ``seen`` without it, and bring an older file up."""
        with self._alone():
            with self._bare() as connection:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version != seen:
                    demand_known(connection, file=self.path.name)
                    demand_pages(connection, file=self.path.name)
            if version < migrations.NEWEST:
                upgrade(self._engine, self.path, found=version, private=private)
                self.was_older = True

    def _find_end(self, laptop_id: UUID) -> Log:
        """Find the end of the log in what does look like an event."""
        with self._alone(), self._telling(refusal), Session(self._engine) as session:
            if not self._blank:
                event_row(session)
                campaign(session)
            newest = session.execute(select(func.max(TallyEntry.id))).scalar()
            if newest is not None:
                continue_after(newest)
            return open_log(session, laptop_id)

    @classmethod
    def create(
        cls,
        path: Path,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> EventFile:
        """Make a new event file and fill it by one service; it appears whole or not at all."""
        with paths.replacing(path) as draft:
            if there := paths.taken(path):
                raise EventFileExistsError(file=there.name)
            sweep(draft)
            _lay_out(draft, file=path.name)
            filled = cls(draft, blank=True)
            try:
                filled.write("", service, *args, **kwargs)
            finally:
                filled.close()
        return cls(path)

    def copy_to(
        self,
        path: Path,
        service: Callable[Concatenate[Session, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Make a copy of the file as it is now, which one service changes before anybody sees it.

        It appears whole or not at all, and what the service does cannot be undone in it. Raises
        FileNotSavedError and EventFileExistsError; the file itself stays as it is.
        """
        with paths.replacing(path) as draft:
            if there := paths.taken(path):
                raise EventFileExistsError(file=there.name)
            sweep(draft)
            with self._alone(), self._bare() as connection:
                copy(connection, draft, file=path.name)
            with closing(EventFile(draft)) as changed:
                changed.write_for_good(service, *args, **kwargs)

    @contextmanager
    def reading(self) -> Generator[Session, None, None]:
        """Give a session for queries; what it touches is thrown away."""
        with self._alone(), self._telling(), Session(self._engine) as session:
            yield session

    def write(
        self,
        label: str,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[T, Step]:
        """Run one service in one transaction; all of it is on disk afterwards, or none."""
        result, unnamed = self.write_for_good(service, *args, **kwargs)
        step = replace(unnamed, label=label)
        if not step.is_empty:
            self.done.append(step)
            self.undone.clear()
        return result, step

    def write_for_good(
        self,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[T, Step]:
        """Run one service in one transaction that no Undo takes back, nor any other with it."""
        result, recorder = self._write(lambda session, _seen: service(session, *args, **kwargs))
        return result, recorder.step("")

    def undo(self) -> Step:
        """Take back the newest step. If the disk refuses, it is still there to undo."""
        return self._replay(self.done, self.undone)

    def redo(self) -> Step:
        """Do again the step taken back last."""
        return self._replay(self.undone, self.done)

    def checkpoint(self) -> None:
        """Move what was written into the file itself, so that a copy of it has everything.

        It costs nothing where nothing was written since, and comes back later where it cannot.
        """
        if self._has_log and not self._busy:
            with suppress(sqlite3.Error), self._bare() as connection:  # the log is just as safe
                busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                self._has_log = bool(busy)

    def close(self) -> None:
        """Let go of the file; SQLite moves everything into it as the last connection closes.

        Raises FileNotSavedError where the file was deleted meanwhile and cannot be put back.
        """
        try:
            if self._place.is_lost:
                self._has_log = True
                self.checkpoint()
                with self._bare() as connection:
                    self._place.rescue(connection)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._engine.dispose()
        self._place.leave()

    @contextmanager
    def _bare(self) -> Generator[sqlite3.Connection, None, None]:
        """Give SQLite's own connection, outside of any transaction."""
        with closing(self._engine.raw_connection()) as pooled:
            assert isinstance(pooled.driver_connection, sqlite3.Connection)
            yield pooled.driver_connection

    def _replay(self, source: list[Step], target: list[Step]) -> Step:
        step, now = source[-1], datetime.now(UTC)

        def take(session: Session, recorder: Recorder) -> None:
            reverse_entries(session, step.appended, at=now)
            recorder.changes.extend(take_back(session.connection(), step.changes, now))

        _nothing, recorder = self._write(take)
        source.pop()
        target.append(recorder.step(step.label))
        return target[-1]

    def _write(self, work: Callable[[Session, Recorder], T]) -> tuple[T, Recorder]:
        """Do some work in one transaction: all of it is on disk afterwards, or none.

        Where the disk is full, what was kept in reserve is given up and the work is done anew.
        """
        try:
            return self._try(work)
        except DiskRefusedError as refused:
            if not (refused.full and reserve.give_up(self.path.parent)):
                raise
        return self._try(work)

    def _try(self, work: Callable[[Session, Recorder], T]) -> tuple[T, Recorder]:
        try:
            with self._writing() as (session, recorder):
                return work(session, recorder), recorder
        except DiskRefusedError:
            self._forget_refused()
            raise

    def _forget_refused(self) -> None:
        """Empty the log.

        What was refused by its very last step may lie there whole, and who is killed next would
        find it: refused, tried again, and counted twice.
        """
        self._has_log = True
        self.checkpoint()

    @contextmanager
    def _writing(self) -> Generator[tuple[Session, Recorder], None, None]:
        log = replace(self._log)
        with self._alone(), self._telling():
            if self._place.is_lost:
                raise EventFileMovedError(file=self.path.name, deleted=self._place.is_deleted)
            self._has_log = True
            with _Writing(self._writer, info={Log: log}) as session, session.begin():
                yield session, Recorder(session)
            self._log = log  # the numbers of a refused transaction are given out again

    @contextmanager
    def _telling(self, meaning: Meaning = trouble) -> Generator[None, None, None]:
        """Tell damage from bugs: the same error is a bug where the file proves sound."""
        try:
            yield
        except W4RError:
            raise
        except Exception as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            told = meaning(cause, file=self.path.name) if isinstance(cause, sqlite3.Error) else None
            if told is None and not self._is_sound():
                told = EventFileDamagedError(file=self.path.name)
            if told:
                raise told from error
            raise

    def _is_sound(self) -> bool:
        with Session(self._engine) as session:
            return self._blank or is_sound(session)

    @contextmanager
    def _alone(self) -> Generator[None, None, None]:
        assert not self._busy, "one connection: no session inside another"
        self._busy = True
        try:
            yield
        finally:
            self._busy = False


def _looked_at(path: Path) -> int | None:
    """Return the version of a file that was seen to be an event, before SQLite may write to it.

    Return None where that has to wait for the lock: what was shown last is not in the file yet.
    """
    if not is_whole_alone(path):
        return None
    try:
        with closing(peek(path)) as connection:
            version = demand_known(connection, file=path.name)
            demand_pages(connection, file=path.name)
            return version
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise refusal(error, file=path.name) from error


class _Writing(Session):
    """A session in which records change one by one, so that each change is seen."""


@event.listens_for(_Writing, "do_orm_execute")
def _refuse_bulk_writes(state: ORMExecuteState) -> None:
    assert state.is_select, "bulk statements bypass undo: change records instead"


def _lay_out(draft: Path, *, file: str) -> None:
    engine = connect(draft)
    try:
        with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={migrations.NEWEST}")
            lay_out(connection)
    except DBAPIError as error:
        raise _as_refusal(error, file=file) from error
    finally:
        engine.dispose()


def _as_refusal(error: Exception, *, file: str) -> W4RError:
    return refusal(error.orig if isinstance(error, DBAPIError) else error, file=file)
