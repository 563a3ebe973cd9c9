"""Solidarity cards on A4 or Letter, to be cut out of the sheet: flat, or folded once.

A sheet is printed on both sides and turned over its long edge: what is at the left of one side lies
behind what is at the right of the other. All cards of a sheet are for one case.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import IO, TYPE_CHECKING, Final, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from w4r_desktop import errors
from w4r_desktop.documents import files, text
from w4r_desktop.documents.addressed import country_line
from w4r_desktop.documents.brief_words import card_points
from w4r_desktop.documents.card_covers import Cover, CoverPanel
from w4r_desktop.documents.card_panels import (
    blank_panel,
    greeting,
    guidance_slip,
    lines_panel,
    message_panel,
)
from w4r_desktop.documents.cut_sheets import CUT, INSET, CutPage, Grid
from w4r_desktop.documents.packs import case_counts, separator
from w4r_desktop.documents.practice_mark import practice_words
from w4r_desktop.documents.refusals import Kinds, postal_refusals
from w4r_desktop.documents.shaping import is_mostly_right_to_left
from w4r_desktop.documents.sheets import page_words, sample_mark
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.stationery import SHEETS
from w4r_desktop.language import _, speaking

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.cut_sheets import Slip
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.domain.stationery import Paper

MARK: Final = 6 * mm
FROM_EDGE: Final = 2 * mm
CROSS: Final = 2.5 * mm
"""How long the marks are along which to cut, and how far from the edge they begin."""


@dataclass(frozen=True, slots=True)
class CardOrder:
    """How many cards of a case are wanted; there may be nobody of its own to send them to.

    ``withdrawn`` is why the case was withdrawn. ``overridden`` are refusals that do not hold, by
    the organizer's word.
    """

    brief: CaseBrief
    target: Target | None
    copies: int = 1
    withdrawn: str | None = None
    overridden: Kinds = frozenset()


@dataclass(frozen=True, slots=True)
class CardLook:
    """What all cards of one printing have in common.

    A ``folded`` one is twice as large and opens like a book. They greet in ``language`` (BCP 47);
    countries in addresses are named in the ``sender_language``. With ``slips`` there is one for
    each case with what to keep in mind. ``practice`` is as in ``files.draw_pages``.
    """

    paper: Paper
    folded: bool
    cover: Cover
    language: str
    sender_country: str
    sender_language: str
    historical: bool
    today: date
    closes_on: date | None = None
    slips: bool = True
    practice: bool = False

    @property
    def both_sides(self) -> bool:
        """Whether the sheets are printed on both sides."""
        return self.folded or self.cover is not Cover.NONE

    @property
    def grid(self) -> Grid:
        """How the cards lie on a sheet, as they are once they are cut out."""
        return Grid(SHEETS[self.paper], 1 if self.folded else 2, 2)

    def sheets(self, copies: int) -> int:
        """Return how many sheets so many cards take."""
        return ceil(copies / self.grid.count)

    def cards(self, copies: int) -> int:
        """Return how many cards there are if so many are wanted: sheets are whole."""
        return self.sheets(copies) * self.grid.count


class Panel(Protocol):
    """One side of a card, or half of it."""

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it from its upper left corner."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A side with room around what is on it; lengths in points."""

    slip: Slip
    height: float

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw what is on it."""
        inside = self.height - 2 * INSET
        self.slip.draw(canvas, left=left + INSET, top=top - INSET, height=inside)


@dataclass(frozen=True, slots=True)
class CardPage:
    """One side of a sheet of cards: the same ``panels`` on each, with marks where to cut and fold.

    Only one side of a sheet ``counts``.
    """

    code: str
    place: str
    words: str
    panels: tuple[Panel, ...]
    grid: Grid
    counts: bool

    @property
    def case_code(self) -> str:
        """The case that its cards are for, on the side that counts."""
        return self.code if self.counts else ""

    def draw(self, canvas: Canvas) -> None:
        """Draw every card and the marks."""
        wide, high = self.grid.slip
        top = self.grid.stock.height * mm
        panel = wide / len(self.panels)
        for place in range(self.grid.count):
            row, column = divmod(place, self.grid.across)
            for number, side in enumerate(self.panels):
                side.draw(canvas, left=column * wide + number * panel, top=top - row * high)
        self._draw_marks(canvas)

    def _draw_marks(self, canvas: Canvas) -> None:
        width, height = self.grid.stock.width * mm, self.grid.stock.height * mm
        canvas.saveState()
        canvas.setStrokeColor(HexColor(CUT))
        canvas.setLineWidth(0.5)
        for y in (height / 2,):
            for x in (FROM_EDGE, width - FROM_EDGE - MARK):
                canvas.line(x, y, x + MARK, y)
        if len(self.panels) > 1:  # where to fold
            canvas.setDash(1.5, 1.5)
        for y in (FROM_EDGE, height - FROM_EDGE - MARK):
            canvas.line(width / 2, y, width / 2, y + MARK)
        canvas.line(width / 2, height / 2 - CROSS, width / 2, height / 2 + CROSS)
        canvas.setDash()
        canvas.line(width / 2 - CROSS, height / 2, width / 2 + CROSS, height / 2)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class BlankPage:
    """The back of a sheet that has something on its front only."""

    place: str
    case_code: str = ""

    @property
    def words(self) -> str:
        """What it is."""
        return self.place

    def draw(self, canvas: Canvas) -> None:
        """Draw nothing."""


def card_problems(order: CardOrder, look: CardLook) -> Iterator[errors.W4RError]:
    """Yield everything that keeps a card from being printed, the gravest first."""
    name = order.brief.name
    if order.withdrawn is not None and errors.CaseWithdrawnError not in order.overridden:
        yield errors.CaseWithdrawnError(case_name=name, reason=order.withdrawn)
    target = order.target
    if target is None or not visible(target.lines):  # it is passed on by hand
        target = Target(role=Role.SOLIDARITY)
    yield from postal_refusals(name, target, look, overridden=order.overridden)
    for block in _blocks(order, look):
        for line in block.splitlines():
            if missing := text.missing_character(line.expandtabs()):
                yield text.page_problem(missing, line=line, case_name=name)


def cards_left_out(orders: Iterable[CardOrder], look: CardLook) -> tuple[LeftOut, ...]:
    """Return what is not printed, and why."""
    return files.left_out(
        (order.brief.name, order.copies, card_problems(order, look))
        for order in orders
        if order.copies
    )


def draw_cards(
    file: IO[bytes], packs: Sequence[Pack[CardOrder]], look: CardLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one side of a sheet at a time, yielding how many are done, and return them.

    What ``cards_left_out`` names is not among them. Raises NothingToPrintError.
    """
    drawing = files.draw_pages(
        file,
        _pages(packs, look),
        title=_("Solidarity cards"),
        stock=SHEETS[look.paper],
        practice=look.practice,
    )
    return (yield from drawing)


