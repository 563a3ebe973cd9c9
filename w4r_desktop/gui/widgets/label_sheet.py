"""A drawing of a sheet of labels, on which the first free label is shown and chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from w4r_desktop.domain.labels import LabelSheet

TARGET: Final = 24
"""The least side of a label, so that it is hit with a finger."""

WIDTH: Final = 110
WIDEST: Final = 230
"""The least and the most width of the sheet: a drawing, and room beside it."""

EDGE: Final = 3
LEAST: Final = 110
MOST_WHOLE: Final = 21
"""Labels of a sheet that is never cut off: of more, some are scrolled to."""

PAPER: Final = QColor("#FFFFFF")
USED: Final = QColor("#E3DDD0")
FREE: Final = QColor("#FFF6CC")
FIRST: Final = QColor("#FFD60A")
LINE: Final = QColor("#6A6459")
INK: Final = QColor("#1B1A17")
"""Paper is the same in every look; what is used is told by its lack of a number too."""


class LabelSheetView(QWidget):
    """The sheet, with numbers on the labels that are free; ``chosen`` tells another first one.

    The arrow keys, Home and End move it, as does a click.
    """

    chosen = Signal(int)

    def __init__(self, sheet: LabelSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._start = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()

    @property
    def start(self) -> int:
        """The first free label, counted from 1 along the rows."""
        return self._start

    @property
    def labels(self) -> int:
        """How many labels the sheet has."""
        return self._sheet.count

    def show_sheet(self, sheet: LabelSheet, start: int) -> None:
        """Show a sheet and its first free label."""
        if (sheet, start) == (self._sheet, self._start):
            return
        self._sheet, self._start = sheet, start
        self.setFixedSize(self.sizeHint())
        self._name()
        self.update()

    def rect_of(self, label: int) -> QRectF:
        """Return where a label is drawn."""
        area, (across, down) = self._sheet.area(label), self._scales
        return QRectF(
            EDGE + area.left * across,
            EDGE + area.top * down,
            area.width * across,
            area.height * down,
        )

    @override
    def sizeHint(self) -> QSize:
        stock, (across, down) = self._sheet.stock, self._scales
        return QSize(round(stock.width * across) + 2 * EDGE, round(stock.height * down) + 2 * EDGE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(LINE, 1))
            painter.setBrush(PAPER)
            painter.drawRect(QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE))
            painter.setFont(theme.current().font(11))
            for label in range(1, self._sheet.count + 1):
                self._paint(painter, label)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.current().tokens.focus, 2))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = (
            label
            for label in range(1, self._sheet.count + 1)
            if self.rect_of(label).contains(event.position())
        )
        self._choose(next(found, self._start))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, last = self._sheet.across, self._sheet.count
        targets = {
            Qt.Key.Key_Left: self._start - 1,
            Qt.Key.Key_Right: self._start + 1,
            Qt.Key.Key_Up: self._start - across,
            Qt.Key.Key_Down: self._start + across,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        elif 1 <= target <= last:
            self._choose(target)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @property
    def _scales(self) -> tuple[float, float]:
        """Pixels of a millimetre across and down: the same, unless that were too wide."""
        sheet, px = self._sheet, theme.current().px
        least, wide = px(TARGET), sheet.stock.width
        down = max(least / sheet.height, least / sheet.width, px(WIDTH) / wide)
        return max(min(down, px(WIDEST) / wide), least / sheet.width), down

    def _choose(self, label: int) -> None:
        if label != self._start:
            self.show_sheet(self._sheet, label)
            announce(self, self.accessibleName())
            self.chosen.emit(label)

    def _name(self) -> None:
        self.setAccessibleName(
            _("Start at label {label} of {labels}").format(
                label=number(self._start), labels=number(self._sheet.count)
            )
        )

    def _paint(self, painter: QPainter, label: int) -> None:
        first, free = label == self._start, label >= self._start
        painter.setPen(QPen(LINE, 2 if first else 0.5))
        painter.setBrush(FIRST if first else FREE if free else USED)
        place = self.rect_of(label).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRect(place)
        if free:
            painter.setPen(INK)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number(label))


class LabelSheetArea(QScrollArea):
    """The drawing, as much of it as there is room for; the first free label stays in view."""

    def __init__(self, view: LabelSheetView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        self.setWidget(view)
        view.chosen.connect(self.keep_in_view)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self._view.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        whole = self._view.sizeHint().height()
        least = whole if self._view.labels <= MOST_WHOLE else theme.current().px(LEAST)
        return QSize(self._wide(), least)

    def keep_in_view(self) -> None:
        """Move the drawing so that the first free label is seen."""
        self.updateGeometry()
        place = self._view.rect_of(self._view.start).center().toPoint()
        self.ensureVisible(place.x(), place.y(), 0, theme.current().px(TARGET))

    def _wide(self) -> int:
        return self._view.sizeHint().width() + self.verticalScrollBar().sizeHint().width()
