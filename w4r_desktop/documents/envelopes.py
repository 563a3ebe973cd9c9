"""Envelopes, one to a page: arranged first, with what must be left out, and then drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from w4r_desktop import errors
from w4r_desktop.documents import files, text
from w4r_desktop.documents.blocks import Block, fitted, wrapped
from w4r_desktop.documents.refusals import postal_refusals
from w4r_desktop.domain.address import address_block, crosses_border, return_block, visible
from w4r_desktop.domain.case import SenderLimit
from w4r_desktop.language import _, country_name, in_capitals, words_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.domain.case import Target
    from w4r_desktop.domain.stationery import Envelope

ADDRESS_SIZES: Final = (12, 11.5, 11, 10.5, 10)
"""Type sizes in points; below 10 sorting machines misread (printing.md, 1.3)."""

RETURN_SIZES: Final = (9, 8.5, 8)
"""Smaller than the address, so that nobody takes the one for the other."""

ADDRESS_START: Final = 0.45
"""Where a short address starts, as a share of the width; a long one moves to the left."""

INK: Final = HexColor("#000000")
WARNING_INK: Final = HexColor("#B3261E")


@dataclass(frozen=True, slots=True)
class EnvelopeOrder:
    """How many envelopes of a case are wanted; ``target`` is None if the brief names nobody.

    A return address names a sender in full, so it is printed only where the brief limits nothing.
    ``withdrawn`` is why the case was withdrawn (it may be empty), or None if it was not.
    """

    case_code: str
    case_name: str
    target: Target | None
    copies: int
    sender_limit: SenderLimit = SenderLimit.FULL
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and its upper left corner, in points from the upper left corner of the page."""

    block: Block
    left: float
    top: float
    warning: bool = False


