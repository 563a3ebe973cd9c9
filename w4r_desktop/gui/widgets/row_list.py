"""How a table view looks that is a list: rows of one height under a low heading, without a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView


def be_list(view: QTableView, *, name: str, row: int, heading: int) -> None:
    """Make a view a list; ``row`` and ``heading`` are heights in pixels at 100 %."""
    px = theme.current().px
    view.setProperty("role", "people")
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows, columns = view.verticalHeader(), view.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(px(row))
    columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    columns.setMinimumSectionSize(8)
    columns.setFixedHeight(px(heading))
    columns.setHighlightSections(False)
