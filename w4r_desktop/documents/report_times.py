"""The chart of how an evening went on: a bar for each quarter of an hour, across midnight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import HAIR, INK, SLACK, ink
from w4r_desktop.documents.report_charts import COLOURS, parts
from w4r_desktop.documents.sheets import BOLD, HAIRLINE, MUTED, SANS
from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.timeline import DAY, HOUR, QUARTER
from w4r_desktop.language import _, clock, day_and_month, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.fonts import Style
    from w4r_desktop.domain.timeline import Slot, Timeline

SIZE: Final = 6.5
WIDEST: Final = 40.0
HIGH: Final = 70.0
ABOVE: Final = 1.6 * SIZE
BELOW: Final = 2.2 * SIZE
AXIS: Final = 20.0
"""What is left for the figures at the side, where bars are too narrow to bear their own."""


def chart_title(step: timedelta) -> str:
    """Return what bars of such a length show."""
    return {
        QUARTER: _("Every 15 minutes"),
        HOUR: _("Every hour"),
        4 * HOUR: _("Every 4 hours"),
        DAY: _("Every day"),
    }[step]


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Bars over a line of times; wide ones bear their pieces, and go on with other actions.

    Where they are too narrow, each hour has its sum below, and lines tell how high bars are.
    """

    time: Timeline
    width: float
    gap: float = 0.0
    holds: bool = False

    @property
    def bears_figures(self) -> bool:
        """Whether each bar has room for its figure."""
        return (
            text.line(number(self._most), BOLD).width * SIZE
            <= self.width / len(self.time.slots) - 1
        )

    @property
    def sums_hours(self) -> bool:
        """Whether the sum of each hour stands below it."""
        return self.time.step == QUARTER and not self.bears_figures

    @property
    def height(self) -> float:
        """How much room it takes."""
        return ABOVE + HIGH + BELOW + (1.5 * SIZE if self.sums_hours else 0)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        base, start = top - ABOVE - HIGH, left + self._axis
        if self._axis:
            self._draw_scale(canvas, left, base)
        for place, slot in enumerate(self.time.slots):
            self._draw_slot(canvas, slot, start + place * self._wide, base)
        canvas.setStrokeColor(HexColor(INK))
        canvas.setLineWidth(HAIR)
        canvas.line(start, base, left + self.width, base)
        self._draw_times(canvas, start, base)
        if self.sums_hours:
            self._draw_sums(canvas, start, base - BELOW - SIZE)

    def split(self, room: float) -> tuple[TimeChart | None, TimeChart | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)

    @property
    def _most(self) -> int:
        return max(_total(slot) for slot in self.time.slots)

    @property
    def _axis(self) -> float:
        return 0.0 if self.bears_figures else AXIS

    @property
    def _wide(self) -> float:
        return min((self.width - self._axis) / len(self.time.slots), WIDEST)

    def _high(self, value: int) -> float:
        return max(value, 0) * HIGH / max(self._most, 1)

    def _draw_scale(self, canvas: Canvas, left: float, base: float) -> None:
        canvas.setLineWidth(HAIR)
        for value in _round_values(self._most):
            y = base + self._high(value)
            canvas.setStrokeColor(HexColor(HAIRLINE))
            canvas.line(left + AXIS, y, left + self.width, y)
            wide = text.line(number(value)).width * SIZE
            _draw_words(canvas, number(value), left + AXIS - 4 - wide, y - 0.35 * SIZE, MUTED)

    def _draw_slot(self, canvas: Canvas, slot: Slot, x: float, base: float) -> None:
        middle, inset = x + self._wide / 2, min(0.12 * self._wide, 2)
        if slot.silence:
            _draw_centred(canvas, "…", middle, base + 2, MUTED)
        y = base
        for value, colour in zip(parts(slot.kinds), COLOURS, strict=True):
            if high := self._high(value):
                canvas.setFillColor(HexColor(colour))
                canvas.rect(x + inset, y, self._wide - 2 * inset, high, stroke=0, fill=1)
            y += high
        if (written := pieces(slot.kinds)) > 0 and self.bears_figures:
            _draw_centred(canvas, number(written), middle, y + 2.5, INK, BOLD)

    def _draw_times(self, canvas: Canvas, start: float, base: float) -> None:
        taken = 0.0
        for place, words, is_day in self._marks():
            x, style = start + place * self._wide, BOLD if is_day else SANS
            canvas.setStrokeColor(HexColor(HAIRLINE if is_day else INK))
            canvas.setLineWidth(HAIR)
            canvas.line(x, base + (HIGH if is_day else 0), x, base - 2.5)
            ends = x + text.line(words, style).width * SIZE + 1
            if x >= taken and ends <= start - self._axis + self.width:
                colour = INK if is_day else MUTED
                _draw_words(canvas, words, x + 1, base - 1.6 * SIZE, colour, style)
                taken = ends + 0.7 * SIZE

    def _draw_sums(self, canvas: Canvas, start: float, y: float) -> None:
        for place, count, written in self._hours():
            if written > 0:
                middle = start + (place + count / 2) * self._wide
                _draw_centred(canvas, number(written), middle, y, INK, BOLD)

    def _marks(self) -> Iterator[tuple[int, str, bool]]:
        """Yield the places of bars that have a time below, its words, and if a day begins."""
        before: datetime | None = None
        for place, slot in enumerate(self.time.slots):
            begins = slot.begins
            if slot.silence:
                continue
            is_day = before is not None and begins.date() != before.date()
            after_silence = place == 0 or bool(self.time.slots[place - 1].silence)
            if is_day or self.time.step == DAY:
                yield place, day_and_month(begins.date()), is_day
            elif after_silence or begins.minute == 0:
                yield place, clock(begins), False
            before = begins

    def _hours(self) -> Iterator[tuple[int, int, int]]:
        """Yield where each hour begins, how many bars it has, and the pieces of them all."""
        begun, before = 0, None
        hours = [None if one.silence else one.begins.replace(minute=0) for one in self.time.slots]
        for place, hour in enumerate((*hours, None)):
            if place and (hour != before or place == len(hours)):
                written = sum(pieces(slot.kinds) for slot in self.time.slots[begun:place])
                yield begun, place - begun, written
                begun = place
            before = hour


def _total(slot: Slot) -> int:
    return sum(parts(slot.kinds))


def _draw_words(
    canvas: Canvas, words: str, x: float, y: float, colour: str, style: Style = SANS
) -> None:
    ink(canvas, colour)
    text.draw(canvas, text.line(words, style), x=x, y=y, size=SIZE)


def _draw_centred(
    canvas: Canvas, words: str, x: float, y: float, colour: str, style: Style = SANS
) -> None:
    wide = text.line(words, style).width * SIZE
    _draw_words(canvas, words, x - wide / 2, y, colour, style)


def _round_values(most: int) -> tuple[int, ...]:
    """Return a few round numbers below the largest: 50, 100, 150."""
    unit = next(
        digit * 10**power
        for power in range(12)
        for digit in (1, 2, 5)
        if most < 4 * digit * 10**power
    )
    return tuple(range(unit, most, unit))
