"""Take-home slips on the Print page: of which cases, how many, back by when."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.evening import EveningLook
from w4r_desktop.documents.take_home import (
    Each,
    TakeHomeLook,
    TakeHomeOrder,
    take_home_problems,
)
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.evening_orders import day_back
from w4r_desktop.gui.pages.print_case_list import CaseListOptions
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.fields import day_field
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes_evening import TakeHomeWish
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts, Pictures
    from w4r_desktop.store.queries.cases import CaseRow


class TakeHomeOptions(CaseListOptions):
    """Which cases, how often, how many on a page, and the day they are expected back."""

    document = Document.TAKE_HOME_SLIPS
    language_of = Document.TAKE_HOME_SLIPS

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, pictures: Pictures, parent: QWidget
    ) -> None:
        super().__init__(
            choices, facts, pictures, parent,
            copies=choices.take_home,
            counted=_("Slips for {case}"),
            each=_("Slips for &each case"),
            each_name=_("Slips for each case"),
        )  # fmt: skip
        self._chosen = choices.evening.take_home
        self.due = day_field(self, name=_("To be back by"))
        self._fields.add(_("To be &back by"), self.due)
        self.by_hand = QCheckBox(_("The &day is written by hand"), self)
        self.body.addWidget(self.by_hand)
        self.each.chosen.connect(self._on_each)
        self.due.dateChanged.connect(self._on_due)
        self.by_hand.clicked.connect(self._on_by_hand)

    @property
    @override
    def words(self) -> DocumentWords:
        """How slips are spoken of."""
        return DocumentWords(
            _("Take-home slips"),
            _("Drawing the take-home slips"),
            _("Save the take-home slips as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        return _("To print, tick a case and say how many slips it gets.")

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        super().show_choices()
        self.each.choose(self._chosen.each)
        day = self._due_on
        blocked = QSignalBlocker(self.due)
        self.due.setDate(QDate(day.year, day.month, day.day))
        blocked.unblock()
        self.by_hand.setChecked(self._chosen.open)
        self.due.setEnabled(not self._chosen.open)

    @override
    def wish(self) -> TakeHomeWish | None:
        """Return the slips to be drawn, or nothing."""
        if not self.count:
            return None
        wanted = self._wanted(lambda row: row.copies if row.ticked else 0)
        orders = tuple(self._order(row, copies) for row, copies in wanted)
        return TakeHomeWish(orders, self._look())

    @property
    def _today(self) -> date:
        return datetime.now(self._facts.details.zone).date()

    @property
    def _due_on(self) -> date:
        """The day chosen, or the one that those were told who left."""
        facts = self._facts
        return self._chosen.due_on or day_back(facts.details, facts.people, today=self._today)

    def _order(self, row: CaseRow, copies: int) -> TakeHomeOrder:
        return TakeHomeOrder(
            self._brief(row),
            self.language.code,
            row.brief.target(Role.PRIMARY),
            copies,
            withdrawn=row.withdrawn.reason if row.withdrawn else None,
            overridden=self._facts.overridden(row.case_id),
        )

    def _look(self) -> TakeHomeLook:
        facts = self._facts
        paper = self.paper.paper(facts)
        return TakeHomeLook(
            EveningLook(facts.details, facts.campaign.campaign, paper, facts.practice),
            language.current(),
            self._today,
            None if self._chosen.open else self._due_on,
            self._chosen.each,
        )

    @override
    def _shape(self) -> SegmentedControl:
        self.each = SegmentedControl(_("Slips on a page"), self, wraps=True)
        self.each.show_choices(
            [
                Choice(Each.FOUR, _("4 on a page")),
                Choice(Each.TWO, _("2 on a page")),
                Choice(Each.ONE, _("1 on a page")),
            ]
        )
        return self.each

    @override
    def _problem(self, row: CaseRow) -> W4RError | None:
        return next(take_home_problems(self._order(row, 1), self._look()), None)

    def _on_each(self, each: Each) -> None:
        self._chosen.each = each
        self.changed.emit(None)

    def _on_due(self, day: QDate) -> None:
        self._chosen.due_on = date(day.year(), day.month(), day.day())
        self.changed.emit(None)

    def _on_by_hand(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._chosen.open = wanted
        self.changed.emit(None)


def _print_button(count: int) -> str:
    return ngettext("Print {number} slip", "Print {number} slips", count).format(
        number=number(count)
    )
