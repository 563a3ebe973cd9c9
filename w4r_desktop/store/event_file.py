"""One open event: a SQLite file, read and written in short transactions."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from w4r_desktop import paths
from w4r_desktop.errors import DiskRefusedError, EventFileExistsError
from w4r_desktop.store import migrations
from w4r_desktop.store.connection import connect, examine, refusal
from w4r_desktop.store.entries import LAPTOP, reverse_entries
from w4r_desktop.store.schema import APPLICATION_ID, Record
from w4r_desktop.store.steps import Recorder, Step, take_back

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from sqlalchemy.orm import ORMExecuteState

P = ParamSpec("P")
T = TypeVar("T")


class EventFile:
    """The only way in to the data. Nobody else makes a session.

    Opening raises a ``W4RError`` that says why the file cannot be used; it is then as it was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._laptop_id = paths.laptop_id()
        if (found := examine(path)) < migrations.NEWEST:
            _migrate(path, found)
        self._engine = connect(path)
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._busy = False
        try:
            with self.reading():
                pass
        except DBAPIError as error:
            self._engine.dispose()
            raise _as_refusal(error, path) from error

    @classmethod
    def create(
        cls,
        path: Path,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> EventFile:
        """Make a new event file and fill it by one service; it appears whole or not at all."""
        if path.exists():
            raise EventFileExistsError(file=path.name)
        draft = path.with_name(f".{path.name}.part")
        draft.unlink(missing_ok=True)
        try:
            _lay_out(draft)
            filled = cls(draft)
            try:
                filled.write("", service, *args, **kwargs)
            finally:
                filled.close()
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)
        return cls(path)

    @contextmanager
    def reading(self) -> Generator[Session, None, None]:
        """Give a session for queries; what it touches is thrown away."""
        with self._alone(), Session(self._engine) as session:
            yield session

    def write(
        self,
        label: str,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[T, Step]:
        """Run one service in one transaction; all of it is on disk afterwards, or none."""
        with self._writing() as (session, recorder):
            result = service(session, *args, **kwargs)
        step = recorder.step(label)
        if not step.is_empty:
            self.done.append(step)
            self.undone.clear()
        return result, step

    def undo(self) -> Step:
        """Take back the newest step. If the disk refuses, it is still there to undo."""
        return self._replay(self.done, self.undone)

    def redo(self) -> Step:
        """Do again the step taken back last."""
        return self._replay(self.undone, self.done)

    def close(self) -> None:
        """Let go of the file; SQLite moves everything into it as the last connection closes."""
        self._engine.dispose()

    def _replay(self, source: list[Step], target: list[Step]) -> Step:
        step, now = source[-1], datetime.now(UTC)
        with self._writing() as (session, recorder):
            reverse_entries(session, step.appended, at=now)
            recorder.changes.extend(take_back(session.connection(), step.changes, now))
        source.pop()
        target.append(recorder.step(step.label))
        return target[-1]

    @contextmanager
    def _writing(self) -> Generator[tuple[Session, Recorder], None, None]:
        with self._alone():
            try:
                with (
                    Session(self._writer, info={LAPTOP: self._laptop_id}) as session,
                    session.begin(),
                ):
                    event.listen(session, "do_orm_execute", _refuse_bulk_writes)
                    yield session, Recorder(session)
            except DBAPIError as error:
                if isinstance(error.orig, sqlite3.OperationalError):
                    raise DiskRefusedError(
                        full=error.orig.sqlite_errorname == "SQLITE_FULL"
                    ) from error
                raise

    @contextmanager
    def _alone(self) -> Generator[None, None, None]:
        assert not self._busy, "one connection: no session inside another"
        self._busy = True
        try:
            yield
        finally:
            self._busy = False


def _lay_out(path: Path) -> None:
    engine = connect(path)
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={migrations.NEWEST}")
        Record.metadata.create_all(connection)
    engine.dispose()


def _migrate(path: Path, found: int) -> None:
    """Bring an older file up on a copy, check the copy, and put it in the old one's place."""
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)
    try:
        with sqlite3.connect(path) as old, sqlite3.connect(draft) as copy:
            old.backup(copy)
        old.close()
        copy.close()
        engine = connect(draft)
        with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            migrations.upgrade(connection, found=found, newest=migrations.NEWEST)
            wrong = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            assert not wrong, "a migration broke references"
        engine.dispose()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _as_refusal(error: DBAPIError, path: Path) -> Exception:
    assert isinstance(error.orig, sqlite3.Error)
    return refusal(error.orig, file=path.name)


def _refuse_bulk_writes(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise AssertionError("bulk statements bypass undo: change records instead")
