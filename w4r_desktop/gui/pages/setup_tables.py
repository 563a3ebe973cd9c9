"""The tables people write at, as lines under Setup: name, place, who sits there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.domain.tables import table_key
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wording import people, place_name
from w4r_desktop.language import _, table_label
from w4r_desktop.services import tables
from w4r_desktop.store.queries import tables as table_queries

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.tables import TableRow


class TablesCard(Card):
    """Adds, names, places and removes tables, each as one step; ``said`` tells what is gone."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Tables"), parent=parent)
        self._workspace = workspace
        self._tables = Live(
            workspace,
            table_queries.tables,
            shows=frozenset({"writing_table", "attendee"}),
            parent=self,
        )
        self.line_of: dict[UUID, TableLine] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().px(6))
        self.add = Button(_("Add a table"), icon="plus", parent=self)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._add_table)
        self._tables.answered.connect(self._show_tables)
        self._show_tables()

    def _show_tables(self) -> None:
        """Bring the lines up to date where they are: somebody may be typing in one."""
        here = {table.writing_table_id: table for table in self._tables.answer}
        for gone in self.line_of.keys() - here.keys():
            line = self.line_of.pop(gone)
            line.hide()
            line.deleteLater()
        for place, (table_id, table) in enumerate(here.items()):
            if table_id not in self.line_of:
                self.line_of[table_id] = TableLine(self)
            self.line_of[table_id].show_table(table)
            self._lines.insertWidget(place, self.line_of[table_id])

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


class TableLine(QWidget):
    """Name, place and people of one table."""

    def __init__(self, card: TablesCard) -> None:
        super().__init__(card)
        self._card = card
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
            self._card.change_table(table, name, place)

    def _on_remove(self) -> None:
        assert self._table is not None
        self._card.remove_table(self._table)
