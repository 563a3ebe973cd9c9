"""Files and texts of the results, made off the GUI thread from a copy of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from w4r_desktop.domain.exports import NAMING
from w4r_desktop.errors import RehearsalExportError, W4RError
from w4r_desktop.exchange.results_files import saving
from w4r_desktop.gui.image_taking import ImageTaking
from w4r_desktop.gui.jobs import Job
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.services.exports import figures_now, results
from w4r_desktop.store.connection import spare_events

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.domain.exports import Form, Purpose
    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.copying import Image

    Words = Callable[[Figures], str]


class _Work(Protocol):
    """Something that is made of an event."""

    def done_with(self, image: Image) -> Generator[int, None, None]:
        """Make it, yielding how many entries are in."""


class ResultsSaving(QObject):
    """Saves one file or makes one text at a time, the window being alive meanwhile.

    ``began`` and ``ended`` frame it, ``progressed`` tells how many of the entries are in. ``said``
    tells in a sentence what was saved, ``refused`` why nothing was; ``copied`` has a text.
    """

    began = Signal()
    progressed = Signal(int)
    ended = Signal()
    said = Signal(str)
    copied = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._work: _Work | None = None
        self._job: Job | None = None
        self._taking = ImageTaking(workspace, now)
        self._taking.taken.connect(self._start)
        self._taking.failed.connect(self._on_failed)
        workspace.closed.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return self._work is not None

    def save(self, file: Path, form: Form, purpose: Purpose) -> None:
        """Write a file; it appears whole or not at all."""
        try:
            spare_events(file)
        except W4RError as refusal:
            self.refused.emit(explain(refusal))
            return
        self._begin(_FileWork(file, form, purpose))

    def copy(self, words: Words) -> None:
        """Make a text of the figures."""
        self._begin(_TextWork(words))

    def cancel(self) -> None:
        """Leave everything as it was."""
        if self._job is not None:
            self._job.cancel()
        elif self._work is not None:
            self._end()

    # -- step by step ----------------------------------------------------------------------------

    def _begin(self, work: _Work) -> None:
        if self.is_busy:
            self.refused.emit(
                _("Another file is still being made. Wait until it is saved, or cancel it.")
            )
            return
        if self._workspace.practice:  # away from here its figures would look like real ones
            self.refused.emit(explain(RehearsalExportError(file=self._workspace.path.name)))
            return
        self._work = work
        self._taking.start()
        self.began.emit()

    def _start(self, image: Image) -> None:
        assert self._work is not None
        self._job = Job(self._work.done_with(image), self)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_finished)
        self._job.cancelled.connect(self._end)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_finished(self) -> None:
        work = self._work
        self._end()
        if isinstance(work, _TextWork):
            self.copied.emit(work.text)
        elif isinstance(work, _FileWork):
            self.said.emit(work.words)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, W4RError):
            raise error
        self.refused.emit(explain(error))

    def _end(self) -> None:
        self._taking.stop()
        self._work = self._job = None
        self.ended.emit()


class _FileWork:
    """A file that is wanted; ``words`` tell afterwards what is in it."""

    def __init__(self, file: Path, form: Form, purpose: Purpose) -> None:
        self._file = file
        self._form = form
        self._purpose = purpose
        self.words = ""

    def done_with(self, image: Image) -> Generator[int, None, None]:
        with image.reading() as session:
            yield 0
            found = results(session, purpose=self._purpose, as_of=image.at)
            yield from saving(self._file, self._form, found)
            self.words = self._said(found.figures.pieces)

    def _said(self, count: int) -> str:
        if self._purpose in NAMING:
            words = _("“{file}” was saved with names of people. Keep it safe.")
            return words.format(file=self._file.name)
        words = ngettext(
            "Tally saved as “{file}”: {number} piece",
            "Tally saved as “{file}”: {number} pieces",
            count,
        )
        return words.format(file=self._file.name, number=number(count))


class _TextWork:
    """A text that is wanted; ``text`` has it afterwards."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.text = ""

    def done_with(self, image: Image) -> Generator[int, None, None]:
        with image.reading() as session:
            yield 0
            self.text = self._words(figures_now(session, as_of=image.at))
