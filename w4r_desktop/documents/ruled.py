"""Ruled rows that are written into with a pen. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from w4r_desktop.documents.flow import HAIR, INK, SLACK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.flow import Item

RULE: Final = "#8F8878"
"""Rules are to be seen on the worst printer, and not to outshine what is written."""

HEAVY: Final = 1.4
PAD: Final = 4.0
"""Between a rule and what stands beside it."""

TICK: Final = 1.6


@dataclass(frozen=True, slots=True)
class TickBox:
    """A square to tick, or one that is ticked."""

    height: float
    ticked: bool = False
    gap: float = 0.0
    holds: bool = False

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.height

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        side = self.height
        canvas.setStrokeColor(HexColor(INK))
        canvas.setLineWidth(0.9)
        canvas.roundRect(left, top - side, side, side, side / 8, stroke=1, fill=0)
        if self.ticked:
            canvas.setLineWidth(TICK)
            canvas.setLineCap(1)
            path = canvas.beginPath()
            path.moveTo(left + 0.2 * side, top - 0.52 * side)
            path.lineTo(left + 0.42 * side, top - 0.76 * side)
            path.lineTo(left + 0.82 * side, top - 0.22 * side)
            canvas.drawPath(path, stroke=1, fill=0)
            canvas.setLineCap(0)

    def split(self, room: float) -> tuple[TickBox | None, TickBox | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a row; what is ``inside`` stands in its middle, and at its left unless centred.

    ``wide`` is how wide what is inside is, if it is centred as a whole. ``heavy`` is a strong
    rule before it.
    """

    width: float
    inside: Item | None = None
    wide: float = 0.0
    ground: str = ""
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class RuledRow:
    """Cells beside one another with a rule below, and above if it is the ``first``."""

    cells: tuple[Cell, ...]
    height: float
    first: bool = False
    heavy: bool = False
    gap: float = 0.0
    holds: bool = False

    @property
    def width(self) -> float:
        """How wide it is."""
        return sum(cell.width for cell in self.cells)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw grounds, rules and what is inside, in this order."""
        x = left
        for cell in self.cells:
            self._draw_cell(canvas, cell, x, top)
            x += cell.width
        for y, heavy in ((top, False), (top - self.height, self.heavy)):
            if y < top or self.first:
                _rule(canvas, (left, y, left + self.width, y), heavy=heavy)
        _rule(canvas, (x, top, x, top - self.height), heavy=False)

    def split(self, room: float) -> tuple[RuledRow | None, RuledRow | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)

    def _draw_cell(self, canvas: Canvas, cell: Cell, x: float, top: float) -> None:
        if cell.ground:
            canvas.setFillColor(HexColor(cell.ground))
            canvas.rect(x, top - self.height, cell.width, self.height, stroke=0, fill=1)
        _rule(canvas, (x, top, x, top - self.height), heavy=cell.heavy)
        if cell.inside is not None:
            inset = (cell.width - cell.wide) / 2 if cell.wide else PAD
            above = (self.height - cell.inside.height) / 2
            cell.inside.draw(canvas, left=x + inset, top=top - above)


def _rule(canvas: Canvas, ends: tuple[float, float, float, float], *, heavy: bool) -> None:
    canvas.setStrokeColor(HexColor(INK if heavy else RULE))
    canvas.setLineWidth(HEAVY if heavy else HAIR)
    canvas.line(*ends)
