"""The lines below the recount, with a sum under each column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from w4r_desktop.gui import theme
from w4r_desktop.gui.recount_words import Column
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.models.recount_sums import RecountSum, RecountSumsModel
    from w4r_desktop.gui.widgets.recount_table import RecountTable

LINE_HEIGHT: Final = 26


class RecountSumsTable(QTableView):
    """Stands below a table, as high as its lines, and has its columns."""

    def __init__(
        self, model: RecountSumsModel, above: RecountTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sums, self._above = model, above
        self.setModel(model)
        self.setProperty("role", "framed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(theme.current().px(40))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().px(LINE_HEIGHT))
        self.setAccessibleName(_("All"))
        above.make_room_for(self)
        above.fitted.connect(self._fit)
        above.horizontalHeader().sectionResized.connect(self._on_resized)
        above.horizontalScrollBar().valueChanged.connect(self._follow)

    def show_sums(self, lines: tuple[RecountSum, ...]) -> None:
        """Show these lines; none of them takes no room."""
        self._sums.show_rows(lines)
        self.setVisible(bool(lines))
        self.setFixedHeight(theme.current().px(LINE_HEIGHT) * len(lines) + theme.current().px(4))

    def _fit(self) -> None:
        for column in Column:
            self.setColumnHidden(column, self._above.isColumnHidden(column))
            self.setColumnWidth(column, self._above.columnWidth(column))

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if width:  # else it was hidden
            self.setColumnWidth(column, width)

    def _follow(self, place: int) -> None:
        self.horizontalScrollBar().setValue(place)
