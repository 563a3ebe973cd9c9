"""Initials in a coloured disc, for a case without a photo."""

from __future__ import annotations

import unicodedata
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

COLOURS: Final = tuple(
    QColor(value)
    for value in (
        "#7B4B2A", "#1E7A4C", "#AD4F18", "#1D5BA6", "#5B3A8C", "#9C2A5E",
        "#23707F", "#6A6A1E", "#8A2A2A", "#3A5A8C", "#45602B", "#7A3F86",
    )
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


def colour_of(key: str) -> QColor:
    """Return the disc's colour for a case's code: the same on every laptop, every evening."""
    return COLOURS[zlib.crc32(key.encode()) % len(COLOURS)]


def paint_disc(painter: QPainter, at: QPoint, size: int, *, name: str, key: str) -> None:
    """Paint a disc whose top left corner is ``at``; drawn once for each name and size."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(at, _disc(initials(name), colour_of(key).name(), size, ratio))


class Disc(QWidget):
    """A disc as a widget; decoration only, since the name always stands beside it."""

    def __init__(self, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._name = ""
        self._key = ""
        self.setFixedSize(self.sizeHint())

    def show_case(self, name: str, key: str) -> None:
        """Show the initials of a name in the colour of a case's code."""
        self._name, self._key = name, key
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme.current().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_disc(painter, self.rect().topLeft(), self.width(), name=self._name, key=self._key)


@cache
def _disc(letters: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(0, 0, size, size))
        font = QFont(theme.current().font(bold=True))
        font.setPixelSize(max(round(size * 0.36), 9))
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, letters)
    return drawn


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
