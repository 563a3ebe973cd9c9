"""Participation slips: who was there, for how long, and what they wrote, to be signed and kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents.cut_sheets import Grid, Printed, Slip, cut_pages, slip_mark
from w4r_desktop.documents.evening import (
    draw_noted,
    names_left_out,
    one_line,
    printable,
    snug,
    unprintable,
)
from w4r_desktop.documents.flow import INK, Bar, Columns, Space, Stack, Type
from w4r_desktop.documents.ruled import RULE
from w4r_desktop.documents.sheets import BAD, BOLD, CANDLE, MUTED, SANS, SERIF_BOLD, SERIF_ITALIC
from w4r_desktop.language import _, clock, long_date, number

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.flow import Item
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.errors import PageCharacterError

ACROSS: Final = 2
DOWN: Final = 3
LABEL: Final = 0.3
"""The share of the width that the names of the fields take."""

LINE: Final = 0.5
FIELD: Final = 7.8 * mm
"""The least height of a field: room for handwriting where it is empty."""

LONGEST: Final = timedelta(hours=26)
"""Nobody stays longer, not even at a marathon; whoever seems to was signed out the day after."""

NAME_SIZES: Final = (14, 13, 12, 11, 10, 9, 8)
TEXT_SIZES: Final = (10.5, 10, 9.5, 9, 8.5, 8, 7.5)
LABEL_SIZES: Final = (8.5, 8, 7.5, 7, 6.5)
MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class SlipOrder:
    """Somebody's slip. What is empty is left to be written by hand; ``group`` is whom one is of."""

    name: str = ""
    group: str = ""
    hours: str = ""
    written: str = ""
    copies: int = 1


def hours_between(start: datetime, end: datetime) -> str:
    """Return from when to when somebody was there, and how long; nothing if that cannot be."""
    stayed = end - start
    if not timedelta(0) < stayed < LONGEST:
        return ""
    minutes = round(stayed / timedelta(minutes=1))
    hours, rest = divmod(minutes, MINUTES)
    length = (
        _("{hours} h {minutes} min").format(hours=number(hours), minutes=f"{rest:02}")
        if hours
        else _("{minutes} min").format(minutes=number(rest))
    )
    return _("{start}–{end} ({length})").format(start=clock(start), end=clock(end), length=length)


def hours_of_event(event: EventDetails) -> str:
    """Return from when to when the event is open, and how long; nothing if nobody has said."""
    if not (event.opens_at and event.closes_at):
        return ""
    start = datetime.combine(event.held_on, time.fromisoformat(event.opens_at))
    end = datetime.combine(event.held_on, time.fromisoformat(event.closes_at))
    return hours_between(start, end if end > start else end + timedelta(days=1))


def slip_problem(order: SlipOrder) -> PageCharacterError | None:
    """Return why a slip cannot be printed, if so."""
    return unprintable(order.name, order.group)


def slips_left_out(orders: Iterable[SlipOrder]) -> tuple[LeftOut, ...]:
    """Return who has no slip, and why."""
    return names_left_out((one.name or one.group, slip_problem(one)) for one in orders)


def draw_slips(
    file: IO[bytes], orders: Iterable[SlipOrder], look: EveningLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page of slips at a time, yielding how many are done, and return the pages.

    Who is told by ``slips_left_out`` has none. Raises NothingToPrintError.
    """
    grid = Grid(look.upright, ACROSS, DOWN)
    kept = [order for order in orders if order.copies > 0 and slip_problem(order) is None]
    count = sum(order.copies for order in kept)
    title = _("Participation slips")
    pages = cut_pages([(grid, _slips(kept, look, grid.inside[0]), count)], title=title)
    return (yield from draw_noted(file, pages, look, look.upright, title=title))


def _slips(orders: Iterable[SlipOrder], look: EveningLook, width: float) -> Iterator[Slip]:
    """Yield the slips of one order after the other, each laid out when its turn comes."""
    head = Stack(tuple(_head(look, width)))
    foot = Printed("slip-foot", Stack(tuple(_foot(look, width))), width)
    forms = {
        in_group: Printed(f"slip-{in_group:d}", _form(head, width, in_group=in_group), width)
        for in_group in (False, True)
    }
    inset = LABEL * width
    for order in orders:
        written = Stack((Space(head.height), *_values(order, width - inset)))
        top = Columns(((0.0, forms[bool(order.group)]), (inset, written)))
        slip = Slip(Stack((top,)), Stack((foot,)), words=order.name or order.group)
        yield from [slip] * order.copies


def _head(look: EveningLook, width: float) -> Iterator[Item]:
    title = Type(15, SERIF_BOLD, INK, 1.1)
    yield one_line(_("Participation"), title, width=width, sizes=(15, 13, 11))
    yield Bar(width, 0.7 * mm, CANDLE, gap=1.2 * mm)
    event = next(printable(look.event.name), "")
    yield snug(event, Type(11, BOLD), width=width, height=27, sizes=(11, *TEXT_SIZES))
    about = " · ".join(printable(long_date(look.event.held_on), look.event.venue))
    yield one_line(about, Type(9, SANS, MUTED), width=width, sizes=(9, *LABEL_SIZES))
    if dedication := next(printable(look.event.dedication), ""):
        kind = Type(9, SERIF_ITALIC, INK, 1.15)
        yield one_line(dedication, kind, width=width, sizes=(9, *LABEL_SIZES))
    yield Space(1 * mm)


def _form(head: Stack, width: float, *, in_group: bool) -> Stack:
    """Return what is printed before anything is filled in: lines with their names."""
    beside = LABEL * width
    names = (_("Name"), *((_("Group"),) if in_group else ()), _("Hours"), _("Written"))
    lines: list[Item] = []
    for name in names:
        kind = Type(8.5, SANS, MUTED)
        named = one_line(name, kind, width=beside - 6, sizes=LABEL_SIZES)
        lower = Stack((Space(FIELD - 2 - named.height), named))
        line = Stack((Space(FIELD - LINE), Bar(width - beside, LINE, RULE)))
        lines.append(Columns(((0.0, lower), (beside, line))))
    return Stack((head, *lines))


def _values(order: SlipOrder, width: float) -> Iterator[Item]:
    """Yield what is filled in, or room to write, each as high as a field."""
    small, sized = Type(10.5), TEXT_SIZES
    fields: list[tuple[str, Type, Sequence[float]]] = [(order.name, Type(14, BOLD), NAME_SIZES)]
    fields += [(order.group, small, sized)] if order.group else []
    fields += [(order.hours, small, sized), (order.written, small, sized)]
    for words, kind, sizes in fields:
        said = snug(words, kind, width=width, height=FIELD - 2, sizes=sizes)
        yield Stack((Space(FIELD - 2 - said.height), said, Space(2)))


def _foot(look: EveningLook, width: float) -> Iterator[Item]:
    yield Bar(width, 0.5, RULE, gap=1)
    small = Type(8, SANS, MUTED, 1.2)
    words = _("Date and signature of the organizers")
    yield one_line(words, small, width=width, sizes=LABEL_SIZES)
    campaign = next(printable(look.campaign.name), "")
    mark = slip_mark(look)
    if mark:
        yield one_line(mark, replace(small, style=BOLD, ink=BAD), width=width, sizes=LABEL_SIZES)
    elif campaign:
        yield one_line(campaign, small, width=width, sizes=LABEL_SIZES)
