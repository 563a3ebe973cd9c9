"""What of a sender may stand on a letter: the strictest of the case, of youth and of the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.address import visible
from w4r_desktop.domain.case import SenderLimit
from w4r_desktop.domain.first_names import first_name, is_title
from w4r_desktop.domain.initials import initials

if TYPE_CHECKING:
    from collections.abc import Iterable


class Part(StrEnum):
    """Something of a sender; the initial is that of the first name, initials tell of the last."""

    ADDRESS = "address"
    TOWN = "town"
    NAME = "name"
    FIRST_NAME = "first_name"
    INITIALS = "initials"
    INITIAL = "initial"


ALLOWED: Final = {
    SenderLimit.FULL: frozenset(Part),
    SenderLimit.NAME_TOWN: frozenset(Part) - {Part.ADDRESS},
    SenderLimit.INITIALS_TOWN: frozenset({Part.INITIALS, Part.INITIAL, Part.TOWN}),
    SenderLimit.FIRST_NAME: frozenset({Part.FIRST_NAME, Part.INITIAL}),
    SenderLimit.NONE: frozenset[Part](),
}
"""What each limit leaves of a sender."""

OF_MINORS: Final = ALLOWED[SenderLimit.FIRST_NAME]
"""Who is a minor gives a first name at most."""

CODE: Final = re.compile(r"\b(?:[A-Z]{2,3}|\w*\d\w*)\b")
"""What stands beside a town in an address: a postal code, or a province in capitals."""


AT_SIGNS: Final = "@\N{FULLWIDTH COMMERCIAL AT}\N{SMALL COMMERCIAL AT}"
"""They stand in addresses of e-mail and names of accounts, which are nobody's name."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A person who signs; ``choice`` is the most they want to give, ``town`` empty if unknown."""

    name: str
    minor: bool = False
    town: str = ""
    choice: SenderLimit = SenderLimit.FULL

    def allowed(self, limit: SenderLimit) -> frozenset[Part]:
        """Return what of them may be printed for a case of this limit."""
        parts = ALLOWED[limit] & ALLOWED[self.choice]
        return parts & OF_MINORS if self.minor else parts

    def limit(self, of_case: SenderLimit) -> SenderLimit:
        """Return the rule that they are told for a case of this limit.

        It asks for nothing that may not be printed. Nobody chooses anything with an address: it
        is left to them where the case leaves it.
        """
        parts = self.allowed(of_case)
        rules = (of_case, SenderLimit.INITIALS_TOWN, SenderLimit.FIRST_NAME)
        fitting = (rule for rule in rules if ALLOWED[rule] - {Part.ADDRESS} <= parts)
        return next(fitting, SenderLimit.NONE)

    def lines(self, limit: SenderLimit) -> tuple[str, ...]:
        """Return what is printed below their signature for a case of this limit: often nothing."""
        parts = self.allowed(limit)
        town = self.town if Part.TOWN in parts else ""
        return visible((self._called(parts), town))

    def _called(self, parts: frozenset[Part]) -> str:
        """Return the most that the parts let them be called by, nothing if it is not known."""
        name = " ".join(word for word in self.name.split() if not set(word) & set(AT_SIGNS))
        if Part.NAME in parts:
            return name
        first = first_name(name, whole=False)
        first = "" if is_title(first) else first  # a last name alone stands behind it
        if Part.FIRST_NAME in parts:
            return first
        if Part.INITIALS in parts:
            return initials(" ".join(word for word in name.split() if not is_title(word)))
        return initials(first) if Part.INITIAL in parts else ""


def allows(limit: SenderLimit, part: Part) -> bool:
    """Return whether a case leaves it to its writers to give something of themselves."""
    return part in ALLOWED[limit]


def likely_town(address: Iterable[str]) -> str:
    """Return what is probably the town of an address without its country, for a person to see."""
    last = visible(address)[-1:]
    words = CODE.sub(" ", last[0]).strip(" ,.-") if last else ""
    return " ".join(words.split()).strip(" ,.-")
