"""Signs for tables dedicated to a case: flat, or a tent that stands by itself once folded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from w4r_desktop.documents import files, text
from w4r_desktop.documents.flow import INK, Bar, Columns, Space, Stack, Type, ink, passage
from w4r_desktop.documents.portraits import Portrait
from w4r_desktop.documents.shaping import is_mostly_right_to_left
from w4r_desktop.documents.sheets import (
    BAD,
    BOLD,
    CANDLE,
    HAIRLINE,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
    sample_mark,
    shrunk,
)
from w4r_desktop.domain.stationery import SHEETS, turned
from w4r_desktop.language import _, country_name, in_capitals, speaking, table_label

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Item
    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.domain.stationery import Paper
    from w4r_desktop.errors import PageCharacterError

MARGIN: Final = 15 * mm
FOLD_MARK: Final = 8 * mm
MARK_FOOT: Final = 9 * mm
MARK_SIZE: Final = 11
TABLE_SIZES: Final = (150, 130, 110, 95, 80, 68, 58, 48, 40)
NAME_SIZES: Final = (54, 50, 46, 42, 38, 34, 30)
HEADLINE_SIZES: Final = (30, 28, 26, 24, 22, 20)
"""Points: what is read at three metres has capitals of 10 mm, which are 40 points and more."""

SCALES: Final = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36, 0.28)
"""By how much all type shrinks together where a sign is too high."""


@dataclass(frozen=True, slots=True)
class TableSignOrder:
    """How many signs of a table are wanted; ``table`` is its name, as people gave it."""

    table: str
    brief: CaseBrief
    language: str
    copies: int = 1
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class TableSignLook:
    """What all signs of one printing have in common; a ``folded`` one is read from both sides.

    ``practice`` is as in ``files.draw_pages``.
    """

    paper: Paper
    folded: bool
    historical: bool
    practice: bool = False


@dataclass(frozen=True, slots=True)
class SignPage:
    """One sign; lengths in points."""

    case_code: str
    place: str
    panel: Columns
    width: float
    height: float
    folded: bool
    mark: str
    mirrored: bool = False

    @property
    def words(self) -> str:
        """Return whose sign it is."""
        return self.place

    def draw(self, canvas: Canvas) -> None:
        """Draw it, and again upside down beyond the fold if it has one."""
        high = self.height / 2 if self.folded else self.height
        self._draw_side(canvas, high)
        if not self.folded:
            return
        canvas.saveState()
        canvas.translate(self.width, self.height)
        canvas.rotate(180)
        self._draw_side(canvas, high)
        canvas.restoreState()
        canvas.setStrokeColor(HexColor(HAIRLINE))
        canvas.setLineWidth(0.6)
        for start in (0, self.width - FOLD_MARK):
            canvas.line(start, high, start + FOLD_MARK, high)

    def _draw_side(self, canvas: Canvas, high: float) -> None:
        self.panel.draw(canvas, left=MARGIN, top=(high + self.panel.height) / 2)
        line = text.line(self.mark, BOLD)
        ink(canvas, BAD)
        at = MARGIN if self.mirrored else self.width - MARGIN - line.width * MARK_SIZE
        text.draw(canvas, line, x=at, y=MARK_FOOT, size=MARK_SIZE)


def sign_problems(order: TableSignOrder) -> Iterator[PageCharacterError]:
    """Yield each line of a sign with a character that no font has."""
    for line in (order.table, order.brief.name, order.brief.headline):
        if missing := text.missing_character(line):
            yield text.page_problem(missing, line=line, case_name=order.brief.name)


def draw_table_signs(
    file: IO[bytes], orders: Iterable[TableSignOrder], look: TableSignLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page at a time, yielding how many are done, and return the pages.

    Raises PageCharacterError, before anything is drawn, for a character that no font has, and
    NothingToPrintError.
    """
    wanted = [order for order in orders if order.copies > 0]
    for order in wanted:
        for problem in sign_problems(order):
            raise problem
    pages: list[Page] = []
    for order in wanted:
        with speaking(order.language):
            pages += [_page(order, look)] * order.copies
    stock = turned(SHEETS[look.paper])
    drawing = files.draw_pages(
        file, pages, title=_("Table signs"), stock=stock, practice=look.practice
    )
    return (yield from drawing)


def _page(order: TableSignOrder, look: TableSignLook) -> SignPage:
    stock = turned(SHEETS[look.paper])
    width, height = stock.width * mm, stock.height * mm
    room = (height / 2 if look.folded else height) - 2 * MARGIN
    panels = (_panel(order, width - 2 * MARGIN, room, scale) for scale in SCALES)
    panel = next((one for one in panels if one.height <= room), None)
    return SignPage(
        order.brief.code,
        " · ".join((table_label(order.table), order.brief.name)),
        panel or _panel(order, width - 2 * MARGIN, room, SCALES[-1]),
        width,
        height,
        look.folded,
        sample_mark(historical=look.historical)[0],
        mirrored=_is_mirrored(order.brief),
    )


def _is_mirrored(brief: CaseBrief) -> bool:
    return is_mostly_right_to_left(f"{brief.name} {brief.headline}")


def _panel(order: TableSignOrder, width: float, room: float, scale: float) -> Columns:
    brief = order.brief
    mirrored = _is_mirrored(brief)
    side = min(0.3 * width, room)
    gap = 10 * mm
    words = Stack(tuple(_words(order, width - side - gap, scale, mirrored=mirrored)))
    portrait = Portrait(side, brief.name, brief.code, order.picture)
    taller = max(words.height, side)
    beside = (_sunk(portrait, taller), _sunk(words, taller))
    places = (width - side, 0.0) if mirrored else (0.0, side + gap)
    return Columns(tuple(zip(places, beside, strict=True)))


def _sunk(item: Item, height: float) -> Stack:
    """Return an item in the middle of a height."""
    return Stack((Space((height - item.height) / 2), item))


def _words(order: TableSignOrder, width: float, scale: float, *, mirrored: bool) -> Iterator[Item]:
    brief, label = order.brief, table_label(order.table)
    table = shrunk(label, BOLD, width=width, sizes=_scaled(TABLE_SIZES, scale))
    yield replace(passage(label, table, width=width, from_right=mirrored), gap=3 * mm * scale)
    yield Bar(width, 1.6 * mm, CANDLE, gap=5 * mm * scale)
    if brief.country:
        country = in_capitals(country_name(brief.country))
        kind = Type(20 * scale, SANS, MUTED)
        yield passage(country, kind, width=width, from_right=mirrored)
    name = shrunk(brief.name, SERIF_BOLD, width=width, sizes=_scaled(NAME_SIZES, scale), lines=2)
    yield replace(passage(brief.name, name, width=width, from_right=mirrored), gap=2 * mm * scale)
    if brief.headline:
        sizes = _scaled(HEADLINE_SIZES, scale)
        kind = shrunk(brief.headline, SERIF, width=width, sizes=sizes, lines=2)
        kind = replace(kind, leading=1.25, ink=INK)
        yield passage(brief.headline, kind, width=width, from_right=mirrored)


def _scaled(sizes: Sequence[float], scale: float) -> list[float]:
    return [size * scale for size in sizes]
