"""Packs for tables: what belongs together follows a page that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from reportlab.lib.units import mm

from w4r_desktop.documents.brief_words import apart
from w4r_desktop.documents.flow import INK, Bar, Space, Stack, Type, passage
from w4r_desktop.documents.sheets import BOLD, CANDLE, SANS
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.flow import Item
    from w4r_desktop.domain.stationery import Stock

O = TypeVar("O")  # noqa: E741 - the kind of order
TITLE_SIZES: Final = (40, 36, 32, 28, 24, 20, 16)
LINE_SIZES: Final = (16, 15, 14, 13, 12, 11, 10, 9, 8)
MARGIN: Final = 15 * mm
BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Pack(Generic[O]):
    """Orders that belong together; one with a title begins with a page that bears it."""

    title: str
    orders: tuple[O, ...]


@dataclass(frozen=True, slots=True)
class SeparatorPage:
    """The page that a pack begins with; lengths in points."""

    place: str
    words: str
    body: Stack
    height: float
    case_code: str = ""

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        self.body.draw(canvas, left=MARGIN, top=self.height - MARGIN)


def separator(title: str, lines: Sequence[str], stock: Stock) -> SeparatorPage:
    """Return the page before a pack: whose it is, and what is in it, as large as there is room."""
    width, height = stock.width * mm - 2 * MARGIN, stock.height * mm - 2 * MARGIN
    words = BETWEEN.join(lines)
    body = _laid_out(title, words, width, TITLE_SIZES[-1], LINE_SIZES[-1])
    for sizes in zip(TITLE_SIZES, LINE_SIZES, strict=False):
        tried = _laid_out(title, words, width, *sizes)
        if tried.height <= height:
            body = tried
            break
    return SeparatorPage(title, words, body, stock.height * mm)


def case_counts(counted: Iterable[tuple[str, int]]) -> list[str]:
    """Return how many there are of each case, in words."""
    return [
        _("{case} ({number})").format(case=apart(case), number=number(copies))
        for case, copies in counted
    ]


def _laid_out(title: str, words: str, width: float, large: float, small: float) -> Stack:
    items: list[Item] = [
        passage(title, Type(large, BOLD, INK, 1.15), width=width),
        Bar(width, 3, CANDLE),
        Space(small * 0.6),
    ]
    if words:
        kind = Type(small, SANS, INK, 1.4)
        items.append(passage(words, kind, width=width, from_right=False))
    return Stack(tuple(items))
