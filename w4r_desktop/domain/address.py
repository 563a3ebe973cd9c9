"""Address blocks: the lines as the brief gives them, and when the country is named."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable


UNSEEN: Final = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a symbol by their category, yet empty: Korean fillers, Braille without dots."""


def crosses_border(*, sender: str, addressee: str) -> bool:
    """Return whether the countries (ISO 3166-1 alpha-2, empty if unknown) differ."""
    return not sender or sender != addressee


def address_block(
    addressee: str, office: str, lines: Iterable[str], *, country_line: str = ""
) -> tuple[str, ...]:
    """Return what stands on the envelope: every line exactly as given, the country last.

    Lines without anything to see are left out. ``country_line`` is empty where no country is to be
    named, and is not printed twice if it already is the last line.
    """
    block = visible((addressee, office, *lines))
    if country_line and block[-1:] != (country_line,):
        block += (country_line,)
    return block


def return_block(lines: Iterable[str], *, country_line: str = "") -> tuple[str, ...]:
    """Return the sender's lines, the country last unless the sender wrote it there already."""
    block = visible(lines)
    written = bool(block) and folded(block[-1].strip()) == folded(country_line)
    return block if not block or not country_line or written else (*block, country_line)


def visible(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that have anything to see: more than spaces and controls."""
    return tuple(
        line
        for line in lines
        if any(c not in UNSEEN and unicodedata.category(c)[0] not in "ZC" for c in line)
    )
