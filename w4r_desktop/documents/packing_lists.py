"""Packing lists: what lies in a bin, case by case, to be counted once more and signed by a pen."""

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
    when_words,
)
from w4r_desktop.documents.flow import (
    INK,
    Bar,
    Box,
    Columns,
    Space,
    Stack,
    Type,
    paginated,
    passage,
)
from w4r_desktop.documents.ruled import PAD, Cell, RuledRow, TickBox
from w4r_desktop.documents.shaping import is_mostly_right_to_left
from w4r_desktop.documents.sheets import (
    BOLD,
    CANDLE,
    GOOD,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
    body_size,
    largest_fitting,
)
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.flow import Item

ROWS: Final = {12: 27.0, 11: 23.0, 10: 19.0, 9: 16.0, 8: 13.0, 7.5: 11.8}
"""Falling type sizes of the table, each with the height of a row, in points.

The largest is taken with which all cases of a bin stand on one page; forty of them do.
"""

TITLES: Final = (40, 36, 32, 28, 24, 20, 16)
ADDRESS: Final = (13, 12, 11, 10, 9, 8)
FALLING: Final = (12, 11, 10, 9, 8, 7.5, 7, 6)
NUMBERS: Final = 24 * mm
COUNTED: Final = 22 * mm
HEADING: Final = 28.0
BOX: Final = 12.0
INDENT: Final = 7 * mm
PADDING: Final = 3 * mm
BLANK: Final = "_" * 20
SHORT_BLANK: Final = "_" * 12


@dataclass(frozen=True, slots=True)
class PackingRow:
    """A case and how many of each kind lie there; its code stands in where no font has its name."""

    name: str
    code: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PackingOrder:
    """One bin in words: how it leaves, where it goes, its address if it has one as a whole.

    ``kinds`` head the counts of its rows. ``part`` tells a parcel from the others of its bundle,
    ``as_of`` when it was counted.
    """

    way: str
    title: str
    address: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[PackingRow, ...]
    as_of: str
    part: str = ""


def lines_left_out(orders: Iterable[PackingOrder]) -> tuple[LeftOut, ...]:
    """Return which names and lines of addresses no font has, and why they are not there.

    A case stands in its row by its code, so that every sum is right.
    """
    return names_left_out(
        (words, unprintable(words))
        for order in orders
        for words in dict.fromkeys((*order.address, *(row.name for row in order.rows)))
    )


