"""Names of people and tables: cleaned once, compared without case and accents."""

from __future__ import annotations

import unicodedata
from typing import Final

MAX_LENGTH: Final = 200
MAX_MARKS: Final = 8
JOINERS: Final = "\u200c\u200d"
LETTERS_WITHOUT_DECOMPOSITION: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)  # fmt: skip


def clean_name(typed: str) -> str:
    """Return a typed or imported name fit to keep, otherwise unchanged; it may come out empty.

    NFC; controls, bidi overrides, tags and byte order marks go; joiners stay; spaces are folded;
    at most 8 combining marks on a base and 200 characters (reliability.md, "Text").
    """
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", typed):
        category = unicodedata.category(character)
        if category.startswith("Z") or character in "\t\n\r\v\f\x85":
            kept.append(" ")
            continue
        if category[0] == "C" and character not in JOINERS:
            continue
        marks = marks + 1 if category == "Mn" or category == "Me" else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return " ".join("".join(kept).split())[:MAX_LENGTH].strip()


def folded(name: str) -> str:
    """Return what a name is found and compared by: no case, no accents, Ł like l."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(LETTERS_WITHOUT_DECOMPOSITION)
