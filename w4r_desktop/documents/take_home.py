"""Take-home slips: for whom, to whom, what to ask, and until when the letter is expected back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop import errors
from w4r_desktop.documents import brief_words, files, text
from w4r_desktop.documents.addressed import address_lines
from w4r_desktop.documents.cut_sheets import Grid, Slip, cut_pages, slip_mark
from w4r_desktop.documents.evening import draw_noted, one_line, printable
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
from w4r_desktop.documents.refusals import Kinds, postal_refusals
from w4r_desktop.documents.shaping import is_mostly_right_to_left
from w4r_desktop.documents.sheets import (
    BAD,
    BOLD,
    CANDLE,
    GOOD,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
)
from w4r_desktop.domain.address import visible
from w4r_desktop.language import _, country_name, in_capitals, long_date, speaking

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from datetime import date

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.flow import Item, Passage
    from w4r_desktop.domain.case import CaseBrief, Target

BLANK: Final = "_" * 22
CODE_SIZE: Final = 7
WIDE: Final = 140 * mm
"""From this width on, the address stands beside what to ask."""


class Each(IntEnum):
    """How many slips share a page."""

    ONE = 1
    TWO = 2
    FOUR = 4


SIZES: Final = {
    Each.ONE: (15, 14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5),
    Each.TWO: (14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5),
    Each.FOUR: (10.5, 10, 9.5, 9, 8.5, 8),
}
"""Falling type sizes in points, of which a slip has the largest that it fits with."""

GRIDS: Final = {Each.ONE: (1, 1), Each.TWO: (1, 2), Each.FOUR: (2, 2)}


@dataclass(frozen=True, slots=True)
class TakeHomeOrder:
    """How many slips of a case are wanted, with its brief in the ``language`` (BCP 47) chosen.

    ``target`` is None if it names nobody. ``withdrawn`` is why the case was withdrawn.
    ``overridden`` are refusals that do not hold, by the organizer's word.
    """

    brief: CaseBrief
    language: str
    target: Target | None
    copies: int = 1
    withdrawn: str | None = None
    overridden: Kinds = frozenset()


@dataclass(frozen=True, slots=True)
class TakeHomeLook:
    """What all slips have in common; without ``due_on`` the day is left to be written.

    Countries are named in the sender's ``language``.
    """

    evening: EveningLook
    language: str
    today: date
    due_on: date | None = None
    each: Each = Each.TWO

    @property
    def sender_country(self) -> str:
        """Where the letters are mailed."""
        return self.evening.event.country

    @property
    def historical(self) -> bool:
        """Whether nothing of it is ever mailed."""
        return self.evening.campaign.historical

    @property
    def closes_on(self) -> date | None:
        """The last day of the campaign, if it has one."""
        return self.evening.campaign.closes_on


def take_home_problems(order: TakeHomeOrder, look: TakeHomeLook) -> Iterator[errors.W4RError]:
    """Yield everything that keeps a slip from being printed, the gravest first."""
    name, target = order.brief.name, order.target
    if order.withdrawn is not None and errors.CaseWithdrawnError not in order.overridden:
        yield errors.CaseWithdrawnError(case_name=name, reason=order.withdrawn)
    elif target is None:
        yield errors.NoTargetError(case_name=name)
    else:
        yield from postal_refusals(name, target, look, overridden=order.overridden)
        for line in _lines(order.brief, target):
            if missing := text.missing_character(line):
                yield text.page_problem(missing, line=line, case_name=name)


def slips_left_out(orders: Iterable[TakeHomeOrder], look: TakeHomeLook) -> tuple[LeftOut, ...]:
    """Return what is not printed, and why."""
    return files.left_out(
        (order.brief.name, order.copies, take_home_problems(order, look))
        for order in orders
        if order.copies > 0
    )


def draw_take_home(
    file: IO[bytes], orders: Iterable[TakeHomeOrder], look: TakeHomeLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page of slips at a time, yielding how many are done, and return the pages.

    What ``slips_left_out`` names is not among them. Raises NothingToPrintError.
    """
    few = Grid(look.evening.upright, *GRIDS[look.each])
    alone = Grid(look.evening.upright, *GRIDS[Each.ONE])
    shared: list[Slip] = []
    long: list[Slip] = []
    for order in orders:
        if order.copies < 1 or any(take_home_problems(order, look)):
            continue
        with speaking(order.language):
            slips = _slips(order, look, few, SIZES[look.each])
            longer = [] if slips else _slips(order, look, alone, SIZES[Each.ONE], cut=True)
        shared += slips * order.copies
        long += longer * order.copies
    title = _("Take-home slips")
    groups = [(few, shared, len(shared)), (alone, long, len(long))]
    pages = cut_pages(groups, title=title)
    evening = look.evening
    return (yield from draw_noted(file, pages, evening, evening.upright, title=title))


def _slips(
    order: TakeHomeOrder, look: TakeHomeLook, grid: Grid, sizes: Sequence[float], *,
    cut: bool = False,
) -> list[Slip]:  # fmt: skip
    """Return the slip in the largest type it fits with; if in none, nothing, or it in parts."""
    width, height = grid.inside
    brief = order.brief
    made = _Items(order, look, width)
    for size in sizes:
        foot = Stack(tuple(made.foot(size)))
        top = Stack(tuple(made.top(size)))
        if top.height + foot.height <= height:
            return [Slip(top, foot, brief.code, brief.name)]
    if not cut:
        return []
    foot = Stack(tuple(made.foot(sizes[-1])))
    parts = paginated(tuple(made.top(sizes[-1])), height - foot.height)
    return [Slip(part, foot, brief.code, brief.name) for part in parts]


