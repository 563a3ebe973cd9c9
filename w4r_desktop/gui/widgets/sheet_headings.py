"""The frozen headings of a tally sheet: people at the left, cases on top, corners between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QPainter, QPixmap, QPointingDevice
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.dragged import PEOPLE, carrying
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.disc import paint_disc

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPaintEvent

    from w4r_desktop.gui.models.sheet import Heading, SheetModel

HEIGHT: Final = 82
LOW_HEIGHT: Final = 44
DISC: Final = 38
NAME: Final = 14
CASE: Final = 13
DETAIL: Final = 12
MARGIN: Final = 12
HEAVY: Final = 2
DEDICATED: Final = 5

LEFT: Final = int(
    (
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    ).value
)
TOP_CENTRE: Final = int((Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter).value)


class FrozenHeader(QHeaderView):
    """A header that only the sheet lays out, and nobody can drag or click."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(8)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill(self.viewport(), event)
        super().paintEvent(event)


class CaseHeader(FrozenHeader):
    """One case above each column: its disc, its short name, its country; amber if withdrawn."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._ground: QColor | None = None

    def tint_ground(self, ground: QColor | None) -> None:
        """Take another ground than the card's, or none."""
        if ground != self._ground:
            self._ground = ground
            self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.maximumHeight())  # the sheet decides between its two heights

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look = theme.current()
        case = self._model.columns[logicalIndex]
        painter.save()
        if case.withdrawn or self._ground:
            painter.fillRect(rect, look.tokens.amber_soft if case.withdrawn else self._ground)
        if case.dedicated:
            painter.fillRect(rect.left(), rect.top(), rect.width(), DEDICATED, look.tokens.accent)
        top = rect.top() + look.px(5)
        if rect.height() >= look.px(HEIGHT):
            disc = look.px(DISC)
            at = QPoint(rect.center().x() - disc // 2, top)
            paint_disc(painter, at, disc, name=case.full_name, key=case.code)
            top += disc
        line = QRect(rect.left() + 3, top, rect.width() - 6, look.px(18))
        painter.setPen(look.tokens.ink)
        _write(painter, line, case.name, size=CASE, bold=True)
        painter.setPen(look.tokens.amber if case.withdrawn else look.tokens.muted)
        line.translate(0, look.px(16))
        stressed = case.withdrawn or case.dedicated
        _write(painter, line, case.detail, size=DETAIL, bold=stressed)
        bottom = rect.bottom() - HEAVY + 1
        painter.fillRect(rect.left(), bottom, rect.width(), HEAVY, look.tokens.ink)
        painter.restore()


class NameHeader(FrozenHeader):
    """One person at the left of each row, with a badge; the current row's name is tinted.

    ``chosen`` tells the row whose name was pressed. A name can be dragged onto a table where
    ``draggable`` says so.
    """

    menu_requested = Signal(int, QPoint)
    chosen = Signal(int)

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self._current = -1
        self._pressed: QPoint | None = None
        self.draggable = True

    def tint(self, row: int) -> None:
        """Tint the name of one row."""
        if row != self._current:
            self._current = row
            self.viewport().update()

    def carried(self, row: int) -> QMimeData | None:
        """Return what a row's name carries when it is dragged; nothing where it stays."""
        if not (self.draggable and 0 <= row < len(self._model.rows)):
            return None
        key = self._model.rows[row].key
        assert isinstance(key, tuple)
        person = key[0]
        if person is None:
            return None
        return carrying(PEOPLE, [person])

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        by_finger = event.pointerType() == QPointingDevice.PointerType.Finger
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left and not by_finger else None
        row = self.logicalIndexAt(event.position().toPoint())
        if left and row >= 0:
            self.chosen.emit(row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            pressed, self._pressed = self._pressed, None
            self._drag(self.logicalIndexAt(pressed))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def _drag(self, row: int) -> None:
        carried = self.carried(row)
        if carried is None:
            return
        size = QSize(self.width(), self.sectionSize(row))
        drag = QDrag(self)
        drag.setMimeData(carried)
        picture = QPixmap(size * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(theme.current().tokens.card)
        with QPainter(picture) as painter:
            self.paintSection(painter, QRect(QPoint(0, 0), size), row)
        drag.setPixmap(picture)
        drag.exec(Qt.DropAction.MoveAction)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.logicalIndexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if row >= 0:
            self.menu_requested.emit(row, event.globalPos())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens = theme.current().tokens
        heading = self._model.rows[logicalIndex]
        painter.save()
        if logicalIndex == self._current:
            painter.fillRect(rect, tokens.accent_soft)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.hairline)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), tokens.hairline)
        margin = theme.current().px(MARGIN)
        self._paint_words(painter, rect.adjusted(margin, 0, -margin // 2, -1), heading)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, heading: Heading) -> None:
        look = theme.current()
        gap = look.px(5)
        kept = sum(
            self._width(text, size, bold=bold) + gap + pad
            for text, size, bold, pad in (
                (heading.badge, DETAIL, True, look.px(16)),
                (heading.detail, CASE, False, 0),
            )
            if text
        )
        painter.setPen(look.tokens.muted if heading.quiet else look.tokens.ink)
        painter.setFont(look.font(NAME, bold=not heading.quiet))
        # the name keeps at least half; the words after it give way first
        width = max(room.width() - kept, room.width() // 2)
        name = painter.fontMetrics().elidedText(heading.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, LEFT, name)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + gap)
        if heading.badge:
            room.setLeft(self._paint_badge(painter, room, heading) + gap)
        if heading.detail:
            painter.setPen(look.tokens.muted)
            _write(painter, room, heading.detail, size=CASE, flags=LEFT)

    def _paint_badge(self, painter: QPainter, room: QRect, heading: Heading) -> int:
        look, words = theme.current(), heading.badge
        pad = look.px(8)
        width = min(self._width(words, DETAIL, bold=True) + 2 * pad, room.width())
        height = look.px(20)
        pill = QRect(room.left(), room.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tokens.status if heading.gone else look.tokens.good_soft)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(look.tokens.muted if heading.gone else look.tokens.good)
        _write(painter, pill.adjusted(pad, 0, -pad + 2, 0), words, size=DETAIL, bold=True)
        return pill.right()

    def _width(self, text: str, size: int, *, bold: bool) -> int:
        return theme.current().metrics(size, bold=bold).horizontalAdvance(text)


class Corner(QWidget):
    """A corner of the sheet: a few words, with the heavy lines that end there."""

    def __init__(
        self, *, above: bool = False, below: bool = False, before: bool = False, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._lines = (above, below, before)
        self._text = ""
        self._detail = ""
        self._size = NAME
        self._centred = before
        self._ground: QColor | None = None

    def tint_ground(self, ground: QColor | None) -> None:
        """Take another ground than the card's, or none."""
        if ground != self._ground:
            self._ground = ground
            self.update()

    def say(self, text: str, *, size: int = NAME, name: str = "", detail: str = "") -> None:
        """Show a text in a size, above a smaller ``detail``.

        ``name`` is what it says to those who cannot see it; the tooltip says all of it.
        """
        whole = name or ", ".join(part for part in (text, detail) if part)
        self.setAccessibleName(whole)
        self.setToolTip(tooltips.plain(whole))
        if (text, detail, size) != (self._text, self._detail, self._size):
            self._text, self._detail, self._size = text, detail, size
            self.update()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def detail(self) -> str:
        """What stands below it."""
        return self._detail

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        above, below, before = self._lines
        rect = self.rect()
        with QPainter(self) as painter:
            if self._ground is not None:
                painter.fillRect(rect, self._ground)
            for drawn, line in (
                (above, QRect(0, 0, rect.width(), HEAVY)),
                (below, QRect(0, rect.bottom() - HEAVY + 1, rect.width(), HEAVY)),
                (before, QRect(0, 0, HEAVY, rect.height())),
            ):
                if drawn:
                    painter.fillRect(line, look.tokens.ink)
            painter.setPen(look.tokens.ink)
            margin = 2 if self._centred else look.px(MARGIN)
            flags = TOP_CENTRE if self._centred else LEFT
            room = rect.adjusted(margin, HEAVY * above, -2, -HEAVY * below)
            if self._detail:
                high = look.px(18)
                upper = QRect(room.left(), room.center().y() - high, room.width(), high)
                lower = upper.translated(0, high)
                _write(painter, upper, self._text, size=self._size, bold=True, flags=flags)
                painter.setPen(look.tokens.muted)
                _write(painter, lower, self._detail, size=CASE, flags=flags)
                return
            _write(painter, room, self._text, size=self._size, bold=True, flags=flags)


def fill(viewport: QWidget, event: QPaintEvent) -> None:
    """Paint the card's ground: a part that covers its own ground scrolls without its frame."""
    with QPainter(viewport) as painter:
        painter.fillRect(event.rect(), theme.current().tokens.card)


def _write(
    painter: QPainter,
    room: QRect,
    text: str,
    *,
    size: int,
    bold: bool = False,
    flags: int = TOP_CENTRE,
) -> None:
    look = theme.current()
    painter.setFont(look.font(size, bold=bold))
    fitting = look.metrics(size, bold=bold).elidedText(
        text, Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, flags, fitting)
