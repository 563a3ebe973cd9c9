"""The tables people write at, as lines under Setup."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from w4r_desktop.domain.tables import table_key
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.setup_table_line import TableHeadings, TableLine
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.tab_order import TabOrder
from w4r_desktop.language import _, table_label
from w4r_desktop.services import tables
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries import tables as table_queries

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from w4r_desktop.gui.pages.setup_table_line import CaseNames
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.tables import TableRow


class TablesCard(Card):
    """Adds, changes and removes tables, each as one step; ``said`` tells what is gone."""

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
        self._cases = Live(workspace, _case_names, shows=case_queries.CASE_TABLES, parent=self)
        self.line_of: dict[UUID, TableLine] = {}
        self._tab_order = TabOrder()
        self._headings = TableHeadings(self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().px(6))
        self.add = Button(_("Add a table"), icon="plus", parent=self)
        self.body.addWidget(self._headings)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._add_table)
        self._tables.answered.connect(self._show_tables)
        self._cases.answered.connect(self._show_tables)
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
                self.line_of[table_id] = self._new_line()
            self.line_of[table_id].show_table(table, self._cases.answer)
            self._lines.insertWidget(place, self.line_of[table_id])
        self._headings.setVisible(bool(here))
        self._keep_tab_order()

    def _new_line(self) -> TableLine:
        line = TableLine(self)
        line.changed.connect(self._change_table)
        line.removed.connect(self._remove_table)
        line.opened.connect(self._keep_tab_order)
        return line

    def _keep_tab_order(self) -> None:
        in_order = (self.line_of[table.writing_table_id] for table in self._tables.answer)
        self._tab_order.follow(*in_order, self.add)

    def _add_table(self) -> None:
        taken = {table_key(table.name) for table in self._tables.answer}
        free = (str(n) for n in range(1, len(taken) + 2))
        name = next(name for name in free if table_key(name) not in taken)
        self._workspace.run(
            _("{table} added").format(table=table_label(name)), tables.add_table, name=name
        )

    def _change_table(self, table: TableRow, wanted: TableRow) -> None:
        self._workspace.run(
            _("{table} changed").format(table=table_label(table.name)),
            tables.change_table,
            writing_table_id=wanted.writing_table_id,
            name=wanted.name,
            place=wanted.place,
            capacity=wanted.capacity,
            case_id=wanted.case_id,
            host=wanted.host,
        )

    def _remove_table(self, table: TableRow) -> None:
        """Take a table away; what was logged at it stays counted."""
        words = _("{table} removed").format(table=table_label(table.name))
        self._workspace.run(
            words,
            tables.remove_table,
            writing_table_id=table.writing_table_id,
            at=datetime.now(UTC),
        )
        self.said.emit(words)


def _case_names(session: Session) -> CaseNames:
    return {row.case_id: row.brief.name for row in case_queries.cases(session)}
