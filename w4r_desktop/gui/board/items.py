"""What a board is made of: values that are compared and painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from w4r_desktop.gui.board.lettering import font_of, option
from w4r_desktop.gui.widgets.portrait import paint_portrait

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QPixmap

GROUND: Final = "#141311"
TRACK: Final = "#34322C"
WHITE: Final = "#FFFFFF"
QUIET: Final = "#D2CCBF"
YELLOW: Final = "#FFD60A"
GOOD: Final = "#8FDDB0"
AMBER: Final = "#FFC768"
INK: Final = "#1B1A17"
"""Dark in every look, since a projector throws light and a hall is dim."""

LEFT: Final = Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignRight
MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The first pixel to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The first pixel below it."""
        return self.y + self.height

    @property
    def rect(self) -> QRectF:
        """The same for Qt."""
        return QRectF(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a place, in the middle of its height."""

    place: Place
    text: str
    size: int
    colour: str = WHITE
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    wrap: bool = False
    spaced: bool = False

    def paint(self, painter: QPainter, _pictures: Pictures) -> None:
        """Write it."""
        painter.setPen(QColor(self.colour))
        painter.setFont(font_of(self.text, self.size, bold=self.bold, spaced=self.spaced))
        upright = self.align | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.place.rect, self.text, option(upright, wrap=self.wrap))


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of a track, which is filled from the left."""

    place: Place
    share: float
    colour: str = YELLOW

    def paint(self, painter: QPainter, _pictures: Pictures) -> None:
        """Draw the track and what of it is filled."""
        whole, round_ = self.place.rect, self.place.height / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(TRACK))
        painter.drawRoundedRect(whole, round_, round_)
        if self.share > 0:
            painter.save()
            painter.setBrush(QColor(self.colour))
            filled = QRectF(whole)
            filled.setWidth(whole.width() * min(self.share, 1))
            painter.setClipRect(filled)
            painter.drawRoundedRect(whole, round_, round_)
            painter.restore()


@dataclass(frozen=True, slots=True)
class Face:
    """A case by its photo, or by the initials of its name in the colour of its code."""

    place: Place
    name: str
    code: str
    picture_id: UUID | None

    def paint(self, painter: QPainter, pictures: Pictures) -> None:
        """Draw it."""
        place = self.place.rect.toAlignedRect()
        place.setHeight(place.width())
        picture = pictures(self.picture_id) if self.picture_id else None
        paint_portrait(painter, place, name=self.name, key=self.code, picture=picture)


@dataclass(frozen=True, slots=True)
class Stripes:
    """The stripes of a practice copy, with room for words amid them."""

    place: Place

    def paint(self, painter: QPainter, _pictures: Pictures) -> None:
        """Draw yellow and ink by turns."""
        place = self.place
        painter.save()
        painter.setClipRect(place.rect)
        painter.fillRect(place.rect, QColor(YELLOW))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(INK))
        high, wide = place.height, place.height * 0.7
        start = place.x - high
        while start < place.right:
            corners = ((start, high), (start + high, 0), (start + high + wide, 0))
            points = [QPointF(x, place.y + y) for x, y in (*corners, (start + wide, high))]
            painter.drawPolygon(QPolygonF(points))
            start += 2 * wide
        painter.restore()


@dataclass(frozen=True, slots=True)
class Plate:
    """A plain ground for words."""

    place: Place
    colour: str = YELLOW

    def paint(self, painter: QPainter, _pictures: Pictures) -> None:
        """Fill it."""
        painter.fillRect(self.place.rect, QColor(self.colour))


Item: TypeAlias = Words | Bar | Face | Stripes | Plate
Scene: TypeAlias = tuple[Item, ...]
Pictures: TypeAlias = "Callable[[UUID | None], QPixmap | None]"


def reach(item: Item) -> QRectF:
    """Return where an item may leave a mark: letters lean out of their lines a little."""
    over = item.size * 0.05 + 2 if isinstance(item, Words) else 1
    return item.place.rect.marginsAdded(QMarginsF(over, over, over, over))


def text_of(scene: Scene) -> str:
    """Return what is read on a board, in the order of reading."""
    return "\n".join(item.text for item in scene if isinstance(item, Words))
