"""Figures added up off the GUI thread, from a copy of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.gui.jobs import Job
from w4r_desktop.store.queries.figures import figures

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.snapshot import Snapshot


class FiguresReading(QObject):
    """Adds up once; ``read`` has the Figures, ``failed`` why there are none.

    The rows are copied in slices between two turns of the event loop, so the window stays alive.
    """

    read = Signal(object)
    failed = Signal(Exception)

    def __init__(self, workspace: Workspace, as_of: datetime, parent: QObject) -> None:
        super().__init__(parent)
        self._slices = workspace.taking()
        self._as_of = as_of
        self._found: list[Figures] = []
        self._job: Job | None = None
        self._between = QTimer(self, interval=0)
        self._between.timeout.connect(self._take_slice)
        workspace.closed.connect(self._between.stop)
        self._between.start()

    def _take_slice(self) -> None:
        try:
            next(self._slices)
        except StopIteration as over:
            self._between.stop()
            self._start(over.value)
        except Exception as error:  # noqa: BLE001 - whoever waits is to be told
            self._between.stop()
            self.failed.emit(error)

    def _start(self, rows: Snapshot) -> None:
        self._job = Job(_adding_up(rows, self._as_of, self._found), self)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self.failed)
        self._job.start()

    def _on_finished(self) -> None:
        self.read.emit(self._found[0])


def _adding_up(rows: Snapshot, as_of: datetime, found: list[Figures]) -> Generator[int, None, None]:
    with rows.reading() as session:
        yield 0
        found.append(figures(session, as_of=as_of))
