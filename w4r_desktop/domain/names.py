"""Names of people and tables: cleaned once, compared without case and accents."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop.errors import NameEmptyError, NameLettersError, NameTooLongError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_LENGTH: Final = 200
MAX_TYPED: Final = 5 * MAX_LENGTH
"""With spaces, marks and what is not kept; beyond it is no name that anybody bears."""

MAX_MARKS: Final = 8
JOINERS: Final = "\u200c\u200d"
TURNS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""They turn the direction of writing, of what stands behind a name too."""

BREAKS: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
NO_CHARACTERS: Final = range(0xFDD0, 0xFDF0)
LAST_TWO: Final = 0xFFFE
"""Of each 65,536 code points, which are no characters either and never will be."""
LETTERS_WITHOUT_DECOMPOSITION: Final = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t",
        "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    }
)  # fmt: skip

DIGITS: Final = re.compile(r"([0-9]+)")


class Removed(StrEnum):
    """What is not kept of a name."""

    INVISIBLE = "invisible"
    """Controls, tags, byte order marks, zero-width spaces, what is no character at all."""
    TURNS = "turns"
    BREAKS = "breaks"
    """A space stands there instead."""
    MARKS = "marks"
    END = "end"


def clean_name(typed: str) -> str:
    """Return a typed or imported name fit to keep, otherwise unchanged; it may come out empty.

    NFC; controls, bidi overrides, tags, byte order marks and what is no character go; joiners
    stay; spaces are folded; at most 8 combining marks on a base and 200 characters
    (reliability.md, "Text").
    """
    name = _cleaned(typed)[:MAX_LENGTH].strip()
    return name if name.strip(JOINERS + " ") else ""


def checked_name(typed: str) -> str:
    """Return a name as ``clean_name`` does, or refuse it.

    Raises ``NameEmptyError``, ``NameTooLongError`` where its end would be lost, and
    ``NameLettersError`` where it has halves of characters, which nothing can show or keep.
    """
    if len(typed) > MAX_TYPED or len(_cleaned(typed)) > MAX_LENGTH:
        raise NameTooLongError(limit=MAX_LENGTH)
    if any(unicodedata.category(character) == "Cs" for character in typed):
        raise NameLettersError
    name = clean_name(typed)
    if not name:
        raise NameEmptyError
    return name


def removed_from(typed: str) -> tuple[Removed, ...]:
    """Return what ``clean_name`` does not keep; spaces that are folded are not worth a word."""
    return tuple(_removed(typed))


def _removed(typed: str) -> Iterator[Removed]:
    if typed.isascii() and typed.isprintable() and len(typed) <= MAX_LENGTH:
        return
    gone = set() if typed.isprintable() else {letter for letter in typed if not _is_kept(letter)}
    if gone - set(TURNS):
        yield Removed.INVISIBLE
    if gone & set(TURNS):
        yield Removed.TURNS
    if any(character in BREAKS for character in typed.strip()):
        yield Removed.BREAKS
    kept = _kept(typed)
    if "".join(_few_marks(kept)) != kept:
        yield Removed.MARKS
    if len(_cleaned(typed)) > MAX_LENGTH:
        yield Removed.END


def folded(name: str) -> str:
    """Return what a name is found and compared by: no case, no accents, Ł like l."""
    if name.isascii():
        return name.casefold()
    caseless = unicodedata.normalize("NFKD", name).casefold()
    decomposed = unicodedata.normalize("NFKD", caseless)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in JOINERS)
    return bare.translate(LETTERS_WITHOUT_DECOMPOSITION)


def numbered(name: str, number: int) -> str:
    """Return a name with a number behind it, no longer than a name may be."""
    behind = f" ({number})"
    return f"{name[: MAX_LENGTH - len(behind)]}{behind}"


def sort_key(name: str) -> tuple[tuple[str, int], ...]:
    """Return what names are put in order by: like ``folded``, and "Guest 8" before "Guest 13"."""
    parts = DIGITS.split(folded(name))
    return tuple(zip(parts[::2], (int(digits) for digits in (*parts[1::2], "-1")), strict=True))


def _cleaned(typed: str) -> str:
    return " ".join("".join(_few_marks(_kept(typed))).split())


def _kept(typed: str) -> str:
    """Return a text as NFC without what is not kept at all; most have nothing of the kind."""
    kept = typed if typed.isprintable() else "".join(filter(_is_kept, typed))
    return unicodedata.normalize("NFC", kept)


def _few_marks(text: str) -> Iterable[str]:
    """Return a text without the marks that are too many on their letter."""
    return text if text.isascii() else _with_few_marks(text)


def _with_few_marks(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        if unicodedata.category(character).startswith("M"):
            marks += 1
        elif character not in JOINERS:
            marks = 0
        if marks <= MAX_MARKS:
            yield character


def _is_kept(character: str) -> bool:
    if character.isspace() or character in JOINERS:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs") and not _is_none(character)


def _is_none(character: str) -> bool:
    """Whether a code point is no character and never will be one."""
    code = ord(character)
    return code in NO_CHARACTERS or code & LAST_TWO == LAST_TWO
