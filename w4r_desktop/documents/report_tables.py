"""Tables of a report: names at one side, figures below one another at the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from w4r_desktop.documents import text
from w4r_desktop.documents.evening import one_line, snug
from w4r_desktop.documents.flow import HAIR, INK, SLACK, Columns, Passage, Space, Stack, Type
from w4r_desktop.documents.remembered import remembered
from w4r_desktop.documents.sheets import BOLD, HAIRLINE, MUTED, SANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.flow import Item
    from w4r_desktop.documents.fonts import Style

AIR: Final = 1.5
"""The height of a row in ems."""

PAD: Final = 7.0
"""Between two columns, in points."""

FEWEST: Final = 4
"""So many rows stand below a heading at the foot of a page, or none of them."""

OVERLEAF: Final = 2
"""No fewer rows go on overleaf."""

MOST_WHOLE: Final = 16
"""A table of no more rows stands on one page."""

MARGIN: Final = 3.0
"""How far lines and grounds reach beyond what stands on them."""

STRONG: Final = 1.0
WIDEST_WORD: Final = 45.0
"""A longer word of a heading is set smaller; figures never are."""

HEADING_SHARE: Final = 0.86
"""How large the headings are beside the figures."""

GROUND: Final = "#F6F2E8"
"""Below rows that sum up others."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; figures stand at its right end."""

    heading: str
    width: float
    is_figures: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """Items beside one another with a line below; one on a ``ground`` sums up others."""

    inside: Item
    width: float
    height: float
    ground: str = ""
    strong: bool = False
    gap: float = 0.0
    holds: bool = False

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        foot = top - self.height
        if self.ground:
            canvas.setFillColor(HexColor(self.ground))
            canvas.rect(left - MARGIN, foot, self.width + 2 * MARGIN, self.height, stroke=0, fill=1)
        self.inside.draw(canvas, left=left, top=top - (self.height - self.inside.height) / 2)
        canvas.setStrokeColor(HexColor(INK if self.strong else HAIRLINE))
        canvas.setLineWidth(STRONG if self.strong else HAIR)
        canvas.line(left - MARGIN, foot, left + self.width + MARGIN, foot)

    def split(self, room: float) -> tuple[Row | None, Row | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


@dataclass(frozen=True)
class Grid:
    """Rows below a heading, which heads them overleaf too."""

    heading: Item
    rows: tuple[Row, ...]
    gap: float = 0.0
    holds: bool = False

    @remembered
    def height(self) -> float:
        """How much room it takes."""
        return self.heading.height + sum(row.height for row in self.rows)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        Stack((self.heading, *self.rows)).draw(canvas, left=left, top=top)

    def split(self, room: float) -> tuple[Grid | None, Grid | None]:
        """Return the rows that fit, and the rest below the same heading."""
        if self.height <= room + SLACK:
            return self, None
        if len(self.rows) <= MOST_WHOLE:
            return None, self
        room -= self.heading.height
        fitting = 0
        while fitting < len(self.rows) and self.rows[fitting].height <= room + SLACK:
            room -= self.rows[fitting].height
            fitting += 1
        fitting = min(fitting, len(self.rows) - OVERLEAF)
        if fitting < FEWEST:
            return None, self
        first = replace(self, rows=self.rows[:fitting], gap=0.0)
        return first, replace(self, rows=self.rows[fitting:])


def figures_width(heading: str, widest: str, *, size: float) -> float:
    """Return how wide a column has to be for its figures and the longest word of its heading."""
    words = (text.line(word).width * size * HEADING_SHARE for word in heading.split())
    return max(text.line(widest, BOLD).width * size, min(max(words), WIDEST_WORD)) + PAD


def heading(columns: Sequence[Column], *, size: float) -> Row:
    """Return the headings, all of them at the foot of their row."""
    small = HEADING_SHARE * size
    sizes = [small * share for share in (1, 0.92, 0.84, 0.76, 0.68, 0.6)]
    made = [
        snug(
            one.heading, Type(small, SANS, MUTED, 1.15), width=one.width - PAD * one.is_figures,
            height=2 * 1.3 * small, sizes=sizes,
        )
        for one in columns
    ]  # fmt: skip
    high = max(one.height for one in made)
    sunk = [
        Stack((Space(high - one.height), _aligned(one, column)))
        for one, column in zip(made, columns, strict=True)
    ]
    width = sum(one.width for one in columns)
    return Row(_beside(columns, sunk), width, high + 0.5 * size, strong=True)


def row(
    columns: Sequence[Column], cells: Sequence[str | Item], *, size: float,
    style: Style = SANS, ink: str = INK, ground: str = "", strong: bool = False,
) -> Row:  # fmt: skip
    """Return a row; words are made to fit into their column."""
    made = [
        _cell(cell, column, Type(size, style, ink)) if isinstance(cell, str) else cell
        for cell, column in zip(cells, columns, strict=True)
    ]
    inside = _beside(columns, made)
    high = max(AIR * size, inside.height + 0.2 * size)
    return Row(inside, sum(one.width for one in columns), high, ground, strong=strong)


def _cell(words: str, column: Column, kind: Type) -> Passage:
    """Return words on one line, or a name on two where it is very long; no figure is ever cut."""
    width = column.width - PAD
    line = text.line(words, kind.style)
    wide = line.width * kind.size
    if column.is_figures or wide <= width:
        fitting = replace(kind, size=kind.size * min(width / max(wide, 1), 1))
        return _aligned(Passage((line,), fitting, width), column)
    sizes = [kind.size * share for share in (1, 0.94, 0.88)]
    made = one_line(words, kind, width=width, sizes=sizes)
    if made.lines[0].text != words:
        close = replace(kind, leading=1.15)
        made = snug(words, close, width=width, height=2.6 * sizes[-1], sizes=sizes[-1:])
    return _aligned(made, column)


def _aligned(made: Passage, column: Column) -> Passage:
    if not column.is_figures:
        return made
    return replace(made, width=column.width, from_right=True)


def _beside(columns: Sequence[Column], items: Sequence[Item]) -> Columns:
    lefts = [sum(one.width for one in columns[:place]) for place in range(len(columns))]
    return Columns(tuple(zip(lefts, items, strict=True)))
