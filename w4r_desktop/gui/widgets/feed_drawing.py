"""A drawing of a printer from above, and how the paper is laid in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from w4r_desktop.domain.printer_profile import PLAIN, Edge, Face, Place, leading_side
from w4r_desktop.gui import theme
from w4r_desktop.gui.feed_words import laying_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from w4r_desktop.domain.printer_profile import PrinterProfile
    from w4r_desktop.domain.stationery import Stock

SIZE: Final = (240, 250)
SLOT: Final = 0.86
"""How much of the printer's width its feed takes."""

BODY: Final = 0.3
"""How much of the drawing's height the printer takes."""

LONGEST: Final = 0.62
WIDEST: Final = 0.6
"""The most of the drawing that the paper takes."""

INTO: Final = 0.12
"""How much of the paper is in the printer already."""

PAPER: Final = QColor("#FFFFFF")
BACK: Final = QColor("#EFEADD")
INK: Final = QColor("#1B1A17")
FAINT: Final = QColor("#B9B2A2")
"""Paper is the same in every look."""

LINES: Final = ((0.45, 0.58, 0.4), (0.45, 0.68, 0.34), (0.45, 0.78, 0.28))
"""Left, top and length of an address on an envelope, as shares of its size."""


class FeedDrawing(QWidget):
    """Shows the side of the page that goes in first above, and its back where it lies face down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stock: Stock | None = None
        self._profile = PLAIN
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_feed(self, stock: Stock, profile: PrinterProfile) -> None:
        """Show a paper laid in as a profile says."""
        self._stock, self._profile = stock, profile
        self.setAccessibleName(laying_words(profile))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(SIZE[0]), px(SIZE[1]))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stock is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = self._body()
            paper = self._paper(body)
            self._paint_paper(painter, paper)
            _paint_printer(painter, body)
            _paint_arrow(painter, paper, body)

    def _body(self) -> QRectF:
        wide = min(float(self.width()), self.height() * SIZE[0] / SIZE[1]) - 4
        return QRectF((self.width() - wide) / 2, 2, wide, self.height() * BODY)

    def _paper(self, body: QRectF) -> QRectF:
        """Return where the paper lies, the edge that goes in first above."""
        assert self._stock is not None
        short, long = sorted((self._stock.width, self._stock.height))
        across, along = (short, long) if self._profile.edge is Edge.SHORT else (long, short)
        scale = min(body.width() * WIDEST / across, self.height() * LONGEST / along)
        wide, high = across * scale, along * scale
        slot = body.width() * SLOT
        left = body.center().x() - slot / 2
        spare = {Place.LEFT: 0.0, Place.CENTRE: 0.5, Place.RIGHT: 1.0}[self._profile.place]
        return QRectF(left + (slot - wide) * spare, body.bottom() - high * INTO, wide, high)

    def _paint_paper(self, painter: QPainter, paper: QRectF) -> None:
        up = self._profile.face is Face.UP
        painter.setPen(QPen(INK, 1.2))
        painter.setBrush(PAPER if up else BACK)
        painter.drawRect(paper)
        assert self._stock is not None
        if up:
            self._paint_page(painter, paper)
        elif self._stock.width > self._stock.height:
            self._paint_flap(painter, paper)

    def _paint_flap(self, painter: QPainter, paper: QRectF) -> None:
        """Paint the back of an envelope, whose flap hangs from the upper side of its front."""
        assert self._stock is not None
        side = leading_side(self._stock, self._profile)  # seen from behind, left is right
        corners = (paper.topLeft(), paper.topRight(), paper.bottomRight(), paper.bottomLeft())
        painter.setPen(QPen(FAINT, 1.2))
        for corner in (corners[side], corners[(side + 1) % len(corners)]):
            painter.drawLine(corner, paper.center())

    def _paint_page(self, painter: QPainter, paper: QRectF) -> None:
        """Paint what will stand on it, turned so that the side that goes in first is above."""
        assert self._stock is not None
        turns = int(leading_side(self._stock, self._profile))
        wide, high = paper.width(), paper.height()
        if turns % 2:
            wide, high = high, wide
        painter.save()
        painter.translate(paper.center())
        painter.rotate(-90 * turns)
        painter.translate(-wide / 2, -high / 2)
        if self._stock.width > self._stock.height:
            _paint_address(painter, wide, high)
        else:
            _paint_text(painter, wide, high)
        painter.restore()


def _paint_address(painter: QPainter, wide: float, high: float) -> None:
    painter.setPen(QPen(INK, max(high * 0.04, 1.5)))
    for left, top, length in LINES:
        painter.drawLine(
            QPointF(left * wide, top * high), QPointF((left + length) * wide, top * high)
        )
    painter.setPen(QPen(FAINT, 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(wide * 0.8, high * 0.08, wide * 0.14, high * 0.26))


def _paint_text(painter: QPainter, wide: float, high: float) -> None:
    painter.setPen(QPen(INK, max(high * 0.025, 2)))
    painter.drawLine(QPointF(wide * 0.15, high * 0.22), QPointF(wide * 0.55, high * 0.22))
    painter.setPen(QPen(FAINT, max(high * 0.012, 1.2)))
    for line in range(6):
        y = high * (0.34 + 0.09 * line)
        painter.drawLine(QPointF(wide * 0.15, y), QPointF(wide * (0.85 - 0.1 * (line == 5)), y))  # noqa: PLR2004 - the last


def _paint_printer(painter: QPainter, body: QRectF) -> None:
    look = theme.current()
    painter.setPen(QPen(look.tokens.edge, 1.5))
    painter.setBrush(look.tokens.status)
    painter.drawRoundedRect(body, look.px(10), look.px(10))
    slot = QRectF(0, 0, body.width() * SLOT, look.px(5))
    slot.moveCenter(QPointF(body.center().x(), body.bottom() - look.px(7)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tokens.ink)
    painter.drawRoundedRect(slot, 2, 2)


def _paint_arrow(painter: QPainter, paper: QRectF, body: QRectF) -> None:
    """Paint where the paper goes."""
    look = theme.current()
    x, foot, tip = paper.center().x(), body.bottom() - look.px(20), body.top() + look.px(12)
    head = look.px(7)
    painter.setPen(QPen(look.tokens.ink, look.px(3)))
    painter.drawLine(QPointF(x, foot), QPointF(x, tip + head))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tokens.ink)
    painter.drawPolygon(
        QPolygonF([QPointF(x, tip), QPointF(x - head, tip + head), QPointF(x + head, tip + head)])
    )
