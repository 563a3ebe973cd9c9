"""Words and figures on a report: what fonts have of them, and signs that can be copied out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from w4r_desktop.documents import text
from w4r_desktop.language import number

if TYPE_CHECKING:
    from datetime import datetime

    from w4r_desktop.domain.figures import Figures

STAND_IN: Final = "?"
"""Printed for what no font has: a report with a smiley in its comments is a report all the same."""

MINUS: Final = "\N{EN DASH}"
"""The bundled faces have no minus sign: it would be an outline, which nobody can copy or search."""

NONE: Final = "\N{EN DASH}"


def printed(words: str) -> str:
    """Return words that can be printed, a sign in the place of each character that cannot."""
    while missing := text.missing_character(words):
        words = words.replace(missing, STAND_IN)
    return words


def name_printed(name: str, otherwise: str) -> str:
    """Return a name, or what stands for one that cannot be printed whole."""
    return printed(otherwise) if text.missing_character(name) else name


def figure(value: int) -> str:
    """Return a number as it stands in a table; nothing is a dash."""
    return number(value).replace("\N{MINUS SIGN}", MINUS) if value else NONE


def signed(value: int) -> str:
    """Return by how much a number changed: +1 or –3."""
    return f"+{number(value)}" if value > 0 else number(value).replace("\N{MINUS SIGN}", MINUS)


def at_venue(figures: Figures, moment: datetime) -> datetime:
    """Return a moment on the clock of the venue."""
    try:
        return moment.astimezone(ZoneInfo(figures.event.time_zone))
    except (KeyError, ValueError, OSError):  # a zone this computer does not know
        return moment.astimezone(figures.as_of.tzinfo)