@dataclass(frozen=True, slots=True)
class EnvelopePage:
    """One envelope, ``height`` points high.

    ``lines`` is the address on it, ``country`` where it goes (ISO 3166-1).
    """

    case_code: str
    case_name: str
    country: str
    lines: tuple[str, ...]
    address: PlacedBlock
    surroundings: tuple[PlacedBlock, ...]
    height: float

    @property
    def place(self) -> str:
        """Return whose it is and where it goes."""
        country = country_name(self.country) if self.country else "?"
        return _("{case} → {country}").format(case=self.case_name, country=country)

    @property
    def words(self) -> str:
        """Return the address."""
        return ", ".join(self.lines)

    def draw(self, canvas: Canvas) -> None:
        """Draw both addresses and the mark of a sample."""
        for placed in (*self.surroundings, self.address):
            canvas.setFillColor(WARNING_INK if placed.warning else INK)
            placed.block.draw(canvas, left=placed.left, top=self.height - placed.top)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Envelopes of a case that are not printed; ``messages.explain(problem)`` says why."""

    case_code: str
    case_name: str
    copies: int
    problem: errors.EnvelopeError


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every page in the order of printing (a page per copy), and what was left out."""

    envelope: Envelope
    pages: tuple[EnvelopePage, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What all envelopes of one printing have in common; ``closes_on`` is the campaign's end."""

    sender_lines: tuple[str, ...]
    sender_country: str
    language: str
    envelope: Envelope
    historical: bool
    closes_on: date | None
    today: date


def arrange(
    orders: Iterable[EnvelopeOrder],
    *,
    sender_lines: Sequence[str],
    sender_country: str,
    language: str,
    envelope: Envelope,
    historical: bool,
    closes_on: date | None = None,
    today: date,
) -> Arrangement:
    """Return the pages of all orders, case by case, and the orders that give none.

    The country stands on the envelope in the sender's ``language`` where the mail crosses a border:
    below the address, and below the return address, so that it finds its way back. What is
    ``historical`` is never refused for its mail service or its age, and bears its mark; any other
    campaign is mailed until the day it ``closes_on``.
    """
    lines = tuple(sender_lines)
    desk = Desk(lines, sender_country, language, envelope, historical, closes_on, today)
    pages: list[EnvelopePage] = []
    left_out: list[LeftOut] = []
    for order in orders:
        if order.copies < 1:
            continue
        try:
            pages += [_page(order, desk)] * order.copies
        except errors.EnvelopeError as problem:
            left_out.append(LeftOut(order.case_code, order.case_name, order.copies, problem))
    return Arrangement(envelope, tuple(pages), tuple(left_out))


def write_envelopes(
    path: Path, arrangement: Arrangement, *, practice: bool = False
) -> Generator[int]:
    """Draw one page at a time into a file, yielding how many are done.

    Raises NothingToPrintError if there is no page.
    """
    drawing = partial(draw_envelopes, arrangement=arrangement, practice=practice)
    yield from files.write(path, drawing)


def draw_envelopes(
    file: IO[bytes], arrangement: Arrangement, *, practice: bool = False
) -> Generator[int]:
    """Draw one page at a time, yielding how many are done; the same pages give the same bytes.

    So what a preview shows is what is saved and printed. ``practice`` is as in
    ``files.draw_pages``. Raises NothingToPrintError.
    """
    yield from files.draw_pages(
        file,
        arrangement.pages,
        title=_("Envelopes"),
        stock=arrangement.envelope,
        practice=practice,
    )


def country_line(country: str, language: str) -> str:
    """Return a country (ISO 3166-1 alpha-2, or empty) as it ends an address in a language."""
    return in_capitals(country_name(country, language), language) if country else ""


def obstacles(order: EnvelopeOrder, desk: Desk) -> Iterator[errors.EnvelopeError]:
    """Yield everything that keeps mail from a target, the gravest first; nothing if all is well."""
    if order.withdrawn is not None:
        yield errors.CaseWithdrawnError(case_name=order.case_name, reason=order.withdrawn)
    elif order.target is None:
        yield errors.NoTargetError(case_name=order.case_name)
    elif not visible(order.target.lines):
        yield errors.NoAddressError(case_name=order.case_name)
    else:
        yield from postal_refusals(order.case_name, order.target, desk)
        yield from _obstacles_of_lines(order.case_name, _lines(order.target, desk), desk.envelope)


def _obstacles_of_lines(
    case_name: str, lines: tuple[str, ...], envelope: Envelope
) -> Iterator[errors.EnvelopeError]:
    missing = tuple(_missing_characters(lines, case_name))
    yield from missing
    if missing:  # what cannot be drawn has no width
        return
    area, block = envelope.address_area, _address(lines, envelope)
    if block.width > area.width * mm:
        widest = max(block.lines, key=lambda line: line.width)
        yield errors.LineTooLongError(case_name=case_name, line=widest.text)
    if block.height > area.height * mm:
        yield errors.TooManyLinesError(
            case_name=case_name, lines=len(lines), envelope=envelope.name
        )


def _page(order: EnvelopeOrder, desk: Desk) -> EnvelopePage:
    """Raise the EnvelopeError that says why there is no page."""
    for obstacle in obstacles(order, desk):
        raise obstacle
    target = order.target
    assert target is not None
    lines = _lines(target, desk)
    return EnvelopePage(
        order.case_code,
        order.case_name,
        target.country,
        lines,
        _placed_address(lines, desk.envelope),
        _surroundings(order, desk, abroad=_goes_abroad(target, desk)),
        desk.envelope.height * mm,
    )


def _goes_abroad(target: Target, desk: Desk) -> bool:
    return crosses_border(sender=desk.sender_country, addressee=target.country)


def _lines(target: Target, desk: Desk) -> tuple[str, ...]:
    country = country_line(target.country, desk.language) if _goes_abroad(target, desk) else ""
    return address_block(target.addressee, target.office, target.lines, country_line=country)


def _address(lines: tuple[str, ...], envelope: Envelope) -> Block:
    area = envelope.address_area
    return fitted(lines, width=area.width * mm, height=area.height * mm, sizes=ADDRESS_SIZES)


def _placed_address(lines: tuple[str, ...], envelope: Envelope) -> PlacedBlock:
    """Put an address where every operator reads it, with equal room above and below."""
    area, block = envelope.address_area, _address(lines, envelope)
    start = min(envelope.width * ADDRESS_START * mm, area.right * mm - block.width)
    return PlacedBlock(block, left=start, top=area.top * mm + (area.height * mm - block.height) / 2)


def _surroundings(order: EnvelopeOrder, desk: Desk, *, abroad: bool) -> tuple[PlacedBlock, ...]:
    """Put the return address and the mark of a sample beside the stamps, above any address."""
    country = country_line(desk.sender_country, desk.language) if abroad else ""
    unlimited = order.sender_limit is SenderLimit.FULL
    lines = return_block(desk.sender_lines, country_line=country) if unlimited else ()
    mark = (_sample_mark(desk.language),) if desk.historical else ()
    for missing in _missing_characters(lines, order.case_name):
        raise missing
    area = desk.envelope.return_area
    for size in RETURN_SIZES:
        block = Block(_shaped(wrapped(lines, width=area.width * mm, size=size)), size)
        below = Block(_shaped(mark), size)
        gap = size / 2 if lines and mark else 0
        height = block.height + gap + below.height
        if max(block.width, below.width) <= area.width * mm and height <= area.height * mm:
            left, top = area.left * mm, area.top * mm
            under = top + block.height + gap
            placed = PlacedBlock(block, left, top), PlacedBlock(below, left, under, warning=True)
            return tuple(one for one in placed if one.block.lines)
    raise errors.ReturnAddressTooLongError(case_name=order.case_name, envelope=desk.envelope.name)


def _shaped(lines: tuple[str, ...]) -> tuple[text.Line, ...]:
    return tuple(text.line(line) for line in lines)


def _sample_mark(language: str) -> str:
    """Say it in the sender's language, whatever language the window speaks."""
    _ = words_of(language).gettext
    return _("Sample: do not mail")


def _missing_characters(
    lines: tuple[str, ...], case_name: str
) -> Iterator[errors.CharacterMissingError]:
    for line in lines:
        if missing := text.missing_character(line):
            east_asian = text.is_east_asian(missing)
            kind = errors.EastAsianFontMissingError if east_asian else errors.CharacterMissingError
            yield kind(case_name=case_name, line=line, character=missing)
