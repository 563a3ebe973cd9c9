"""Sheets of A4 or Letter: their margins, what runs along their edges, and how type is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from reportlab.lib.units import mm

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import INK, Type, ink, passage
from w4r_desktop.documents.fonts import Style
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.flow import Stack
    from w4r_desktop.domain.stationery import Stock

P = TypeVar("P")

MUTED: Final = "#6A6459"
HAIRLINE: Final = "#CFC8B8"
CANDLE: Final = "#FFD60A"
GOOD: Final = "#1E7A4C"
GOOD_GROUND: Final = "#E6F4EC"
BAD: Final = "#B3261E"
BAD_GROUND: Final = "#FDEFEE"
AMBER: Final = "#7A4B00"
AMBER_GROUND: Final = "#FFEBC8"
"""The colours of the light look, as paper has no other."""

SANS: Final = Style()
BOLD: Final = Style(bold=True)
SERIF: Final = Style(serif=True)
SERIF_BOLD: Final = Style(serif=True, bold=True)
SERIF_ITALIC: Final = Style(serif=True, italic=True)

SIDE: Final = 16 * mm
HEAD: Final = 17 * mm
FOOT: Final = 16 * mm
"""Margins: inside what office printers reach, with room for a running line above and below."""

EDGE: Final = 9 * mm
"""How far from the edge the running lines stand."""

RUNNING_SIZE: Final = 8.5
SHARE: Final = 0.6
"""The most of the width that one of two running lines takes: a longer one is cut at a word."""

LARGE_RUNNING_SIZE: Final = 12
"""Type sizes of the running lines, in points."""

DEPTH: Final = 0.45
"""How far letters of any script hang below the line, as a share of their size."""


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page with lines running along its edges; lengths in points.

    ``head`` and ``foot`` are (words, colour) at the side where reading starts and at the other.
    """

    case_code: str
    place: str
    body: Stack
    width: float
    height: float
    head: tuple[tuple[str, str], tuple[str, str]]
    foot: tuple[tuple[str, str], tuple[str, str]]
    mirrored: bool = False
    running_size: float = RUNNING_SIZE

    @property
    def words(self) -> str:
        """Return what it is: its words are too many to be read out at once."""
        return self.place

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        self._draw_running(canvas, self.head, self.height - EDGE - self.running_size)
        deeper = (self.running_size - RUNNING_SIZE) * DEPTH  # larger type stays off the edge too
        self._draw_running(canvas, self.foot, EDGE + deeper)
        self.body.draw(canvas, left=SIDE, top=self.height - HEAD)

    def _draw_running(
        self, canvas: Canvas, lines: tuple[tuple[str, str], tuple[str, str]], y: float
    ) -> None:
        ends = reversed(lines) if self.mirrored else iter(lines)
        for at_right, (words, colour) in enumerate(ends):
            style = SANS if colour == MUTED else BOLD
            room = (self.width - 2 * SIDE) * SHARE / self.running_size
            line = text.wrapped(((words, style),), room)[0]
            ink(canvas, colour)
            x = self.width - SIDE - line.width * self.running_size if at_right else SIDE
            text.draw(canvas, line, x=x, y=y, size=self.running_size)


def body_size(stock: Stock) -> tuple[float, float]:
    """Return the width and height that a sheet leaves between its margins."""
    return stock.width * mm - 2 * SIDE, stock.height * mm - HEAD - FOOT


def sample_mark(*, historical: bool) -> tuple[str, str]:
    """Return the mark of a campaign that is only for showing, and its colour."""
    return (_("Sample: do not mail"), BAD) if historical else ("", MUTED)


def page_words(page: int, pages: int) -> str:
    """Return which page of how many it is, counted from 1, or nothing if there is one only."""
    if pages == 1:
        return ""
    return _("Page {page} of {pages}").format(page=number(page), pages=number(pages))


def largest_fitting(
    lay_out: Callable[[float], Sequence[P]], sizes: Sequence[float], *, pages: int
) -> Sequence[P]:
    """Return what is laid out in the largest of the sizes that needs so many pages at most.

    ``sizes`` fall. What needs more pages even in the smallest gets as many as it needs there, in
    the largest size that needs no more.
    """
    smallest = lay_out(sizes[-1])
    allowed = max(pages, len(smallest))
    found, low, high = smallest, 0, len(sizes) - 1
    while low < high:
        middle = (low + high) // 2
        tried = lay_out(sizes[middle])
        if len(tried) <= allowed:
            found, high = tried, middle
        else:
            low = middle + 1
    return found


def shrunk(
    words: str, style: Style, *, width: float, sizes: Sequence[float], lines: int = 1
) -> Type:
    """Return the largest type of the falling sizes in which words take so many lines at most."""
    kinds = [Type(size, style, INK, 1.12) for size in sizes]
    fits = (one for one in kinds if len(passage(words, one, width=width).lines) <= lines)
    return next(fits, kinds[-1])
