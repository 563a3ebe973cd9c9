"""What the organizer does with the people chosen: asked where it must be, then done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.join import ask_pair
from w4r_desktop.gui.dialogs.person import ask_and_change
from w4r_desktop.gui.dialogs.sign_out import ask_departure
from w4r_desktop.gui.models.people import Column, column_name
from w4r_desktop.gui.pages.people_menu import MoveMenu, PeopleMenu
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.wording import several_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from PySide6.QtCore import QPoint

    from w4r_desktop.gui.hosting import Hosting
    from w4r_desktop.gui.pages.people_list import PeopleList
    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.tables import TableRow


TWO: Final = 2
ROOM: Final = 640
"""The width of the list at 100 % below which the menu alone offers what is done least."""


class PeopleDeeds(QObject):
    """Gives the list its menu, its buttons and its keys.

    ``person_requested`` tells somebody whose sheet is wanted, and their table.
    """

    person_requested = Signal(object, object)

    def __init__(self, shown: PeopleList, hosting: Hosting) -> None:
        super().__init__(shown)
        self._list = shown
        self._view = shown.view
        self._hosting = hosting
        self._brought: UUID | None = None
        self.move_menu = MoveMenu(self._move, shown)
        self.menu = PeopleMenu(self.move_menu, shown)
        self.menu.offer_columns(self._sort_by)
        self.move_button = Button(_("Move to"), icon="move", parent=shown)
        self.move_button.setMenu(self.move_menu)
        self.count_button = Button(_("Count them on the sheet"), kind="primary", parent=shown)
        self.sign_out_button = Button(_("Sign out…"), parent=shown)
        self.change_button = Button(_("Change…"), icon="pencil", parent=shown)
        self.join_button = Button(_("Join…"), parent=shown)
        self.more_button = Button(icon="more", name=_("More"), parent=shown)
        self.more_button.setMenu(self.menu)
        self.buttons = (
            *(self.count_button, self.move_button, self.sign_out_button),
            *(self.change_button, self.join_button, self.more_button),
        )
        for place, button in enumerate(self.buttons, start=2):
            shown.top.insertWidget(place, button)
        self._view.addActions(self.menu.keys())
        self._connect()
        self._on_picked()

    def _connect(self) -> None:
        menu = self.menu
        for action, slot in (
            (menu.move_by_key, self._open_move_menu),
            (menu.change, self._change),
            (menu.join, self._join),
            (menu.sign_out, self._sign_out),
            (menu.bring_back, self._bring_back),
            (menu.returned, self._take_letters),
            (menu.show_sheet, self._show_sheet),
            (menu.remove, self._remove),
            (menu.next_order, self._sort_by_next),
        ):
            action.triggered.connect(slot)
        self.count_button.clicked.connect(self._show_sheet)
        self.sign_out_button.clicked.connect(self._sign_out)
        self.change_button.clicked.connect(self._change)
        self.join_button.clicked.connect(self._join)
        self._view.opened.connect(self._change)
        self._view.menu_requested.connect(self._open_menu)
        self._list.picked.connect(self._on_picked)

    def show_tables(self, tables: Sequence[TableRow]) -> None:
        """Offer these tables to move to."""
        self.move_menu.show_tables(tables)
        self._view.addActions(self.move_menu.actions())  # so that their keys are heard

    def move(self, attendee_ids: Iterable[UUID], table: TableRow) -> None:
        """Seat people at a table, those of them who are not there."""
        wanted = set(attendee_ids)
        movers = [row for row in self._list.model.everybody if row.attendee_id in wanted]
        movers = [row for row in movers if row.writing_table_id != table.writing_table_id]
        if movers:
            self._hosting.move(movers, table)

    @property
    def _chosen(self) -> tuple[PersonRow, ...]:
        return self._view.chosen

    def _on_picked(self) -> None:
        self.menu.show_people(self._chosen, self._list.model.sorted_by)
        many = len(self._chosen)
        if [person.attendee_id for person in self._chosen] != [self._brought]:
            self._brought = None
        counts = self._brought is not None  # there is no room for it and for the others
        narrow = self._list.width() < theme.current().px(ROOM)
        self._list.count.setVisible(many == 0 or not narrow)
        self.count_button.setVisible(counts)
        self.more_button.setVisible(many > 0)
        for button in (self.move_button, self.sign_out_button):
            button.setVisible(many > 0 and not counts)
        self.change_button.setVisible(many == 1 and not counts and not narrow)
        self.join_button.setVisible(many == TWO and not narrow)

    def _open_menu(self, place: QPoint) -> None:
        self.menu.show_people(self._chosen, self._list.model.sorted_by)
        self.menu.popup(place)

    def _open_move_menu(self) -> None:
        row = self._view.visualRect(self._view.currentIndex())
        self.move_menu.popup(self._view.viewport().mapToGlobal(row.center()))

    # -- what is done --------------------------------------------------------------------------

    def _move(self, table: TableRow) -> None:
        self.move([row.attendee_id for row in self._chosen], table)

    def _change(self) -> None:
        if len(self._chosen) == 1:
            ask_and_change(self._chosen[0], self._hosting, self._list)

    def _join(self) -> None:
        first, *others = self._chosen
        everybody = self._list.model.everybody
        pair = ask_pair(first, others[0] if others else None, everybody, self._list)
        if pair is not None:
            kept, joined = pair
            self._hosting.join(kept, joined)

    def _sign_out(self) -> None:
        leaving = self._chosen
        names = several_people([person.name for person in leaving])
        today = self._hosting.now().astimezone(self._list.model.zone).date()
        said = ask_departure(names, self._list, today=today, several=len(leaving) > 1)
        if said is not None:
            self._hosting.sign_out(leaving, letters=said.letters, due_on=said.due_on)

    def _bring_back(self) -> None:
        left = [person for person in self._chosen if person.signed_out_at is not None]
        self._hosting.bring_back(left)

    def _take_letters(self) -> None:
        (person,) = self._chosen
        self._hosting.letters_returned(person)
        self._brought = person.attendee_id
        self._on_picked()

    def _show_sheet(self) -> None:
        (person,) = self._chosen
        self._brought = None
        self._on_picked()
        self.person_requested.emit(person.attendee_id, person.writing_table_id)

    def _remove(self) -> None:
        self._hosting.remove(self._chosen)

    def _sort_by_next(self) -> None:
        self._view.sort_by_next()
        self._tell_order()

    def _sort_by(self, column: Column) -> None:
        self._view.sort_by(column)
        self._tell_order()

    def _tell_order(self) -> None:
        column = column_name(self._list.model.sorted_by)
        announce(self._view, _("Sorted by: {column}").format(column=column))
