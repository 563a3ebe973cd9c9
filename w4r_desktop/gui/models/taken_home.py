"""Letters that were taken home, each time somebody did on a row."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.rows import RowsModel
from w4r_desktop.language import _, clock, day_and_month, number, table_label
from w4r_desktop.store.queries.taken_home import LettersTaken

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from PySide6.QtCore import QObject

    Index = QModelIndex | QPersistentModelIndex

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HomeColumn(IntEnum):
    """From left to right."""

    WHO = 0
    TABLE = 1
    LETTERS = 2
    TAKEN = 3
    DUE = 4
    STATE = 5


class TakenHomeModel(RowsModel[LettersTaken]):
    """Who has letters at home; ``now`` is at the venue, and decides what is overdue."""

    COLUMNS = HomeColumn
    AT_RIGHT = (HomeColumn.LETTERS,)

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now

    @override
    def key(self, row: LettersTaken) -> Hashable:
        return row.taken_home_id

    @override
    def heading(self, column: int) -> str:
        return {
            HomeColumn.WHO: _("Who"),
            HomeColumn.TABLE: _("Table"),
            HomeColumn.LETTERS: _("Letters"),
            HomeColumn.TAKEN: _("Taken home"),
            HomeColumn.DUE: _("Due back"),
            HomeColumn.STATE: _("State"),
        }[HomeColumn(column)]

    @override
    def words(self, row: LettersTaken) -> str:
        cells = (
            _("{heading}: {text}").format(heading=self.heading(column), text=text)
            for column in HomeColumn
            if (text := self.text(row, column))
        )
        return ", ".join(cells)

    @override
    def text(self, row: LettersTaken, column: int) -> str:
        match HomeColumn(column):
            case HomeColumn.WHO:
                return row.name
            case HomeColumn.TABLE:
                return table_label(row.table_name)
            case HomeColumn.LETTERS:
                return number(row.letters)
            case HomeColumn.TAKEN:
                return self._moment(row.taken_at)
            case HomeColumn.DUE:
                return day_and_month(row.due_on) if row.due_on else ""
            case HomeColumn.STATE:
                return self._state(row)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.AT_RIGHT:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            return self._ink(self.rows[index.row()], index.column())
        return super().data(index, role)

    def is_overdue(self, row: LettersTaken) -> bool:
        """Tell whether letters should be back by now."""
        return row.is_overdue(self.now.date())

    def _state(self, row: LettersTaken) -> str:
        if row.returned_at is not None:
            return _("Back, {moment}").format(moment=self._moment(row.returned_at))
        if row.written_off_at is not None:
            return _("Written off, {moment}").format(moment=self._moment(row.written_off_at))
        return _("Overdue") if self.is_overdue(row) else _("Still out")

    def _ink(self, row: LettersTaken, column: int) -> Any:
        tokens = theme.current().tokens
        if not row.is_out:
            return tokens.muted
        late = self.is_overdue(row) and column in (HomeColumn.DUE, HomeColumn.STATE)
        return tokens.bad if late else None

    def _moment(self, moment: datetime) -> str:
        there = moment.astimezone(self.now.tzinfo)
        return _("{day}, {time}").format(day=day_and_month(there.date()), time=clock(there))
