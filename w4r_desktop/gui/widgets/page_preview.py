"""A page as it will come out of the printer, with what is only on screen drawn over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from w4r_desktop.documents.pages import page_picture
from w4r_desktop.gui import theme
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from w4r_desktop.domain.stationery import Area

SHADOW: Final = 8
STRIPE: Final = 12
PAPER: Final = QColor("#FFFFFF")
STRIPES: Final = QColor("#F3F0E7")
SCREEN_ONLY: Final = QColor("#6A6459")
"""Paper is white and its marks are the same in every look."""

LEAST: Final = 150
"""The least height of all of a page, at 100 %."""

ZOOM_STEP: Final = 1.25
SMALLEST_ZOOM: Final = 0.4
LARGEST_ZOOM: Final = 4.1


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page (counted from 0) of a PDF, its size and any stamps' corner in millimetres."""

    pdf: bytes
    page: int
    width: float
    height: float
    stamps: Area | None = None


class _Paper(QWidget):
    """The sheet itself, with a soft shadow around."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: ShownPage | None = None
        self._picture = QImage()
        self._drawn: tuple[object, ...] = ()
        self._ringed = False

    def show_page(self, shown: ShownPage | None) -> None:
        self._shown = shown
        self.update()

    def show_ring(self, *, ringed: bool) -> None:
        self._ringed = ringed
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        sheet = _sheet(self)
        with QPainter(self) as painter:
            _paint_shadow(painter, sheet)
            painter.fillRect(sheet, PAPER)
            # in its own size: to lose a row of pixels is to lose the head of a line
            painter.drawImage(sheet.topLeft(), self._picture_at(self._shown, sheet.width()))
            if self._shown.stamps is not None:
                _paint_stamps(painter, sheet, self._shown, self._shown.stamps)
            if self._ringed:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.current().tokens.focus, 3))
                painter.drawRect(sheet.adjusted(-2, -2, 2, 2))

    def _picture_at(self, shown: ShownPage, width: float) -> QImage:
        pixels = max(round(width * self.devicePixelRatioF()), 1)
        wanted = (shown.pdf, shown.page, pixels)
        if wanted != self._drawn:
            drawn = page_picture(shown.pdf, shown.page, width_px=pixels)
            line = drawn.width * 4
            form = QImage.Format.Format_RGBX8888
            self._picture = QImage(drawn.pixels, drawn.width, drawn.height, line, form).copy()
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawn = wanted
        return self._picture


class PagePreview(QScrollArea):
    """Shows one page: all of it, or larger with scroll bars.

    ``turned`` asks for another page: how many pages further, or back if it is negative.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._paper = _Paper()
        self.setWidget(self._paper)
        self._shown: ShownPage | None = None
        self._room = QSize()
        self._height = 0
        self._zoom = 1.0

    @property
    def zoom(self) -> float:
        """How much larger than all of the page; 1 is all of it."""
        return self._zoom

    @property
    def can_grow(self) -> bool:
        """Whether it can be shown larger."""
        return self._zoom * ZOOM_STEP <= LARGEST_ZOOM

    @property
    def can_shrink(self) -> bool:
        """Whether it can be shown smaller."""
        return self._zoom / ZOOM_STEP >= SMALLEST_ZOOM

    def show_page(self, shown: ShownPage, words: str) -> None:
        """Show a page; ``words`` say what stands on it."""
        self._shown = shown
        self.setAccessibleName(words)
        self._paper.show_page(shown)
        self._lay_out()

    def give_room(self, room: QSize) -> None:
        """Take no more than this, and less where the page leaves some."""
        self._room = room
        self._lay_out()

    def zoom_in(self) -> None:
        """Show it larger."""
        if self.can_grow:
            self._set_zoom(self._zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        if self.can_shrink:
            self._set_zoom(self._zoom / ZOOM_STEP)

    def fit(self) -> None:
        """Show all of the page, as large as there is room."""
        self._set_zoom(1.0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        least = theme.current().px(LEAST)  # a tall page must not keep the window from shrinking
        return QSize(super().minimumSizeHint().width(), least)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in steps:
            self.turned.emit(steps[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._paper.show_ring(ringed=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._paper.show_ring(ringed=False)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._lay_out()

    def _lay_out(self) -> None:
        if self._shown is None or self._room.isEmpty():
            return
        edge = 2 * theme.current().px(SHADOW)
        room = QSize(self._room.width() - edge, self._room.height() - edge)
        scale = min(room.width() / self._shown.width, room.height() / self._shown.height)
        scale *= self._zoom
        paper = QSize(
            round(self._shown.width * scale) + edge, round(self._shown.height * scale) + edge
        )
        self._paper.setFixedSize(paper)
        wider = paper.width() > self._room.width()
        bar = self.horizontalScrollBar().sizeHint().height() if wider else 0
        self._height = min(paper.height() + bar, self._room.height())
        self.updateGeometry()


def _sheet(paper: QWidget) -> QRectF:
    edge = theme.current().px(SHADOW)
    return QRectF(paper.rect()).adjusted(edge, edge, -edge, -edge)


def _paint_shadow(painter: QPainter, sheet: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 7))
    for width in range(1, theme.current().px(SHADOW) - 1):
        painter.drawRoundedRect(sheet.adjusted(-width, 2 - width, width, width + 2), width, width)


def _paint_stamps(painter: QPainter, sheet: QRectF, shown: ShownPage, area: Area) -> None:
    """Paint stripes where the stamps go, and say that they are not printed."""
    scale = sheet.width() / shown.width
    zone = QRectF(
        sheet.left() + area.left * scale,
        sheet.top() + area.top * scale,
        area.width * scale,
        area.height * scale,
    )
    painter.save()
    painter.setClipRect(zone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step = theme.current().px(STRIPE)
    painter.setPen(QPen(STRIPES, step * 0.7))
    for start in range(int(zone.left() - zone.height()), int(zone.right()) + step, step * 2):
        painter.drawLine(start, int(zone.top()), int(start + zone.height()), int(zone.bottom()))
    painter.setFont(theme.current().font(12))
    painter.setPen(SCREEN_ONLY)
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    words = _("stamp zone (on screen only)")
    if zone.contains(painter.boundingRect(zone, flags, words)):  # else the stripes say enough
        painter.drawText(zone, flags, words)
    painter.restore()
