"""The price list in the dialog of postage: all lines, and the fields of the one that is chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from w4r_desktop.domain.postage import HOME, Rate, Shape
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.postage_rates import RateColumn, RateDraft, RatesModel
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.rate_form import RateForm
from w4r_desktop.gui.widgets.rate_table import RateTable
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from w4r_desktop.domain.stamps import Postage

FORM: Final = 330


class RateDesk(QWidget):
    """Lines at the left, fields at the right; ``changed`` tells of everything that is typed."""

    changed = Signal()

    def __init__(self, postage: Postage, parent: QWidget) -> None:
        super().__init__(parent)
        self._postage = postage
        self._numbers = count()
        self.model = RatesModel(postage.home, self)
        columns = RateColumn
        way = (columns.SINCE, columns.HELD, columns.DESTINATION, columns.WEIGHT)
        self.table = RateTable(self.model, RateColumn.PRODUCT, way=way, parent=self)
        self.table.setAccessibleName(_("Stamps and what they cost"))
        self.form = RateForm(postage.prices, self)
        self.add = Button(_("Add a line"), icon="plus", parent=self)
        self.remove = Button(_("Remove the line"), parent=self)
        self.nothing = label(
            _("There are no prices yet. Add a line for each stamp."), "muted", self
        )
        self.side = QScrollArea(self)
        self._lay_out()
        self.model.show_rows(tuple(map(self._new, postage.rates)))
        self._connect()
        self.choose(0)

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The lines as far as their prices can be read."""
        return tuple(draft.shown for draft in self.model.rows)

    @property
    def drafts(self) -> tuple[RateDraft, ...]:
        """The lines as they are typed."""
        return self.model.rows

    @property
    def place(self) -> int:
        """Which line is chosen, or -1."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def choose(self, place: int) -> None:
        """Choose a line, the last one if there are not so many."""
        place = min(place, len(self.model.rows) - 1)
        if place >= 0:
            self.table.selectRow(place)
            self.table.scrollTo(self.model.index(place, 0))
        self._on_chosen()

    def bring_in(self, rates: Iterable[Rate]) -> None:
        """Add lines below all others, except those of a product and a day that are here already."""
        here = {(draft.rate.key, draft.rate.valid_from) for draft in self.model.rows}
        new = (rate for rate in rates if (rate.key, rate.valid_from) not in here)
        place = len(self.model.rows)
        self.model.show_rows((*self.model.rows, *map(self._new, new)))
        self.choose(place)
        self.changed.emit()

    def _lay_out(self) -> None:
        px = theme.current().px
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are what Tab goes through
        self.side.setWidget(self.form)
        self.side.setMinimumWidth(px(FORM))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.table, 1)
        left.addWidget(self.nothing)
        left.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(18))
        row.addLayout(left, 3)
        row.addWidget(self.side, 2)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.form.edited.connect(self._on_typed)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)

    def _new(self, rate: Rate) -> RateDraft:
        return RateDraft.of(next(self._numbers), rate)

    def _on_chosen(self) -> None:
        place = self.place
        self.side.setVisible(place >= 0)
        self.table.setVisible(bool(self.model.rows))
        self.nothing.setVisible(not self.model.rows)
        self.remove.setEnabled(place >= 0)
        if place >= 0:
            self.form.show_draft(self.model.rows[place])

    def _on_typed(self) -> None:
        rows = list(self.model.rows)
        rows[self.place] = self.form.draft()
        self.model.show_rows(tuple(rows))
        self.changed.emit()

    def _on_add(self) -> None:
        """Add a line below the chosen one and like it, but for what a new price changes."""
        place, rows = self.place, list(self.model.rows)
        draft = self._new(self._like(rows[place].rate if place >= 0 else None))
        rows.insert(place + 1, draft)
        self.model.show_rows(tuple(rows))
        self.choose(place + 1)
        self.form.price.line.setFocus()
        self.changed.emit()

    def _on_remove(self) -> None:
        place, rows = self.place, list(self.model.rows)
        del rows[place]
        self.model.show_rows(tuple(rows))
        self.choose(place)
        (self.table if rows else self.add).setFocus()
        self.changed.emit()

    def _like(self, rate: Rate | None) -> Rate:
        if rate is not None:
            return replace(rate, price=None, valid_from=self._postage.day, source="", held=0)
        operator = self._postage.prices.operator_of(self._postage.home)
        return Rate(
            operator=operator.name,
            product="",
            shape=Shape.STANDARD,
            destination=HOME,
            up_to_g=20,
            currency=operator.currency,
        )
