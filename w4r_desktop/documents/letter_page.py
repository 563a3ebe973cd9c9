"""A page of a letter: generous margins, a small code, and what is cut off before it is mailed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import Space, Stack, Type, ink, passage
from w4r_desktop.documents.letter_items import Dashes
from w4r_desktop.documents.sheets import BAD, BOLD, MUTED, SANS
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.fonts import Style
    from w4r_desktop.domain.stationery import Stock

SIDE: Final = 25 * mm
TOP: Final = 21 * mm
BOTTOM: Final = 21 * mm
EDGE: Final = 9 * mm
"""Margins, and how far from the edge stands what runs along it."""

RUNNING_SIZE: Final = 7.5
MARK_SIZE: Final = 10
ASIDE_SIZE: Final = 8.5
ASIDE_PADDING: Final = 2.2 * mm


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A page of a letter; lengths in points.

    It bears the ``code`` of its case. ``mark`` is that of a sample. ``aside`` is for whoever
    writes: it is cut off, and everything else on the page stands above it, ``raised`` by its
    height.
    """

    code: str
    first: bool
    place: str
    body: Stack
    width: float
    height: float
    mark: str = ""
    page: str = ""
    aside: Stack | None = None
    raised: float = 0.0
    mirrored: bool = False

    @property
    def case_code(self) -> str:
        """Return the case that it is a letter for; pages after the first are no other letter."""
        return self.code if self.first else ""

    @property
    def words(self) -> str:
        """Return what it is: its words are too many to be read out at once."""
        return self.place

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        head = self.height - EDGE - MARK_SIZE
        self._run(canvas, (self.mark, BOLD, MARK_SIZE, BAD), y=head, starts=True)
        self.body.draw(canvas, left=SIDE, top=self.height - TOP)
        foot = EDGE + self.raised
        self._run(canvas, (self.code, SANS, RUNNING_SIZE, MUTED), y=foot, starts=True)
        self._run(canvas, (self.page, SANS, RUNNING_SIZE, MUTED), y=foot, starts=False)
        if self.aside is not None:
            self.aside.draw(canvas, left=SIDE, top=EDGE + self.aside.height)

    def _run(
        self, canvas: Canvas, said: tuple[str, Style, float, str], *, y: float, starts: bool
    ) -> None:
        """Write along an edge, where lines start or where they end."""
        words, style, size, colour = said
        line = text.line(words, style)
        ink(canvas, colour)
        at_left = starts is not self.mirrored
        x = SIDE if at_left else self.width - SIDE - line.width * size
        text.draw(canvas, line, x=x, y=y, size=size)


def letter_room(stock: Stock) -> tuple[float, float]:
    """Return the width and height that a page leaves between its margins."""
    return stock.width * mm - 2 * SIDE, stock.height * mm - TOP - BOTTOM


def aside(points: Sequence[str], *, width: float, mirrored: bool) -> Stack | None:
    """Return what is said to whoever writes, below a line to cut along; nothing if it is nothing.

    It is not for the addressee, and so must not be mailed.
    """
    if not points:
        return None
    heading = _("For you, not for the letter: cut this off.")
    words = ((f"{heading} ", BOLD), (" ".join(points), SANS))
    kind = Type(ASIDE_SIZE, SANS, MUTED, 1.35)
    said = passage(words, kind, width=width, from_right=mirrored or None)
    return Stack((Dashes(width), Space(ASIDE_PADDING), said))
