"""A framed table of figures, one line chosen at a time, whose first column takes the room left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

ROW: Final = 34
NARROWEST: Final = 170
LOWEST: Final = 62


class RateTable(QTableView):
    """Goes by rows; Tab leaves it. ``wide`` is the column with the words.

    Where room is short, the columns that give ``way`` are left to the tooltip, the first one first.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        wide: int,
        *,
        way: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wide, self._way = wide, way
        px = theme.current().px
        self.setModel(model)
        self.setMinimumHeight(px(LOWEST))
        self.setProperty("role", "framed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(px(40))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        for column in self._way:
            self.setColumnHidden(column, False)  # noqa: FBT003 - a hidden one has no width to ask
        columns = [n for n in range(self.model().columnCount()) if n != self._wide]
        heading = self.horizontalHeader().sectionSizeHint
        needed = {n: max(self.sizeHintForColumn(n), heading(n)) for n in columns}
        room = self.viewport().width() - theme.current().px(NARROWEST)
        hidden: set[int] = set()
        for column in self._way:
            if sum(width for n, width in needed.items() if n not in hidden) > room:
                hidden.add(column)
        for column in self._way:
            self.setColumnHidden(column, column in hidden)