def draw_packing_lists(
    file: IO[bytes], orders: Iterable[PackingOrder], look: EveningLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one bin after the other, yielding how many pages are done, and return the pages.

    A bin has a page of its own, or several if one has no room for all its cases. Raises
    NothingToPrintError.
    """
    pages = (page for order in orders for page in _pages(order, look))
    title = _("Packing lists")
    return (yield from draw_noted(file, pages, look, look.upright, title=title))


def _pages(order: PackingOrder, look: EveningLook) -> Iterator[Page]:
    width, room = body_size(look.upright)
    head = Stack(tuple(_head(order, look, width)))
    foot = Stack(tuple(_foot(width)))

    def lay_out(size: float) -> Sequence[Stack]:
        heading, *rows = _table(order, width, size)
        first = paginated((head, heading, *rows), room - foot.height)
        if len(first) == 1:
            return first
        begun = sum(isinstance(item, RuledRow) for item in first[0].items[1:-1])
        others = paginated(rows[begun:], room - foot.height - heading.height)
        return (first[0], *(Stack((heading, *one.items)) for one in others))

    bodies = largest_fitting(lay_out, tuple(ROWS), pages=1)
    sheets = [_with_foot(body, foot, room) for body in bodies]
    what = " · ".join(printable(order.title, order.part))
    return sheet_pages(sheets, len(sheets), look, look.upright, title=_("Packing list"), what=what)


def _with_foot(body: Stack, foot: Stack, room: float) -> Stack:
    return Stack((body, Space(max(room - body.height - foot.height, 0)), foot))


# -- what stands above and below the table ---------------------------------------------------------


def _head(order: PackingOrder, look: EveningLook, width: float) -> Iterator[Item]:
    over = " · ".join(filter(None, (order.way, order.part)))
    yield passage(over, Type(13, BOLD, GOOD, 1.25), width=width)
    title = next(printable(order.title), "") or order.way
    yield snug(title, Type(TITLES[0], SERIF_BOLD, INK, 1.12), width=width, height=96, sizes=TITLES)
    yield Bar(width, 1 * mm, CANDLE, gap=3 * mm)
    about = (*printable(look.event.name, when_words(look.event)), order.as_of)
    lines = tuple(printable(*order.address))
    if not lines:
        told = " · ".join(about)
        yield passage(told, Type(10, SANS, MUTED, 1.3), width=width)
    else:
        wide = 0.56 * width
        box = Box(Stack(tuple(_address(lines, wide - 2 * PADDING))), wide, PADDING, edge=INK)
        beside = (passage(one, Type(10, SANS, MUTED, 1.3), width=0.4 * width) for one in about)
        yield Columns(((0.0, box), (0.6 * width, Stack(tuple(beside)))))
    yield Space(4 * mm)


def _address(lines: Iterable[str], width: float) -> Iterator[Item]:
    kind = Type(ADDRESS[0], SERIF, INK, 1.2)
    for line in lines:
        fitting = snug(line, kind, width=width, height=2.4 * ADDRESS[0], sizes=ADDRESS)
        yield replace(fitting, from_right=is_mostly_right_to_left(line))


def _foot(width: float) -> Iterator[Item]:
    yield Space(5 * mm)
    counted = _("Counted, all numbers are right")
    packed = _("Packed by {line} on {line_short}").format(line=BLANK, line_short=SHORT_BLANK)
    half = 0.4 * width
    words = [
        passage(said, Type(11), width=room - INDENT)
        for said, room in ((counted, half), (packed, width - half))
    ]
    starts = (0.0, half)
    ticks = [(at, TickBox(BOX)) for at in starts]
    texts = [(at + INDENT, said) for at, said in zip(starts, words, strict=True)]
    yield Columns((*ticks, *texts), gap=2 * mm)
    hint = _("If a number is wrong, write the right one beside it and correct it under Results.")
    yield small(hint, width=width)


# -- the table -------------------------------------------------------------------------------------


def _table(order: PackingOrder, width: float, size: float) -> list[Item]:
    """Return the heading, a row for each case, and the sum."""
    summed = len(order.kinds) > 1
    columns = len(order.kinds) + summed
    names = width - columns * NUMBERS - COUNTED
    headings = [*order.kinds, *([_("Together")] if summed else [])]
    rows: list[Item] = [_heading(headings, names, size)]
    for row in order.rows:
        name = next(printable(row.name, row.code), "")
        counts = [*row.counts, *([sum(row.counts)] if summed else [])]
        rows.append(_row(name, counts, names, size))
    sums = [sum(row.counts[place] for row in order.rows) for place in range(len(order.kinds))]
    sums += [sum(sums)] if summed else []
    rows.append(_row(_("All"), sums, names, size, last=True))
    return rows


def _heading(words: Sequence[str], names: float, size: float) -> RuledRow:
    kind = Type(size, BOLD, INK, 1.1)
    falling = [one for one in FALLING if one <= size]
    cells = [Cell(names, one_line(_("Case"), kind, width=names - 2 * PAD, sizes=falling))]
    for place, said in enumerate((*words, _("Counted"))):
        wide = NUMBERS if place < len(words) else COUNTED
        made = snug(said, kind, width=wide - 2 * PAD, height=HEADING - PAD, sizes=falling)
        cells.append(Cell(wide, replace(made, centred=True), made.width))
    return RuledRow(tuple(cells), HEADING, first=True, heavy=True, holds=True)


def _row(
    name: str, counts: Sequence[int], names: float, size: float, *, last: bool = False
) -> RuledRow:
    height = ROWS[size]
    style = BOLD if last else SERIF
    tick = min(BOX, 0.66 * height)
    falling = [one for one in FALLING if one <= size]
    said = snug(name, Type(size, style), width=names - 2 * PAD, height=height - 2, sizes=falling)
    cells = [Cell(names, said)]
    for count in counts:
        words = number(count) if count else "–"
        kind = Type(size, BOLD if last else SANS)
        made = one_line(words, kind, width=NUMBERS - 2 * PAD, sizes=falling)
        cells.append(Cell(NUMBERS, replace(made, from_right=True)))
    cells.append(Cell(COUNTED, TickBox(tick), tick))
    return RuledRow(tuple(cells), height, heavy=last)
