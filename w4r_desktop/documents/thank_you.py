"""The thank-you sheet for the wall: what was written that evening, for whom, and by how many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents.evening import (
    draw_noted,
    names_left_out,
    one_line,
    printable,
    sheet_pages,
    small,
    snug,
    unprintable,
)
from w4r_desktop.documents.flow import INK, Bar, Columns, Space, Stack, Type, paginated, passage
from w4r_desktop.documents.sheets import (
    BOLD,
    CANDLE,
    HAIRLINE,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    body_size,
    largest_fitting,
)
from w4r_desktop.language import _, country_name, long_date

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.flow import Item, Passage

SIZES: Final = (15, 14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9)
"""Falling type sizes of the list in points; the largest is taken that one page has room for."""

FEW: Final = 14
"""So many cases stand below one another; more of them in two columns."""

GAP: Final = 9 * mm
TITLE: Final = 50
COUNTED: Final = (30, 28, 26, 24, 22, 20, 18, 16, 14)
EVENT: Final = (20, 18, 16, 14, 12, 10)


@dataclass(frozen=True, slots=True)
class ThankYouCase:
    """A case, and in words what was written for it: 41 letters, 3 cards."""

    name: str
    country: str
    written: str


@dataclass(frozen=True, slots=True)
class ThankYouOrder:
    """All in words: what was written, by whom and for whom, what else was done, and as of when."""

    written: str
    by: str
    more: str
    as_of: str
    cases: tuple[ThankYouCase, ...]
    copies: int = 1


def cases_left_out(order: ThankYouOrder) -> tuple[LeftOut, ...]:
    """Return which cases have no line, and why."""
    return names_left_out((case.name, unprintable(case.name)) for case in order.cases)


def draw_thank_you(
    file: IO[bytes], order: ThankYouOrder, look: EveningLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page at a time, yielding how many are done, and return the pages.

    What ``cases_left_out`` names has no line. Raises NothingToPrintError.
    """
    width, room = body_size(look.upright)
    head = Stack(tuple(_head(order, look, width)))
    foot = Stack((Space(4 * mm), small(order.as_of, width=width)))
    kept = [case for case in order.cases if unprintable(case.name) is None]
    left = room - foot.height

    def lay_out(size: float) -> Sequence[Stack]:
        return paginated((head, *_list(kept, width, size)), left)

    bodies = largest_fitting(lay_out, SIZES, pages=1)
    sheets = [_with_foot(body, foot, room) for body in bodies]
    title = _("Thank you")
    pages = tuple(sheet_pages(sheets, len(sheets), look, look.upright, title=title))
    return (yield from draw_noted(file, pages * order.copies, look, look.upright, title=title))


def _with_foot(body: Stack, foot: Stack, room: float) -> Stack:
    return Stack((body, Space(max(room - body.height - foot.height, 0)), foot))


def _head(order: ThankYouOrder, look: EveningLook, width: float) -> Iterator[Item]:
    event = look.event
    yield Space(6 * mm)
    yield _middle(passage(_("Thank you"), Type(TITLE, SERIF_BOLD, INK, 1.15), width=width))
    yield Columns(((0.35 * width, Bar(0.3 * width, 1.1 * mm, CANDLE)),), gap=5 * mm)
    if name := next(printable(event.name), ""):
        yield _middle(_within(name, Type(20, SERIF, INK, 1.2), width, EVENT, lines=2))
    about = " · ".join(printable(long_date(event.held_on), event.venue))
    day = _within(about, Type(11, SANS, MUTED), width, (11, 10, 9, 8), lines=2)
    yield replace(_middle(day), gap=7 * mm)
    written = _within(order.written, Type(30, SERIF_BOLD, INK, 1.15), width, COUNTED, lines=2)
    yield replace(_middle(written), gap=1.5 * mm)
    yield _middle(passage(order.by, Type(16, SERIF, INK, 1.25), width=width))
    if order.more:
        yield _middle(passage(order.more, Type(12, SANS, MUTED, 1.4), width=width))
    if dedication := next(printable(event.dedication), ""):
        yield Space(4 * mm)
        yield _middle(_within(dedication, Type(15, SERIF_ITALIC), width, EVENT[2:], lines=3))
    yield Space(8 * mm)


def _within(words: str, kind: Type, width: float, sizes: Sequence[float], *, lines: int) -> Passage:
    return snug(words, kind, width=width, height=lines * 1.3 * sizes[0], sizes=sizes)


def _middle(made: Passage) -> Passage:
    return replace(made, centred=True)


def _list(cases: Sequence[ThankYouCase], width: float, size: float) -> Iterator[Item]:
    if len(cases) <= FEW:
        inset = 0.09 * width
        for case in cases:
            yield Columns(((inset, _line(case, width - 2 * inset, size)),))
        return
    half = (width - GAP) / 2
    rows = -(-len(cases) // 2)
    for place in range(rows):  # down the first column, then down the second
        beside = [case for n, case in enumerate(cases) if n % rows == place]
        lines = [_line(case, half, size) for case in beside]
        yield Columns(tuple(zip((0.0, half + GAP), lines, strict=False)))


def _line(case: ThankYouCase, width: float, size: float) -> Stack:
    """Return a case with what was written for it at the other side, above a hairline."""
    falling = [size, *(one for one in (11, 10, 9, 8, 7.5, 7) if one < size)]
    small_sizes = [0.85 * one for one in falling]
    counted = one_line(case.written, Type(size, BOLD), width=0.46 * width, sizes=falling)
    name = one_line(case.name, Type(size, SERIF), width=0.52 * width, sizes=falling)
    country = country_name(case.country) if case.country else ""
    where = one_line(country, Type(size, SANS, MUTED), width=0.52 * width, sizes=small_sizes)
    high = max(name.height, counted.height)
    beside = Columns(
        (
            (0.0, Stack((_sunk(name, high), where))),
            (0.54 * width, _sunk(replace(counted, from_right=True), high)),
        )
    )
    return Stack((Space(0.3 * size), beside, Space(0.3 * size), Bar(width, 0.6, HAIRLINE)))


def _sunk(item: Item, height: float) -> Stack:
    """Return an item at the foot of a height."""
    return Stack((Space(height - item.height), item))
