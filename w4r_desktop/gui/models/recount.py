"""What is counted by hand, each case and kind on a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.domain.recount import given
from w4r_desktop.domain.tally import Reason
from w4r_desktop.gui.models.rows import RowsModel
from w4r_desktop.gui.recount_words import REASONS, TYPED, Column, heading, row_words, signed
from w4r_desktop.language import _, number, table_label
from w4r_desktop.store.queries.recount import Box
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    Index = QModelIndex | QPersistentModelIndex

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


T = TypeVar("T")


class CountedLine(Protocol):
    """What was counted by hand, of a box or of all."""

    @property
    def counted(self) -> int: ...  # noqa: D102 - what it says
    @property
    def difference(self) -> int: ...  # noqa: D102 - what it says
    @property
    def total(self) -> int: ...  # noqa: D102 - what it says
    @property
    def logged_since(self) -> int: ...  # noqa: D102 - what it says
    @property
    def corrected(self) -> Mapping[Reason, int]: ...  # noqa: D102 - what it says


class CountedCells(RowsModel[T]):
    """Rows under the columns of the recount."""

    COLUMNS = Column
    AT_RIGHT = tuple(Column)[Column.LOGGED :]

    @override
    def heading(self, column: int) -> str:
        return heading(Column(column))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self.AT_RIGHT:
            return RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole and column:
            row = self.rows[index.row()]
            words = _("{heading}: {text}")
            return words.format(heading=self.heading(column), text=self.text(row, column) or "–")
        return super().data(index, role)


class RecountModel(CountedCells[Box]):
    """The boxes; what can be typed is empty until somebody did."""

    @override
    def key(self, row: Box) -> Hashable:
        return row.case_id, row.kind, row.writing_table_id

    @override
    def words(self, row: Box) -> str:
        return row_words(row, [self.text(row, column) for column in Column])

    @override
    def text(self, row: Box, column: int) -> str:
        match Column(column):
            case Column.TABLE:
                return table_label(row.table) if row.table else _("No table")
            case Column.CASE:
                return row.case_name
            case Column.KIND:
                return kind_name(row.kind)
            case Column.LOGGED:
                return number(row.logged)
            case _other:
                return counted_text(row.line, Column(column))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED else kept


def counted_text(line: CountedLine | None, column: Column) -> str:
    """Return what a column says of what was counted, nothing where nobody did."""
    if line is None:
        return ""
    if column in (Column.COUNTED, Column.TOTAL):
        return number(line.counted if column is Column.COUNTED else line.total)
    if column is Column.DIFFERENCE:
        return signed(line.difference)
    if column in (Column.JOKES, Column.UNSIGNED, Column.TAKEN_HOME, Column.FOUND):
        quantity = given(line.corrected).get(REASONS[column], 0)
        return number(quantity) if quantity else ""
    quantity = {
        Column.OTHER: line.corrected.get(Reason.OTHER, 0),
        Column.MISCOUNTED: line.corrected.get(Reason.MISCOUNTED, 0),
        Column.SINCE: line.logged_since,
    }[column]
    return signed(quantity) if quantity else ""
