"""Sheets to be cut: several slips on a page, with lines to cut along. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import SLACK, ink
from w4r_desktop.documents.practice_mark import practice_words
from w4r_desktop.documents.sheets import MUTED, SANS, page_words, sample_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.flow import Stack
    from w4r_desktop.domain.stationery import Stock

INSET: Final = 10 * mm
"""Between a cut or an edge and what is printed: no hand cuts straight."""

BELOW: Final = 13 * mm
"""Below what is printed: on the last slip, the number of the page stands there."""

CUT: Final = "#A8A294"
DASHES: Final = (3.0, 3.0)
SPILL: Final = 8
"""How far letters may reach beyond their room."""

NUMBER_SIZE: Final = 6.5
NUMBER_FOOT: Final = 8.6 * mm


@dataclass(frozen=True, slots=True)
class Grid:
    """How many slips lie beside and below one another on a sheet."""

    stock: Stock
    across: int
    down: int

    @property
    def count(self) -> int:
        """How many slips a sheet has."""
        return self.across * self.down

    @property
    def slip(self) -> tuple[float, float]:
        """The width and height of a slip."""
        return self.stock.width * mm / self.across, self.stock.height * mm / self.down

    @property
    def inside(self) -> tuple[float, float]:
        """The width and height of what is printed on a slip."""
        width, height = self.slip
        return width - 2 * INSET, height - INSET - BELOW


@dataclass(frozen=True)
class Slip:
    """What is printed on a slip: at its top, and at its foot."""

    top: Stack
    foot: Stack
    case_code: str = ""
    words: str = ""

    @property
    def height(self) -> float:
        """The least room it takes."""
        return self.top.height + self.foot.height

    def draw(self, canvas: Canvas, *, left: float, top: float, height: float) -> None:
        """Draw it into a room that may be higher than it needs."""
        self.top.draw(canvas, left=left, top=top)
        self.foot.draw(canvas, left=left, top=top - height + self.foot.height)


@dataclass(frozen=True)
class CutPage:
    """A page of slips."""

    title: str
    grid: Grid
    slips: tuple[Slip, ...]
    counted: str

    @property
    def case_code(self) -> str:
        """The case of its first slip, if that is about one."""
        return self.slips[0].case_code

    @property
    def place(self) -> str:
        """What it is, and which page of how many."""
        return " · ".join(filter(None, (self.title, self.counted)))

    @property
    def words(self) -> str:
        """Whose slips these are."""
        told = dict.fromkeys(slip.words for slip in self.slips if slip.words)
        return ", ".join(told) or self.title

    def draw(self, canvas: Canvas) -> None:
        """Draw the slips, row by row, and where to cut."""
        wide, high = self.grid.slip
        whole = self.grid.stock.height * mm
        for place, slip in enumerate(self.slips):
            row, column = divmod(place, self.grid.across)
            slip.draw(
                canvas,
                left=column * wide + INSET,
                top=whole - row * high - INSET,
                height=self.grid.inside[1],
            )
        self._draw_cuts(canvas)
        line = text.line(self.counted, SANS)
        ink(canvas, MUTED)
        middle = (self.grid.across - 0.5) * wide  # of the last slip: at its sides stand words
        at = middle - line.width * NUMBER_SIZE / 2
        text.draw(canvas, line, x=at, y=NUMBER_FOOT, size=NUMBER_SIZE)

    def _draw_cuts(self, canvas: Canvas) -> None:
        wide, high = self.grid.slip
        right, top = self.grid.stock.width * mm, self.grid.stock.height * mm
        canvas.saveState()
        canvas.setStrokeColor(HexColor(CUT))
        canvas.setLineWidth(0.5)
        canvas.setDash(*DASHES)
        for column in range(1, self.grid.across):
            canvas.line(column * wide, 0, column * wide, top)
        for row in range(1, self.grid.down):
            canvas.line(0, row * high, right, row * high)
        canvas.restoreState()


@dataclass(frozen=True)
class Printed:
    """What stands on every slip alike: a document holds it once and draws it by reference."""

    name: str
    inside: Stack
    width: float
    gap: float = 0.0
    holds: bool = False

    @property
    def height(self) -> float:
        """How much room it takes."""
        return self.inside.height

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        if not canvas.hasForm(self.name):
            foot, right = floor(-self.height) - SPILL, ceil(self.width) + SPILL
            canvas.beginForm(self.name, -SPILL, foot, right, SPILL)
            self.inside.draw(canvas, left=0, top=0)
            canvas.endForm()
        canvas.saveState()
        canvas.translate(left, top)
        canvas.doForm(self.name)
        canvas.restoreState()

    def split(self, room: float) -> tuple[Printed | None, Printed | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


def cut_pages(
    groups: Sequence[tuple[Grid, Iterable[Slip], int]], *, title: str
) -> Iterator[CutPage]:
    """Yield the pages that slips need, one at a time; each grid is told how many it gets."""
    pages = [-(-count // grid.count) for grid, _slips, count in groups]
    number = 0
    for (grid, slips, _count), needed in zip(groups, pages, strict=True):
        coming = iter(slips)
        for _page in range(needed):
            number += 1
            some = tuple(islice(coming, grid.count))
            yield CutPage(title, grid, some, page_words(number, sum(pages)))


def slip_mark(look: EveningLook) -> str:
    """Return what each slip bears of a sample or a copy to practise on: it leaves its page."""
    practice = practice_words() if look.practice else ""
    sample = sample_mark(historical=look.campaign.historical)[0]
    return " · ".join(filter(None, (practice, sample)))
