"""Paper tally sheets on the Print page: of which table, for which kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.evening_orders import tally_order
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_evening import EveningOptions
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wishes_evening import TallyWish
from w4r_desktop.language import _, table_label
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.documents.tally_sheets import TallyOrder
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts

MOST_BLANK: Final = 60


class TallySheetOptions(EveningOptions):
    """Which tables, which kind, and how many empty rows at least."""

    document = Document.TALLY_SHEETS

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(choices, facts, parent)
        self._chosen = choices.evening.tally
        self._offered: tuple[object, ...] = ()
        self.about = label(
            _(
                "The sheet of a table as it is on screen, to be counted on with a pen. Key it in "
                "afterwards on the Tally page: “…”, “Key in a paper sheet…”."
            ),
            "",
            self,
        )
        self.about.setWordWrap(True)
        self.kinds = ElidedCombo(self)
        self.tables = ElidedCombo(self)
        self.blank = CopiesBox(self)
        self.blank.setRange(0, MOST_BLANK)
        self.body.addWidget(self.about)
        self._add_fields(
            (_("&What is counted"), self.kinds),
            (_("&Table"), self.tables),
            (_("&Empty rows, at least"), self.blank),
        )
        self.blank.set_name(_("Empty rows, at least"))
        self.body.addStretch()
        self.kinds.activated.connect(self._on_kind)
        self.tables.activated.connect(self._on_table)
        self.blank.valueChanged.connect(self._on_blank)

    @property
    @override
    def words(self) -> DocumentWords:
        """How tally sheets are spoken of."""
        return DocumentWords(
            _("Paper tally"),
            _("Drawing the paper tally sheets"),
            _("Save the paper tally sheets as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many tables' sheets will be printed."""
        return len(self._tables()) if self._facts.cases else 0

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if not self._facts.cases:
            return _("There are no cases yet, and so nothing to count. Add some under Setup.")
        return _("There is no table yet. Add one under Setup.")

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        kinds, tables = self._facts.details.kinds, self._facts.tables
        self.names_people = bool(self._facts.people)
        if self._offered != (kinds, tables):
            self._offered = (kinds, tables)
            self._fill()
        self.kinds.setCurrentIndex(max(self.kinds.findData(self._kind), 0))
        self.tables.setCurrentIndex(max(self.tables.findData(self._chosen.table), 0))
        self.blank.show_number(self._chosen.blank)
        self.paper.show_paper(self._facts)

    @override
    def wish(self) -> TallyWish | None:
        """Return the sheets to be drawn, or nothing."""
        if not self.count:
            return None
        orders = tuple(self._order(table_id, name) for table_id, name in self._tables())
        return TallyWish(orders, self._evening)

    @property
    def _kind(self) -> ActionKind:
        counted = self._facts.details.kinds
        return self._chosen.kind if self._chosen.kind in counted else counted[0]

    def _tables(self) -> tuple[tuple[UUID, str], ...]:
        """Return the tables chosen: one, or all if it is none that there is."""
        one = tuple(table for table in self._facts.tables if table[0] == self._chosen.table)
        return one or self._facts.tables

    def _order(self, table_id: UUID, name: str) -> TallyOrder:
        return tally_order(
            (table_id, name),
            self._facts.people,
            self._facts.cases,
            own_case=self._facts.dedicated.get(table_id),
            kind=self._kind,
            blank=self._chosen.blank,
        )

    def _fill(self) -> None:
        self.kinds.clear()
        for kind in self._facts.details.kinds:
            self.kinds.addItem(kind_name(kind), kind)
        self.tables.clear()
        self.tables.addItem(_("Every table"), None)
        for table_id, name in self._facts.tables:
            self.tables.addItem(table_label(name), table_id)

    def _on_kind(self) -> None:
        self._chosen.kind = self.kinds.currentData()
        self.changed.emit(None)

    def _on_table(self) -> None:
        self._chosen.table = self.tables.currentData()
        self.changed.emit(None)

    def _on_blank(self, rows: int) -> None:
        self._chosen.blank = rows
        self.changed.emit(None)


def _print_button(_count: int) -> str:
    return _("Print the tally sheets")
