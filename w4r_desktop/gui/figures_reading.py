"""Figures added up off the GUI thread, from a copy of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from w4r_desktop.gui.image_taking import ImageTaking
from w4r_desktop.gui.jobs import Job
from w4r_desktop.store.queries.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.copying import Image


class FiguresReading(QObject):
    """Adds up once, as of the moment ``now``; ``read`` has the Figures, ``failed`` why not."""

    read = Signal(object)
    failed = Signal(Exception)

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._found: list[Figures] = []
        self._job: Job | None = None
        taking = ImageTaking(workspace, now)
        taking.taken.connect(self._start)
        taking.failed.connect(self.failed)
        taking.start()

    def _start(self, image: Image) -> None:
        self._job = Job(_adding_up(image, self._found), self)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self.failed)
        self._job.start()

    def _on_finished(self) -> None:
        self.read.emit(self._found[0])


def _adding_up(image: Image, found: list[Figures]) -> Generator[int, None, None]:
    with image.reading() as session:
        yield 0
        found.append(figures(session, as_of=image.at))
