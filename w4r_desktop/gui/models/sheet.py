"""The tally sheet as Qt models: the cells, and beside them the sums of rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from PySide6.QtCore import QObject

    from w4r_desktop.store.queries.sheet import Sheet, SheetColumn, SheetRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands at the head of a row or column.

    ``name`` is written large, ``detail`` beside or below it, ``badge`` in a pill; ``full_name``
    is spoken and explained. ``quiet`` is the row of nobody who is here, ``gone`` of somebody who
    left; ``withdrawn`` is a case no longer written for, ``dedicated`` the one case of a table.
    """

    key: Hashable
    name: str
    full_name: str
    detail: str = ""
    badge: str = ""
    code: str = ""
    quiet: bool = False
    gone: bool = False
    withdrawn: bool = False
    dedicated: bool = False

    @property
    def spoken(self) -> str:
        """The heading in words."""
        return ", ".join(part for part in (self.full_name, self.detail, self.badge) if part)


def row_heading(row: SheetRow, *, with_table: bool) -> Heading:
    """Return the heading of a row; ``with_table`` where several tables are shown at once."""
    seat = (row.attendee_id, row.writing_table_id)
    table = language.table_label(row.table_name)
    if row.attendee_id is None:
        words = (
            _("Anyone at {table}").format(table=table) if with_table else _("Anyone at this table")
        )
        words = words if row.writing_table_id else _("Nobody’s table")
        badge = _("recount") if _is_below_zero(row) else ""
        return Heading(key=seat, name=words, full_name=words, badge=badge, quiet=True)
    heads = ngettext("{number} person", "{number} people", row.heads)
    gone = row.removed or row.signed_out
    details = (
        _("no longer on the list") if row.removed else "",
        heads.format(number=language.number(row.heads)) if row.heads != 1 else "",
        table if with_table else "",
    )
    here = _("first time") if row.first_time else ""
    return Heading(
        key=seat,
        name=row.name,
        full_name=row.name,
        detail=" · ".join(part for part in details if part),
        badge="" if row.removed else _("left") if row.signed_out else here,
        quiet=gone,
        gone=gone,
    )


def column_heading(column: SheetColumn) -> Heading:
    """Return the heading of a case."""
    country = language.country_name(column.country) if column.country else ""
    if column.dedicated:
        country = _("mainly here")
    return Heading(
        key=column.case_id,
        name=column.short_name or column.name,
        full_name=column.name,
        detail=_("withdrawn") if column.withdrawn else country,
        code=column.code,
        withdrawn=column.withdrawn,
        dedicated=column.dedicated,
    )


class CountsModel(QAbstractTableModel):
    """Counts under headings; tells views of what differs, and resets only if lines came or went."""

    rows: tuple[Heading, ...] = ()
    columns: tuple[Heading, ...] = ()
    counts: tuple[tuple[int, ...], ...] = ()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Role.DisplayRole, Role.EditRole):
            return self.counts[row][column]
        if role == Role.AccessibleTextRole:
            return _("{name}, {case}: {number}").format(
                name=self.rows[row].full_name,
                case=self.columns[column].full_name,
                number=language.number(self.counts[row][column]),
            )
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        lines = self.columns if orientation == Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(lines):
            return None
        if role == Role.DisplayRole:
            return lines[section].name
        if role == Role.AccessibleTextRole:
            return lines[section].spoken
        if role == Role.ToolTipRole:
            return tooltips.plain(lines[section].spoken)
        return None

    def _show(
        self,
        rows: Iterable[Heading],
        columns: Iterable[Heading],
        counts: tuple[tuple[int, ...], ...],
    ) -> None:
        lines = (tuple(rows), tuple(columns))
        if lines == (self.rows, self.columns):
            before, self.counts = self.counts, counts
            self._tell_counts(before)
            return
        same = _keys(lines[0]) == _keys(self.rows) and _keys(lines[1]) == _keys(self.columns)
        if not same:
            self.beginResetModel()
            (self.rows, self.columns), self.counts = lines, counts
            self.endResetModel()
            return
        heads, before = (self.rows, self.columns), self.counts
        (self.rows, self.columns), self.counts = lines, counts
        self._tell_headings(Qt.Orientation.Vertical, heads[0], lines[0])
        self._tell_headings(Qt.Orientation.Horizontal, heads[1], lines[1])
        self._tell_counts(before)

    def _tell_headings(
        self,
        orientation: Qt.Orientation,
        before: tuple[Heading, ...],
        after: tuple[Heading, ...],
    ) -> None:
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.headerDataChanged.emit(orientation, number, number)

    def _tell_counts(self, before: tuple[tuple[int, ...], ...]) -> None:
        for row, (old, new) in enumerate(zip(before, self.counts, strict=True)):
            if old == new:
                continue
            for column, (was, now) in enumerate(zip(old, new, strict=True)):
                if was != now:
                    cell = self.index(row, column)
                    self.dataChanged.emit(cell, cell)


class SheetModel(CountsModel):
    """The cells of a tally sheet; a typed number leaves through the delegate, not through here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worded: object = None
        self._headings: tuple[tuple[Heading, ...], tuple[Heading, ...]] = ((), ())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet. Headings are worded once: a click on a full sheet changes none of them."""
        said = (language.current(), sheet.columns, [_who(row) for row in sheet.rows])
        if said != self._worded:
            with_table = len({row.writing_table_id for row in sheet.rows}) > 1
            rows = (row_heading(row, with_table=with_table) for row in sheet.rows)
            self._headings = tuple(rows), tuple(map(column_heading, sheet.columns))
        self._worded = said  # equal, but compared in no time with what comes from the same query
        self._show(*self._headings, tuple(row.counts for row in sheet.rows))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags


class TotalsModel(CountsModel):
    """The sum of each row."""

    def show_sums(self, cells: SheetModel) -> None:
        """Show the sums of the rows of a sheet."""
        total = Heading(key="total", name=_("Total"), full_name=_("Total"))
        self._show(cells.rows, (total,), tuple((sum(row),) for row in cells.counts))


class SumsModel(CountsModel):
    """The sum of each column."""

    def show_sums(self, cells: SheetModel, *, title: str) -> None:
        """Show the sums of the columns of a sheet; ``title`` is what they are the sums of."""
        heading = Heading(key="sums", name=title, full_name=title)
        sums = tuple(map(sum, zip(*cells.counts, strict=True))) or (0,) * len(cells.columns)
        self._show((heading,), cells.columns, (sums,))


def _who(row: SheetRow) -> Hashable:
    """Everything of a row that its heading says."""
    seat = (row.attendee_id, row.writing_table_id, row.table_name)
    return (
        *seat,
        row.name,
        row.heads,
        row.first_time,
        row.signed_out,
        row.removed,
        _is_below_zero(row),
    )


def _is_below_zero(row: SheetRow) -> bool:
    """Tell whether the recount took more from nobody's row than was logged there."""
    return row.attendee_id is None and any(count < 0 for count in row.counts)


def _keys(lines: tuple[Heading, ...]) -> list[Hashable]:
    return [line.key for line in lines]
