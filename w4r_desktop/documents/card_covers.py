"""Pictures for the covers of cards, drawn in lines and curves of our own. Lengths are in points.

Each is made for a field of 100 × 140 and scaled to the room it gets. They belong to no faith and
no organisation, and use little ink: a card may go to a prison, and its paper into any printer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from w4r_desktop.documents import text
from w4r_desktop.documents.cut_sheets import INSET
from w4r_desktop.documents.flow import ink
from w4r_desktop.documents.sheets import BAD, BOLD, CANDLE, GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

FIELD: Final = (100.0, 140.0)
SHARE: Final = 0.78
"""How much of a cover its picture takes."""

MARK_SIZE: Final = 7.5

WAX: Final = "#F6EBD2"
WAX_EDGE: Final = "#B98A3C"
WICK: Final = "#3A2A1A"
EMBER: Final = "#F28C28"
GLOW: Final = "#F3C64A"
LEAVES: Final = (GOOD, "#4E9A6E", "#8DBFA0", "#2F6B54")
DOTS: Final = ("#1D5BA6", "#AD4F18", GOOD, "#5B3A8C", "#9C2A5E", "#23707F", "#E0A800")


class Cover(StrEnum):
    """What a card shows; NONE leaves it to who sends it."""

    CANDLE = "candle"
    LEAVES = "leaves"
    CIRCLE = "circle"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CoverPanel:
    """A cover as large as a card; ``mark`` is that of a sample or a copy to practise on."""

    cover: Cover
    width: float
    height: float
    mark: str = ""

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw its picture in the middle, and the mark small below it."""
        if self.cover is not Cover.NONE:
            self._draw_picture(canvas, left=left, top=top)
        if self.mark:
            line = text.line(self.mark, BOLD)
            x = left + (self.width - line.width * MARK_SIZE) / 2
            ink(canvas, BAD)
            text.draw(canvas, line, x=x, y=top - self.height + INSET, size=MARK_SIZE)

    def _draw_picture(self, canvas: Canvas, *, left: float, top: float) -> None:
        scale = SHARE * min(self.width / FIELD[0], self.height / FIELD[1])
        canvas.saveState()
        canvas.translate(
            left + (self.width - FIELD[0] * scale) / 2,
            top - (self.height + FIELD[1] * scale) / 2,
        )
        canvas.scale(scale, scale)
        canvas.setLineCap(1)
        {Cover.CANDLE: _candle, Cover.LEAVES: _leaves, Cover.CIRCLE: _circle}[self.cover](canvas)
        canvas.restoreState()


def _candle(canvas: Canvas) -> None:
    middle, flame = FIELD[0] / 2, 99.0
    canvas.setStrokeColor(HexColor(GLOW))
    for ring in range(5):
        canvas.setLineWidth(1.3 - ring * 0.22)
        canvas.setDash(0.1, 3.2 + ring * 0.9)
        canvas.circle(middle, flame, 22 + ring * 6.2, stroke=1, fill=0)
    canvas.setDash()
    _dish(canvas, middle)
    canvas.setFillColor(HexColor(WAX))
    canvas.setStrokeColor(HexColor(WAX_EDGE))
    canvas.setLineWidth(1)
    wax = canvas.beginPath()
    wax.moveTo(middle - 13, 14)
    wax.lineTo(middle - 13, 70)
    wax.curveTo(middle - 13, 77, middle - 7, 73, middle - 4, 76)
    wax.curveTo(middle - 1, 78, middle + 2, 73, middle + 6, 75)
    wax.curveTo(middle + 10, 77, middle + 13, 76, middle + 13, 70)
    wax.lineTo(middle + 13, 14)
    wax.close()
    canvas.drawPath(wax, stroke=1, fill=1)
    _drop(canvas, middle)
    canvas.setStrokeColor(HexColor(WICK))
    canvas.setLineWidth(1.4)
    canvas.bezier(middle, 75, middle, 79, middle + 1, 81, middle + 0.4, 85)
    _flame(canvas, middle, 82, 13, 38, CANDLE)
    _flame(canvas, middle, 83, 6.5, 20, EMBER)