def _pages(packs: Sequence[Pack[CardOrder]], look: CardLook) -> Iterator[Page]:
    made: dict[str, tuple[CardPage, ...]] = {}
    blank = BlankPage(_("Back side, left blank"))
    for pack in packs:
        orders = [
            one for one in pack.orders if one.copies > 0 and not any(card_problems(one, look))
        ]
        if orders and pack.title:
            counted = case_counts((one.brief.name, look.cards(one.copies)) for one in orders)
            yield separator(pack.title, counted, SHEETS[look.paper])
            yield from [blank] * look.both_sides
        for order in orders:
            code = order.brief.code
            if code not in made:
                with speaking(look.language):
                    made[code] = _sides(order, look)
            yield from made[code] * look.sheets(order.copies)
        if look.slips:
            for page in _slips(orders, look):
                yield page
                yield from [blank] * look.both_sides


def _slips(orders: Sequence[CardOrder], look: CardLook) -> Sequence[Page]:
    grid = Grid(SHEETS[look.paper], 2, 2)
    slips = (guidance_slip(order.brief, inside=grid.inside) for order in orders)
    told = [slip for slip in slips if slip is not None]
    parts = [tuple(told[n : n + grid.count]) for n in range(0, len(told), grid.count)]
    title = _("What to keep in mind")
    return tuple(
        CutPage(title, grid, part, page_words(count, len(parts)))
        for count, part in enumerate(parts, start=1)
    )


def _sides(order: CardOrder, look: CardLook) -> tuple[CardPage, ...]:
    """Return the sides of a sheet, the cover first."""
    brief, grid = order.brief, look.grid
    wide, high = grid.slip
    words = greeting(brief, order.target, look.language)
    mirrored = is_mostly_right_to_left(words)
    mark = _mark(look)
    address = _address(order, look)
    panel = wide / 2 if look.folded else wide
    inside = panel - 2 * INSET, high - 2 * INSET
    page = partial(CardPage, brief.code, brief.name, words, grid=grid)
    cover = CoverPanel(look.cover, panel, high, mark)
    if not look.folded:
        message = message_panel(words, address, brief.code, mark, inside=inside, mirrored=mirrored)
        written = Inset(message, high)
        if not look.both_sides:
            return (page(panels=(written,), counts=True),)
        return page(panels=(cover,), counts=True), page(panels=(written,), counts=False)
    back = Inset(blank_panel(address, brief.code, mark, inside=inside, mirrored=mirrored), high)
    begun = message_panel(words, (), brief.code, mark, inside=inside, mirrored=mirrored)
    outside: tuple[Panel, ...] = (back, cover)
    within: tuple[Panel, ...] = (Inset(lines_panel(begun, inside=inside), high), Inset(begun, high))
    if mirrored:  # it opens to the other side
        outside, within = outside[::-1], within[::-1]
    return page(panels=outside, counts=True), page(panels=within, counts=False)


def _address(order: CardOrder, look: CardLook) -> tuple[str, ...]:
    target = order.target
    if target is None or not visible(target.lines):
        return ()
    abroad = crosses_border(sender=look.sender_country, addressee=target.country)
    country = country_line(target.country, look.sender_language) if abroad else ""
    return address_block(target.addressee, target.office, target.lines, country_line=country)


def _mark(look: CardLook) -> str:
    """Return what each card bears of a sample or a copy to practise on: it leaves its sheet."""
    practice = practice_words() if look.practice else ""
    return " · ".join(filter(None, (practice, sample_mark(historical=look.historical)[0])))


def _blocks(order: CardOrder, look: CardLook) -> Iterator[str]:
    """Yield everything that a case's cards and slip bear."""
    brief = order.brief
    yield from (brief.name, brief.code, greeting(brief, order.target, look.language))
    yield from _address(order, look)
    if look.slips:
        yield from (" ".join(point.split()) for point in card_points(brief))
