"""The list of people: rows of one height, painted, chosen by the row, one or several."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.people import Column, PeopleModel
from w4r_desktop.gui.widgets.people_cells import PeopleDelegate
from w4r_desktop.gui.widgets.row_list import be_list
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.store.queries.attendees import PersonRow

ROW: Final = 40
HEADING: Final = 36
NUMBERS: Final = {Column.LETTERS: 82, Column.OTHER: 76, Column.SIGNED_IN: 104}
"""Widths at 100 %; the other columns share what is left."""

NEEDS: Final = {Column.SIGNED_IN: 620, Column.OTHER: 440}
"""The widths of the list, at 100 %, below which a column gives way; the tooltip tells it all."""

SHARES: Final = {Column.NAME: 0.36, Column.TABLE: 0.20, Column.STATES: 0.44}
HOLD: Final = 600
"""Milliseconds after which a press is held for the menu."""


class PeopleView(QTableView):
    """Shows a ``PeopleModel``; who is chosen stays so while rows come and go.

    ``picked`` tells that others are chosen now, ``opened`` that somebody was clicked twice, and
    ``menu_requested`` where on the screen somebody asked what can be done.
    """

    picked = Signal()
    opened = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = model
        self._chosen: tuple[UUID, ...] = ()
        self._current: UUID | None = None
        self._held_at = QPoint()
        self._hold = QTimer(self, singleShot=True, interval=HOLD)
        self._hold.timeout.connect(self._on_held)
        self.setModel(model)
        self.setItemDelegate(PeopleDelegate(self))
        be_list(self, name=_("People who are here"), row=ROW, heading=HEADING)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)

    def be_calm(self) -> None:
        """Offer nothing to do with anybody: one is looked at, and there is no menu."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def let_drag(self) -> None:
        """Let people be dragged onto a table."""
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    # -- who is chosen -------------------------------------------------------------------------

    @property
    def chosen(self) -> tuple[PersonRow, ...]:
        """Who is chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.people.rows[row] for row in rows)

    def choose(self, attendee_ids: Iterable[UUID], *, current: UUID | None = None) -> None:
        """Choose people, those of them who are shown."""
        ids = tuple(attendee_ids)
        wanted = frozenset(ids)
        rows = [n for n, person in enumerate(self.people.rows) if person.attendee_id in wanted]
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(self.people.index(first, 0), self.people.index(last, Column.SIGNED_IN))
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        here = -1 if not ids else self.people.place_of(current or ids[0])
        if here >= 0:
            model.setCurrentIndex(self.people.index(here, 0), flags.NoUpdate)
            self.scrollTo(self.people.index(here, 0))
        model.select(chosen, flags.ClearAndSelect)

    def _remember(self) -> None:
        self._chosen = tuple(person.attendee_id for person in self.chosen)
        here = self.currentIndex()
        current = self.people.rows[here.row()] if here.isValid() else None
        self._current = current.attendee_id if current else None

    def _choose_again(self) -> None:
        """Choose again who was chosen; with one of them gone, nobody else takes their place."""
        shown = {person.attendee_id for person in self.people.rows}
        here = [who for who in self._chosen if who in shown]
        self.choose(here, current=self._current if self._current in here else None)
        self.picked.emit()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    # -- sorting -------------------------------------------------------------------------------

    def sort_by(self, column: Column) -> None:
        """Sort by a column: names rising, numbers and notes with the most of them first."""
        falls = column in (Column.LETTERS, Column.OTHER, Column.STATES)
        orders = Qt.SortOrder
        self.sortByColumn(column, orders.DescendingOrder if falls else orders.AscendingOrder)

    def sort_by_next(self) -> None:
        """Sort by the next column."""
        self.sort_by(Column((self.people.sorted_by + 1) % len(Column)))

    # -- mouse, finger and keys ----------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._held_at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(self._held_at).isValid():
            self._hold.start()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (event.position().toPoint() - self._held_at).manhattanLength() > HOLD // 60:
            self._hold.stop()
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold.stop()
        super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hold.stop()
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def _on_held(self) -> None:
        self._ask_for_menu(self._held_at)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._hold.stop()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        elif self.indexAt(event.pos()).isValid():
            self._ask_for_menu(event.pos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shifted and event.key() == Qt.Key.Key_F10 and sys.platform != "win32":
            self._ask_for_menu()  # which not every system calls a menu
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Find nobody by typing here: letters are keys for what is done, names have their box."""

    def _ask_for_menu(self, place: QPoint | None = None) -> None:
        if not self.chosen:
            return
        if place is None:
            self.scrollTo(self.currentIndex())
            place = self.visualRect(self.currentIndex()).center()
        self.menu_requested.emit(self.viewport().mapToGlobal(place))

    # -- the shape -----------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme.current().px
        header, left = self.horizontalHeader(), self.viewport().width()
        for column, room in NEEDS.items():
            header.setSectionHidden(column, left < px(room))
        for column, width in NUMBERS.items():
            header.resizeSection(column, px(width))
            left -= header.sectionSize(column)
        states = round(left * SHARES[Column.STATES])
        table = round(left * SHARES[Column.TABLE])
        header.resizeSection(Column.TABLE, table)
        header.resizeSection(Column.STATES, states)
        header.resizeSection(Column.NAME, left - table - states)

    @override
    def minimumSizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(260), px(HEADING + 3 * ROW))

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        for index in (current, previous):  # the ring is around the whole row
            row = self.visualRect(index)
            self.viewport().update(0, row.top(), self.viewport().width(), row.height())


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of rows that follow one another: Qt is slow with many ranges."""
    for _before, run in groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0]):
        places = [row for _number, row in run]
        yield places[0], places[-1]
