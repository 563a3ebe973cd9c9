"""A bar for each quarter of an hour, across midnight; silences show as gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count, pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.readable import Readable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QMouseEvent, QPaintEvent

HIGH: Final = 150
SMALL: Final = 12
LINES: Final = 3
"""How many lines tell how high the bars are, at most."""

WIDEST: Final = 56
"""A bar is never wider, or one alone would look like a wall."""

HOURS: Final = (0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 168)
"""After how many hours a time may stand below the bars."""

ROUND: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class TimeBar:
    """One bar: when it begins, its figure, and what is said of it; ``is_silence`` for a gap."""

    begins: datetime
    count: int
    words: str
    is_silence: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures beside the bars: from ``bottom`` to ``top``, a line at each ``unit``."""

    unit: int
    top: int
    bottom: int


def scale_of(counts: Sequence[int]) -> Scale:
    """Return the scale of some bars, in steps of 1, 2, 5, 10, 20 and so on."""
    highest, lowest = max(*counts, 0, 0), min(*counts, 0, 0)
    powers = (10**power for power in count())
    steps = (first * power for power in powers for first in ROUND)
    unit = next(step for step in steps if step * LINES >= highest - lowest)
    return Scale(unit, max(-(-highest // unit) * unit, unit), lowest // unit * unit)


class QuarterChart(Readable):
    """Draws bars over a line of times; the one that is pointed at bears its figure."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._bars: tuple[TimeBar, ...] = ()
        self._scale = Scale(unit=1, top=1, bottom=0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_bars(self, bars: Sequence[TimeBar], summary: str) -> None:
        """Show these bars, one beside the other."""
        self._bars = tuple(bars)
        self._scale = scale_of([bar.count for bar in bars])
        self.show_words([bar.words for bar in bars], summary)

    @property
    def bars(self) -> tuple[TimeBar, ...]:
        """The bars that are drawn."""
        return self._bars

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), theme.current().px(HIGH))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        room, step = self._room(), self._step()
        place = int((event.position().x() - room.left()) // step) if self._bars else -1
        place = place if 0 <= place < len(self._bars) else -1
        if place != self.place:
            self.point_at(place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bars:
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setFont(theme.current().font(SMALL))
                self._draw_lines(painter)
                self._draw_bars(painter)
                self._draw_times(painter)
        super().paintEvent(event)

    # -- where everything stands ---------------------------------------------------------------

    def _room(self) -> QRectF:
        """Return where the bars stand, beside and above their scales."""
        look = theme.current()
        metrics = look.metrics(SMALL)
        ends = (self._scale.top, self._scale.bottom)
        wide = max(metrics.horizontalAdvance(language.number(end)) for end in ends)
        left = wide + look.px(10)
        above, below = metrics.height() + look.px(4), metrics.height() + look.px(10)
        ring = look.px(6)
        return QRectF(left, above, self.width() - left - ring, self.height() - above - below)

    def _step(self) -> float:
        widest = float(theme.current().px(WIDEST))
        return min(self._room().width() / max(len(self._bars), 1), widest)

    def _y(self, figure: float) -> float:
        room, scale = self._room(), self._scale
        return room.bottom() - room.height() * (figure - scale.bottom) / (scale.top - scale.bottom)

    # -- drawing -------------------------------------------------------------------------------

    def _draw_lines(self, painter: QPainter) -> None:
        look, room = theme.current(), self._room()
        scale = self._scale
        for figure in range(scale.bottom, scale.top + 1, scale.unit):
            y = round(self._y(figure)) + 0.5
            painter.setPen(QPen(look.tokens.field_edge if not figure else look.tokens.hairline, 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(look.tokens.muted)
            box = QRectF(0, y - look.px(10), room.left() - look.px(5), look.px(20))
            at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, at_right, language.number(figure))

    def _draw_bars(self, painter: QPainter) -> None:
        look, room, step = theme.current(), self._room(), self._step()
        zero = self._y(0)
        gap = min(step * 0.14, look.px(3))
        for place, bar in enumerate(self._bars):
            left = room.left() + place * step
            frame = QRectF(left + gap / 2, self._y(bar.count), step - gap, 0)
            frame.setBottom(zero)
            if bar.is_silence:
                self._draw_silence(painter, left + step / 2, step)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tokens.bar_first)
            edge = min(look.px(3), frame.width() / 4, abs(frame.height()))
            painter.drawRoundedRect(frame.normalized(), edge, edge)
        if self.place >= 0:
            self._draw_pointed_at(painter, room.left() + self.place * step, step)

    def _draw_silence(self, painter: QPainter, middle: float, step: float) -> None:
        """Draw two slanting strokes through the line below, where a long silence is left out."""
        look, zero = theme.current(), self._y(0)
        wide, high = min(step / 3, look.px(4)), look.px(7)
        painter.setPen(QPen(look.tokens.ink, max(1.0, look.px(1.5))))
        for shift in (-wide / 1.5, wide / 1.5):
            middle_here = middle + shift
            painter.drawLine(
                QPointF(middle_here - wide, zero + high), QPointF(middle_here + wide, zero - high)
            )

    def _draw_pointed_at(self, painter: QPainter, left: float, step: float) -> None:
        """Mark one bar in yellow with a frame, and write its figure above it."""
        look, room, bar = theme.current(), self._room(), self._bars[self.place]
        top, bottom = sorted((self._y(bar.count), self._y(0)))
        frame = QRectF(left, min(top, bottom - look.px(2)), step, 0)
        frame.setBottom(max(bottom, frame.top() + look.px(2)))
        painter.setPen(QPen(look.tokens.ink, max(1.0, look.px(1.5))))
        painter.setBrush(look.tokens.accent)
        painter.drawRect(frame)
        figure = language.number(bar.count)
        painter.setFont(look.font(SMALL, bold=True))
        wide = look.metrics(SMALL, bold=True).horizontalAdvance(figure) + look.px(4)
        x = min(max(left + step / 2 - wide / 2, room.left()), room.right() - wide)
        high = look.metrics(SMALL).height()
        place = QRectF(x, frame.top() - high - look.px(1), wide, high)
        painter.setPen(look.tokens.ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, figure)
        painter.setFont(look.font(SMALL))

    def _draw_times(self, painter: QPainter) -> None:
        look, room, step = theme.current(), self._room(), self._step()
        metrics, free = look.metrics(SMALL), room.left() - look.px(20)
        y = room.bottom() + look.px(4)
        hours = self._hours_between(step)
        painter.setPen(look.tokens.muted)
        for place, bar in enumerate(self._bars):
            after_silence = place > 0 and self._bars[place - 1].is_silence
            if bar.is_silence or not (place == 0 or after_silence or _is_whole(bar.begins, hours)):
                continue
            words = self._time_words(place)
            wide = metrics.horizontalAdvance(words)
            left = min(room.left() + place * step, self.width() - wide)
            if left >= free:
                painter.drawText(QPointF(left, y + metrics.ascent()), words)
                free = left + wide + look.px(10)

    def _hours_between(self, step: float) -> float:
        """Return after how many hours a time stands, so that they don't touch one another."""
        look = theme.current()
        needed = look.metrics(SMALL).horizontalAdvance("00:00") + look.px(12)
        timed = [bar for bar in self._bars if not bar.is_silence]
        pairs = pairwise(timed)
        shortest = min((b.begins - a.begins for a, b in pairs), default=timedelta(minutes=15))
        an_hour = step * (timedelta(hours=1) / max(shortest, timedelta(minutes=15)))
        return next((hours for hours in HOURS if hours * an_hour >= needed), HOURS[-1])

    def _time_words(self, place: int) -> str:
        """Return a time; where another day begins, that day."""
        begins = self._bars[place].begins
        before = self._bars[place - 1].begins if place else begins
        if begins.date() != before.date():
            return language.day_and_month(begins.date())
        return language.clock(begins)


def _is_whole(moment: datetime, hours: float) -> bool:
    minutes = moment.hour * 60 + moment.minute
    return minutes % round(hours * 60) == 0
