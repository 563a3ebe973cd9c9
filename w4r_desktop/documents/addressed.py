"""To whom mail goes and what keeps it back, whatever the address is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from w4r_desktop import errors
from w4r_desktop.documents import text
from w4r_desktop.documents.files import LeftOut
from w4r_desktop.documents.refusals import Rules, postal_refusals
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.language import country_name, in_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.domain.case import Target


@dataclass(frozen=True, slots=True)
class RefusedOrder(LeftOut):
    """An order that gives nothing to print, with the code of its case."""

    case_code: str

    @classmethod
    def of(cls, order: EnvelopeOrder, problem: errors.EnvelopeError) -> RefusedOrder:
        """Return an order that a problem keeps from being printed."""
        return cls(order.case_name, order.copies, problem, order.case_code)


class Mailing(Rules, Protocol):
    """What addresses of one printing have in common."""

    @property
    def sender_country(self) -> str:
        """Where it is mailed (ISO 3166-1 alpha-2), or nothing if that is not known."""

    @property
    def language(self) -> str:
        """The sender's language, in which countries are named."""


def country_line(country: str, language: str) -> str:
    """Return a country (ISO 3166-1 alpha-2, or empty) as it ends an address in a language."""
    return in_capitals(country_name(country, language), language) if country else ""


def goes_abroad(target: Target, mailing: Mailing) -> bool:
    """Return whether the mail crosses a border, so that both addresses name their country."""
    return crosses_border(sender=mailing.sender_country, addressee=target.country)


def address_lines(target: Target, mailing: Mailing) -> tuple[str, ...]:
    """Return the lines of an address, its country last where the mail crosses a border."""
    abroad = goes_abroad(target, mailing)
    country = country_line(target.country, mailing.language) if abroad else ""
    return address_block(target.addressee, target.office, target.lines, country_line=country)


def mail_obstacles(order: EnvelopeOrder, mailing: Mailing) -> Iterator[errors.EnvelopeError]:
    """Yield what keeps mail back, the gravest first, but for what its organizer has overridden."""
    if order.withdrawn is not None and errors.CaseWithdrawnError not in order.overridden:
        yield errors.CaseWithdrawnError(case_name=order.case_name, reason=order.withdrawn)
    elif order.target is None:
        yield errors.NoTargetError(case_name=order.case_name)
    elif not visible(order.target.lines):
        yield errors.NoAddressError(case_name=order.case_name)
    else:
        yield from postal_refusals(
            order.case_name, order.target, mailing, overridden=order.overridden
        )
        yield from missing_characters(address_lines(order.target, mailing), order.case_name)


def missing_characters(
    lines: tuple[str, ...], case_name: str
) -> Iterator[errors.CharacterMissingError]:
    """Yield the first character of each line that no font has."""
    for line in lines:
        if missing := text.missing_character(line):
            east_asian = text.is_east_asian(missing)
            kind = errors.EastAsianFontMissingError if east_asian else errors.CharacterMissingError
            yield kind(case_name=case_name, line=line, character=missing)
