"""The tables as a list: who sits there, what was written, and when the last of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from w4r_desktop.gui.models.people import DRAGGED, dragged_people
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.language import _, number, table_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from w4r_desktop.store.queries.tables import TableRow

    Index = QModelIndex | QPersistentModelIndex

LINE: Final = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """What is said of each, from left to right."""

    TABLE = 0
    PEOPLE = 1
    PIECES = 2
    LAST = 3


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table with what was written at it; ``last`` tells how long ago, and ``spoken`` it all.

    Where it is ``quiet``, somebody should have a look.
    """

    row: TableRow
    pieces: int
    last: str
    spoken: str
    quiet: bool

    @property
    def name(self) -> str:
        """What the table is called."""
        return table_label(self.row.name)

    @property
    def people(self) -> str:
        """How many sit there, and of how many seats where those are known."""
        heads = number(self.row.people)
        return f"{heads}/{number(self.row.capacity)}" if self.row.capacity else heads


class TablesModel(QAbstractTableModel):
    """Lines under ``LINE``; only those that differ are told to the views.

    ``dropped`` tells a table and the ids of people who were let fall on it.
    """

    dropped = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[TableLine, ...] = ()

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Show these lines."""
        before = self.lines
        if _ids(lines) != _ids(before):
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return
        self.lines = tuple(lines)
        for place, (old, new) in enumerate(zip(before, self.lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, Column.LAST))

    def place_of(self, writing_table_id: UUID | None) -> int:
        """Return where a table stands, or -1."""
        places = (n for n, who in enumerate(_ids(self.lines)) if who == writing_table_id)
        return next(places, -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Column(index.column())
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.TABLE:
            return f"{line.name}: {line.spoken}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltips.plain(f"{line.name}: {line.spoken}")
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Table"), _("People"), _("Pieces"), _("Last"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @staticmethod
    def _text(line: TableLine, column: Column) -> str:
        return {
            Column.TABLE: line.name,
            Column.PEOPLE: line.people,
            Column.PIECES: number(line.pieces),
            Column.LAST: line.last,
        }[column]

    # -- people let fall on a table ------------------------------------------------------------

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for people to be moved; they move when it is on disk."""
        if not (parent.isValid() and data.hasFormat(DRAGGED)):
            return False
        carried = bytes(data.data(DRAGGED).data())
        self.dropped.emit(self.lines[parent.row()].row.writing_table_id, dragged_people(carried))
        return True


def _ids(lines: Sequence[TableLine]) -> list[UUID]:
    return [line.row.writing_table_id for line in lines]
