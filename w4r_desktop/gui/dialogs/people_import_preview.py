"""A list of people as it would be signed in: every line, and how the list is understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.tables import table_key
from w4r_desktop.errors import SheetProblem, SheetRefusedError
from w4r_desktop.exchange.people_columns import CONTACTS, PeopleColumn, title
from w4r_desktop.exchange.people_lines import Consent
from w4r_desktop.exchange.people_list import (
    Layout,
    PeopleList,
    PeopleSheet,
    listed,
    unknown_tables,
)
from w4r_desktop.exchange.people_notes import line_words, note_words
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.people_import_options import PeopleOptions, Reaching
from w4r_desktop.gui.models.people_preview import BEFORE, REMARKS, WHO, PeoplePreviewModel
from w4r_desktop.gui.widgets.choosing_header import ChoosingHeader
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.ticking_table import TickingTable
from w4r_desktop.language import _
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.domain.arrivals import ListedPerson
    from w4r_desktop.store.queries.tables import TableRow

NARROWEST: Final = 140
WIDEST: Final = 260
WIDEST_REMARK: Final = 210
TICK: Final = 26
OPTIONS: Final = 300
LOOKED_AT: Final = 60
"""Rows that say how wide a column is to be."""

WORDS_OF_A_TITLE: Final = 5
"""A longer heading is taken for what people were asked."""


class PeoplePreview(QWidget):
    """The lines at the left, the options at the right; ``changed`` tells of every choice.

    ``trouble`` says in words why nobody can be signed in as things stand, or nothing.
    """

    changed = Signal()

    def __init__(
        self,
        people: PeopleSheet,
        *,
        here: frozenset[str],
        tables: Sequence[TableRow],
        wording: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._here = here
        self._tables = [row.name for row in tables]
        self._wording = wording
        self._unknown: frozenset[str] = frozenset()
        self.trouble = ""
        self.table = TickingTable(self)
        self.table.setAccessibleName(_("The people of the list"))
        self.model = PeoplePreviewModel(self)
        self.table.setModel(self.model)
        self.header: ChoosingHeader[PeopleColumn | None] = ChoosingHeader(self.table, before=BEFORE)
        self.table.setHorizontalHeader(self.header)
        self.remark = label("", "muted", self)
        self.options = PeopleOptions(tables, self)
        self.options.heading.setChecked(people.layout.has_heading)
        self._lay_out()
        self._start()
        self._connect()

    @property
    def meant(self) -> Layout:
        """How the list is understood."""
        return Layout(has_heading=self.options.heading.isChecked(), columns=self.header.choices)

    @property
    def writing_table_id(self) -> UUID | None:
        """Where people without a table sit; None shares them out."""
        return self.options.writing_table_id

    @property
    def heads(self) -> int:
        """How many people are ticked."""
        return sum(line.person.heads for line in self.model.coming)

    def arriving(self) -> tuple[ListedPerson, ...]:
        """Return who is ticked; a table that is not to be made is left out."""
        people = [line.person for line in self._listed().lines if self.model.is_coming(line.line)]
        if self.options.make_tables.isChecked():
            return tuple(people)
        return tuple(
            replace(person, table="") if table_key(person.table) in self._unknown else person
            for person in people
        )

    # -- how it looks --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        self.scrolled = QScrollArea(self)
        self.scrolled.setProperty("role", "details")
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into view
        self.scrolled.setWidget(self.options)
        self.remark.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(px(6))
        left.addWidget(self.table, 1)
        left.addWidget(self.remark)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(16))
        line.addLayout(left, 7)
        line.addWidget(self.scrolled, 3)

    def _start(self) -> None:
        """Show the list as it is most likely meant."""
        choices: list[tuple[str, PeopleColumn | None]] = [(_("Leave out"), None)]
        choices.extend((title(column), column) for column in PeopleColumn)
        self._show_rows()
        names = [
            self.model.headerData(place, Qt.Orientation.Horizontal)
            for place in range(BEFORE, self.model.columnCount())
        ]
        self.header.offer(names, choices, self._people.layout.columns)
        self.options.wording.setPlainText(self._question() or self._wording)
        if PeopleColumn.CONSENT in self.header.choices:
            self.options.choose(Reaching.WHO_AGREED)
        self._understand()
        self._fit_columns()

    def _connect(self) -> None:
        self.header.chosen.connect(self._understand)
        self.options.heading_turned.connect(self._on_heading)
        self.options.meant.connect(self._on_meant)
        self.options.here_left_out.connect(self._on_here)
        self.options.twice_left_out.connect(self._on_twice)
        self.table.turned.connect(self._on_turned)
        self.options.worded.connect(self._on_worded)
        self.model.ticked.connect(self.changed)
        self.table.selectionModel().currentRowChanged.connect(self._show_remark)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_options()

    def _fit_options(self) -> None:
        """Give the options the width of their words, but never most of it."""
        bar = self.scrolled.verticalScrollBar().sizeHint().width()
        needed = max(self.options.minimumSizeHint().width() + bar, theme.current().px(OPTIONS))
        self.scrolled.setFixedWidth(min(needed, self.width() // 2))

    def _fit_columns(self) -> None:
        px = theme.current().px
        self.header.setResizeContentsPrecision(LOOKED_AT)
        for column in range(self.model.columnCount()):
            needed = max(self.table.sizeHintForColumn(column), self.header.sectionSizeHint(column))
            needed += px(TICK) if column == WHO else 0
            most = px(WIDEST_REMARK if column == REMARKS else WIDEST)
            self.table.setColumnWidth(column, min(max(needed, px(NARROWEST)), most))

    # -- how it is understood ------------------------------------------------------------------

    def _show_rows(self) -> None:
        has_heading = self.options.heading.isChecked()
        rows = self._people.sheet.rows[1 if has_heading else 0 :]
        headings = self._people.headings if has_heading else ("",) * len(self._people.headings)
        self.model.show_rows(rows, headings)

    def _understand(self) -> None:
        """Read the lines anew, and tick who is neither here nor listed before."""
        columns = self.header.choices
        reached = any(column in CONTACTS for column in columns)
        self.options.show_reaching(offered=reached, by_the_list=PeopleColumn.CONSENT in columns)
        self._show_lines(anew=True)

    def _show_lines(self, *, anew: bool) -> None:
        kept = [line.line for line in self.model.coming]
        try:
            found = self._listed()
        except SheetRefusedError as refusal:
            found = PeopleList(lines=(), notes=())
            self.trouble = _trouble(refusal, self.header.choices)
        else:
            self.trouble = ""
        coming = [line.line for line in found.lines if line.is_expected] if anew else kept
        self.model.show_lines({line.line: line for line in found.lines}, coming)
        unknown = unknown_tables(found.lines, self._tables)
        self._unknown = frozenset(map(table_key, unknown))
        self.options.show_unknown(list(unknown))
        self.options.show_notes([note_words(note) for note in found.notes])
        self._show_remark()
        if anew:
            here = sum(line.is_here for line in found.lines)
            twice = [line.is_same for line in found.lines if line.first]
            self.options.show_groups(here=here, twice=len(twice), left_out=all(twice))
        self._on_worded()

    def _on_worded(self) -> None:
        """Ask for what people agreed to, if how they are reached is to be kept."""
        kept = any(line.person.contact for line in self.model.coming)
        lacking = _("Write what people agreed to, word for word, or leave their addresses out.")
        if self.trouble in ("", lacking):
            self.trouble = lacking if kept and not self.options.agreed_to else ""
        self.changed.emit()

    def _listed(self) -> PeopleList:
        reached = self.options.reached
        consent = Consent(
            wording=self.options.agreed_to,
            at=datetime.now(UTC),
            of_all=reached is Reaching.EVERYBODY,
        )
        keeps = reached is not Reaching.NOBODY
        return listed(self._people, self.meant, consent=consent if keeps else None, here=self._here)

    def _show_remark(self) -> None:
        """Say below the table what is to be known of the line that was chosen in it."""
        row = self.table.currentIndex().row()
        known = self.model.remarks_at(row) if row >= 0 else ()
        self.remark.setText(" ".join(map(line_words, known)))
        self.remark.setVisible(bool(known))

    def _question(self) -> str:
        """Return what people were asked, if the list says it above the answers."""
        columns = zip(self._people.headings, self._people.layout.columns, strict=True)
        asked = [text for text, column in columns if column is PeopleColumn.CONSENT]
        long = [text for text in asked if len(text.split()) > WORDS_OF_A_TITLE or "?" in text]
        return long[0] if long and self._people.layout.has_heading else ""

    # -- what a person chooses -----------------------------------------------------------------

    def _on_heading(self) -> None:
        self._show_rows()
        self._understand()

    def _on_meant(self) -> None:
        self._show_lines(anew=False)

    def _on_here(self, left_out: bool) -> None:  # noqa: FBT001 - Qt's own
        lines = [line.line for line in self.model.lines if line.is_here]
        self.model.tick(lines, coming=not left_out)

    def _on_twice(self, left_out: bool) -> None:  # noqa: FBT001 - Qt's own
        lines = [line.line for line in self.model.lines if line.first]
        self.model.tick(lines, coming=not left_out)

    def _on_turned(self, rows: list[int], ticked: bool) -> None:  # noqa: FBT001 - Qt's own
        self.model.tick([self.model.line_at(row) for row in rows], coming=ticked)


def _trouble(refusal: SheetRefusedError, columns: Sequence[PeopleColumn | None]) -> str:
    """Return what to do about a list that makes no sense as it is understood."""
    if refusal.problem is SheetProblem.NO_NAMES:
        return _("Choose above the columns which of them holds the names.")
    if refusal.problem is SheetProblem.COLUMN_TWICE:
        twice = next(column for column in columns if column and columns.count(column) > 1)
        return _(
            "Two columns are meant to be “{column}”. Choose something else above one of them."
        ).format(column=title(twice))
    return explain(refusal)
