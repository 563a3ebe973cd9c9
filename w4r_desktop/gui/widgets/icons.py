"""Our line drawings in any colour, at any size and sharpness of screen."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from w4r_desktop.resources import resource

SHARPNESS: Final = (1, 2, 3)


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _drawing(name, colour).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a drawing of ``resources/icons`` as a square of ``size`` pixels; kept once drawn."""
    return _pixmap(name, colour.name(), size, ratio)


def icon(name: str, colour: QColor, size: int, *, chosen: QColor | None = None) -> QIcon:
    """Return a drawing as a button's icon, in a second colour while the button is checked."""
    made = QIcon()
    for ratio in SHARPNESS:
        made.addPixmap(pixmap(name, colour, size, ratio))
        if chosen is not None:
            drawn = pixmap(name, chosen, size, ratio)
            made.addPixmap(drawn, QIcon.Mode.Normal, QIcon.State.On)
    return made


def application_icon() -> QIcon:
    """Return the program's own icon."""
    made = QIcon(str(resource("icons", "w4r-desktop.png")))
    made.addFile(str(resource("icons", "w4r-desktop.svg")))
    return made
