"""A table of figures that stands on a page at its full height."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QTableView
from typing_extensions import override

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex


PADDING: Final = 9
"""What stands free at either side of a figure, at 100 %."""


class TotalsTable(QTableView):
    """Shows a model without scrolling down; columns share the room, or scroll if it is little.

    The arrow keys read it line by line, and what it stands on follows them.
    """

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "results")
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(theme.current().px(32))
        model.modelReset.connect(self._on_changed)
        model.dataChanged.connect(self._on_changed)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = around.widget() if around is not None else None
        if around is not None and page is not None and self.hasFocus():
            middle = self.viewport().mapTo(page, self.visualRect(current).center())
            around.ensureVisible(middle.x(), middle.y(), 0, 2 * self.rowHeight(current.row()))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _on_changed(self) -> None:
        if self.isVisible():  # else when it is shown
            self._fit()

    def _fit(self) -> None:
        across = self.horizontalHeader()
        columns = range(across.count())
        needed = [max(self._width_of(n), across.sectionSizeHint(n)) for n in columns]
        left_over = self.viewport().width() - sum(needed)
        for column, width in enumerate(needed):
            across.resizeSection(column, width + max(left_over, 0) // len(needed))
        bar = 0 if left_over >= 0 else self.horizontalScrollBar().sizeHint().height()
        height = across.sizeHint().height() + self.verticalHeader().length()
        self.setFixedHeight(height + bar)

    def _width_of(self, column: int) -> int:
        """Return what the widest figure needs; Qt would ask each cell for all that it has."""
        look, model = theme.current(), self.model()
        metrics = look.metrics(bold=True)
        cells = {model.index(row, column).data() for row in range(model.rowCount())}
        return max(map(metrics.horizontalAdvance, cells), default=0) + look.px(2 * PADDING)
