"""The bundled serif that briefs are read in."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from w4r_desktop.resources import resource

FAMILY: Final = "Noto Serif"


def reading_font(pixels: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """Return the serif in a size; what it lacks comes from the other bundled faces."""
    load_faces()
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setItalic(italic)
    return font


@cache
def load_faces() -> None:
    """Let the bundled faces stand in for what another face lacks."""
    # all of them: a computer need not have a face for the script of a name
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
