"""Making versions of a report, and saving each of them as often as it is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from w4r_desktop.documents.files import write
from w4r_desktop.errors import RehearsalExportError, W4RError
from w4r_desktop.gui.jobs import Job
from w4r_desktop.language import _, number
from w4r_desktop.messages import explain
from w4r_desktop.services.reports import keep_version
from w4r_desktop.store.connection import spare_events
from w4r_desktop.wording import pieces

if TYPE_CHECKING:
    from collections.abc import Generator

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.gui.wishes_report import ReportWish
    from w4r_desktop.gui.workspace import Workspace


class ReportSaving(QObject):
    """Freezes and saves, the window being alive meanwhile; one file at a time.

    ``said`` tells in a sentence what was saved, ``refused`` why nothing was, and ``ended`` that
    it is over either way.
    """

    said = Signal(str)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self._file = Path()
        self._wish: ReportWish | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def demand_evening(self) -> None:
        """Refuse what comes out of a copy to practise on: its figures would look like real ones."""
        if self._workspace.practice:
            raise RehearsalExportError(file=self._workspace.path.name)

    def freeze(self, found: Figures, file: Path) -> Figures:
        """Make figures the next version, if it can be saved under such a name at all."""
        self.demand_evening()
        spare_events(file)
        return self._workspace.settle(keep_version, found=found)

    def save(self, file: Path, wish: ReportWish) -> None:
        """Write a version; the file appears whole or not at all."""
        self._file, self._wish = file, wish
        self._job = Job(_writing(file, wish), self)
        self._job.finished.connect(self._on_written)
        self._job.cancelled.connect(self._end)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_written(self) -> None:
        assert self._wish is not None
        figures = self._wish.figures
        self._end()
        self.said.emit(
            _("Version {version} of the report was saved as “{file}”: {pieces}").format(
                version=number(figures.version),
                file=self._file.name,
                pieces=pieces(figures.pieces),
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, W4RError):
            raise error
        assert self._wish is not None
        kept = _("Version {version} is there: save it again under another name or elsewhere.")
        version = number(self._wish.figures.version)
        self.refused.emit(f"{explain(error)} {kept.format(version=version)}")

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def _writing(file: Path, wish: ReportWish) -> Generator[int, None, None]:
    spare_events(file)
    yield from write(file, wish.draw)
