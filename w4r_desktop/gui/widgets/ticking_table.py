"""A table whose first column has ticks, which Space sets wherever one is in the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView
from typing_extensions import override

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

ROW: Final = 34


class TickingTable(QTableView):
    """Goes by rows; Tab leaves it.

    ``turned`` tells which rows are to be ticked by a key or no more, and whether they are.
    """

    turned = Signal(list, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "framed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme.current().px(ROW))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self.currentIndex().isValid():
            super().keyPressEvent(event)
            return
        here = self.model().index(self.currentIndex().row(), 0)
        if here.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = Qt.CheckState(here.data(Qt.ItemDataRole.CheckStateRole))
            rows = [index.row() for index in self.selectionModel().selectedRows()]
            self.turned.emit(rows or [here.row()], ticked is not Qt.CheckState.Checked)
