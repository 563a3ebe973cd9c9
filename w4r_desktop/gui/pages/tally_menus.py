"""The menus of the tally sheet: what else can be done with a cell, a person or the sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from w4r_desktop.gui.dialogs.ask import ask_number
from w4r_desktop.gui.dialogs.person import ask_and_change
from w4r_desktop.gui.pages.tally_class import KEYS_ALL, KEYS_EACH, for_case, for_each
from w4r_desktop.gui.widgets import mnemonics
from w4r_desktop.gui.widgets.reasons import add_reasons
from w4r_desktop.language import _, table_label
from w4r_desktop.wording import kind_name, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.tallying import Tallying
    from w4r_desktop.store.queries.sheet import SheetColumn, SheetRow
    from w4r_desktop.store.queries.tables import TableRow


class TallyMenus(QObject):
    """Opens the menus; ``history_requested`` tells the row and column somebody asks about.

    While the organizer's lock is on, nobody is moved or changed from here.
    """

    history_requested = Signal(object, object)

    def __init__(self, tallying: Tallying, parent: QWidget, *, locked: bool) -> None:
        super().__init__(parent)
        self._tallying = tallying
        self._window = parent
        self._locked = locked

    def of_cell(
        self,
        row: SheetRow,
        column: SheetColumn,
        kind: ActionKind,
        *,
        columns: Sequence[SheetColumn],
        count: int,
        tables: Sequence[TableRow],
        place: QPoint,
    ) -> None:
        """Open the menu of a cell that shows ``count``; ``columns`` are those of the sheet."""
        menu = self._menu()
        take_back = partial(self._tallying.take_one_back, row, column, kind)
        menu.addAction(_("Take one back"), take_back).setEnabled(count > 0)
        because = menu.addMenu(_("Take one back because…"))
        add_reasons(because, take_back)
        because.setEnabled(count > 0)
        menu.addAction(_("Add several…"), partial(self._add_several, row, column, kind))
        menu.addAction(_("Signed by several people…"), partial(self._add_signed, row, column, kind))
        if row.attendee_id is not None:
            self._add_class(menu, row, column, kind, columns)
        menu.addAction(_("History"), partial(self.history_requested.emit, row, column))
        self._add_person(menu, row, tables)
        menu.popup(place)

    def of_person(
        self,
        row: SheetRow,
        kind: ActionKind,
        *,
        columns: Sequence[SheetColumn],
        tables: Sequence[TableRow],
        place: QPoint,
    ) -> None:
        """Open the menu of a person's name; anyone has none."""
        if row.attendee_id is not None:
            menu = self._menu()
            self._add_class(menu, row, None, kind, columns)
            self._add_person(menu, row, tables)
            menu.popup(place)

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_class(
        self,
        menu: QMenu,
        row: SheetRow,
        column: SheetColumn | None,
        kind: ActionKind,
        columns: Sequence[SheetColumn],
    ) -> None:
        """Offer as many as there are heads: for one case, if it is more than a click, and each."""
        if column is not None and row.heads > 1:
            add = partial(self._tallying.add, row, column, kind, quantity=row.heads)
            _with_keys(menu, for_case(row, column, kind), KEYS_ALL, add)
        if any(not one.withdrawn for one in columns):
            each = partial(self._tallying.add_for_each, row, columns, kind)
            _with_keys(menu, for_each(row, kind), KEYS_EACH, each)

    def _add_person(self, menu: QMenu, row: SheetRow, tables: Sequence[TableRow]) -> None:
        if self._locked or row.removed or row.attendee_id is None:
            return
        menu.addSeparator()
        others = [table for table in tables if table.writing_table_id != row.writing_table_id]
        name = mnemonics.plain(row.name)
        move = menu.addMenu(_("Move {name} to").format(name=name))
        for table in others:
            move.addAction(
                mnemonics.plain(table_label(table.name)),
                partial(self._tallying.hosting.move, [row], table),
            )
        move.setEnabled(bool(others))
        menu.addAction(_("Change {name}…").format(name=name), partial(self._change, row))

    def _add_several(self, row: SheetRow, column: SheetColumn, kind: ActionKind) -> None:
        title = _("Add several for {case}").format(case=column.name)
        given = ask_number(title, kind_name(kind), _("Add"), self._window)
        if given:
            self._tallying.add(row, column, kind, quantity=given)

    def _add_signed(self, row: SheetRow, column: SheetColumn, kind: ActionKind) -> None:
        title = _("{what} for {case}, signed by several people").format(
            what=one_of(kind), case=column.name
        )
        what, start = _("People who signed it"), max(row.heads, 2)
        given = ask_number(title, what, _("Add one"), self._window, start=start)
        if given:
            self._tallying.add(row, column, kind, signatories=given)

    def _change(self, row: SheetRow) -> None:
        ask_and_change(row, self._tallying.hosting, self._window)


def _with_keys(menu: QMenu, words: str, keys: str, slot: Callable[[], object]) -> QAction:
    """Add an entry that names its keys, which the sheet itself listens to."""
    return menu.addAction(f"{mnemonics.plain(words)}\t{keys}", slot)