def _dish(canvas: Canvas, middle: float) -> None:
    canvas.setFillColor(HexColor(WAX_EDGE))
    canvas.setStrokeColor(HexColor(WAX_EDGE))
    canvas.ellipse(middle - 27, 8, middle + 27, 17, stroke=0, fill=1)
    canvas.setLineWidth(2.2)
    canvas.arc(middle + 22, 8.5, middle + 36, 19.5, 250, 290)


def _drop(canvas: Canvas, middle: float) -> None:
    canvas.setLineWidth(1)
    canvas.bezier(middle - 8, 74, middle - 8.5, 66, middle - 9, 58, middle - 7.5, 55)
    canvas.bezier(middle - 7.5, 55, middle - 5.5, 58, middle - 6, 66, middle - 5, 74.6)


def _flame(
    canvas: Canvas, middle: float, foot: float, width: float, height: float, colour: str
) -> None:
    """Draw a flame that leans a little, for somebody has just come in."""
    tip = middle + width * 0.16
    canvas.setFillColor(HexColor(colour))
    path = canvas.beginPath()
    path.moveTo(tip, foot + height)
    path.curveTo(
        tip - 0.1 * width, foot + 0.62 * height, middle - 0.72 * width, foot + 0.45 * height,
        middle - 0.5 * width, foot + 0.16 * height,
    )  # fmt: skip
    path.curveTo(
        middle - 0.3 * width, foot - 0.05 * height, middle + 0.3 * width, foot - 0.05 * height,
        middle + 0.5 * width, foot + 0.16 * height,
    )  # fmt: skip
    path.curveTo(
        middle + 0.74 * width, foot + 0.46 * height, tip + 0.16 * width, foot + 0.62 * height,
        tip, foot + height,
    )  # fmt: skip
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _leaves(canvas: Canvas) -> None:
    """Draw a branch that grows upwards, with leaves by turns."""
    canvas.setStrokeColor(HexColor(LEAVES[3]))
    canvas.setLineWidth(1.6)
    canvas.bezier(38, 4, 44, 48, 66, 84, 56, 132)
    for number, (x, y) in enumerate(_along_branch(11)):
        side = 1 if number % 2 else -1
        size = 30 - 1.35 * number
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(90 - side * (58 - 2.2 * number) - 6 + number)
        _leaf(canvas, size, LEAVES[number % 3])
        canvas.restoreState()


def _along_branch(count: int) -> Iterator[tuple[float, float]]:
    for number in range(count):
        t = 0.12 + 0.88 * number / (count - 1)
        s = 1 - t
        weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
        yield (
            sum(w * x for w, x in zip(weights, (38, 44, 66, 56), strict=True)),
            sum(w * y for w, y in zip(weights, (4, 48, 84, 132), strict=True)),
        )


def _leaf(canvas: Canvas, length: float, colour: str) -> None:
    canvas.setFillColor(HexColor(colour))
    wide = 0.27 * length
    path = canvas.beginPath()
    path.moveTo(0, 0)
    path.curveTo(0.25 * length, wide * 1.25, 0.7 * length, wide, length, 0)
    path.curveTo(0.7 * length, -wide, 0.25 * length, -wide * 1.25, 0, 0)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor("#FFFFFF"))
    canvas.setLineWidth(0.7)
    canvas.line(0.08 * length, 0, 0.82 * length, 0)


def _circle(canvas: Canvas) -> None:
    """Draw many who stand around a light, each in another colour."""
    x, y = FIELD[0] / 2, FIELD[1] / 2
    for ring, (radius, count, size) in enumerate(((19, 9, 3.3), (30, 15, 3.5), (42, 21, 3.7))):
        for number in range(count):
            angle = 2 * pi * number / count + ring * radians(11)
            canvas.setFillColor(HexColor(DOTS[(number * 3 + ring * 2) % len(DOTS)]))
            canvas.circle(x + radius * cos(angle), y + radius * sin(angle), size, stroke=0, fill=1)
    canvas.setFillColor(HexColor(CANDLE))
    canvas.circle(x, y, 8.5, stroke=0, fill=1)
