"""The list of cases beside a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.case_list import LINE, CaseListModel
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.gui.widgets.portrait import paint_portrait
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QColor, QFont, QKeyEvent, QPixmap
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.models.case_list import CaseLine

    Index = QModelIndex | QPersistentModelIndex

HEIGHT: Final = 55
PORTRAIT: Final = 36
EDGE: Final = 14
CHOSEN_EDGE: Final = 4
BADGE_SIZE: Final = 12
FOCUS_WIDTH: Final = 2
SMALL_LINE: Final = 20
ROOM_FOR_FACE: Final = 200
ROOM_FOR_NEWS: Final = 250
ROOM_FOR_BOTH: Final = 180


class CaseList(QListView):
    """Shows lines of cases; ``chosen`` tells the case a person moved to.

    ``moved`` tells a case that was dragged, and its new place counted from 0; ``menu_requested``
    where on the screen somebody asked what can be done with the case chosen.
    """

    chosen = Signal(object)
    menu_requested = Signal(QPoint)
    moved = Signal(object, int)

    def __init__(
        self, picture: Callable[[CaseLine], QPixmap | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines = CaseListModel(self)
        self.setProperty("role", "cases")
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(picture, self))
        self.setAccessibleName(_("Cases"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        # a case moves after the drop, which a list made anew in the middle of it would not survive
        self.lines.move_requested.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    def let_drag(self, *, allowed: bool) -> None:
        """Let cases be dragged to another place, or not."""
        self.setDragEnabled(allowed)
        self.setAcceptDrops(allowed)

    @property
    def case_id(self) -> UUID | None:
        """The case that is chosen, None if it is not among those shown."""
        index = self.currentIndex()
        return self.lines.lines[index.row()].case_id if index.isValid() else None

    def choose(self, case_id: UUID | None) -> None:
        """Mark a case, without telling anybody."""
        index = self.lines.index_of(case_id)
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setCurrentIndex(index)
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.lines.lines[current.row()].case_id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        elif (index := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(index)
            self.menu_requested.emit(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shifted and event.key() == Qt.Key.Key_F10:  # which not every system calls a menu
            self._ask_for_menu()
        else:
            super().keyPressEvent(event)

    def _ask_for_menu(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            middle = self.visualRect(index).center()
            self.menu_requested.emit(self.viewport().mapToGlobal(middle))


class _LineDelegate(QStyledItemDelegate):
    """Paints a line: face, name over country, and good news or the letters of tonight."""

    def __init__(self, picture: Callable[[CaseLine], QPixmap | None], parent: CaseList) -> None:
        super().__init__(parent)
        self._picture = picture

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = theme.current().px
        return QSize(px(220), px(HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: CaseLine = index.data(LINE)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = theme.current()
        px = look.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = look.tokens.amber_soft if line.withdrawn else look.tokens.background
        if chosen or hovered or line.withdrawn:
            painter.fillRect(place, look.tokens.accent_soft if chosen else ground)
        if chosen:
            edge = QRect(place.left(), place.top(), px(CHOSEN_EDGE), place.height())
            painter.fillRect(edge, look.tokens.accent)
        painter.fillRect(
            QRect(place.left(), place.bottom(), place.width(), 1), look.tokens.hairline
        )
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.tokens.focus, FOCUS_WIDTH))
            painter.drawRect(place.adjusted(1, 1, -1, -2))
        inside = place.adjusted(px(EDGE), 0, -px(EDGE), 0)
        if place.width() >= px(ROOM_FOR_FACE):
            side = px(PORTRAIT)
            top = inside.top() + (inside.height() - side) // 2
            face = QRect(inside.left(), top, side, side)
            picture = self._picture(line)
            paint_portrait(painter, face, name=line.name, key=line.code, picture=picture)
            inside.setLeft(face.right() + px(11))
        # a badge is wide
        stacked = line.good_news or line.withdrawn or place.width() < px(ROOM_FOR_NEWS)
        _paint_words(painter, inside, line, stacked=stacked)
        painter.restore()


def _paint_words(painter: QPainter, inside: QRect, line: CaseLine, *, stacked: bool) -> None:
    """Paint the words of a line; where there is little room, the name has its half for itself."""
    look = theme.current()
    above, below = QRect(inside), QRect(inside)
    above.setBottom(inside.center().y())
    below.setTop(inside.center().y() + 1)
    badge = line.good_news or line.withdrawn
    if stacked:
        below.setHeight(look.px(SMALL_LINE))
        below.setRight(_paint_end(painter, below, line) - look.px(6))
        if badge and line.counts and inside.width() >= look.px(ROOM_FOR_BOTH):
            top = QRect(above)
            top.setTop(above.bottom() - look.px(SMALL_LINE))
            above.setRight(_paint_letters(painter, top, line) - look.px(8))
    else:
        end = _paint_end(painter, inside, line) - look.px(8)
        above.setRight(end)
        below.setRight(end)
    bottom, top_edge = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
    where = _where(line, below.width())
    _paint_text(painter, above, line.name, look.font(bold=True), look.tokens.ink, bottom)
    _paint_text(painter, below, where, look.font(13), look.tokens.muted, top_edge)


def _where(line: CaseLine, room: int) -> str:
    """Return the country, and where there is room for it that the case is a sample."""
    both = f"{line.country} · {_('sample')}"
    fits = theme.current().metrics(13).horizontalAdvance(both) <= room
    return both if line.sample and fits else line.country


def _paint_text(
    painter: QPainter,
    place: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    edge: Qt.AlignmentFlag,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | edge, words)


def _paint_end(painter: QPainter, inside: QRect, line: CaseLine) -> int:
    """Paint what stands at the end of a line and return where it begins."""
    tokens = theme.current().tokens
    if line.withdrawn:
        return _paint_badge(painter, inside, _("withdrawn"), tokens.amber, tokens.amber_soft)
    if line.good_news:
        return _paint_badge(painter, inside, _("good news"), tokens.good, tokens.good_soft)
    return _paint_letters(painter, inside, line)


def _paint_letters(painter: QPainter, inside: QRect, line: CaseLine) -> int:
    look = theme.current()
    side = look.px(15)
    sign = QRect(inside.right() - side, inside.center().y() - side // 2, side, side)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(sign.topLeft(), pixmap("envelope", look.tokens.muted, side, ratio))
    painter.setFont(look.font())
    painter.setPen(look.tokens.muted)
    text = number(line.letters)
    width = painter.fontMetrics().horizontalAdvance(text)
    start = sign.left() - look.px(5) - width
    painter.drawText(
        QRect(start, inside.top(), width, inside.height()), Qt.AlignmentFlag.AlignVCenter, text
    )
    return start


def _paint_badge(
    painter: QPainter, inside: QRect, text: str, colour: QColor, ground: QColor
) -> int:
    look = theme.current()
    painter.setFont(look.font(BADGE_SIZE, bold=True))
    metrics = painter.fontMetrics()
    around = look.px(16)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width() - around)
    width, height = metrics.horizontalAdvance(text) + around, metrics.height() + look.px(4)
    top = inside.top() + (inside.height() - height) // 2
    badge = QRect(inside.right() - width + 1, top, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(badge, height / 2, height / 2)
    painter.setPen(colour)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
    return badge.left()
