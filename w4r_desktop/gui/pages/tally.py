"""The page a volunteer keeps open all evening: a sheet of people and cases, one click a letter."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.arrivals import Arrival, read_arrival
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.collation import name_key
from w4r_desktop.gui.dialogs.ask import ask_group
from w4r_desktop.gui.dragged import PEOPLE
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.tally_hands import TallyHands
from w4r_desktop.gui.pages.tally_more import MoreMenu, Shown
from w4r_desktop.gui.pages.tally_tables import TableLines, table_room
from w4r_desktop.gui.pages.tally_tints import tint
from w4r_desktop.gui.pages.tally_top import TallyTop
from w4r_desktop.gui.tallying import Tallying, who_is
from w4r_desktop.gui.widgets.history_panel import HistoryPanel
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice
from w4r_desktop.gui.widgets.sheet_view import SheetView
from w4r_desktop.gui.widgets.toast import Toast
from w4r_desktop.language import _, number, table_label
from w4r_desktop.store.queries import events, sheet, tables
from w4r_desktop.store.queries.attendees import attendee, find_attendees
from w4r_desktop.store.queries.lock import lock
from w4r_desktop.wording import kind_icon, kind_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from sqlalchemy.orm import Session

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import AttendeeRow
    from w4r_desktop.store.queries.sheet import SheetColumn, SheetRow
    from w4r_desktop.store.queries.tables import TableRow

ALL: Final = "all"
TABLE_KEYS: Final = 9
ROOMY: Final = 480
"""The least height that leaves room below the sheet, at 100 %."""

FRAME_SHOWS: Final = frozenset({"attendee", "writing_table", "campaign_case", "case_withdrawal"})
COUNTS_SHOW: Final = frozenset({"tally_entry"})


def _now() -> datetime:
    return datetime.now(UTC)


class TallyPage(QWidget):
    """Counts what is written at a table, or at all of them.

    ``logged`` tells in words what can be undone by the button beside them, ``said`` anything else;
    ``zoomed`` by how many steps all text is to be larger. ``now`` is the computer's clock, in UTC.
    """

    logged = Signal(str)
    said = Signal(str)
    zoomed = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        choices: Choices | None = None,
        now: Callable[[], datetime] = _now,
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
        self._tallying = Tallying(workspace, self, choices=self._choices)
        self._more = MoreMenu(workspace, self._tallying, self, now=now)
        self.top = TallyTop(self._people, self)
        self.table_choice, self.kind_choice = self.top.tables, self.top.kinds
        self.find_box, self.guest, self.group = self.top.find_box, self.top.guest, self.top.group
        self.history_button, self.class_bar = self.top.history, self.top.class_bar
        self.note = label("", "small", self)
        self.view = SheetView(self)
        self._hands = TallyHands(workspace, self._tallying, self.view, self)
        self.history = HistoryPanel(
            workspace,
            self._event.answer.details.zone,
            self,
            since=workspace.read(lock).locked_at,
        )
        self._lay_out()
        self._show_tables()
        self.table_choice.choose(self._table or ALL)
        self.top.show_all(all_tables=self._table is None)
        self._lines = TableLines(workspace, self.table_choice, self, now)
        self._frame = Live(workspace, self._frame_query(), shows=FRAME_SHOWS, parent=self)
        self._sheet = Live(workspace, self._sheet_query(), shows=COUNTS_SHOW, parent=self)
        self._show_kinds()
        self._choose_dedicated()
        self._connect()
        self._lines.shown.connect(self._use_room)
        QTimer.singleShot(0, self._lines, self._lines.begin)  # the sheet comes first

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.view.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.view, 1)
        middle.addWidget(self.history)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(self.top)
        layout.addLayout(middle, 1)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.note)

    def _connect(self) -> None:
        self._event.answered.connect(self._show_kinds)
        self._tables.answered.connect(self._on_tables)
        self._frame.answered.connect(self._count_anew)
        self._sheet.answered.connect(self._show_sheet)
        self._tallying.logged.connect(self.logged)
        self._hands.said.connect(self.said)
        self._hands.menus.history_requested.connect(self._show_history_of)
        self._more.box_requested.connect(self.show_box)
        self._connect_top()
        self._connect_sheet()
        self.history.take_back_requested.connect(self._tallying.take_back_entry)
        self._connect_keys()

    def _connect_top(self) -> None:
        self.table_choice.chosen.connect(self._on_table)
        self.kind_choice.chosen.connect(self._on_kind)
        self.find_box.found.connect(self.show_person)
        self.find_box.added.connect(self.add_person)
        self.find_box.left.connect(self.view.setFocus)
        self.guest.clicked.connect(self._add_guest)
        self.group.clicked.connect(self._add_group)
        self.top.box.clicked.connect(self.show_box)
        self.history_button.toggled.connect(self._on_history)
        self.top.more.clicked.connect(self._on_more)
        self.class_bar.all_requested.connect(self._hands.add_all_here)
        self.class_bar.each_requested.connect(self._hands.add_each_here)

    def _connect_sheet(self) -> None:
        self.view.current_changed.connect(self._show_class_bar)
        self.view.letters_typed.connect(self.find_box.begin)
        self.view.zoomed.connect(self.zoomed)

    def _connect_keys(self) -> None:
        self._shortcut("/", self._focus_find)
        self._shortcut("Ctrl+F", self._focus_find)
        self._shortcut("Ctrl+0", partial(self._on_table, ALL))
        for place in range(TABLE_KEYS):
            self._shortcut(f"Ctrl+{place + 1}", partial(self._choose_table_at, place))
        if self._workspace.locked:
            self.view.table.names.draggable = False
            return
        for place in range(TABLE_KEYS):
            self._shortcut(f"Ctrl+Shift+{place + 1}", partial(self._hands.move_to, place))
        self.table_choice.take(PEOPLE)
        self.table_choice.dropped.connect(self._hands.drop)

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self, slot).setAutoRepeat(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._use_room()

    def _use_room(self) -> None:
        """Leave room for what the toast says, and for all tables, where there is any."""
        roomy = self.height() >= theme.current().px(ROOMY)
        self.note.setFixedHeight(Toast.room() if roomy else self.note.sizeHint().height())
        self.top.use_room(self.width())

    # -- what is shown -------------------------------------------------------------------------

    def _show_tables(self) -> None:
        choices = [Choice(ALL, _("All"), _("All tables"))]
        choices += [
            Choice(table.writing_table_id, table.name, table_label(table.name))
            for table in self._tables.answer
        ]
        self.table_choice.show_choices(choices)
        self.table_choice.reserve(
            {table.writing_table_id: table_room(table) for table in self._tables.answer}
        )
        self._hands.tables = self._tables.answer

    def _show_kinds(self) -> None:
        kinds = self._event.answer.details.kinds or (ActionKind.LETTER,)
        self.kind_choice.show_choices(
            [Choice(kind, kind_name(kind), icon=kind_icon(kind)) for kind in kinds]
        )
        self.show_kind(self._kind if self._kind in kinds else kinds[0])

    def _show_sheet(self) -> None:
        here = self._sheet.answer
        table = self._table_row()
        self.view.show_sheet(
            here,
            title=self._title(),
            kind=kind_name(self._kind),
            tint=tint(self._kind),
            host=table.host if table else "",
        )
        moved = table is not None and here.logged_here != here.total
        self.note.setText(_moved_words(here) if moved else "")

    def _show_class_bar(self, row: int, column: int) -> None:
        here = self.view.sheet
        chosen = 0 <= row < len(here.rows) and 0 <= column < len(here.columns)  # no case, no column
        person = here.rows[row] if chosen else None
        self.class_bar.offer(person, here.columns[column] if chosen else None, self._kind)

    def _title(self) -> str:
        table = self._table_row()
        return table_label(table.name) if table else _("All tables")

    def _frame_query(self) -> Callable[[Session], sheet.Frame]:
        return partial(sheet.frame, writing_table_id=self._table, order=name_key)

    def _sheet_query(self) -> sheet.KeptSheet:
        return sheet.KeptSheet(empty=self._frame.answer, kind=self._kind)

    def _count_anew(self) -> None:
        self._choices.sheet = (self._table, self._kind)
        self._sheet.ask_for(self._sheet_query())
        self._show_sheet()
        self._show_class_bar(*self.view.cell)

    def _table_row(self) -> TableRow | None:
        return next(
            (table for table in self._tables.answer if table.writing_table_id == self._table), None
        )

    # -- tables, kinds, people -----------------------------------------------------------------

    def show_table(self, table: UUID | None) -> None:
        """Turn to the sheet of a table, or to that of all."""
        turned = table != self._table
        self._table = table
        self.table_choice.choose(table or ALL)
        self.top.show_all(all_tables=table is None)
        self._frame.ask_for(self._frame_query())
        self._count_anew()
        if turned:
            self._choose_dedicated()

    def show_kind(self, kind: ActionKind) -> None:
        """Count something else from now on."""
        self._kind = self._hands.kind = kind
        self.top.show_kind(kind)
        self._count_anew()

    def show_person(self, attendee_id: UUID) -> None:
        """Turn to the sheet of a person's table, with their row chosen."""
        if not self.view.choose_attendee(attendee_id):
            self.show_table(self._workspace.read(attendee, attendee_id).writing_table_id)
            self.view.choose_attendee(attendee_id)

    def show_box(self) -> None:
        """Turn to all tables, with the row chosen of what no table claims."""
        self.show_table(None)
        self.view.choose_cell(len(self.view.sheet.rows) - 1, max(self.view.cell[1], 0))
        self.view.setFocus()
        self.said.emit(_("Count here what no table claims: a click adds one, digits set a number."))

    def add_person(self, typed: str) -> None:
        """Seat whoever was typed at this table: "Amina", "Class 8b +25"."""
        try:
            self.add_arrival(read_arrival(typed))
        except W4RError:
            self.find_box.give_back(typed)
            raise

    def add_arrival(self, arrival: Arrival) -> None:
        """Seat somebody, or a group, at this table."""
        here = self._table_row()
        if here is None:
            self.said.emit(_("Choose a table first: people are added to the table shown."))
            return
        self.show_person(self._tallying.hosting.sign_in(arrival, here))

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

    def _choose_dedicated(self) -> None:
        """Begin with the one case that the table shown writes for, if there is one."""
        for place, column in enumerate(self.view.sheet.columns):
            if column.dedicated:
                self.view.choose_cell(max(self.view.cell[0], 0), place)

    def _on_tables(self) -> None:
        self._show_tables()
        self._lines.show()
        self.show_table(self._table if self._table_row() else None)

    def _on_table(self, key: object) -> None:
        assert key == ALL or isinstance(key, UUID)
        self.show_table(key if isinstance(key, UUID) else None)
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

    # -- history and more ----------------------------------------------------------------------

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

    def _on_more(self) -> None:
        shown = Shown(self.view.sheet, self._title(), self._table, self._kind, tint(self._kind))
        self._more.open(self.top.more, shown)


def _moved_words(here: sheet.Sheet) -> str:
    return _(
        "People keep what they wrote when they move: this sheet shows {shown}; "
        "logged at this table: {logged}."
    ).format(shown=number(here.total), logged=number(here.logged_here))
