"""Drawing paper off the GUI thread: the bytes that are shown are those that are printed."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.documents.envelopes import arrange, draw_envelopes
from w4r_desktop.gui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date

    from w4r_desktop.documents.envelopes import Arrangement, EnvelopeOrder
    from w4r_desktop.domain.stationery import Envelope

PAUSE: Final = 150
"""Milliseconds without a change before anything is drawn."""


@dataclass(frozen=True, slots=True)
class EnvelopeWish:
    """Everything envelopes depend on; equal wishes give equal bytes."""

    orders: tuple[EnvelopeOrder, ...]
    sender_lines: tuple[str, ...]
    sender_country: str
    language: str
    envelope: Envelope
    historical: bool
    closes_on: date | None
    today: date

    def arranged(self) -> Arrangement:
        """Return the pages and what is left out."""
        return arrange(
            self.orders,
            sender_lines=self.sender_lines,
            sender_country=self.sender_country,
            language=self.language,
            envelope=self.envelope,
            historical=self.historical,
            closes_on=self.closes_on,
            today=self.today,
        )


@dataclass(frozen=True, slots=True)
class DrawnEnvelopes:
    """A finished document; ``pdf`` is empty if there is no page."""

    wish: EnvelopeWish
    arrangement: Arrangement
    pdf: bytes


class EnvelopeDrawing(QObject):
    """Draws the newest wish, one at a time; ``drawn`` tells when it is on paper."""

    drawn = Signal(object)
    progressed = Signal(int)
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: EnvelopeWish | None = None
        self._result: DrawnEnvelopes | None = None
        self._under_way: list[DrawnEnvelopes] = []
        self._job: Job | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._start)

    @property
    def result(self) -> DrawnEnvelopes | None:
        """The document of the newest wish, or nothing while it is being drawn."""
        here = self._result is not None and self._result.wish == self._wish
        return self._result if here else None

    def want(self, wish: EnvelopeWish | None) -> None:
        """Draw this soon, or nothing at all."""
        if wish == self._wish:
            return
        self._wish = wish
        if wish is None:
            self._later.stop()
            if self._job is not None:
                self._job.cancel()
        else:
            self._later.start()

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


def _drawing(wish: EnvelopeWish, results: list[DrawnEnvelopes]) -> Generator[int, None, None]:
    arrangement = wish.arranged()
    file = BytesIO()
    if arrangement.pages:
        yield from draw_envelopes(file, arrangement)
    results.append(DrawnEnvelopes(wish, arrangement, file.getvalue()))
