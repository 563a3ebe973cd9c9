"""The list of what was printed: one line for each run, the newest first."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.gui import run_words
from w4r_desktop.gui.models.rows import RowsModel
from w4r_desktop.language import _, number
from w4r_desktop.store.queries.print_runs import RunRow

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

    from PySide6.QtCore import QObject

    Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is said of each, from left to right."""

    NUMBER = 0
    WHAT = 1
    PAGES = 2
    WHEN = 3
    PRINTER = 4
    STATE = 5


class RunsModel(RowsModel[RunRow]):
    """Rows are runs."""

    COLUMNS: ClassVar[type[IntEnum]] = Column
    AT_RIGHT: ClassVar[Collection[IntEnum]] = (Column.NUMBER, Column.PAGES)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zone = ZoneInfo("UTC")

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.AT_RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)

    @override
    def key(self, row: RunRow) -> Hashable:
        return row.print_run_id

    @override
    def heading(self, column: int) -> str:
        return {
            Column.NUMBER: _("Run"),
            Column.WHAT: _("What"),
            Column.PAGES: _("Pages"),
            Column.WHEN: _("When"),
            Column.PRINTER: _("Printer"),
            Column.STATE: _("How it went"),
        }[Column(column)]

    @override
    def text(self, row: RunRow, column: int) -> str:
        return {
            Column.NUMBER: number(row.number),
            Column.WHAT: run_words.run_title(row),
            Column.PAGES: number(row.pages),
            Column.WHEN: run_words.moment_words(row.begun_at, self.zone),
            Column.PRINTER: run_words.printers(row),
            Column.STATE: run_words.state_words(row),
        }[Column(column)]

    @override
    def words(self, row: RunRow) -> str:
        return ", ".join(
            (
                run_words.run_name(row),
                run_words.pages_words(row.pages),
                *(self.text(row, column) for column in (Column.WHEN, Column.PRINTER, Column.STATE)),
            )
        )
