"""Names of people and tables: cleaned once, compared without case and accents."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_LENGTH: Final = 200
MAX_MARKS: Final = 8
JOINERS: Final = "\u200c\u200d"
LETTERS_WITHOUT_DECOMPOSITION: Final = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t",
        "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    }
)  # fmt: skip

DIGITS: Final = re.compile(r"([0-9]+)")


def clean_name(typed: str) -> str:
    """Return a typed or imported name fit to keep, otherwise unchanged; it may come out empty.

    NFC; controls, bidi overrides, tags and byte order marks go; joiners stay; spaces are folded;
    at most 8 combining marks on a base and 200 characters (reliability.md, "Text").
    """
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", "".join(filter(_is_kept, typed))):
        if unicodedata.category(character).startswith("M"):
            marks += 1
        elif character not in JOINERS:
            marks = 0
        if marks <= MAX_MARKS:
            kept.append(character)
    name = " ".join("".join(kept).split())[:MAX_LENGTH].strip()
    return name if name.strip(JOINERS + " ") else ""


def folded(name: str) -> str:
    """Return what a name is found and compared by: no case, no accents, Ł like l."""
    caseless = unicodedata.normalize("NFKD", name).casefold()
    decomposed = unicodedata.normalize("NFKD", caseless)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in JOINERS)
    return bare.translate(LETTERS_WITHOUT_DECOMPOSITION)


def numbered(name: str, number: int) -> str:
    """Return a name with a number behind it, no longer than a name may be."""
    behind = f" ({number})"
    return f"{name[: MAX_LENGTH - len(behind)]}{behind}"


def _is_kept(character: str) -> bool:
    return (
        character.isspace()
        or character in JOINERS
        or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )


def sort_key(name: str) -> tuple[tuple[str, int], ...]:
    """Return what names are put in order by: like ``folded``, and "Guest 8" before "Guest 13"."""
    parts = DIGITS.split(folded(name))
    return tuple(zip(parts[::2], (int(digits) for digits in (*parts[1::2], "-1")), strict=True))
