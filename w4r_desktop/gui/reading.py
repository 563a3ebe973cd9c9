"""The bundled serif that briefs are read in, and the side they are read from."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase

from w4r_desktop.resources import resource

FAMILY: Final = "Noto Serif"


def reading_font(pixels: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """Return the serif in a size; what it lacks comes from the other bundled faces."""
    _load()
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setItalic(italic)
    return font


def reading_direction(text: str) -> Qt.LayoutDirection:
    """Return the side that most letters of a text are read from."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    from_right = kinds.count("R") + kinds.count("AL")
    directions = Qt.LayoutDirection
    return directions.RightToLeft if from_right > kinds.count("L") else directions.LeftToRight


@cache
def _load() -> None:
    # all of them: a computer need not have a face for the script of a name
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
