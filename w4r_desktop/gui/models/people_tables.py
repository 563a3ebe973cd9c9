"""The tables as a list: who sits there, what was written, and when the last of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from w4r_desktop.gui import dragged
from w4r_desktop.gui.dragged import PEOPLE
from w4r_desktop.gui.models.rows import RowsModel
from w4r_desktop.language import _, number, table_label

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.store.queries.tables import TableRow

    Index = QModelIndex | QPersistentModelIndex


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


class TablesModel(RowsModel[TableLine]):
    """The tables; ``dropped`` tells one of them and the ids of people who were let fall on it."""

    COLUMNS = Column
    AT_RIGHT = (Column.PEOPLE, Column.PIECES, Column.LAST)
    dropped = Signal(object, object)

    @override
    def key(self, row: TableLine) -> UUID:
        return row.row.writing_table_id

    @override
    def heading(self, column: int) -> str:
        return (_("Table"), _("People"), _("Pieces"), _("Last"))[column]

    @override
    def text(self, row: TableLine, column: int) -> str:
        return (row.name, row.people, number(row.pieces), row.last)[column]

    @override
    def words(self, row: TableLine) -> str:
        return f"{row.name}: {row.spoken}"

    # -- people let fall on a table ------------------------------------------------------------

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [PEOPLE]

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for people to be moved; they move when it is on disk."""
        people = dragged.ids(data, PEOPLE)
        if parent.isValid() and people:
            self.dropped.emit(self.key(self.rows[parent.row()]), people)
        return parent.isValid() and bool(people)
