"""Texts of foreign packs, fit to keep, show and print; what is taken away is told."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from w4r_desktop.domain.address import UNSEEN

MAX_MARKS: Final = 8  # on one letter, as in names
STREAM_SAFE: Final = 30  # marks in a row that NFC sorts in no time (Unicode annex 15)
NFC_SHRINKS: Final = 4  # so many characters at most become one

# Controls but tab and line feed, soft hyphens, zero-width spaces, bidi overrides and isolates,
# byte order marks, tags. Joiners and the direction marks of right-to-left text stay.
_INVISIBLE: Final = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_SHOWN: Final = 60


def cleaned(text: str) -> str:
    """Return a text as NFC without characters that hide or confuse; cleaning twice changes nothing.

    Line ends become line feeds.
    """
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.isascii():
        return text
    return _with_marks(unicodedata.normalize("NFC", _with_marks(text, STREAM_SAFE)), MAX_MARKS)


def loses_something(text: str) -> bool:
    """Whether cleaning takes characters away."""
    return bool(_INVISIBLE.search(text.replace("\r", ""))) or _with_marks(text, MAX_MARKS) != text


def length(text: str, limit: int) -> int:
    """Return how many characters a text has as NFC; if far over the limit, without the work."""
    if text.isascii() or len(text) > NFC_SHRINKS * limit:
        return len(text)
    sortable = _with_marks(text, STREAM_SAFE)
    return len(unicodedata.normalize("NFC", sortable)) + len(text) - len(sortable)


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return all(
        c in UNSEEN or unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp") for c in text
    )


def shown(value: object) -> str:
    """Return anything from a foreign file short and harmless enough to stand in a message."""
    text = str(value)
    kept = "".join(c for c in text[:_SHOWN] if unicodedata.category(c)[0] != "C")
    return kept if len(text) <= _SHOWN else f"{kept}…"


def _with_marks(text: str, most: int) -> str:
    """Return a text with at most so many combining marks in a row.

    Thousands on one letter cover the page, and cost NFC the square of their number.
    """
    if text.isascii() or not _crowds().search(text):
        return text
    kept = []
    marks = 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= most:
            kept.append(character)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me") or bool(unicodedata.combining(character))


@cache
def _crowds() -> re.Pattern[str]:
    """Match what may be too many marks: one class, quick for the scripts of nearly all letters."""
    marks = "".join(filter(_is_mark, map(chr, range(0x300, 0x10000))))
    return re.compile(f"[{marks}\U00010000-\U0010ffff]{{{MAX_MARKS + 1}}}")
