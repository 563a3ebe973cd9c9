"""Drawing paper off the GUI thread: the bytes that are shown are those that are printed."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.gui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Generator

    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.domain.stationery import Stock

PAUSE: Final = 100
"""Milliseconds without a change before a document is drawn anew; another one is drawn at once."""


class Wish(Protocol):
    """Everything a document depends on; equal wishes give equal bytes."""

    @property
    def stock(self) -> Stock:
        """What it is printed on."""

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What of it is not printed, and why."""

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw it, yielding how many pages are done, and return them."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished document."""

    wish: Wish
    pages: tuple[Page, ...]
    pdf: bytes


class Drawing(QObject):
    """Draws the newest wish, one at a time; ``drawn`` tells when it is on paper."""

    drawn = Signal(object)
    progressed = Signal(int)
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: Wish | None = None
        self._result: Drawn | None = None
        self._under_way: list[Drawn] = []
        self._job: Job | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._start)

    @property
    def result(self) -> Drawn | None:
        """The document of the newest wish, or nothing while it is being drawn."""
        here = self._result is not None and self._result.wish == self._wish
        return self._result if here else None

    def want(self, wish: Wish | None) -> None:
        """Draw this soon, or nothing at all."""
        if wish == self._wish:
            return
        typing = type(wish) is type(self._wish)
        self._wish = wish
        self._later.stop()
        if wish is None:
            if self._job is not None:
                self._job.cancel()
        elif typing:
            self._later.start()
        else:
            self._start()

    def hurry(self) -> None:
        """Draw the newest wish now."""
        if self._later.isActive():
            self._later.stop()
            self._start()

    def _start(self) -> None:
        if self._job is not None:  # one at a time; the newest wish follows when it ends
            self._job.cancel()
            return
        if self._wish is None:
            return
        if self.result is not None:
            self.drawn.emit(self.result)
            return
        self._under_way = []
        self._job = Job(_drawing(self._wish, self._under_way), self)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_ended)
        self._job.cancelled.connect(self._on_ended)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_ended(self) -> None:
        self._job = None
        if self._under_way:
            self._result = self._under_way[0]
        if self.result is not None:
            self.drawn.emit(self.result)
        elif self._wish is not None and not self._later.isActive():
            self._start()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)


def _drawing(wish: Wish, results: list[Drawn]) -> Generator[int, None, None]:
    file = BytesIO()
    pages = yield from wish.draw(file)
    results.append(Drawn(wish, pages, file.getvalue()))
