"""The page a volunteer keeps open all evening: a sheet of people and cases, one click a letter."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from w4r_desktop.domain.arrivals import read_arrival
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import PersonAnswer, ask_number, ask_person
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.find_box import FindBox
from w4r_desktop.gui.widgets.history_panel import HistoryPanel
from w4r_desktop.gui.widgets.key_hint import KeyHint
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.widgets.sheet_view import SheetView
from w4r_desktop.gui.wording import kind_icon, kind_name, one_of, several_of
from w4r_desktop.language import _, ngettext, number, table_label
from w4r_desktop.services import attendees, counting
from w4r_desktop.store.queries import events, sheet, tables
from w4r_desktop.store.queries.attendees import find_attendees

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import AttendeeRow
    from w4r_desktop.store.queries.sheet import SheetRow

ALL: Final = "all"
TABLE_KEYS: Final = 9
SHEET_SHOWS: Final = frozenset({"tally_entry", "attendee", "writing_table", "campaign_case"})


class TallyPage(QWidget):
    """Counts what is written at a table, or at all of them.

    ``logged`` tells in words what can be undone by the button beside them, ``said`` anything else.
    """

    logged = Signal(str)
    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._event = Live(workspace, events.event, shows=frozenset({"event"}), parent=self)
        self._tables = Live(
            workspace, tables.tables, shows=frozenset({"writing_table"}), parent=self
        )
        self._table: UUID | None = None
        self._kind = ActionKind.LETTER
        self.table_choice = SegmentedControl(_("Table"), self)
        self.kind_choice = SegmentedControl(_("What is being counted"), self)
        self.find = FindBox(self._people, self)
        self.guest = Button(_("+ Guest"), parent=self)
        self.history_button = Button(_("History"), icon="history", parent=self)
        self.history_button.setCheckable(True)
        self.hint = KeyHint(self)
        self.note = label("", "small", self)
        self.view = SheetView(self)
        self.history = HistoryPanel(workspace, self._event.answer.details.time_zone, self)
        self._lay_out()
        self._show_tables()
        self._show_kinds()
        self._table = self._tables.answer[0].writing_table_id if self._tables.answer else None
        self.table_choice.choose(self._table or ALL)
        self._sheet = Live(workspace, self._query(), shows=SHEET_SHOWS, parent=self)
        self._connect()
        self._show_sheet()
        self.setFocusProxy(self.view)

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        top = QHBoxLayout()
        top.addWidget(self.table_choice)
        top.addStretch(1)
        top.addWidget(label(_("Counting"), "muted", self))
        top.addWidget(self.kind_choice)
        second = QHBoxLayout()
        second.setSpacing(px(10))
        self.find.setFixedWidth(px(340))
        second.addWidget(self.find)
        second.addWidget(self.guest)
        second.addWidget(self.history_button)
        second.addWidget(self.hint, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.view, 1)
        middle.addWidget(self.history)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(top)
        layout.addLayout(second)
        layout.addLayout(middle, 1)
        layout.addWidget(self.note)

    def _connect(self) -> None:
        self._event.answered.connect(self._show_kinds)
        self._tables.answered.connect(self._on_tables)
        self._sheet.answered.connect(self._show_sheet)
        self.table_choice.chosen.connect(self._on_table)
        self.kind_choice.chosen.connect(self._on_kind)
        self.find.found.connect(self.show_person)
        self.find.added.connect(self.add_person)
        self.guest.clicked.connect(self._add_guest)
        self.history_button.toggled.connect(self._on_history)
        self.history.take_back_requested.connect(self._take_back_entry)
        self.view.add_requested.connect(self._add_one)
        self.view.take_back_requested.connect(self._take_one_back)
        self.view.set_requested.connect(self._set)
        self.view.menu_requested.connect(self._on_menu)
        names = self.view.table.names
        names.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        names.customContextMenuRequested.connect(self._on_person_menu)
        self.view.ignored_press.connect(self._on_ignored)
        self._shortcut("/", self._focus_find)
        self._shortcut("Ctrl+0", partial(self._on_table, ALL))
        for place in range(TABLE_KEYS):
            self._shortcut(f"Ctrl+{place + 1}", partial(self._choose_table_at, place))

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(
            QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    # -- what is shown -------------------------------------------------------------------------

    def _show_tables(self) -> None:
        choices = [Choice(ALL, _("All"), _("All tables"))]
        for table in self._tables.answer:
            choices.append(Choice(table.writing_table_id, table.name, table_label(table.name)))
        self.table_choice.show_choices(choices)

    def _show_kinds(self) -> None:
        kinds = self._event.answer.details.kinds or (ActionKind.LETTER,)
        self.kind_choice.show_choices(
            [Choice(kind, kind_name(kind), icon=kind_icon(kind)) for kind in kinds]
        )
        self._kind = self._kind if self._kind in kinds else kinds[0]
        self.kind_choice.choose(self._kind)
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.show_parts(
            _("Counting {kind}").format(kind=kind_name(self._kind)),
            [
                ("", _("click or")),
                (_("Space"), _("adds one ·")),
                ("−", _("takes one back · right-click for more · type a number to set")),
            ],
        )

    def _show_sheet(self) -> None:
        self.view.show_sheet(
            self._sheet.answer, title=self._table_words(), kind=kind_name(self._kind)
        )
        here = self._sheet.answer
        moved = self._table is not None and here.logged_here != here.total
        self.note.setVisible(moved)
        if moved:
            self.note.setText(
                _(
                    "People keep their letters when they move: {shown} by the people shown here, "
                    "{logged} logged at this table."
                ).format(shown=number(here.total), logged=number(here.logged_here))
            )

    def _query(self) -> Any:
        return partial(sheet.sheet, writing_table_id=self._table, kind=self._kind)

    def _table_words(self) -> str:
        for table in self._tables.answer:
            if table.writing_table_id == self._table:
                return table_label(table.name)
        return _("All tables")

    # -- tables, kinds, people -----------------------------------------------------------------

    def show_table(self, table: UUID | None) -> None:
        """Turn to the sheet of a table, or to that of all."""
        self._table = table
        self.table_choice.choose(table or ALL)
        self._sheet.ask_for(self._query())
        self._show_sheet()

    def show_kind(self, kind: ActionKind) -> None:
        """Count something else from now on."""
        self._kind = kind
        self.kind_choice.choose(kind)
        self._show_hint()
        self._sheet.ask_for(self._query())
        self._show_sheet()

    def show_person(self, attendee_id: UUID) -> None:
        """Turn to the sheet of a person's table, with their row chosen."""
        if not self.view.choose_attendee(attendee_id):
            person = next(
                row
                for row in self._workspace.read(find_attendees, "", limit=-1)
                if row.attendee_id == attendee_id
            )
            self.show_table(person.writing_table_id)
            self.view.choose_attendee(attendee_id)
        self.view.setFocus()

    def add_person(self, typed: str) -> None:
        """Seat whoever was typed at this table; somebody already here is only shown."""
        arrival = read_arrival(typed)
        table = self._table
        if arrival.name and arrival.heads == 1:
            key = arrival.name.casefold()
            for person in self._people(arrival.name):
                if person.name.casefold() == key and table in (None, person.writing_table_id):
                    self.show_person(person.attendee_id)
                    return
        if table is None:
            self.said.emit(_("Choose a table first: people are added to the table shown."))
            return
        words = arrival.name or _("Guest")
        label_ = _("{name} at {table}").format(name=words, table=self._table_words())
        now = datetime.now(UTC)
        if arrival.name:
            person_id = self._workspace.run(
                label_,
                attendees.sign_in,
                name=arrival.name,
                writing_table_id=table,
                at=now,
                heads=arrival.heads,
            )
        else:
            person_id = self._workspace.run(
                label_,
                attendees.sign_in_guest,
                pattern=_("Guest {number}"),
                writing_table_id=table,
                at=now,
                heads=arrival.heads,
            )
        self.show_person(person_id)
        self.logged.emit(
            _("{name} · {table}").format(name=self._person_words(person_id), table=self._table_words())
        )

    def _people(self, text: str) -> tuple[AttendeeRow, ...]:
        return self._workspace.read(find_attendees, text)

    def _person_words(self, attendee_id: UUID) -> str:
        row = next(row for row in self.view.sheet.rows if row.attendee_id == attendee_id)
        if row.heads == 1:
            return row.name
        heads = ngettext("{number} person", "{number} people", row.heads)
        return f"{row.name}, {heads.format(number=number(row.heads))}"

    def _add_guest(self) -> None:
        self.add_person("+1")

    def _focus_find(self) -> None:
        self.find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_tables(self) -> None:
        self._show_tables()
        ids = [table.writing_table_id for table in self._tables.answer]
        self.show_table(self._table if self._table in ids else None)

    def _on_table(self, key: object) -> None:
        self.show_table(None if key == ALL else key)  # type: ignore[arg-type]
        self.view.setFocus()

    def _choose_table_at(self, place: int) -> None:
        if place < len(self._tables.answer):
            self._on_table(self._tables.answer[place].writing_table_id)

    def _on_kind(self, kind: ActionKind) -> None:
        self.show_kind(kind)
        self.view.setFocus()

    # -- counting ------------------------------------------------------------------------------

    def _add_one(self, row: int, column: int) -> None:
        self._log(row, column, 1)

    def _log(self, row: int, column: int, quantity: int, signatories: int = 1) -> None:
        self._count(
            counting.log, row, column, quantity, quantity=quantity, signatories=signatories
        )

    def _take_one_back(self, row: int, column: int) -> None:
        if self.view.sheet.rows[row].counts[column]:
            self._count(counting.take_back, row, column, -1, quantity=1)
        else:
            self.said.emit(_("Nothing to take back: this cell is at zero."))

    def _set(self, row: int, column: int, count: int) -> None:
        difference = count - self.view.sheet.rows[row].counts[column]
        if difference:
            self._count(counting.set_count, row, column, difference, count=count)

    def _count(
        self, service: Callable[..., Any], row: int, column: int, difference: int, **how: int
    ) -> None:
        person, case = self.view.sheet.rows[row], self.view.sheet.columns[column]
        spot = counting.Spot(
            attendee_id=person.attendee_id,
            writing_table_id=person.writing_table_id,
            case_id=case.case_id,
            kind=self._kind,
        )
        what = one_of(self._kind) if difference == 1 else several_of(self._kind, difference)
        label_ = ", ".join((what, self._who(person), self._where(person)))
        self._workspace.run(label_, service, spot=spot, at=datetime.now(UTC), **how)
        self.logged.emit(
            " · ".join(
                (
                    _("{what} for {case}").format(what=what, case=case.name),
                    self._who(person),
                    self._where(person),
                )
            )
        )

    def _who(self, row: SheetRow) -> str:
        return row.name or _("Anyone")

    def _where(self, row: SheetRow) -> str:
        return table_label(row.table_name) if row.table_name else _("No table")

    def _on_ignored(self, _row: int, _column: int) -> None:
        self.said.emit(_("Two presses at once count as one."))

    # -- history -------------------------------------------------------------------------------

    def _on_history(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        if shown and not self.history.isVisibleTo(self):
            self.history.show_entries()
        elif not shown:
            self.history.put_away()

    def _show_history_of(self, row: SheetRow, column: int) -> None:
        case = self.view.sheet.columns[column]
        self.history.show_entries(
            attendee_id=row.attendee_id,
            writing_table_id=None if row.attendee_id else row.writing_table_id,
            case_id=case.case_id,
            of=_("{person}, {case}").format(person=self._who(row), case=case.short_name or case.name),
        )
        self.history_button.setChecked(True)

    def _take_back_entry(self, entry_id: UUID) -> None:
        entry = next(
            (e for e in self.history.entries if e.entry_id == entry_id), None
        )
        assert entry is not None
        who = entry.attendee or _("Anyone")
        what = several_of(entry.kind, -entry.quantity)
        self._workspace.run(
            f"{what}, {who}", counting.take_back_entry, entry_id=entry_id, at=datetime.now(UTC)
        )
        self.logged.emit(
            _("Taken back: {what} for {case} · {who}").format(
                what=several_of(entry.kind, entry.quantity), case=entry.case, who=who
            )
        )

    # -- menus ---------------------------------------------------------------------------------

    def _on_menu(self, row: int, column: int, place: QPoint) -> None:
        person = self.view.sheet.rows[row]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = menu.addAction(_("Take one back"), partial(self._take_one_back, row, column))
        one.setEnabled(bool(person.counts[column]))
        menu.addAction(_("Add several…"), partial(self._add_several, row, column))
        menu.addAction(
            _("Signed by several people…"), partial(self._add_signed_by_several, row, column)
        )
        menu.addAction(_("History"), partial(self._show_history_of, person, column))
        if person.attendee_id is not None:
            menu.addSeparator()
            self._add_person_actions(menu, person)
        menu.popup(place)

    def _on_person_menu(self, place: QPoint) -> None:
        names = self.view.table.names
        row = names.logicalIndexAt(place)
        if row < 0 or (person := self.view.sheet.rows[row]).attendee_id is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_person_actions(menu, person)
        menu.popup(names.viewport().mapToGlobal(place))

    def _add_person_actions(self, menu: QMenu, person: SheetRow) -> None:
        places = menu.addMenu(_("Move {name} to").format(name=_escaped(person.name)))
        for table in self._tables.answer:
            if table.writing_table_id != person.writing_table_id:
                places.addAction(
                    _escaped(table_label(table.name)),
                    partial(self._move, person, table.writing_table_id, table.name),
                )
        places.setEnabled(not places.isEmpty())
        menu.addAction(
            _("Change {name}…").format(name=_escaped(person.name)), partial(self._change, person)
        )

    def _add_several(self, row: int, column: int) -> None:
        case = self.view.sheet.columns[column]
        given = ask_number(
            _("Add several for {case}").format(case=case.name),
            kind_name(self._kind),
            _("Add"),
            self,
        )
        if given:
            self._log(row, column, given)

    def _add_signed_by_several(self, row: int, column: int) -> None:
        person = self.view.sheet.rows[row]
        given = ask_number(
            _("{what} signed by several people").format(what=one_of(self._kind)),
            _("People who signed it"),
            _("Add one"),
            self,
            start=max(person.heads, 2),
        )
        if given:
            self._log(row, column, 1, signatories=given)

    def _move(self, person: SheetRow, table: UUID, table_name: str) -> None:
        assert person.attendee_id is not None
        words = _("{name} moved to {table}").format(
            name=person.name, table=table_label(table_name)
        )
        self._workspace.run(
            words, attendees.move, attendee_id=person.attendee_id, writing_table_id=table
        )
        self.logged.emit(words)

    def _change(self, person: SheetRow) -> None:
        assert person.attendee_id is not None
        known = PersonAnswer(person.name, person.heads, person.first_time, person.minor)
        answer = ask_person(known, self)
        if answer is None:
            return
        words = _("{name} changed").format(name=person.name)
        self._workspace.run(
            words,
            attendees.change_attendee,
            attendee_id=person.attendee_id,
            name=answer.name,
            heads=answer.heads,
            first_time=answer.first_time,
            minor=answer.minor,
        )
        self.logged.emit(words)


def _escaped(text: str) -> str:
    """Return a text fit for a menu, where a single ampersand would underline a letter."""
    return text.replace("&", "&&")