class _Items:
    """Makes the parts of one slip in type of one size; ``width`` is in points."""

    def __init__(self, order: TakeHomeOrder, look: TakeHomeLook, width: float) -> None:
        assert order.target is not None
        self._brief = order.brief
        self._target = order.target
        self._look = look
        self._width = width
        words = " ".join((order.brief.headline, *order.brief.demands))
        self._mirrored = is_mostly_right_to_left(words)

    def top(self, size: float) -> Iterator[Item]:
        """Yield who it is for, whom to write to, what to ask and what to keep in mind."""
        brief, width = self._brief, self._width
        if brief.country:
            country = in_capitals(country_name(brief.country))
            yield self._label(country, Type(0.78 * size, SANS, MUTED), width)
        yield self._label(brief.name, Type(1.7 * size, SERIF_BOLD, INK, 1.15), width)
        if brief.headline:
            yield self._label(brief.headline, Type(1.05 * size, SERIF, INK, 1.25), width)
        yield Space(0.2 * size)  # so that no letter reaches into the bar
        yield Bar(width, 0.7 * mm, CANDLE, gap=0.6 * size)
        if width < WIDE:
            yield from self._address(size, width)
            yield from self._asks(size, width)
        else:
            gap = 1.6 * size
            first, other = 0.42 * (width - gap), 0.58 * (width - gap)
            beside = (
                Stack(tuple(self._address(size, first))),
                Stack(tuple(self._asks(size, other))),
            )
            places = (width - first, 0.0) if self._mirrored else (0.0, first + gap)
            yield Columns(tuple(zip(places, beside, strict=True)))

    def foot(self, size: float) -> Iterator[Item]:
        """Yield until when it is to be brought back, and the small code that finds its case."""
        look, width = self._look, self._width
        day = long_date(look.due_on) if look.due_on else BLANK
        words = _("Please bring your letter back by {day}").format(day=day)
        padding = 0.55 * size
        kind = Type(1.05 * size, BOLD, INK, 1.25)
        said = self._label(words, kind, width - 2 * padding)
        yield Space(0.8 * size)
        yield Box(Stack((said,)), width, padding, edge=INK, gap=2)
        event = " · ".join(printable(look.evening.event.name, look.evening.event.venue))
        small = Type(8, SANS, MUTED)
        named = one_line(event, small, width=0.7 * width, sizes=(8, 7.5, 7, 6.5))
        code = passage(self._brief.code, Type(CODE_SIZE, SANS, MUTED), width=0.28 * width)
        code = replace(code, from_right=not self._mirrored)
        named = replace(named, from_right=self._mirrored)
        places = (0.3 * width, 0.0) if self._mirrored else (0.0, 0.72 * width)
        yield Columns(tuple(zip(places, (named, code), strict=True)))
        if mark := slip_mark(look.evening):
            yield self._label(mark, Type(8, BOLD, BAD), width)

    def _address(self, size: float, width: float) -> Iterator[Item]:
        target = self._target
        yield self._heading(_("Write to"), size, width)
        lines = address_lines(target, self._look)
        block = [self._text(line, Type(size, SERIF, INK, 1.25), width) for line in lines]
        yield from block[:-1]
        yield from (replace(line, gap=0.3 * size) for line in block[-1:])
        if not visible(target.lines):
            for sentence in brief_words.about_mail(target):
                yield self._label(sentence, Type(0.9 * size, SANS, MUTED), width)
        for name, value in brief_words.words_of_letter(target):
            what = _("{what}:").format(what=name)
            runs = ((f"{what} ", SANS), (brief_words.apart(value), BOLD))
            yield passage(runs, Type(0.92 * size), width=width, from_right=self._mirrored)
        yield Space(0.6 * size)

    def _asks(self, size: float, width: float) -> Iterator[Item]:
        brief = self._brief
        if brief.demands:
            yield self._heading(brief_words.whom_to_ask(brief), size, width)
            yield from self._points(brief.demands, size, width)
            yield Space(0.5 * size)
        if points := brief_words.letter_points(brief):
            yield self._heading(_("Keep in mind"), size, width, ink=BAD)
            yield from self._points(points, 0.92 * size, width)

    def _points(self, points: Iterable[str], size: float, width: float) -> Iterator[Item]:
        for point in points:
            kind = Type(size, SANS, INK, 1.3)
            side = True if self._mirrored else None
            made = passage(point, kind, width=width, from_right=side, marker="•")
            yield replace(made, gap=0.2 * size)

    def _heading(self, words: str, size: float, width: float, *, ink: str = GOOD) -> Passage:
        made = self._label(words, Type(size, BOLD, ink), width)
        return replace(made, gap=0.2 * size, holds=True)

    def _label(self, words: str, kind: Type, width: float) -> Passage:
        return passage(words, kind, width=width, from_right=self._mirrored)

    def _text(self, words: str, kind: Type, width: float) -> Passage:
        return passage(words, kind, width=width, from_right=True if self._mirrored else None)


def _lines(brief: CaseBrief, target: Target) -> Iterator[str]:
    """Yield every line of a brief that its slip bears."""
    guidance = brief.guidance
    blocks = [brief.name, brief.code, brief.headline, *brief.demands]
    blocks += [target.addressee, target.office, *target.lines, target.mail_note]
    blocks += [target.salutation, target.closing, guidance.warning, guidance.enclosures]
    for block in blocks:
        yield from (line.expandtabs() for line in block.splitlines())
