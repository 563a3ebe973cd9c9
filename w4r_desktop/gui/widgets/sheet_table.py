"""The cells of the tally sheet under mouse, finger and keys; asks, and never changes a number."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QPointingDevice
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLineEdit, QTableView
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.presses import Presses
from w4r_desktop.gui.widgets.sheet_cells import ROW, CellDelegate, minus_rect
from w4r_desktop.gui.widgets.sheet_headings import CaseHeader, NameHeader, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.models.sheet import SheetModel

HOLD: Final = 600
"""Milliseconds of pressing that ask for the menu."""

ADD_KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Plus)
TAKE_BACK_KEYS: Final = (Qt.Key.Key_Minus,)
ENTER_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTCH: Final = 120
"""What a wheel turns by one notch."""

COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
NOWHERE: Final = (-1, -1)

Cell = tuple[int, int]


@dataclass(slots=True)
class _Press:
    """A button or finger that is down."""

    cell: Cell
    start: QPoint
    at: float
    on_minus: bool
    by_finger: bool
    last: QPoint
    dragged: bool = False


class SheetTable(QTableView):
    """Turns clicks and keys on a cell into what is asked for; cells are (row, column).

    ``all_requested`` is for as many as there are heads in the row, ``each_requested`` for as many
    for each case; ``zoomed`` tells by how many steps the wheel was turned with Ctrl.
    """

    add_requested = Signal(int, int)
    all_requested = Signal(int, int)
    each_requested = Signal(int, int)
    zoomed = Signal(int)
    take_back_requested = Signal(int, int)
    set_requested = Signal(int, int, int)
    menu_requested = Signal(int, int, QPoint)
    ignored_press = Signal(int, int)
    current_changed = Signal(int, int)
    letters_typed = Signal(str)
    number_begun = Signal()

    def __init__(
        self, model: SheetModel, parent: QWidget, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._sheet = model
        self._presses = Presses(clock)
        self._press: _Press | None = None
        self._disarmed = NOWHERE
        self._turned = 0
        self._cells = CellDelegate(model, self)
        self._cells.number_typed.connect(self.set_requested)
        self.names = NameHeader(model, self)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD)
        self._hold.timeout.connect(self._on_held)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.cases = CaseHeader(model, self)
        self.setHorizontalHeader(self.cases)
        self.setVerticalHeader(self.names)
        self._set_up()
        self.horizontalScrollBar().valueChanged.connect(self._forget_pointer)
        self.verticalScrollBar().valueChanged.connect(self._forget_pointer)

    def _set_up(self) -> None:
        self.setProperty("role", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)  # Tab leaves the sheet, the arrows walk in it
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def cell(self) -> Cell:
        """The current cell, (-1, -1) if there is none."""
        return self._cells.current

    @override
    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length()
        return QSize(theme.current().px(400), self.horizontalHeader().sizeHint().height() + rows)

    @override
    def minimumSizeHint(self) -> QSize:
        head = self.horizontalHeader().sizeHint().height()
        return QSize(theme.current().px(300), head + theme.current().px(ROW))

    def fit_heading(self, height: int) -> None:
        """Give the cases a height, and begin the rows below it at once."""
        self.cases.setFixedHeight(height)
        self.updateGeometry()
        self.updateGeometries()  # Qt asks the heading only when the table itself is resized

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill(self.viewport(), event)
        super().paintEvent(event)

    # what Qt tells

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self._cells.current = (current.row(), current.column())
        self.names.tint(current.row())
        self.update(current)
        self.update(previous)
        self.current_changed.emit(current.row(), current.column())

    @override
    def reset(self) -> None:
        super().reset()  # without a word about the current cell, which is gone
        self._cells.current = NOWHERE

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(focused=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(focused=False)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._forget_pointer()
        return super().viewportEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Take a letter for the beginning of a name, and never for a count."""
        if search.strip():
            self.letters_typed.emit(search)

    # mouse and finger

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= NOTCH:
            self.zoomed.emit(1 if self._turned > 0 else -1)
            self._turned = 0

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin_press(index, event)
        self._choose(index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        press = self._press
        if press is None:
            self._point_at(where)
            return
        if (where - press.start).manhattanLength() >= QApplication.startDragDistance():
            self._hold.stop()
            press.dragged = press.dragged or press.by_finger
        if press.dragged:
            moved = where - press.last
            self._scroll_by(-moved.x(), -moved.y())
        press.last = where

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        self._hold.stop()
        if press is None or event.button() != Qt.MouseButton.LeftButton or press.dragged:
            return
        index = self.indexAt(event.position().toPoint())
        if (index.row(), index.column()) != press.cell:
            return
        if press.on_minus:
            self._ask(self.take_back_requested, press.cell, press.at)
            return
        self._disarm(event.position().toPoint(), press.cell)
        self._ask(self.add_requested, press.cell, press.at)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
            return
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid():
            self._choose(index)
            self.menu_requested.emit(index.row(), index.column(), event.globalPos())

    # keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.cell != NOWHERE and _is_enter_with_ctrl(event):
            self._press_enter(event)
        elif self.cell == NOWHERE or event.modifiers() & COMMANDS:
            super().keyPressEvent(event)
        elif event.key() in (*ADD_KEYS, *TAKE_BACK_KEYS):
            self._press_key(event)
        elif event.text().isdecimal():
            self._type(event)
        elif _asks_for_menu(event):
            self._ask_menu()
        else:
            super().keyPressEvent(event)

    def _press_key(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        adds = event.key() in ADD_KEYS
        signal = self.add_requested if adds else self.take_back_requested
        self._ask(signal, self.cell, self._presses.now())

    def _press_enter(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        each = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        signal = self.each_requested if each else self.all_requested
        self._ask(signal, self.cell, self._presses.now())

    def _type(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        self.edit(self.currentIndex())
        editor = self.viewport().findChild(QLineEdit)
        if editor is not None:
            editor.setText(event.text())
            self.number_begun.emit()

    # the rest

    def _ask(self, signal: object, cell: Cell, at: float) -> None:
        asked = signal if self._presses.counts(cell, at) else self.ignored_press
        asked.emit(*cell)  # type: ignore[attr-defined]

    def _ask_menu(self) -> None:
        rect = self.visualRect(self.currentIndex())
        self.menu_requested.emit(*self.cell, self.viewport().mapToGlobal(rect.center()))

    def _begin_press(self, index: QModelIndex, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        cell = (index.row(), index.column())
        finger = event.pointerType() == QPointingDevice.PointerType.Finger
        shown = cell == self._cells.minus and self._sheet.counts[cell[0]][cell[1]] > 0
        self._press = _Press(
            cell=cell,
            start=where,
            at=self._presses.now(),
            on_minus=shown and not finger and minus_rect(self.visualRect(index)).contains(where),
            by_finger=finger,
            last=where,
        )
        self._hold.start()

    def _on_held(self) -> None:
        press, self._press = self._press, None
        if press is not None:
            self.menu_requested.emit(*press.cell, self.viewport().mapToGlobal(press.last))

    def _choose(self, index: QModelIndex) -> None:
        # without scrolling: a cell must not slip away from under the pointer
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)

    def _scroll_by(self, across: int, down: int) -> None:
        for bar, step in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + step)

    def _show_focus(self, *, focused: bool) -> None:
        if focused != self._cells.focused:
            self._cells.focused = focused
            self.update(self.currentIndex())

    def _point_at(self, where: QPoint) -> None:
        index = self.indexAt(where)
        cell = (index.row(), index.column())
        over = index.isValid() and minus_rect(self.visualRect(index)).contains(where)
        if cell != self._disarmed or not over:
            self._disarmed = NOWHERE
        self._show_minus(NOWHERE if cell == self._disarmed else cell, hot=over)

    def _disarm(self, where: QPoint, cell: Cell) -> None:
        # who adds where the − would be keeps adding there: it comes back when the pointer leaves
        if minus_rect(self.visualRect(self._sheet.index(*cell))).contains(where):
            self._disarmed = cell
            self._show_minus(NOWHERE, hot=False)

    def _forget_pointer(self) -> None:
        self._disarmed = NOWHERE
        self._show_minus(NOWHERE, hot=False)

    def _show_minus(self, cell: Cell, *, hot: bool) -> None:
        before = self._cells.minus
        if (cell, hot) == (before, self._cells.minus_hot):
            return
        self._cells.minus, self._cells.minus_hot = cell, hot
        for changed in {before, cell} - {NOWHERE}:
            self.update(self._sheet.index(*changed))


def _is_enter_with_ctrl(event: QKeyEvent) -> bool:
    commands = event.modifiers() & COMMANDS
    return event.key() in ENTER_KEYS and commands == Qt.KeyboardModifier.ControlModifier


def _asks_for_menu(event: QKeyEvent) -> bool:
    # the Menu key comes as a context menu event everywhere, Shift+F10 only on Windows
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_F10 and shift and sys.platform != "win32"
