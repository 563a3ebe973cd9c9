"""A guess at the alphabet that a list of people is kept in, where the file does not say it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from w4r_desktop.exchange.people_list import ENCODINGS
from w4r_desktop.foreign_file import content

if TYPE_CHECKING:
    from pathlib import Path

ENOUGH: Final = 200_000
"""Bytes that are looked at: more would not change the guess."""

APOSTROPHE: Final = "’"
SELDOM: Final = frozenset("ðÐþÞţŢđĐ")
"""Letters of Western and Central European: mostly Turkish ones, read in the wrong alphabet."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_STRANGE: Final = re.compile(r"[^\x00-\x7f]")


def guessed_encoding(path: Path) -> str | None:
    """Return the one of ``ENCODINGS`` in which a file makes the most sense, if it does in any.

    Among equals it is the commonest. Whoever reads the names has the last word.
    """
    try:
        raw = content(path, ENOUGH)
    except OSError:  # its stick was pulled since; whoever reads it next says so
        return None
    scores: dict[str, int] = {}
    for encoding in ENCODINGS:
        try:
            scores[encoding] = _sense(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return max(scores, key=scores.__getitem__) if scores else None


def _sense(text: str) -> int:
    """Return how much sense a text makes, more being better; plain English letters say nothing."""
    around = f" {text} "
    words = sum(_of_word(word) for word in _WORD.findall(text))
    return words + sum(_of_sign(around, found.start() + 1) for found in _STRANGE.finditer(text))


def _of_word(word: str) -> int:
    """Return how much a word looks like one: one script, capitals only where a name has them."""
    strange = sum(not letter.isascii() for letter in word)
    if not strange:
        return 0
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in word}
    mixed = len(scripts) > 1
    crowded = scripts == {"LATIN"} and strange > 1 and strange * 2 > len(word)
    capitals = 0 if word.isupper() else sum(letter.isupper() for letter in word[1:])
    small = word[0].islower() and not word[0].isascii()
    seldom = sum(letter in SELDOM for letter in word)
    return strange - 4 * strange * (mixed or crowded) - 2 * capitals - small - 2 * seldom


def _of_sign(text: str, place: int) -> int:
    """Return how much a sign that is no letter makes sense between the two beside it."""
    sign, beside = text[place], (text[place - 1], text[place + 1])
    kind = unicodedata.category(sign)
    if kind.startswith("C"):
        return -20
    if kind.startswith("L"):
        return 0
    if sign == APOSTROPHE:
        return 1 if all(one.isalpha() for one in beside) else 0
    return -2 if any(one.isalpha() for one in beside) else 0
