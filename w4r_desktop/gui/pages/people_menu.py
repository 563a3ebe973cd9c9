"""What can be done with the people chosen in the list: by menu, by button and by key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from w4r_desktop.gui.models.people import Column, column_name
from w4r_desktop.gui.widgets import mnemonics
from w4r_desktop.language import _, table_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.tables import TableRow

TABLE_KEYS = 9


class MoveMenu(QMenu):
    """The tables people can be moved to, each with its key."""

    def __init__(self, move: Callable[[TableRow], None], parent: QWidget) -> None:
        super().__init__(_("Move to table"), parent)
        self._move = move

    def show_tables(self, tables: Sequence[TableRow]) -> None:
        """Offer these tables."""
        for action in self.actions():
            action.deleteLater()
        self.clear()
        for place, table in enumerate(tables, start=1):
            words = mnemonics.plain(table_label(table.name))
            action = self.addAction(words, partial(self._move, table))
            if place <= TABLE_KEYS:
                _give_key(action, f"Ctrl+Shift+{place}")


class PeopleMenu(QMenu):
    """Offers what can be done with whoever is chosen; the page gives it a meaning."""

    def __init__(self, move: MoveMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._tables = move
        self.addMenu(move)
        self.move_by_key = QAction(_("Move to table"), self)  # by key: the menu opens where one is
        _give_key(self.move_by_key, "M")
        self.change = self._add(_("&Change…"), "Return")
        self.join = self._add(_("&Join with…"), "J")
        self.sign_out = self._add(_("Sign &out…"), "O")
        self.bring_back = self._add(_("&Bring back"), "B")
        self.returned = self._add(_("&Letters brought back"), "L")
        self.show_sheet = self._add(_("&Go to their sheet"), "G")
        self.addSeparator()
        self.remove = self._add(_("Remo&ve from the list"), "Del")
        self.addSeparator()
        self.order = self.addMenu(_("&Sort by"))
        self._columns = QActionGroup(self)
        self.next_order = QAction(_("Sort by the next column"), self)
        _give_key(self.next_order, "S")

    def offer_columns(self, sort_by: Callable[[Column], None]) -> None:
        """Offer to sort by each column."""
        for column in Column:
            action = self.order.addAction(column_name(column), partial(sort_by, column))
            action.setCheckable(True)
            action.setData(column)
            self._columns.addAction(action)

    def keys(self) -> list[QAction]:
        """Return what is heard as a key where it is added."""
        own = [action for action in self.actions() if not action.shortcut().isEmpty()]
        return [*own, self.move_by_key, self.next_order]

    def show_people(self, chosen: Sequence[PersonRow], sorted_by: Column) -> None:
        """Offer what can be done with these, each by what is so of them."""
        one, some = len(chosen) == 1, bool(chosen)
        for action in (self.move_by_key, self._tables.menuAction(), self.sign_out, self.remove):
            action.setEnabled(some)
        for action in (self.change, self.show_sheet):
            action.setEnabled(one)
        self.join.setEnabled(len(chosen) in (1, 2))
        self.bring_back.setEnabled(any(row.signed_out_at is not None for row in chosen))
        self.returned.setEnabled(one and chosen[0].taken_home > 0)
        for action in self._columns.actions():
            action.setChecked(action.data() == sorted_by)

    def _add(self, words: str, keys: str) -> QAction:
        action = self.addAction(words)
        _give_key(action, keys)
        return action


def _give_key(action: QAction, keys: str) -> None:
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # letters are names elsewhere
    action.setShortcutVisibleInContextMenu(True)
    action.setAutoRepeat(False)
