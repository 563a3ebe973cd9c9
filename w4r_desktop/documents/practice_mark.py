"""What every page bears that comes out of a copy to practise on."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, sin
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import ink
from w4r_desktop.documents.fonts import Style
from w4r_desktop.language import _

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.text import Line
    from w4r_desktop.domain.stationery import Stock

RED: Final = "#B3261E"
OPACITY: Final = 0.3
"""Enough for the worst printer, and still the page below can be read."""

SHARE: Final = 0.8
"""How much of a diagonal the words take."""

MIDDLE: Final = 0.35
"""How far the middle of a line of capitals and small letters lies above its foot, in ems."""


def practice_words() -> str:
    """Return what such a page says, in the language in force."""
    return _("Practice — do not mail")


def draw_practice_mark(canvas: Canvas, stock: Stock) -> None:
    """Draw the words across both halves of a page, over all else, as nothing could be below.

    A folded sign has one on each side, and half a page that is kept still bears it.
    """
    line = text.line(practice_words(), Style(bold=True))
    width, high = stock.width * mm, stock.height * mm / 2
    for below in (0.0, high):
        canvas.saveState()
        ink(canvas, RED)
        canvas.setFillAlpha(OPACITY)
        canvas.setStrokeAlpha(OPACITY)
        canvas.translate(width / 2, below + high / 2)
        canvas.rotate(degrees(atan2(high, width)))
        _draw_centred(canvas, line, size=_size(line, width, high))
        canvas.restoreState()


def _size(line: Line, width: float, height: float) -> float:
    """Return the largest type whose line stays on a field from corner to corner, in points."""
    diagonal, slope = hypot(width, height), atan2(height, width)
    fitting = height / (line.width * sin(slope) + cos(slope))  # its ends stay on the field too
    return min(SHARE * diagonal / line.width, fitting)


def _draw_centred(canvas: Canvas, line: Line, *, size: float) -> None:
    text.draw(canvas, line, x=-line.width * size / 2, y=-MIDDLE * size, size=size)
