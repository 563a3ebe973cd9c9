"""The initials that stand for a case without a picture, and the colour they are known by."""

from __future__ import annotations

import unicodedata
import zlib
from typing import Final

DISC_COLOURS: Final = (
    "#7B4B2A", "#1E7A4C", "#AD4F18", "#1D5BA6", "#5B3A8C", "#9C2A5E",
    "#23707F", "#6A6A1E", "#8A2A2A", "#3A5A8C", "#45602B", "#7A3F86",
)  # fmt: skip
"""Grounds on which white is readable, dark enough for the light look and light for the dark."""

ARTICLES: Final = frozenset({"the", "le", "la", "les", "l", "el", "los", "las"})
PARTICLES: Final = frozenset({"al", "el", "an", "as", "ad", "ar", "at", "az", "bin", "ibn"})
JOINED_SCRIPTS: Final = ("ARABIC", "SYRIAC", "NKO", "MONGOLIAN", "ADLAM")
NON_JOINER: Final = "\u200c"


def initials(name: str) -> str:
    """Return the one or two letters that stand for a name, in any script.

    A leading English, French or Spanish article is passed over if two words are left, and so is
    a particle before a hyphen, as in al-Sada. A letter keeps its marks.
    """
    words = _words(name)
    if len(words) > 2 and words[0].casefold() in ARTICLES:  # noqa: PLR2004 - two are left
        words = words[1:]
    letters = [_first_letter(word) for word in words[:2]] or [name.strip()[:1]]
    joined = any(_joins(letter) for letter in letters)
    return (NON_JOINER if joined else "").join(letters)


def disc_colour(key: str) -> str:
    """Return the colour for a case's code: the same on every laptop and page, every evening."""
    return DISC_COLOURS[zlib.crc32(key.encode()) % len(DISC_COLOURS)]


def _words(name: str) -> list[str]:
    """Of "al-Sada" only "Sada" counts, of "Jean-Luc" only "Jean", of "&" nothing."""
    kept: list[str] = []
    for word in name.split():
        parts = [part for part in word.split("-") if _first_letter(part)]
        if len(parts) > 1 and parts[0].casefold() in PARTICLES:
            parts = parts[1:]
        kept.extend(parts[:1])
    return kept


def _first_letter(word: str) -> str:
    start = next((n for n, c in enumerate(word) if c.isalnum()), None)
    if start is None:
        return ""
    end = start + 1
    if "THAI" in _script(word[start]) and word[start] in "เแโใไ":
        end += 1  # these vowels are written before the consonant they belong to
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return _capital(word[start:end])


def _capital(letter: str) -> str:
    # Georgian capitals are for whole headlines, and few fonts have them
    return letter if "GEORGIAN" in _script(letter[0]) else letter[0].upper()[:1] + letter[1:]


def _joins(letter: str) -> bool:
    return _script(letter[:1]).startswith(JOINED_SCRIPTS)


def _script(character: str) -> str:
    return unicodedata.name(character, "") if character else ""
