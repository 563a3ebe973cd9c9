"""Envelopes, one to a page: arranged first, with what must be left out, and then drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING

from reportlab.lib.units import mm

from w4r_desktop import errors
from w4r_desktop.documents import files, text
from w4r_desktop.documents.addressed import (
    RefusedOrder,
    address_lines,
    country_line,
    goes_abroad,
    mail_obstacles,
    missing_characters,
)
from w4r_desktop.documents.envelope_pages import (
    EnvelopeBack,
    EnvelopePage,
    address_in,
    placed_address,
    placed_back,
    placed_sender,
    sample_mark,
)
from w4r_desktop.domain.address import return_block, visible
from w4r_desktop.domain.case import SenderLimit
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from w4r_desktop.documents.envelope_pages import Side
    from w4r_desktop.domain.case import Target
    from w4r_desktop.domain.stationery import Envelope


@dataclass(frozen=True, slots=True)
class EnvelopeOrder:
    """How many envelopes of a case are wanted; ``target`` is None if the brief names nobody.

    A return address names a sender in full, so it is printed only where the brief limits nothing.
    ``withdrawn`` is why the case was withdrawn (it may be empty), or None if it was not.
    ``overridden`` are the reasons not to mail that an organizer has set aside; an address that is
    missing or does not fit stays one.
    """

    case_code: str
    case_name: str
    target: Target | None
    copies: int
    sender_limit: SenderLimit = SenderLimit.FULL
    withdrawn: str | None = None
    overridden: frozenset[type[errors.EnvelopeError]] = frozenset()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every page in the order of printing (a page per copy), and what was left out."""

    envelope: Envelope
    pages: tuple[Side, ...]
    left_out: tuple[RefusedOrder, ...]


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
    return arrange_fronts(orders, desk)


def arrange_fronts(orders: Iterable[EnvelopeOrder], desk: Desk) -> Arrangement:
    """Return the fronts of all orders, as ``arrange`` does."""
    return _arranged(orders, desk, _front)


def arrange_backs(orders: Iterable[EnvelopeOrder], desk: Desk) -> Arrangement:
    """Return a back with the return address for each envelope that bears one, as fronts follow.

    The pile of printed fronts goes through the printer once more, so what has no front has no
    back. Raises NoSenderError if there is no return address.
    """
    if not visible(desk.sender_lines):
        raise errors.NoSenderError
    return _arranged(orders, desk, _back)


def _arranged(
    orders: Iterable[EnvelopeOrder],
    desk: Desk,
    side: Callable[[EnvelopeOrder, Target, Desk], Side],
) -> Arrangement:
    pages: list[Side] = []
    left_out: list[RefusedOrder] = []
    for order in orders:
        if order.copies < 1:
            continue
        try:
            pages += [_page(order, desk, side)] * order.copies
        except errors.EnvelopeError as problem:
            left_out.append(RefusedOrder.of(order, problem))
    return Arrangement(desk.envelope, tuple(pages), tuple(left_out))


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


def obstacles(order: EnvelopeOrder, desk: Desk) -> Iterator[errors.EnvelopeError]:
    """Yield everything that keeps mail from a target, the gravest first; nothing if all is well."""
    found = tuple(mail_obstacles(order, desk))
    yield from found
    drawable = not any(isinstance(one, errors.CharacterMissingError) for one in found)
    if order.target is not None and visible(order.target.lines) and drawable:
        yield from _obstacles_of_lines(order, order.target, desk)


def _obstacles_of_lines(
    order: EnvelopeOrder, target: Target, desk: Desk
) -> Iterator[errors.EnvelopeError]:
    envelope, lines = desk.envelope, address_lines(target, desk)
    area = envelope.address_area
    block = address_in(lines, area)
    if block.width > area.width * mm:
        widest = max(block.lines, key=lambda line: line.width)
        yield errors.LineTooLongError(case_name=order.case_name, line=widest.text)
    if block.height > area.height * mm:
        yield errors.TooManyLinesError(
            case_name=order.case_name, lines=len(lines), envelope=envelope.name
        )


def _page(
    order: EnvelopeOrder,
    desk: Desk,
    side: Callable[[EnvelopeOrder, Target, Desk], Side],
) -> Side:
    """Raise the EnvelopeError that says why there is no page."""
    for obstacle in obstacles(order, desk):
        raise obstacle
    target = order.target
    assert target is not None
    return side(order, target, desk)


def _front(order: EnvelopeOrder, target: Target, desk: Desk) -> EnvelopePage:
    lines = address_lines(target, desk)
    around = placed_sender(
        _sender(order, target, desk),
        mark=_mark(desk),
        code="" if text.missing_character(order.case_code) else order.case_code,
        envelope=desk.envelope,
    )
    if around is None:
        raise _sender_too_long(order, desk)
    return EnvelopePage(
        order.case_code,
        order.case_name,
        target.country,
        lines,
        placed_address(lines, desk.envelope),
        around,
        desk.envelope.height * mm,
    )


def _back(order: EnvelopeOrder, target: Target, desk: Desk) -> EnvelopeBack:
    lines = _sender(order, target, desk)
    if not lines:
        raise errors.SenderNotNamedError(case_name=order.case_name)
    blocks = placed_back(lines, mark=_mark(desk), envelope=desk.envelope)
    if blocks is None:
        raise _sender_too_long(order, desk)
    height = desk.envelope.height * mm
    return EnvelopeBack(order.case_code, order.case_name, target.country, lines, blocks, height)


def _sender(order: EnvelopeOrder, target: Target, desk: Desk) -> tuple[str, ...]:
    """Return the lines of the return address; none where the case limits its senders."""
    if order.sender_limit is not SenderLimit.FULL:
        return ()
    abroad = goes_abroad(target, desk)
    country = country_line(desk.sender_country, desk.language) if abroad else ""
    lines = return_block(desk.sender_lines, country_line=country)
    for missing in missing_characters(lines, order.case_name):
        raise missing
    return lines


def _mark(desk: Desk) -> str:
    return sample_mark(desk.language) if desk.historical else ""


def _sender_too_long(order: EnvelopeOrder, desk: Desk) -> errors.ReturnAddressTooLongError:
    return errors.ReturnAddressTooLongError(case_name=order.case_name, envelope=desk.envelope.name)
