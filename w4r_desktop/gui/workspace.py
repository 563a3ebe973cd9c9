"""The open event as Qt sees it: commands go in, one change signal comes out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.errors import (
    DiskRefusedError,
    EventFileDamagedError,
    EventFileSpoiledError,
    LockedError,
    PutAsideError,
    W4RError,
)
from w4r_desktop.services.lock import OFFERED
from w4r_desktop.store.queries.lock import is_locked
from w4r_desktop.store.queries.rehearsal import is_rehearsal
from w4r_desktop.store.restoring import is_put_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from w4r_desktop.store.event_file import EventFile

IDLE: Final = 2000
"""Milliseconds without a change after which everything is moved into the one file."""

P = ParamSpec("P")
T = TypeVar("T")


class Workspace(QObject):
    """Runs what a person asks for, and tells every model what changed."""

    about_to = Signal(object)
    """The service that is about to change something, before it does."""

    changed = Signal(frozenset)
    """Names of the tables with changed rows, after they are safe on disk."""

    troubled = Signal()
    """The file cannot be read or written any more, as ``trouble`` says, or it can again."""

    closed = Signal()
    """Nothing can be asked any more."""

    def __init__(self, event_file: EventFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._event_file = event_file
        self._floor = 0
        self.is_open = True
        self.trouble: EventFileSpoiledError | DiskRefusedError | None = None
        self.was_left_open = event_file.was_left_open
        self.was_older = event_file.was_older
        try:
            with event_file.reading() as session:
                self.locked, self.practice = is_locked(session), is_rehearsal(session)
        except W4RError:  # or it would count as open, and could not be tried again
            event_file.close()
            raise
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(event_file.checkpoint)
        self.changed.connect(self._on_changed)

    @property
    def path(self) -> Path:
        """Where the event file lies."""
        return self._event_file.path

    def read(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask the store a question."""
        with self._watching(), self._event_file.reading() as session:
            return query(session, *args, **kwargs)

    def run(
        self,
        label: str,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Do one thing, as one entry of the Undo menu.

        While the evening is ``locked``, whatever is not for volunteers raises LockedError: pages
        leave it out, and what they should forget is refused here. What was put aside for a backup
        raises PutAsideError: letters in it would count nowhere.
        """
        if self.locked and service not in OFFERED:
            raise LockedError
        if is_put_aside(self.path):
            raise PutAsideError
        self.about_to.emit(service)
        with self._watching():
            result, step = self._event_file.write(label, service, *args, **kwargs)
        if not step.is_empty:
            self.changed.emit(step.tables)
        return result

    def settle(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do one thing that no Undo takes back: what concerns the organizer's lock.

        While the evening is ``locked``, Undo reaches back to the moment it was locked.
        """
        with self._watching():
            result, step = self._event_file.write_for_good(service, *args, **kwargs)
        was_locked, self.locked = self.locked, self.read(is_locked)
        if self.locked != was_locked:
            self._floor = len(self._event_file.done) if self.locked else 0
            self._event_file.undone.clear()
        if not step.is_empty:
            self.changed.emit(step.tables)
        return result

    def copy_to(
        self,
        path: Path,
        service: Callable[Concatenate[Session, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Make a copy of the event file that one service changes before anybody sees it."""
        self._event_file.copy_to(path, service, *args, **kwargs)

    @property
    def undo_label(self) -> str:
        """Name of the step Undo would take back, or nothing."""
        done = self._event_file.done
        return done[-1].label if len(done) > self._floor else ""

    @property
    def redo_label(self) -> str:
        """Name of the step Redo would do again, or nothing."""
        return self._event_file.undone[-1].label if self._event_file.undone else ""

    def undo(self) -> None:
        """Take back the newest step."""
        with self._watching():
            step = self._event_file.undo()
        self.changed.emit(step.tables)

    def redo(self) -> None:
        """Do again the step taken back last."""
        with self._watching():
            step = self._event_file.redo()
        self.changed.emit(step.tables)

    def close(self) -> None:
        """Let go of the event file."""
        self._idle.stop()
        self.is_open = False
        self.closed.emit()
        self._event_file.close()

    @contextmanager
    def _watching(self) -> Generator[None, None, None]:
        """Keep in mind that the file is damaged, or that its disk does not answer."""
        try:
            yield
        except EventFileDamagedError as error:
            self.trouble = EventFileSpoiledError(file=error.file)
            self.troubled.emit()
            raise self.trouble from error
        except DiskRefusedError as error:
            self.trouble = self.trouble or error
            self.troubled.emit()
            raise

    def _on_changed(self, _tables: frozenset[str]) -> None:
        if isinstance(self.trouble, DiskRefusedError):  # it takes changes again
            self.trouble = None
            self.troubled.emit()
        self._idle.start()
