"""Choosing people: a find box, all or none or those at a table, and a tick before every name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.collation import name_key
from w4r_desktop.gui.models.people import Column
from w4r_desktop.gui.models.people_ticks import PeopleTicksModel
from w4r_desktop.gui.widgets import mnemonics
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.find_field import FindField
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.ticking_table import TickingTable
from w4r_desktop.language import _, number, table_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from w4r_desktop.gui.models.people_ticks import PeopleChoice
    from w4r_desktop.store.queries.attendees import PersonRow

    Index = QModelIndex | QPersistentModelIndex

NAME_SHARE: Final = 0.62
"""How much of the width the names take; the tables have the rest."""

LEAST_ROWS: Final = 3
ROW: Final = 34


class _TickByClick(QStyledItemDelegate):
    """Hears a click anywhere in a row, as the little box alone is hard to hit."""

    clicked = Signal(int)

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.MouseButtonRelease:
            return False
        plain = isinstance(event, QMouseEvent) and not event.modifiers()
        if plain and event.button() == Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            self.clicked.emit(index.row())
        return True


class TickList(TickingTable):
    """The names and tables of a ``PeopleTicksModel``; Space and a click tick."""

    def __init__(self, model: PeopleTicksModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.people = model
        self.setModel(model)
        self.setAccessibleName(_("People to choose"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        for column in Column:
            self.setColumnHidden(column, column not in (Column.NAME, Column.TABLE))
        delegate = _TickByClick(self)
        self.setItemDelegate(delegate)
        delegate.clicked.connect(self._on_clicked)

    def go_to_first(self) -> None:
        """Take the keyboard, at the first name."""
        self.setFocus()
        if self.people.rows:
            self.setCurrentIndex(self.people.index(0, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not self.currentIndex().isValid():
            self.go_to_first()
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Find nobody by typing here: names have their box."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        names = round(wide * NAME_SHARE)
        self.setColumnWidth(Column.NAME, names)
        self.setColumnWidth(Column.TABLE, wide - names)

    @override
    def minimumSizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(160), px(LEAST_ROWS * ROW) + 2 * self.frameWidth())

    def _on_clicked(self, row: int) -> None:
        self.turned.emit([row], not self.people.is_ticked(row))


class PeopleTicks(QWidget):
    """Lets people be chosen; ``changed`` tells that others are chosen now, by a person.

    ``choice`` is where who is chosen is kept.
    """

    changed = Signal()

    def __init__(self, choice: PeopleChoice, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice = choice
        self._tables: tuple[tuple[UUID, str], ...] = ()
        self.model = PeopleTicksModel(choice, zone, self)
        self.find_box = FindField(_("Find a person"), self)
        self.all = Button(_("Everybody"), name=_("Choose all who are shown"), parent=self)
        self.none = Button(_("Nobody"), name=_("Choose none of those who are shown"), parent=self)
        self.table = Button(_("One table"), name=_("Choose those at one table"), parent=self)
        self.menu = QMenu(self.table)
        self.table.setMenu(self.menu)
        self.list = TickList(self.model, self)
        self.nothing = label("", "muted", self)
        self.count = ElidedLabel("", "small", self)
        self._lay_out()
        self.find_box.textChanged.connect(self._on_typed)
        self.find_box.left.connect(self.list.go_to_first)
        self.all.clicked.connect(partial(self._tick_shown, ticked=True))
        self.none.clicked.connect(partial(self._tick_shown, ticked=False))
        self.list.turned.connect(self._on_turned)

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """Who is chosen, in the order of their names."""
        return self.model.chosen

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """The ids of those who are chosen, in the order of their names."""
        return tuple(person.attendee_id for person in self.people)

    def show_people(self, everybody: Sequence[PersonRow]) -> None:
        """Offer these people."""
        self.model.show_people(everybody)
        tables = tuple({row.writing_table_id: row.table_name for row in everybody}.items())
        ordered = tuple(sorted(tables, key=lambda table: name_key(table[1])))
        if ordered != self._tables:
            self._tables = ordered
            self._fill_menu()
        self._tell()

    def choose(self, attendee_ids: Sequence[UUID]) -> None:
        """Choose these people and nobody else, without telling."""
        self._choice.choose_only(attendee_ids)
        self.model.tell_ticks()
        self._tell()

    def _lay_out(self) -> None:
        px = theme.current().px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        for button in (self.all, self.none, self.table):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.count)
        self.nothing.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.find_box)
        column.addLayout(buttons)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for table_id, name in self._tables:
            action = self.menu.addAction(mnemonics.plain(table_label(name)))
            action.triggered.connect(partial(self._choose_table, table_id))

    def _choose_table(self, writing_table_id: UUID) -> None:
        there = [p for p in self.model.everybody if p.writing_table_id == writing_table_id]
        self.find_box.clear()
        self.choose([person.attendee_id for person in there])
        place = self.model.place_of(there[0].attendee_id) if there else -1
        if place >= 0:
            self.list.scrollTo(self.model.index(place, 0))
        self.changed.emit()

    def _tick_shown(self, _checked: bool = False, *, ticked: bool) -> None:  # noqa: FBT001, FBT002
        self._on_turned(range(len(self.model.rows)), ticked)

    def _on_turned(self, rows: Sequence[int], ticked: bool) -> None:  # noqa: FBT001 - a slot
        self.model.tick(rows, ticked=ticked)
        self._tell()
        self.changed.emit()

    def _on_typed(self, typed: str) -> None:
        self.model.find(typed)
        self._tell()

    def _tell(self) -> None:
        """Say how many are chosen, and why nobody is shown."""
        everybody, shown = self.model.everybody, self.model.rows
        words = _("{chosen} of {all} chosen").format(
            chosen=number(len(self.model.chosen)), all=number(len(everybody))
        )
        self.count.setText(words)
        self.nothing.setText(
            _("Nobody here is called that.") if everybody else _("Nobody has signed in yet.")
        )
        self.nothing.setVisible(not shown)
        self.list.setVisible(bool(shown))
        for button in (self.all, self.none):
            button.setEnabled(bool(shown))
        self.table.setEnabled(bool(self._tables))
