"""Type that is as large as its room allows."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from w4r_desktop.gui import theme

STEP: Final = 0.94
"""How much smaller the next size is that is tried."""

LAST_OF_SPACED: Final = "\u024f"
"""Beyond Latin letters, words in capitals are not spaced: many scripts join their letters."""


@lru_cache(maxsize=512)
def _font(family: str, size: int, bold: bool, spaced: bool) -> QFont:  # noqa: FBT001 - keys
    font = QFont(family) if family else QFont()
    font.setPixelSize(max(size, 1))
    font.setBold(bold)
    if spaced:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return font


def font_of(text: str, size: int, *, bold: bool = False, spaced: bool = False) -> QFont:
    """Return the interface's font in a size in pixels; ``spaced`` where the script allows it."""
    spaced = spaced and max(text, default="") <= LAST_OF_SPACED
    return _font(theme.current().family, size, bold, spaced)


@lru_cache(maxsize=4096)
def _width(text: str, family: str, size: int, bold: bool) -> float:  # noqa: FBT001 - keys
    return QFontMetricsF(_font(family, size, bold, False)).horizontalAdvance(text)  # noqa: FBT003


def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """Return how wide a text is on one line, in pixels."""
    return _width(text, theme.current().family, size, bold)


def option(align: Qt.AlignmentFlag, *, wrap: bool) -> QTextOption:
    """Return how text is laid out: sides are those of the board, its direction is its own."""
    made = QTextOption(align | Qt.AlignmentFlag.AlignAbsolute)
    made.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    modes = QTextOption.WrapMode
    made.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if wrap else modes.NoWrap)
    return made


def lines_of(text: str, font: QFont, width: float) -> tuple[int, float]:
    """Return in how many lines a text fits a width, and how high they are together."""
    layout = QTextLayout(text, font)
    layout.setTextOption(option(Qt.AlignmentFlag.AlignLeft, wrap=True))
    layout.beginLayout()
    count, height = 0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count, height = count + 1, height + line.height()
    layout.endLayout()
    return count, height


@lru_cache(maxsize=1024)
def _fitted(
    text: str,
    family: str,
    bold: bool,  # noqa: FBT001 - a key
    room: tuple[float, float, int],
    sizes: tuple[int, int],
) -> tuple[str, int, float]:
    width, height, most_lines = room
    size, least = sizes
    while True:
        font = _font(family, size, bold, False)  # noqa: FBT003
        count, high = lines_of(text, font, width)
        if count <= most_lines and high <= height:
            return text, size, high
        if size <= least:
            break
        size = max(int(size * STEP), least)
    text = text.replace("\n", " ")
    metrics, room_for = QFontMetricsF(font), width * most_lines
    while (count > most_lines or high > height) and room_for > width / 4:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_for)
        count, high = lines_of(text, font, width)
        room_for *= STEP
    return text, size, high


def fitted(
    text: str, *, width: float, height: float, lines: int, largest: float, least: float = 0,
    bold: bool = False,
) -> tuple[str, int, float]:  # fmt: skip
    """Return a text, its size and its height such that it fits; cut short only at ``least``."""
    sizes = (max(int(largest), 1), max(int(least), 1))
    family = theme.current().family
    return _fitted(text, family, bold, (int(width), int(height), lines), sizes)
