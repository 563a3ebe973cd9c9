"""A list of rows under named columns; views are told only of what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from w4r_desktop.gui.widgets import tooltips

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable
    from enum import IntEnum

    Index = QModelIndex | QPersistentModelIndex

ROW: Final = Qt.ItemDataRole.UserRole
"""Under it lies what a row shows."""

T = TypeVar("T")


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows, each of them whole under ``ROW``; its words are spoken with its first cell.

    ``COLUMNS`` are from left to right, those ``AT_RIGHT`` have numbers.
    """

    COLUMNS: ClassVar[type[IntEnum]]
    AT_RIGHT: ClassVar[Collection[IntEnum]]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[T, ...] = ()

    def key(self, row: T) -> Hashable:
        """Return what makes a row the same one, however it changes."""
        raise NotImplementedError

    def heading(self, column: int) -> str:
        """Return what stands over a column."""
        raise NotImplementedError

    def text(self, row: T, column: int) -> str:
        """Return what a cell shows."""
        raise NotImplementedError

    def words(self, row: T) -> str:
        """Return all that is said of a row, for a screen reader and where room is short."""
        raise NotImplementedError

    def show_rows(self, rows: tuple[T, ...]) -> None:
        """Show these rows."""
        before, key = self.rows, self.key
        if len(rows) != len(before) or any(
            new is not old and key(new) != key(old) for new, old in zip(rows, before, strict=True)
        ):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        self.rows = rows
        last = self.columnCount() - 1
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def place_of(self, key: Hashable) -> int:
        """Return where the row of a key stands, or -1."""
        return next((place for place, row in enumerate(self.rows) if self.key(row) == key), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self.words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltips.plain(self.words(row))
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
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            at_right = section in self.AT_RIGHT
            side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
