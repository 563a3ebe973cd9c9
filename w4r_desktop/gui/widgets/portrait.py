"""The face of a case: its picture in a circle, or its initials in a disc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.own_pixmap import own_pixmap
from w4r_desktop.gui.widgets.disc import paint_disc

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def paint_portrait(
    painter: QPainter, place: QRect, *, name: str, key: str, picture: QPixmap | None
) -> None:
    """Paint the middle of a picture as a circle, or the initials of a name if there is none."""
    if picture is None or picture.isNull():
        paint_disc(painter, place.topLeft(), place.width(), name=name, key=key)
        return
    circle = QPainterPath()
    circle.addEllipse(place)
    side = min(picture.width(), picture.height())
    middle = QRect((picture.width() - side) // 2, (picture.height() - side) // 2, side, side)
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipPath(circle)
    painter.drawPixmap(place, picture, middle)
    painter.restore()


class Portrait(QWidget):
    """A portrait as a widget; decoration only, since the name always stands beside it."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._name = self._key = ""
        self._picture: QPixmap | None = None
        self.setFixedSize(self.sizeHint())

    def show_case(self, name: str, key: str, picture: QPixmap | None = None) -> None:
        """Show a case by its picture, or by the initials of its name in the colour of its code."""
        self._name, self._key, self._picture = name, key, picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme.current().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_portrait(
                painter, self.rect(), name=self._name, key=self._key, picture=self._picture
            )


def portrait_picture(data: bytes) -> QPixmap:
    """Return one of our own pictures ready to paint, no larger than any portrait is."""
    picture = own_pixmap(data)
    largest = 512
    if max(picture.width(), picture.height()) <= largest:
        return picture
    return picture.scaled(
        QSize(largest, largest),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
