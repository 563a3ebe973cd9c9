"""Long work off the GUI thread, with progress and a way to stop."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Generator


class Job(QObject):
    """A generator driven to its end on another thread.

    The generator yields how many units are done. It owns its data: plain rows, no session, no
    widget. Exactly one of ``finished``, ``cancelled`` and ``failed`` is emitted.
    """

    progressed = Signal(int)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(Exception)

    def __init__(self, work: Generator[int, None, None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def start(self) -> None:
        """Queue the job."""
        QThreadPool.globalInstance().start(_Runner(self))

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
        except Exception as error:  # noqa: BLE001 - the edge of the thread: nobody else can catch it
            self.failed.emit(error)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job  # keeps the job alive while it runs

    @override
    def run(self) -> None:
        self._job.work()
