"""A copy of the event at a place the organizer chooses: a stick, most often."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import (
    BackupNotMadeError,
    BackupTrouble,
    RehearsalExportError,
    W4RError,
)
from w4r_desktop.gui.backing_up import one_at_a_time
from w4r_desktop.gui.file_names import stick_folder
from w4r_desktop.gui.image_taking import ImageTaking
from w4r_desktop.gui.jobs import Job
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.services.closing import tick
from w4r_desktop.store import backups
from w4r_desktop.wording import several_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.backups import Backup, Contents
    from w4r_desktop.store.copying import Image


class StickCopy(QObject):
    """Saves a copy, reads it back and says what is in it; never over anything, and not beside.

    ``said`` tells what was saved, ``refused`` why nothing was, ``busy`` whether it is being done.
    """

    said = Signal(str)
    refused = Signal(str)
    busy = Signal(bool)

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._parent = parent
        self._taking = ImageTaking(workspace, now)
        self._taking.taken.connect(self._write)
        self._taking.failed.connect(self._on_failed)
        self._job: Job | None = None
        self._at = now()
        self._place = Path()
        self._result: list[tuple[Backup, Contents] | W4RError] = []

    def ask(self) -> None:
        """Ask for a folder and save a copy there."""
        if self._workspace.practice:
            refusal = RehearsalExportError(file=self._workspace.path.name)
            self.refused.emit(explain(refusal))
            return
        dialog = QFileDialog(self._parent, _("Where to save the copy"), stick_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Save a copy here"))
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, folder: str) -> None:
        """Save a copy in a folder; writing and reading it back is done on another thread."""
        place = Path(folder)
        if self._taking.is_busy or self._job is not None:
            return
        if _is_same(place, self._workspace.path.parent):
            self.refused.emit(
                _(
                    "The evening itself lies in this folder, so a copy there would be lost with "
                    "it. No copy was saved. Choose the stick, or another disk."
                )
            )
            return
        self._place, self._result = place, []
        self.busy.emit(True)  # noqa: FBT003
        self._taking.start()

    def _write(self, taken: Image) -> None:
        self._at = taken.at
        self._job = Job(_work(taken, self._place, self._result), self)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_finished(self) -> None:
        self._job = None
        self.busy.emit(False)  # noqa: FBT003
        (result,) = self._result
        if not self._workspace.is_open:
            return
        if isinstance(result, W4RError):
            self.refused.emit(explain(result))
            return
        backup, holds = result
        self._workspace.settle(tick, task=ClosingTask.BACKUP, at=self._at)
        self.said.emit(_saved_words(backup, holds))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.busy.emit(False)  # noqa: FBT003
        if not isinstance(error, W4RError):
            raise error
        self.refused.emit(explain(BackupNotMadeError(BackupTrouble.SOURCE)))


def _work(
    taken: Image, folder: Path, result: list[tuple[Backup, Contents] | W4RError]
) -> Generator[int, None, None]:
    with one_at_a_time, closing(taken.memory):
        try:
            backup = backups.back_up(taken, folder)
            result.append((backup, backups.contents(backup.path)))
        except W4RError as refusal:
            result.append(refusal)
    yield 1


def _saved_words(backup: Backup, holds: Contents) -> str:
    counted = [several_of(kind, n) for kind, n in holds.kinds.items() if n]
    return _("Saved as “{file}” and read back. It has {counted}.").format(
        file=backup.path.name, counted=", ".join(counted) or several_of(ActionKind.LETTER, 0)
    )


def _is_same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False
