"""The page a volunteer keeps open all evening: a sheet of people and cases, one click a letter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.arrivals import Arrival, read_arrival
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.dialogs.ask import ask_group
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.tally_menus import TallyMenus
from w4r_desktop.gui.tallying import Tallying, who_is
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.find_box import FindBox
from w4r_desktop.gui.widgets.history_panel import HistoryPanel
from w4r_desktop.gui.widgets.key_hint import KeyHint
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.widgets.sheet_view import SheetView
from w4r_desktop.gui.widgets.toast import Toast
from w4r_desktop.gui.wording import counting_words, kind_icon, kind_name
from w4r_desktop.language import _, number, table_label
from w4r_desktop.store.queries import events, sheet, tables
from w4r_desktop.store.queries.attendees import attendee, find_attendees

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QColor, QResizeEvent
    from sqlalchemy.orm import Session

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import AttendeeRow
    from w4r_desktop.store.queries.sheet import SheetColumn, SheetRow
    from w4r_desktop.store.queries.tables import TableRow

ALL: Final = "all"
TABLE_KEYS: Final = 9
FIND_WIDTH: Final = 270
ROOMY: Final = 480
"""The least height that leaves room below the sheet, at 100 %."""

LEAST_TABLES: Final = 520
"""The width that All and eight tables need with the word before the kinds, at 100 %."""

FRAME_SHOWS: Final = frozenset({"attendee", "writing_table", "campaign_case", "case_withdrawal"})
COUNTS_SHOW: Final = frozenset({"tally_entry"})


class TallyPage(QWidget):
    """Counts what is written at a table, or at all of them.

    ``logged`` tells in words what can be undone by the button beside them, ``said`` anything else.
    """

    logged = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        choices: Choices | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices or Choices()
        self._event = Live(workspace, events.event, shows=frozenset({"event"}), parent=self)
        self._tables = Live(
            workspace, tables.tables, shows=frozenset({"writing_table"}), parent=self
        )
        first = self._tables.answer[0].writing_table_id if self._tables.answer else None
        self._table, self._kind = self._choices.sheet or (first, ActionKind.LETTER)
        self._tallying = Tallying(workspace, self)
        self._menus = TallyMenus(self._tallying, self)
        self.table_choice = SegmentedControl(_("Table"), self, gives_way=True)
        self.kind_choice = SegmentedControl(_("What is being counted"), self)
        self.counting = label(_("Counting"), "muted", self)
        self.find_box = FindBox(self._people, self)
        self.guest = Button(_("+ Guest"), parent=self)
        self.group = Button(_("+ Group…"), parent=self)
        self.history_button = Button(_("History"), icon="history", parent=self)
        self.history_button.setCheckable(True)
        self.hint = KeyHint(self)
        self.note = label("", "small", self)
        self.view = SheetView(self)
        self.history = HistoryPanel(workspace, self._event.answer.details.zone, self)
        self._lay_out()
        self._show_tables()
        self.table_choice.choose(self._table or ALL)
        self._frame = Live(workspace, self._frame_query(), shows=FRAME_SHOWS, parent=self)
        self._sheet = Live(workspace, self._sheet_query(), shows=COUNTS_SHOW, parent=self)
        self._show_kinds()
        self._connect()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.view.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        top = QHBoxLayout()
        top.addWidget(self.table_choice, 1)
        top.addWidget(self.counting)
        top.addWidget(self.kind_choice)
        second = QHBoxLayout()
        second.setSpacing(px(10))
        self.find_box.setFixedWidth(px(FIND_WIDTH))
        second.addWidget(self.find_box)
        second.addWidget(self.guest)
        second.addWidget(self.group)
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
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.note)

    def _connect(self) -> None:
        self._event.answered.connect(self._show_kinds)
        self._tables.answered.connect(self._on_tables)
        self._frame.answered.connect(self._count_anew)
        self._sheet.answered.connect(self._show_sheet)
        self._tallying.logged.connect(self.logged)
        self._menus.history_requested.connect(self._show_history_of)
        self.table_choice.chosen.connect(self._on_table)
        self.kind_choice.chosen.connect(self._on_kind)
        self.find_box.found.connect(self.show_person)
        self.find_box.added.connect(self.add_person)
        self.find_box.left.connect(self.view.setFocus)
        self.guest.clicked.connect(self._add_guest)
        self.group.clicked.connect(self._add_group)
        self.history_button.toggled.connect(self._on_history)
        self.history.take_back_requested.connect(self._tallying.take_back_entry)
        self.view.add_requested.connect(self._add_one)
        self.view.take_back_requested.connect(self._take_one_back)
        self.view.set_requested.connect(self._set)
        self.view.menu_requested.connect(self._on_menu)
        self.view.ignored_press.connect(self._on_ignored)
        self.view.letters_typed.connect(self.find_box.begin)
        self.view.number_begun.connect(self._on_number)
        self.view.person_menu_requested.connect(self._on_person_menu)
        self._shortcut("/", self._focus_find)
        self._shortcut("Ctrl+F", self._focus_find)
        self._shortcut("Ctrl+0", partial(self._on_table, ALL))
        for place in range(TABLE_KEYS):
            self._shortcut(f"Ctrl+{place + 1}", partial(self._choose_table_at, place))

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self, slot)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._use_room()

    def _use_room(self) -> None:
        """Leave room for what the toast says, and for all tables, where there is any."""
        px = theme.current().px
        roomy = self.height() >= px(ROOMY)
        self.note.setFixedHeight(Toast.room() if roomy else self.note.sizeHint().height())
        narrow = self.width() < px(LEAST_TABLES) + self.kind_choice.full_width
        self.kind_choice.be_compact(compact=narrow)
        self.counting.setVisible(not narrow)

    # -- what is shown -------------------------------------------------------------------------

    def _show_tables(self) -> None:
        choices = [Choice(ALL, _("All"), _("All tables"))]
        choices += [
            Choice(table.writing_table_id, table.name, table_label(table.name))
            for table in self._tables.answer
        ]
        self.table_choice.show_choices(choices)

    def _show_kinds(self) -> None:
        kinds = self._event.answer.details.kinds or (ActionKind.LETTER,)
        self.kind_choice.show_choices(
            [Choice(kind, kind_name(kind), icon=kind_icon(kind)) for kind in kinds]
        )
        self.show_kind(self._kind if self._kind in kinds else kinds[0])

    def _show_sheet(self) -> None:
        here = self._sheet.answer
        table = self._table_row()
        title = table_label(table.name) if table else _("All tables")
        self.view.show_sheet(here, title=title, kind=kind_name(self._kind), tint=_tint(self._kind))
        moved = table is not None and here.logged_here != here.total
        self.note.setText(_moved_words(here) if moved else "")

    def _frame_query(self) -> Callable[[Session], sheet.Frame]:
        return partial(sheet.frame, writing_table_id=self._table)

    def _sheet_query(self) -> sheet.KeptSheet:
        return sheet.KeptSheet(empty=self._frame.answer, kind=self._kind)

    def _count_anew(self) -> None:
        self._choices.sheet = (self._table, self._kind)
        self._sheet.ask_for(self._sheet_query())
        self._show_sheet()

    def _table_row(self) -> TableRow | None:
        return next(
            (table for table in self._tables.answer if table.writing_table_id == self._table), None
        )

    # -- tables, kinds, people -----------------------------------------------------------------

    def show_table(self, table: UUID | None) -> None:
        """Turn to the sheet of a table, or to that of all."""
        self._table = table
        self.table_choice.choose(table or ALL)
        self._frame.ask_for(self._frame_query())
        self._count_anew()

    def show_kind(self, kind: ActionKind) -> None:
        """Count something else from now on."""
        self._kind = kind
        self.kind_choice.choose(kind)
        self.hint.show_parts(
            counting_words(kind),
            [
                (_("Space"), _("or a click adds one")),
                ("−", _("takes one back")),
                ("", _("· right-click: more · digits set a number")),
            ],
        )
        self._count_anew()

    def show_person(self, attendee_id: UUID) -> None:
        """Turn to the sheet of a person's table, with their row chosen."""
        if not self.view.choose_attendee(attendee_id):
            self.show_table(self._workspace.read(attendee, attendee_id).writing_table_id)
            self.view.choose_attendee(attendee_id)

    def add_person(self, typed: str) -> None:
        """Seat whoever was typed at this table: "Amina", "Class 8b +25"."""
        self.add_arrival(read_arrival(typed))

    def add_arrival(self, arrival: Arrival) -> None:
        """Seat somebody, or a group, at this table."""
        here = self._table_row()
        if here is None:
            self.said.emit(_("Choose a table first: people are added to the table shown."))
            return
        self.show_person(self._tallying.sign_in(arrival, here))

    def _people(self, text: str) -> tuple[AttendeeRow, ...]:
        """Find people, those at this table first."""
        found = self._workspace.read(find_attendees, text)
        return tuple(sorted(found, key=lambda person: person.writing_table_id != self._table))

    def _add_guest(self) -> None:
        self.add_arrival(Arrival(""))

    def _add_group(self) -> None:
        if (group := ask_group(self)) is not None:
            self.add_arrival(group)

    def _focus_find(self) -> None:
        self.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_tables(self) -> None:
        self._show_tables()
        self.show_table(self._table if self._table_row() else None)

    def _on_table(self, key: object) -> None:
        self.show_table(None if key == ALL else key)  # type: ignore[arg-type] # keys are ids or ALL
        row, column = self.view.cell
        if row > 0 and self.view.sheet.rows[row].attendee_id is None:
            self.view.choose_cell(0, column)  # nobody in particular is not worth the way down
        self.view.setFocus()

    def _choose_table_at(self, place: int) -> None:
        if place < len(self._tables.answer):
            self._on_table(self._tables.answer[place].writing_table_id)

    def _on_kind(self, kind: ActionKind) -> None:
        self.show_kind(kind)
        self.view.setFocus()

    # -- counting ------------------------------------------------------------------------------

    def _cell(self, row: int, column: int) -> tuple[SheetRow, SheetColumn, int]:
        person = self.view.sheet.rows[row]
        return person, self.view.sheet.columns[column], person.counts[column]

    def _add_one(self, row: int, column: int) -> None:
        person, case, _count = self._cell(row, column)
        self._tallying.add(person, case, self._kind)

    def _take_one_back(self, row: int, column: int) -> None:
        person, case, count = self._cell(row, column)
        if count:
            self._tallying.take_one_back(person, case, self._kind)
        else:
            self.said.emit(_("Nothing to take back: this cell is at zero."))

    def _set(self, row: int, column: int, count: int) -> None:
        person, case, shown = self._cell(row, column)
        self._tallying.set_count(person, case, self._kind, shown=shown, count=count)

    def _on_number(self) -> None:
        self.said.emit(_("Enter sets the number, Esc leaves it as it was."))

    def _on_ignored(self, _row: int, _column: int) -> None:
        self.said.emit(_("Two presses at once count as one."))

    # -- history and menus ---------------------------------------------------------------------

    def _on_history(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not shown:
            self.history.put_away()
        elif self.history.isHidden():
            self.history.show_entries()

    def _show_history_of(self, row: SheetRow, column: SheetColumn) -> None:
        self.history.show_entries(
            attendee_id=row.attendee_id,
            writing_table_id=None if row.attendee_id else row.writing_table_id,
            case_id=column.case_id,
            of=_("{person}, {case}").format(
                person=who_is(row), case=column.short_name or column.name
            ),
        )
        self.history_button.setChecked(True)

    def _on_menu(self, row: int, column: int, place: QPoint) -> None:
        person, case, count = self._cell(row, column)
        self._menus.of_cell(
            person, case, self._kind, count=count, tables=self._tables.answer, place=place
        )

    def _on_person_menu(self, row: int, place: QPoint) -> None:
        person = self.view.sheet.rows[row]
        self._menus.of_person(person, tables=self._tables.answer, place=place)


def _moved_words(here: sheet.Sheet) -> str:
    return _(
        "People keep what they wrote when they move: this sheet shows {shown}; "
        "logged at this table: {logged}."
    ).format(shown=number(here.total), logged=number(here.logged_here))


def _tint(kind: ActionKind) -> QColor | None:
    """Return the ground of the headings of a kind; letters, the usual case, have none."""
    tokens = theme.current().tokens
    return {
        ActionKind.LETTER: None,
        ActionKind.PREPRINTED_LETTER: tokens.status,
        ActionKind.SOLIDARITY_CARD: tokens.accent_soft,
        ActionKind.PETITION_SIGNATURE: tokens.good_soft,
        ActionKind.EMAIL: tokens.sky_soft,
        ActionKind.SOCIAL_POST: tokens.plum_soft,
        ActionKind.PHOTO: tokens.amber_soft,
        ActionKind.OTHER: tokens.hairline,
    }[kind]
