"""Figures in rows and columns: by case, by table, by quarter of an hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.language import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

NOTHING: Final = "·"
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """One line: its name and its counts, the last of which is their sum.

    ``is_sum`` says that it is a sum of lines above it.
    """

    name: str
    counts: tuple[int, ...]
    is_sum: bool = False


class FiguresTableModel(QAbstractTableModel):
    """Shows lines under columns; views are told only of what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[FiguresRow, ...] = ()

    def show_figures(self, columns: Sequence[str], rows: Sequence[FiguresRow]) -> None:
        """Show these lines; the last column is the sum of the others."""
        before = (self._columns, [(row.name, row.is_sum) for row in self._rows])
        if (tuple(columns), [(row.name, row.is_sum) for row in rows]) != before:
            self.beginResetModel()
            self._columns, self._rows = tuple(columns), tuple(rows)
            self.endResetModel()
        elif tuple(rows) != self._rows:
            self._rows = tuple(rows)
            last = self.index(len(rows) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        count = row.counts[column]
        is_sum = row.is_sum or column == len(self._columns) - 1
        answers = {
            Qt.ItemDataRole.DisplayRole: number(count) if count else NOTHING,
            Qt.ItemDataRole.TextAlignmentRole: RIGHT,
            Qt.ItemDataRole.FontRole: theme.current().font(bold=is_sum),
            Qt.ItemDataRole.ForegroundRole: None if count else theme.current().tokens.muted,
            Qt.ItemDataRole.AccessibleTextRole: (
                f"{row.name}, {self._columns[column]}: {number(count)}"
            ),
        }
        return answers.get(Qt.ItemDataRole(role))

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section] if across else self._rows[section].name
        if role == Qt.ItemDataRole.FontRole and not across:
            return theme.current().font(bold=self._rows[section].is_sum)
        return None
