"""Changing what was said about the evening, and its tables."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.domain.tables import table_key
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.event_form import EventForm
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wording import people, place_name
from w4r_desktop.language import _, number, table_label
from w4r_desktop.services import event_details, tables
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries import events as event_queries
from w4r_desktop.store.queries import tables as table_queries

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.choices import Choices
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.tables import TableRow

NARROW: Final = 980
"""Below this width, at 100 %, the cards stand one below the other."""


class SetupPage(QWidget):
    """The event's form at the left, its tables and campaign at the right.

    What was changed and not saved is kept as the draft among ``choices``.
    """

    said = Signal(str)

    def __init__(
        self, workspace: Workspace, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices
        self._event = Live(workspace, event_queries.event, shows=frozenset({"event"}), parent=self)
        self._tables = Live(
            workspace,
            table_queries.tables,
            shows=frozenset({"writing_table", "attendee"}),
            parent=self,
        )
        self.form = EventForm(self)
        self.save = Button(_("Save changes"), kind="primary", parent=self)
        self.discard = Button(_("Discard changes"), parent=self)
        self.complaint = label("", "bad", self)
        self._tables_card = Card(_("Tables"), parent=self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().px(6))
        self._line_of: dict[UUID, _TableLine] = {}
        self._lay_out()
        self.save.clicked.connect(self.save_changes)
        self.discard.clicked.connect(self._show_saved)
        self.form.edited.connect(self._on_edited)
        self._event.answered.connect(self._on_event)
        self._tables.answered.connect(self._show_tables)
        self.form.show_details(self._event.answer.details)
        self._saved = self.form.details()
        if choices.draft is not None:
            self.form.show_details(choices.draft)
        self._on_edited()
        self._show_tables()

    def _lay_out(self) -> None:
        px = theme.current().px
        left = Card(_("This event"), parent=self)
        left.body.addWidget(self.form)
        left.body.addStretch(1)
        self._tables_card.body.addLayout(self._lines)
        self.add = Button(_("Add a table"), icon="plus", parent=self)
        self.add.clicked.connect(self._add_table)
        self._tables_card.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.setSpacing(px(14))
        right.addWidget(self._tables_card)
        right.addWidget(self._campaign_card())
        right.addStretch(1)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, px(6), 0)
        self._columns.setSpacing(px(16))
        self._columns.addWidget(left, 5)
        self._columns.addLayout(right, 4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.complaint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addWidget(_scrolling(inside), 1)
        layout.addLayout(buttons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _campaign_card(self) -> Card:
        row = self._workspace.read(event_queries.campaign)
        cases = self._workspace.read(case_queries.cases)
        card = Card(_("Campaign"), parent=self)
        card.body.addWidget(
            label(
                _("{name}: {number} cases").format(
                    name=row.campaign.name, number=number(len(cases))
                )
            )
        )
        if row.campaign.historical:
            words = label(
                _("Historical: for showing and practising. Everything printed says so."), "small"
            )
            words.setWordWrap(True)
            card.body.addWidget(words)
        return card

    # -- the event -----------------------------------------------------------------------------

    def save_changes(self) -> bool:
        """Save what the form says; say why and return False if it cannot be saved as it is."""
        if complaint := self.form.complaint():
            self.complaint.setText(complaint)
            return False
        said = self.form.details()
        self._choices.draft = None
        self._saved = said  # so that nothing waits to be saved when the answer comes
        self._workspace.run(_("Change the event"), event_details.change_details, details=said)
        self._show_saved()
        self.said.emit(_("The event is saved."))
        return True

    def _show_saved(self) -> None:
        self.form.show_details(self._event.answer.details)
        self._saved = self.form.details()
        self._on_edited()

    def _on_event(self) -> None:
        """Show what is saved now, but keep each field that somebody is changing here."""
        typed, before = self.form.details(), self._saved
        changed = {
            field.name: value
            for field in fields(typed)
            if (value := getattr(typed, field.name)) != getattr(before, field.name)
        }
        self._show_saved()
        if changed:
            self.form.show_details(replace(self.form.details(), **changed))
            self._on_edited()

    def _on_edited(self) -> None:
        said = self.form.details()
        changed = said != self._saved
        self._choices.draft = said if changed else None
        self.save.setEnabled(changed)
        self.discard.setEnabled(changed)
        self.complaint.setText("")

    # -- tables --------------------------------------------------------------------------------

    def _show_tables(self) -> None:
        """Bring the lines up to date where they are: somebody may be typing in one."""
        here = {table.writing_table_id: table for table in self._tables.answer}
        for gone in self._line_of.keys() - here.keys():
            line = self._line_of.pop(gone)
            line.hide()
            line.deleteLater()
        for place, (table_id, table) in enumerate(here.items()):
            if table_id not in self._line_of:
                self._line_of[table_id] = _TableLine(self)
            self._line_of[table_id].show_table(table)
            self._lines.insertWidget(place, self._line_of[table_id])

    def _add_table(self) -> None:
        taken = {table_key(table.name) for table in self._tables.answer}
        free = (str(n) for n in range(1, len(taken) + 2))
        name = next(name for name in free if table_key(name) not in taken)
        self._workspace.run(
            _("{table} added").format(table=table_label(name)), tables.add_table, name=name
        )

    def change_table(self, table: TableRow, name: str, place: TablePlace) -> None:
        """Give a table another name or place."""
        if clean_name(name) != table.name or place is not table.place:
            self._workspace.run(
                _("{table} changed").format(table=table_label(table.name)),
                tables.change_table,
                writing_table_id=table.writing_table_id,
                name=name,
                place=place,
            )

    def remove_table(self, table: TableRow) -> None:
        """Take a table away; what was logged at it stays counted."""
        words = _("{table} removed").format(table=table_label(table.name))
        self._workspace.run(
            words,
            tables.remove_table,
            writing_table_id=table.writing_table_id,
            at=datetime.now(UTC),
        )
        self.said.emit(words)


class _TableLine(QWidget):
    """Name, place and people of one table."""

    def __init__(self, page: SetupPage) -> None:
        super().__init__(page)
        self._page = page
        self._table: TableRow | None = None
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_LENGTH)
        self.name.editingFinished.connect(self._on_changed)
        self.place = choice_field(self)
        for place in TablePlace:
            self.place.addItem(place_name(place), place)
        self.place.activated.connect(self._on_changed)
        self.people = label("", "small", self)
        self.remove = Button(icon="close", kind="quiet", name=_("Remove"), parent=self)
        self.remove.clicked.connect(self._on_remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.name, 3)
        layout.addWidget(self.place, 3)
        layout.addWidget(self.people, 2)
        layout.addWidget(self.remove)

    def show_table(self, table: TableRow) -> None:
        """Show a table as it is saved."""
        if table == self._table:
            return
        self._table = table
        words = table_label(table.name)
        self.name.setText(table.name)
        self.place.setCurrentIndex(self.place.findData(table.place))
        self.people.setText(people(table.people))
        self.name.setAccessibleName(_("Name of {table}").format(table=words))
        self.place.setAccessibleName(_("Where {table} is").format(table=words))
        self.remove.setAccessibleName(_("Remove {table}").format(table=words))
        self.remove.setToolTip(tooltips.plain(_("Remove {table}").format(table=words)))

    def _on_changed(self, *_values: object) -> None:
        table, name = self._table, self.name.text()
        assert table is not None
        place = TablePlace(self.place.currentData())
        self.name.setText(table.name)  # what is refused or empty is not left standing
        self.place.setCurrentIndex(self.place.findData(table.place))
        if clean_name(name):
            self._page.change_table(table, name, place)

    def _on_remove(self) -> None:
        assert self._table is not None
        self._page.remove_table(self._table)


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows its fields
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
