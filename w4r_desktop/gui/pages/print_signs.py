"""Table signs on the Print page: which table is dedicated to which case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from w4r_desktop.documents.table_signs import TableSignLook, TableSignOrder, sign_problems
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.print_document import BriefOptions, DocumentWords
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes import TableSignWish
from w4r_desktop.language import _, ngettext, number, table_label
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from w4r_desktop.domain.case import Role
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts, Pictures

MOST_SIGNS: Final = 99


class TableLines(QScrollArea):
    """A line for each table with the case it is dedicated to; ``dedicated`` tells both ids."""

    dedicated = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every line is reached by itself
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._combos: dict[UUID, ElidedCombo] = {}
        self._offered: tuple[object, ...] = ()

    def line(self, table_id: UUID) -> ElidedCombo:
        """Return the cases to choose from for a table."""
        return self._combos[table_id]

    def show_tables(self, facts: PaperFacts, dedicated: Mapping[UUID, UUID | None]) -> None:
        """Show which table is dedicated to which case."""
        names = tuple((row.case_id, row.brief.name) for row in facts.cases)
        if (facts.tables, names) != self._offered:
            self._offered = (facts.tables, names)
            self._fill(facts.tables, names)
        places = {case_id: place for place, (case_id, _name) in enumerate(names, start=1)}
        for table_id, combo in self._combos.items():
            case_id = dedicated.get(table_id)
            combo.setCurrentIndex(places.get(case_id, 0) if case_id else 0)

    def _fill(
        self, tables: tuple[tuple[UUID, str], ...], cases: tuple[tuple[UUID, str], ...]
    ) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.current().px(2), 0)
        grid.setColumnStretch(1, 1)
        self._combos = {}
        for row, (table_id, name) in enumerate(tables):
            combo = ElidedCombo(inside)
            combo.addItem(_("No sign"), None)
            for case_id, case in cases:
                combo.addItem(case, case_id)
            combo.setAccessibleName(_("Case of {table}").format(table=table_label(name)))
            combo.activated.connect(partial(self._on_activated, table_id))
            grid.addWidget(ElidedLabel(table_label(name), "", inside), row, 0)
            grid.addWidget(combo, row, 1)
            self._combos[table_id] = combo
        grid.setRowStretch(len(tables), 1)
        self.setWidget(inside)

    def _on_activated(self, table_id: UUID, _index: int) -> None:
        self.dedicated.emit(table_id, self._combos[table_id].currentData())


class TableSignOptions(BriefOptions):
    """Which tables get a sign, for which case, flat or folded."""

    document = Document.TABLE_SIGNS

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, pictures: Pictures, parent: QWidget
    ) -> None:
        super().__init__(choices, facts, pictures, parent)
        self.shape = SegmentedControl(_("Shape of the signs"), self, wraps=True)
        self.tables = TableLines(self)
        self.each = CopiesBox(self)
        self.complaint = label("", "bad", self)
        self._fill()
        self.shape.chosen.connect(self._on_shape)
        self.tables.dedicated.connect(self._on_dedicated)
        self.each.valueChanged.connect(self._on_each)

    @property
    @override
    def words(self) -> DocumentWords:
        """How table signs are spoken of."""
        return DocumentWords(
            _("Table signs"),
            _("Drawing the table signs"),
            _("Save the table signs as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many signs will be printed."""
        return sum(order.copies for order in self._printable())

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if not self._facts.tables:
            return _("The event has no tables. Add them under Setup, and print their signs here.")
        return _("To print, choose a case for a table.")

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self._show_fields()
        self.shape.choose(self._choices.folded)
        self.each.show_number(self._choices.signs_each)
        self.tables.show_tables(self._facts, self._dedicated())
        problems = [
            explain(problem) for order in self._orders() for problem in sign_problems(order)
        ]
        self.complaint.setText("\n".join(problems))
        self.complaint.setVisible(bool(problems))

    @override
    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Make one sign for one case, at the table that has it already or the first one."""
        tables = [table_id for table_id, _name in self._facts.tables]
        dedicated = self._dedicated()
        has_it = (one for one in tables if dedicated.get(one) == case_id)
        table = next(has_it, next(iter(tables), None))
        self._choices.dedicated = dict.fromkeys(tables)
        if table is not None:
            self._choices.dedicated[table] = case_id
        self._choices.signs_each = 1

    @override
    def wish(self) -> TableSignWish | None:
        """Return the signs to be drawn, or nothing."""
        look = TableSignLook(
            self.paper.paper(self._facts),
            folded=self._choices.folded,
            historical=self._facts.campaign.campaign.historical,
            practice=self._facts.practice,
        )
        orders = tuple(self._printable())
        return TableSignWish(orders, look) if orders else None

    def _dedicated(self) -> dict[UUID, UUID | None]:
        """Return which table has a sign for which case: its own, until another is chosen."""
        return {**self._facts.dedicated, **self._choices.dedicated}

    def _printable(self) -> Iterator[TableSignOrder]:
        return (order for order in self._orders() if not any(sign_problems(order)))

    def _orders(self) -> Iterator[TableSignOrder]:
        cases = {row.case_id: row for row in self._facts.cases}
        dedicated = self._dedicated()
        for table_id, name in self._facts.tables:
            case_id = dedicated.get(table_id)
            if case_id is not None and (row := cases.get(case_id)) is not None:
                yield TableSignOrder(
                    name,
                    self._brief(row),
                    self.language.code,
                    self._choices.signs_each,
                    self._pictures.of(row),
                )

    def _fill(self) -> None:
        self.shape.show_choices(
            [Choice(key=True, text=_("Folded to stand")), Choice(key=False, text=_("Flat"))]
        )
        self.each.setRange(1, MOST_SIGNS)
        self._add_fields(_("Signs for &each table"), self.each, _("Signs for each table"))
        self.complaint.setWordWrap(True)
        self.body.setSpacing(theme.current().px(6))
        for part in (self.shape, self.tables, self.complaint, self._fields):
            self.body.addWidget(part, 1 if part is self.tables else 0)

    def _on_shape(self, folded: bool) -> None:  # noqa: FBT001 - a slot
        self._choices.folded = folded
        self.changed.emit(None)

    def _on_dedicated(self, table_id: UUID, case_id: UUID | None) -> None:
        self._choices.dedicated[table_id] = case_id
        self.changed.emit(case_id)

    def _on_each(self, copies: int) -> None:
        self._choices.signs_each = copies
        self.changed.emit(None)


def _print_button(count: int) -> str:
    return ngettext("Print {number} table sign", "Print {number} table signs", count).format(
        number=number(count)
    )
