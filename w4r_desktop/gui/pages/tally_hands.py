"""What clicks and keys on the sheet come to: counting, taking back, moving, and the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.pages.tally_menus import TallyMenus
from w4r_desktop.language import _
from w4r_desktop.store.queries.attendees import attendee

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.tallying import Tallying
    from w4r_desktop.gui.widgets.sheet_view import SheetView
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.sheet import SheetColumn, SheetRow
    from w4r_desktop.store.queries.tables import TableRow


class TallyHands(QObject):
    """Does what a sheet asks for; ``kind`` is what is counted, ``tables`` are those there are.

    ``said`` tells why something was not done.
    """

    said = Signal(str)

    def __init__(
        self, workspace: Workspace, tallying: Tallying, view: SheetView, page: QWidget
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._tallying = tallying
        self._view = view
        self.menus = TallyMenus(tallying, page, locked=workspace.locked)
        self.kind = ActionKind.LETTER
        self.tables: tuple[TableRow, ...] = ()
        view.add_requested.connect(self._add_one)
        view.all_requested.connect(self._add_all)
        view.each_requested.connect(self._add_each)
        view.take_back_requested.connect(self._take_one_back)
        view.set_requested.connect(self._set)
        view.menu_requested.connect(self._on_menu)
        view.person_menu_requested.connect(self._on_person_menu)
        view.ignored_press.connect(self._on_ignored)
        view.number_begun.connect(self._on_number)

    # -- counting ------------------------------------------------------------------------------

    def add_all_here(self) -> None:
        """Count as many for the case chosen as there are heads in the row chosen."""
        self._add_all(*self._view.cell)

    def add_each_here(self) -> None:
        """Count as many for each case as there are heads in the row chosen."""
        self._add_each(*self._view.cell)

    def _cell(self, row: int, column: int) -> tuple[SheetRow, SheetColumn, int]:
        person = self._view.sheet.rows[row]
        return person, self._view.sheet.columns[column], person.counts[column]

    def _add_one(self, row: int, column: int) -> None:
        person, case, _count = self._cell(row, column)
        self._tallying.add(person, case, self.kind)

    def _add_all(self, row: int, column: int) -> None:
        person, case, _count = self._cell(row, column)
        self._tallying.add(person, case, self.kind, quantity=max(person.heads, 1))

    def _add_each(self, row: int, _column: int) -> None:
        columns = self._view.sheet.columns
        if any(not column.withdrawn for column in columns):
            self._tallying.add_for_each(self._view.sheet.rows[row], columns, self.kind)
        else:
            self.said.emit(_("Nothing was logged: every case is withdrawn."))

    def _take_one_back(self, row: int, column: int) -> None:
        person, case, count = self._cell(row, column)
        if count:
            self._tallying.take_one_back(person, case, self.kind)
        else:
            self.said.emit(_("Nothing to take back: this cell is at zero."))

    def _set(self, row: int, column: int, count: int) -> None:
        person, case, shown = self._cell(row, column)
        self._tallying.set_count(person, case, self.kind, shown=shown, count=count)

    def _on_number(self) -> None:
        self.said.emit(_("Enter sets the number, Esc leaves it as it was."))

    def _on_ignored(self, _row: int, _column: int) -> None:
        self.said.emit(_("Two presses at once count as one."))

    # -- moving --------------------------------------------------------------------------------

    def move_to(self, place: int) -> None:
        """Seat whoever's row is chosen at the table of a place, from 0."""
        row = self._view.cell[0]
        person = self._view.sheet.rows[row] if row >= 0 else None
        if person is None or person.attendee_id is None or person.removed:
            self.said.emit(_("Choose somebody first: only people move to another table."))
        elif place < len(self.tables):
            self._move(person.attendee_id, self.tables[place])

    def drop(self, key: object, people: tuple[UUID, ...]) -> None:
        """Seat whoever's name was let fall on a table's button there."""
        tables = [table for table in self.tables if table.writing_table_id == key]
        shown = [row.attendee_id for row in self._view.sheet.rows]
        for table in tables:
            for person in people:
                if person in shown:
                    self._move(person, table)

    def _move(self, attendee_id: UUID, table: TableRow) -> None:
        person = self._workspace.read(attendee, attendee_id)
        if person.writing_table_id != table.writing_table_id:
            self._tallying.hosting.move([person], table)

    # -- menus ---------------------------------------------------------------------------------

    def _on_menu(self, row: int, column: int, place: QPoint) -> None:
        person, case, count = self._cell(row, column)
        self.menus.of_cell(
            person,
            case,
            self.kind,
            columns=self._view.sheet.columns,
            count=count,
            tables=self.tables,
            place=place,
        )

    def _on_person_menu(self, row: int, place: QPoint) -> None:
        self.menus.of_person(
            self._view.sheet.rows[row],
            self.kind,
            columns=self._view.sheet.columns,
            tables=self.tables,
            place=place,
        )
