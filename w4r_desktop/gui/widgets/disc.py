"""Initials in a coloured disc, for a case without a photo."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.domain.initials import DISC_COLOURS, disc_colour, initials
from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

COLOURS: Final = tuple(QColor(value) for value in DISC_COLOURS)
"""Grounds on which white is readable, dark enough for the light look and light for the dark."""


def colour_of(key: str) -> QColor:
    """Return the disc's colour for a case's code: the same on every laptop, every evening."""
    return QColor(disc_colour(key))


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
