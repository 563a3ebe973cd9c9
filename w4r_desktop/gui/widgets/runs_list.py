"""The list of what was printed: one line for each run, chosen one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.print_runs import Column
from w4r_desktop.gui.widgets.row_list import be_list
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.models.print_runs import RunsModel

ROW: Final = 36
HEADING: Final = 34
LEAST_ROWS: Final = 2
NEEDS: Final = {Column.PAGES: 520, Column.PRINTER: 600}
"""The widths of the list, at 100 %, below which a column gives way; the tooltip tells it all."""


class RunsList(QTableView):
    """Shows a ``RunsModel``; how each run went takes the room that the other columns leave."""

    def __init__(self, model: RunsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        be_list(self, name=_("What was printed"), row=ROW, heading=HEADING)
        self.setProperty("role", "framed")
        self.setFrameShape(QFrame.Shape.StyledPanel)  # or the rows would cover the frame
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(theme.current().px(HEADING + LEAST_ROWS * ROW))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, needed in NEEDS.items():
            self.setColumnHidden(column, self.width() < theme.current().px(needed))
