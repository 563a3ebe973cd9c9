"""Ruled rows that are written into with a pen. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from math import ceil, floor
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
        """Draw grounds, what is inside, and rules over all of it."""
        x = left
        for cell in self.cells:
            self._draw_cell(canvas, cell, x, top)
            x += cell.width
        self._draw_rules(canvas, left, top)

    def split(self, room: float) -> tuple[RuledRow | None, RuledRow | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)

    def _draw_cell(self, canvas: Canvas, cell: Cell, x: float, top: float) -> None:
        if cell.ground:
            canvas.setFillColor(HexColor(cell.ground))
            canvas.rect(x, top - self.height, cell.width, self.height, stroke=0, fill=1)
        if cell.inside is not None:
            inset = (cell.width - cell.wide) / 2 if cell.wide else PAD
            above = (self.height - cell.inside.height) / 2
            cell.inside.draw(canvas, left=x + inset, top=top - above)

    def _draw_rules(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw them by reference: all rows of a sheet have the same."""
        shape = [(cell.width, cell.heavy) for cell in self.cells]
        said = repr((shape, self.height, self.first, self.heavy))
        name = f"rules-{blake2b(said.encode(), digest_size=12).hexdigest()}"
        if not canvas.hasForm(name):
            around = (-2, floor(-self.height) - 2, ceil(self.width) + 2, 2)
            canvas.beginForm(name, *around)
            self._rules(canvas)
            canvas.endForm()
        canvas.saveState()
        canvas.translate(left, top)
        canvas.doForm(name)
        canvas.restoreState()

    def _rules(self, canvas: Canvas) -> None:
        x = 0.0
        for cell in self.cells:
            _rule(canvas, (x, 0, x, -self.height), heavy=cell.heavy)
            x += cell.width
        _rule(canvas, (x, 0, x, -self.height), heavy=False)
        if self.first:
            _rule(canvas, (0, 0, x, 0), heavy=False)
        _rule(canvas, (0, -self.height, x, -self.height), heavy=self.heavy)


def _rule(canvas: Canvas, ends: tuple[float, float, float, float], *, heavy: bool) -> None:
    canvas.setStrokeColor(HexColor(INK if heavy else RULE))
    canvas.setLineWidth(HEAVY if heavy else HAIR)
    canvas.line(*ends)
