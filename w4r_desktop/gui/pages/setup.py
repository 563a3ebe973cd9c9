"""Changing what was said about the evening, and its tables."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.event_form import EventForm
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wording import people, place_name
from w4r_desktop.language import _, number, table_label
from w4r_desktop.services import event_details, tables
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries import events as event_queries
from w4r_desktop.store.queries import tables as table_queries

if TYPE_CHECKING:
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.tables import TableRow


class SetupPage(QWidget):
    """The event's form at the left, its tables and campaign at the right."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
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
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._show_event)
        self.form.edited.connect(self._on_edited)
        self._event.answered.connect(self._show_event)
        self._tables.answered.connect(self._show_tables)
        self._show_event()
        self._show_tables()

    def _lay_out(self) -> None:
        px = theme.current().px
        left = Card(_("This event"), parent=self)
        left.body.addWidget(_scrolling(self.form), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.complaint, 1)
        left.body.addLayout(buttons)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, px(10), 0)
        self._tables_card.body.addWidget(_scrolling(inside), 1)
        self.add = Button(_("Add a table"), icon="plus", parent=self)
        self.add.clicked.connect(self._add_table)
        self._tables_card.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.setSpacing(px(14))
        right.addWidget(self._tables_card, 1)
        right.addWidget(self._campaign_card())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        layout.addWidget(left, 5)
        layout.addLayout(right, 4)

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

    def _show_event(self) -> None:
        self.form.show_details(self._event.answer.details)
        self._on_edited()

    def _on_edited(self) -> None:
        changed = self.form.details() != self._event.answer.details
        self.save.setEnabled(changed)
        self.discard.setEnabled(changed)
        self.complaint.setText("")

    def _save(self) -> None:
        if complaint := self.form.complaint():
            self.complaint.setText(complaint)
            return
        self._workspace.run(
            _("Change the event"), event_details.change_details, details=self.form.details()
        )
        self._show_event()
        self.said.emit(_("The event is saved."))

    # -- tables --------------------------------------------------------------------------------

    def _show_tables(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for table in self._tables.answer:
            self._lines.addWidget(_TableLine(self, table))
        self._lines.addStretch(1)

    def _add_table(self) -> None:
        taken = {table.name for table in self._tables.answer}
        name = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
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

    def __init__(self, page: SetupPage, table: TableRow) -> None:
        super().__init__(page)
        self._page, self._table = page, table
        words = table_label(table.name)
        self.name = QLineEdit(table.name, self)
        self.name.setMaxLength(MAX_LENGTH)
        self.name.setAccessibleName(_("Name of {table}").format(table=words))
        self.name.editingFinished.connect(self._on_changed)
        self.place = QComboBox(self)
        for place in TablePlace:
            self.place.addItem(place_name(place), place)
        self.place.setCurrentIndex(self.place.findData(table.place))
        self.place.setAccessibleName(_("Where {table} is").format(table=words))
        self.place.activated.connect(self._on_changed)
        remove = Button(
            icon="close", kind="quiet", name=_("Remove {table}").format(table=words), parent=self
        )
        remove.clicked.connect(partial(page.remove_table, table))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.name, 3)
        layout.addWidget(self.place, 3)
        layout.addWidget(label(people(table.people), "small", self), 2)
        layout.addWidget(remove)

    def _on_changed(self, *_values: object) -> None:
        if not clean_name(self.name.text()):
            self.name.setText(self._table.name)
        self._page.change_table(self._table, self.name.text(), TablePlace(self.place.currentData()))


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
