"""Two versions of a text side by side, with the words marked that only one of them has."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtGui import QTextCharFormat

from w4r_desktop.gui import theme
from w4r_desktop.gui.text_blocks import BlockWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextDocument

    Runs: TypeAlias = "tuple[tuple[str, bool], ...]"

SIGNS: Final = r".,;:!?…()«»“”\"–—"
WORDS: Final = re.compile(rf"\s+|[{SIGNS}]|[^\s{SIGNS}]+")
"""Spaces, signs that end or begin words, and words; no letter is torn from its accent."""

MANY: Final = 800
"""With more words than that, the frequent ones are left out of the comparison to save time."""

LEAST_ALIKE: Final = 0.3
"""Texts that have less in common are not marked: nearly every word would be."""


def differing(mine: str, theirs: str) -> tuple[Runs, Runs]:
    """Return both texts as runs, and for each run whether only this text has it."""
    if not mine or not theirs:
        return ((mine, False),), ((theirs, False),)
    words = WORDS.findall(mine), WORDS.findall(theirs)
    found = SequenceMatcher(None, *words, autojunk=len(words[1]) > MANY)
    if found.ratio() < LEAST_ALIKE:
        return ((mine, False),), ((theirs, False),)
    steps = found.get_opcodes()
    one = (("".join(words[0][a:b]), step != "equal") for step, a, b, _c, _d in steps if a < b)
    other = (("".join(words[1][c:d]), step != "equal") for step, _a, _b, c, d in steps if c < d)
    return tuple(one), tuple(other)


def write_runs(document: QTextDocument, runs: Iterable[tuple[str, bool]], *, gap: float) -> None:
    """Fill a document with runs of plain text, a paragraph for each line, marked where they differ.

    ``gap`` is that between the lines, in the size of the type.
    """
    writer = BlockWriter(document)
    mark = QTextCharFormat()
    mark.setBackground(theme.current().tokens.amber_soft)
    mark.setFontUnderline(True)  # a mark by colour alone would be none
    writer.begin(gap=gap, line_height=105)
    for text, only_here in runs:
        for number, line in enumerate(text.split("\n")):
            if number:
                writer.begin(gap=gap, line_height=105)
            writer.write(line, mark if only_here else None)
