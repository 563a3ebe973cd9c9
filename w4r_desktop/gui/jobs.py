"""Long work off the GUI thread, with progress and a way to stop."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QMetaMethod, QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Generator


GIVES_WAY: Final = 0.001
"""Seconds for which a job keeps Python while the window wants it: a fifth of the usual."""


class Job(QObject):
    """A generator driven to its end on another thread.

    The generator yields how many units are done. It owns its data: plain rows, no session, no
    widget. Exactly one of ``finished``, ``cancelled`` and ``failed`` is emitted; what went wrong
    and nobody listens for ends up with every other bug. When ``owner`` or the program goes, the job
    is cancelled.
    """

    progressed = Signal(int)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(Exception)

    def __init__(self, work: Generator[int, None, None], owner: QObject | None = None) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        if owner is not None:
            owner.destroyed.connect(self.cancel)

    def start(self) -> None:
        """Begin at once.

        The program never ends before a job has: Python waits for the thread. And the thread never
        emits for an object that is gone: the job belongs to the application until it has ended.
        """
        application = QCoreApplication.instance()
        assert application is not None
        self.setParent(application)
        application.aboutToQuit.connect(self.cancel)
        sys.setswitchinterval(GIVES_WAY)
        threading.Thread(target=self._run).start()

    def cancel(self) -> None:
        """Ask the job to stop after the unit it is working on."""
        self._stop.set()

    def work(self) -> None:
        """Do everything on the calling thread; tests call this directly."""
        try:
            for done in self._work:
                self.progressed.emit(done)
                if self._stop.is_set():
                    self._work.close()
                    self.cancelled.emit()
                    return
            self.finished.emit()
        except Exception as error:  # the edge of the thread: nobody else can catch it
            if not self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
                raise
            self.failed.emit(error)

    def _run(self) -> None:
        try:
            self.work()
        finally:
            self.deleteLater()  # on its own thread, after whatever it said was heard
