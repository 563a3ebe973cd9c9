"""A list of people before anybody is signed in: who each line is, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from w4r_desktop.exchange.people_notes import note_words
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from w4r_desktop.exchange.people_lines import ListedLine
    from w4r_desktop.exchange.people_notes import PeopleNote

    Index = QModelIndex | QPersistentModelIndex

WHO: Final = 0
REMARKS: Final = 1
BEFORE: Final = 2
"""Columns of our own, before those of the list."""

ONE_LINE: Final = str.maketrans("\n\r\t", "   ")


class PeoplePreviewModel(QAbstractTableModel):
    """Rows are the lines of the list; who comes is ticked, and ``ticked`` tells of a change."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
        self._headings: tuple[str, ...] = ()
        self._lines: dict[int, ListedLine] = {}
        self._coming: set[int] = set()

    def show_rows(
        self, rows: Sequence[tuple[int, tuple[str, ...]]], headings: Sequence[str]
    ) -> None:
        """Show the cells of a list with their line numbers, nobody ticked."""
        self.beginResetModel()
        self._rows, self._headings = tuple(rows), tuple(headings)
        self._lines, self._coming = {}, set()
        self.endResetModel()

    def show_lines(self, lines: Mapping[int, ListedLine], coming: Iterable[int]) -> None:
        """Show who the lines are, by their numbers, and which of them are ticked."""
        self._lines, self._coming = dict(lines), set(coming)
        self._tell_all()

    def tick(self, lines: Iterable[int], *, coming: bool) -> None:
        """Tick the people of some lines, or take their ticks away."""
        people = {line for line in lines if line in self._lines and self._lines[line].is_person}
        self._coming = self._coming | people if coming else self._coming - people
        self._tell_all()
        self.ticked.emit()

    @property
    def coming(self) -> tuple[ListedLine, ...]:
        """Those who are ticked, in the order of the list."""
        return tuple(line for number, line in self._lines.items() if number in self._coming)

    @property
    def lines(self) -> tuple[ListedLine, ...]:
        """All lines as they are understood."""
        return tuple(self._lines.values())

    def is_coming(self, line: int) -> bool:
        """Whether the person of a line is ticked."""
        return line in self._coming

    def line_at(self, row: int) -> int:
        """Return the number of the line in a row."""
        return self._rows[row][0]

    def remarks_at(self, row: int) -> tuple[PeopleNote, ...]:
        """Return what is to be known of the line in a row."""
        line = self._lines.get(self._rows[row][0])
        return line.notes if line else ()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings) + BEFORE

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        line = self._lines.get(self._rows[index.row()][0]) if index.isValid() else None
        if index.column() == WHO and line is not None and line.is_person:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line_number, cells = self._rows[index.row()]
        line, column = self._lines.get(line_number), index.column()
        answer: Any = None
        match Qt.ItemDataRole(role):
            case Qt.ItemDataRole.DisplayRole:
                answer = self._text(line, cells, column).translate(ONE_LINE)
            case Qt.ItemDataRole.CheckStateRole if column == WHO and line:
                answer = self._check_state(line)
            case Qt.ItemDataRole.ForegroundRole if line_number not in self._coming:
                answer = theme.current().tokens.muted
            case Qt.ItemDataRole.FontRole:
                answer = theme.current().font(bold=column == WHO)
            case Qt.ItemDataRole.ToolTipRole:
                answer = tooltips.plain(self._text(line, cells, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = self._words(line_number, line, cells, column)
        return answer

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != WHO:
            return False
        coming = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick([self._rows[index.row()][0]], coming=coming)
        return True

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return number(self._rows[section][0])
        own = {WHO: _("Is signed in as"), REMARKS: _("Remarks")}
        if section in own:
            return own[section]
        return self._headings[section - BEFORE] or _("Column {number}").format(
            number=number(section - BEFORE + 1)
        )

    def _text(self, line: ListedLine | None, cells: tuple[str, ...], column: int) -> str:
        if column >= BEFORE:
            place = column - BEFORE
            return cells[place] if place < len(cells) else ""
        if line is None:
            return ""
        if column == WHO:
            return line.person.name
        return " ".join(map(note_words, line.notes))

    def _words(
        self, line_number: int, line: ListedLine | None, cells: tuple[str, ...], column: int
    ) -> str:
        text = self._text(line, cells, column)
        if column != WHO or line is None:
            return text
        said = _("Line {line}: {words}").format(line=number(line_number), words=text)
        state = _("is signed in") if line_number in self._coming else _("is left out")
        return f"{said}, {state}"

    def _check_state(self, line: ListedLine) -> Qt.CheckState | None:
        if not line.is_person:
            return None
        return Qt.CheckState.Checked if line.line in self._coming else Qt.CheckState.Unchecked

    def _tell_all(self) -> None:
        if self._rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
