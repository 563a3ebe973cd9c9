"""One table under Setup: its name, place and seats, and below them its case and host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.domain.arrivals import MOST_HEADS
from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.fields import number_field
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _, table_label
from w4r_desktop.wording import people, place_name

if TYPE_CHECKING:
    from w4r_desktop.store.queries.tables import TableRow

CaseNames: TypeAlias = Mapping[UUID, str]

SEATS: Final = 82
PEOPLE: Final = 92
BUTTON: Final = 42
"""Widths at 100 % of what stands in columns, in pixels."""

NAME_SHARE: Final = 4
PLACE_SHARE: Final = 4


class TableHeadings(QWidget):
    """What the columns of the lines below are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.current().px
        parts = [ElidedLabel(words, "small", self) for words in (_("Name"), _("Where"), _("Seats"))]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        _put(layout, parts, gap=px(PEOPLE) + 2 * px(BUTTON) + 2 * px(6))


class TableLine(QWidget):
    """A table to be changed: ``changed`` tells it as it is saved and as it is wanted.

    ``opened`` tells that it shows more fields than before, or fewer.
    """

    changed = Signal(object, object)
    removed = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table: TableRow | None = None
        self._cases: CaseNames = {}
        self.details: TableDetails | None = None
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_LENGTH)
        self.place = ElidedCombo(self)
        for place in TablePlace:
            self.place.addItem(place_name(place), place)
        self.seats = number_field(self, least=0, most=MOST_HEADS, value=0, name="")
        self.seats.setSpecialValueText(_("any"))
        self.people = ElidedLabel("", "small", self)
        self.more = Button(icon="down", kind="quiet", name=_("More"), parent=self)
        self.more.setCheckable(True)
        self.remove = Button(icon="close", kind="quiet", name=_("Remove"), parent=self)
        self.told = ElidedLabel("", "small", self)
        self._lay_out()
        self.name.editingFinished.connect(self._on_changed)
        self.place.activated.connect(self._on_changed)
        self.seats.editingFinished.connect(self._on_changed)
        self.more.toggled.connect(self._show_details)
        self.remove.clicked.connect(self._on_remove)

    def show_table(self, table: TableRow, cases: CaseNames) -> None:
        """Show a table as it is saved; ``cases`` are those it may be dedicated to."""
        if (table, cases) == (self._table, self._cases):
            return
        self._table, self._cases = table, cases
        self._show_saved()
        self.people.setText(people(table.people))
        self.told.setText(_told(table, cases))
        self.told.setVisible(bool(self.told.text()) and self.details is None)
        self._name_parts(table_label(table.name))

    def _name_parts(self, table: str) -> None:
        self.name.setAccessibleName(_("Name of {table}").format(table=table))
        self.place.setAccessibleName(_("Where {table} is").format(table=table))
        self.seats.setAccessibleName(_("Seats at {table}").format(table=table))
        for button, words in (
            (self.more, _("Case and host of {table}").format(table=table)),
            (self.remove, _("Remove {table}").format(table=table)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(tooltips.plain(words))

    def _lay_out(self) -> None:
        px = theme.current().px
        self.people.setFixedWidth(px(PEOPLE))
        first = QHBoxLayout()
        first.setSpacing(px(6))
        _put(first, (self.name, self.place, self.seats))
        first.addWidget(self.people)
        for button in (self.more, self.remove):
            button.setFixedWidth(px(BUTTON))
            first.addWidget(button)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(2))
        self._rows.addLayout(first)
        self._rows.addWidget(self.told)

    def _show_saved(self) -> None:
        """Show what is saved, so that what is refused or empty is not left standing."""
        table = self._table
        assert table is not None
        self.name.setText(table.name)
        self.place.setCurrentIndex(self.place.findData(table.place))
        self.seats.setValue(table.capacity or 0)
        if self.details is not None:
            self.details.show_table(table, self._cases)

    def _show_details(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.more.show_icon("up" if shown else "down")
        if self.details is not None:
            self.details.hide()
            self.details.deleteLater()
            self.details = None
        if shown:
            assert self._table is not None
            self.details = TableDetails(self)
            self.details.show_table(self._table, self._cases)
            self.details.case.activated.connect(self._on_changed)
            self.details.host.editingFinished.connect(self._on_changed)
            self._rows.addWidget(self.details)
            self.details.show()  # now: the next key may be Tab
        self.told.setVisible(bool(self.told.text()) and not shown)
        self.opened.emit()

    def _wanted(self) -> TableRow:
        table = self._table
        assert table is not None
        said: dict[str, Any] = {
            "name": clean_name(self.name.text()) or table.name,
            "place": TablePlace(self.place.currentData()),
            "capacity": self.seats.value() or None,
        }
        if self.details is not None:
            said |= {
                "case_id": self.details.case.currentData(),
                "host": clean_name(self.details.host.text()),
            }
        return replace(table, **said)

    def _on_changed(self, *_values: object) -> None:
        table, wanted = self._table, self._wanted()
        self._show_saved()
        if wanted != table:
            self.changed.emit(table, wanted)

    def _on_remove(self) -> None:
        self.removed.emit(self._table)


class TableDetails(QWidget):
    """The case a table writes for above all, if there is one, and who looks after it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.current().px
        self._cases: CaseNames | None = None
        self.case = ElidedCombo(self)
        self.host = QLineEdit(self)
        self.host.setMaxLength(MAX_LENGTH)
        fields = QFormLayout(self)
        fields.setContentsMargins(px(14), px(4), 2 * px(BUTTON) + 2 * px(6), px(8))
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(6))
        fields.addRow(label(_("Mainly for"), "", self), self.case)
        fields.addRow(label(_("Host"), "", self), self.host)

    def show_table(self, table: TableRow, cases: CaseNames) -> None:
        """Show what is saved."""
        words = table_label(table.name)
        self.case.setAccessibleName(_("Case of {table}").format(table=words))
        self.host.setAccessibleName(_("Host of {table}").format(table=words))
        self._offer(cases)
        places = {case_id: place for place, case_id in enumerate(cases, start=1)}
        self.case.setCurrentIndex(places.get(table.case_id, 0) if table.case_id else 0)
        self.host.setText(table.host)

    def _offer(self, cases: CaseNames) -> None:
        if cases == self._cases:  # the list may be open
            return
        self._cases = cases
        self.case.clear()
        self.case.addItem(_("All cases"), None)
        for case_id, name in cases.items():
            self.case.addItem(name, case_id)


def _put(layout: QHBoxLayout, parts: Any, *, gap: int = 0) -> None:
    """Put name, place and seats into their columns, and leave a gap for what follows."""
    name, place, seats = parts
    seats.setFixedWidth(theme.current().px(SEATS))
    layout.addWidget(name, NAME_SHARE)
    layout.addWidget(place, PLACE_SHARE)
    layout.addWidget(seats)
    if gap:
        layout.addSpacing(gap)


def _told(table: TableRow, cases: CaseNames) -> str:
    """Return what a closed line says of case and host, if there is something."""
    parts = []
    if table.case_id is not None and table.case_id in cases:
        parts.append(_("Mainly for {case}").format(case=cases[table.case_id]))
    if table.host:
        parts.append(_("Host: {name}").format(name=table.host))
    return " · ".join(parts)
