"""What was logged at each table in each kind, with the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.language import _, number, table_label
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.store.queries.totals import Totals

    Index = QModelIndex | QPersistentModelIndex

NOTHING: Final = "·"
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableTotalsModel(QAbstractTableModel):
    """Rows are tables, the last one all of them; columns are kinds, the last one their sum."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[ActionKind, ...] = ()
        self._names: tuple[str, ...] = ()
        self._counts: tuple[tuple[int, ...], ...] = ()

    def show_totals(self, totals: Totals, kinds: Sequence[ActionKind]) -> None:
        """Show these totals in these kinds."""
        rows = [[table.kinds.get(kind, 0) for kind in kinds] for table in totals.by_table]
        rows.append([totals.kinds[kind] for kind in kinds])
        names = [
            table_label(table.name) if table.writing_table_id else _("No table")
            for table in totals.by_table
        ]
        counts = tuple((*row, sum(row)) for row in rows)
        shape = (tuple(kinds), (*names, _("All")))
        if shape != (self._kinds, self._names):
            self.beginResetModel()
            (self._kinds, self._names), self._counts = shape, counts
            self.endResetModel()
        elif counts != self._counts:
            self._counts = counts
            last = self.index(len(counts) - 1, len(self._kinds))
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._names)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._kinds) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        count = self._counts[row][column]
        is_sum = row == len(self._names) - 1 or column == len(self._kinds)
        answers = {
            Qt.ItemDataRole.DisplayRole: number(count) if count else NOTHING,
            Qt.ItemDataRole.TextAlignmentRole: RIGHT,
            Qt.ItemDataRole.FontRole: theme.current().font(bold=is_sum),
            Qt.ItemDataRole.ForegroundRole: None if count else theme.current().tokens.muted,
            Qt.ItemDataRole.AccessibleTextRole: self._words(row, column),
        }
        return answers.get(Qt.ItemDataRole(role))

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            across = orientation is Qt.Orientation.Horizontal
            return self._heading(section) if across else self._names[section]
        return None

    def _words(self, row: int, column: int) -> str:
        return f"{self._names[row]}, {self._heading(column)}: {number(self._counts[row][column])}"

    def _heading(self, column: int) -> str:
        return kind_name(self._kinds[column]) if column < len(self._kinds) else _("Total")
