"""Paper about people on the Print page: sign-in sheets and participation slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from w4r_desktop.documents.sign_in_sheets import SignInOrder, row_problem
from w4r_desktop.documents.slips import SlipOrder, slip_problem
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.evening_orders import sign_in_order, slip_order
from w4r_desktop.gui.models.evening_choices import HoursOf
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_evening import EveningOptions
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.people_ticks import PeopleTicks
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes_evening import SignInWish, SlipWish
from w4r_desktop.language import _, ngettext, number, table_label
from w4r_desktop.wording import consent_wording

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.store.queries.attendees import PersonRow

MOST_SHEETS: Final = 99
DOOR: Final = "door"
EACH: Final = "each"


class SignInOptions(EveningOptions):
    """Blank sheets for the door or a table, or with who is here already."""

    document = Document.SIGN_IN_SHEETS

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(choices, facts, parent)
        self._chosen = choices.evening.sign_in
        self._preferences = preferences
        self._offered: tuple[tuple[UUID, str], ...] | None = None
        self.with_people = SegmentedControl(_("What stands on the sheets"), self, wraps=True)
        self.with_people.show_choices(
            [Choice(key=False, text=_("Blank")), Choice(key=True, text=_("With who is here"))]
        )
        self.about = label("", "muted", self)
        self.about.setWordWrap(True)
        self.tables = ElidedCombo(self)
        self.sheets = CopiesBox(self)
        self.sheets.setRange(1, MOST_SHEETS)
        self.body.addWidget(self.with_people)
        self.body.addWidget(self.about)
        self._fields = self._add_fields((_("&For"), self.tables), (_("Sheet&s"), self.sheets))
        self.sheets.set_name(_("Sheets"))
        self.body.addStretch()
        self.with_people.chosen.connect(self._on_with_people)
        self.tables.activated.connect(self._on_table)
        self.sheets.valueChanged.connect(self._on_sheets)

    @property
    @override
    def words(self) -> DocumentWords:
        """How sign-in sheets are spoken of."""
        return DocumentWords(
            _("Sign-in sheets"),
            _("Drawing the sign-in sheets"),
            _("Save the sign-in sheets as a PDF"),
            _print_sign_in,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many sets of sheets will be printed."""
        return len(self._orders())

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        return _("Nobody has signed in there yet. Choose blank sheets.")

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        chosen = self._chosen
        self.names_people = chosen.with_people
        self.with_people.choose(chosen.with_people)
        self._show_tables()
        self.sheets.show_number(chosen.sheets)
        self._fields.show_field(self.sheets, shown=not chosen.with_people)
        self.paper.show_paper(self._facts)
        self.about.setText(
            _("Who is here stands on the sheet already, with a few empty rows below.")
            if chosen.with_people
            else _("Large rows for a queue with a pen, to be keyed in afterwards.")
        )

    @override
    def wish(self) -> SignInWish | None:
        """Return the sheets to be drawn, or nothing."""
        orders = self._orders()
        wording = consent_wording(self._preferences.consent, self._facts.details.name)
        return SignInWish(orders, self._evening, wording) if orders else None

    def _orders(self) -> tuple[SignInOrder, ...]:
        chosen, tables = self._chosen, self._facts.tables
        if chosen.each_table:
            wanted: list[tuple[UUID | None, str]] = list(tables)
        elif chosen.table is None:
            wanted = [(None, "")]
        else:
            wanted = [table for table in tables if table[0] == chosen.table]
        made = (self._order(table_id, name) for table_id, name in wanted)
        return tuple(one for one in made if one.sheets or _printed(one))

    def _order(self, table_id: UUID | None, name: str) -> SignInOrder:
        if not self._chosen.with_people:
            return SignInOrder((), name, self._chosen.sheets)
        there = (p for p in self._facts.people if table_id in (None, p.writing_table_id))
        return sign_in_order(there, table=name)

    def _show_tables(self) -> None:
        if self._offered != self._facts.tables:
            self._offered = self._facts.tables
            self.tables.clear()
            self.tables.addItem(_("The door"), DOOR)
            self.tables.addItem(_("Every table, each its own"), EACH)
            for table_id, name in self._facts.tables:
                self.tables.addItem(table_label(name), table_id)
        here = EACH if self._chosen.each_table else self._chosen.table or DOOR
        self.tables.setCurrentIndex(max(self.tables.findData(here), 0))

    def _on_with_people(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._chosen.with_people = wanted
        self.changed.emit(None)

    def _on_table(self) -> None:
        here = self.tables.currentData()
        self._chosen.each_table = here == EACH
        self._chosen.table = None if here in (DOOR, EACH) else here
        self.changed.emit(None)

    def _on_sheets(self, sheets: int) -> None:
        self._chosen.sheets = sheets
        self.changed.emit(None)


class SlipOptions(EveningOptions):
    """Whose participation slips, and with which hours."""

    names_people = True

    document = Document.PARTICIPATION_SLIPS

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(choices, facts, parent)
        self._chosen = choices.evening.slips
        self.people = PeopleTicks(self._chosen.people, facts.details.zone, self)
        self.each_head = QCheckBox(_("For a &group, one to fill in for each"), self)
        self.notes = label("", "small", self)
        self.notes.setWordWrap(True)
        self.hours = ElidedCombo(self)
        for hours, words in (
            (HoursOf.PERSON, _("From signing in to signing out")),
            (HoursOf.EVENT, _("Those of the event")),
            (HoursOf.NOBODY, _("To be written by hand")),
        ):
            self.hours.addItem(words, hours)
        self.body.addWidget(self.people, 1)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.each_head)
        self._add_fields((_("&Hours"), self.hours))
        self.people.changed.connect(self._on_field)
        self.each_head.clicked.connect(self._on_each_head)
        self.hours.activated.connect(self._on_hours)
        self.people.show_people(facts.people)

    @property
    @override
    def words(self) -> DocumentWords:
        """How slips are spoken of."""
        return DocumentWords(
            _("Participation slips"),
            _("Drawing the participation slips"),
            _("Save the participation slips as a PDF"),
            _print_slips,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many slips will be printed."""
        return sum(order.copies for order in self._orders() if slip_problem(order) is None)

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if not self._facts.people:
            return _("Nobody has signed in yet. Slips are for those who are on the list of people.")
        return _("To print, tick somebody.")

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer who is here now."""
        self.people.show_people(facts.people)
        super().show_facts(facts)

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        chosen = self._chosen
        self.hours.setCurrentIndex(self.hours.findData(chosen.hours))
        self.each_head.setChecked(chosen.each_head)
        self.each_head.setVisible(any(person.heads > 1 for person in self._facts.people))
        self.paper.show_paper(self._facts)
        notes = self._notes()
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))

    @override
    def wish(self) -> SlipWish | None:
        """Return the slips to be drawn, or nothing."""
        return SlipWish(self._orders(), self._evening) if self.count else None

    def _orders(self) -> tuple[SlipOrder, ...]:
        return tuple(map(self._order, self.people.people))

    def _order(self, person: PersonRow) -> SlipOrder:
        chosen = self._chosen
        return slip_order(person, self._facts.details, chosen.hours, each_head=chosen.each_head)

    def _notes(self) -> str:
        """Say how many slips leave the hours to be written, if that was not what is wanted."""
        empty = sum(order.copies for order in self._orders() if not order.hours)
        if self._chosen.hours is HoursOf.NOBODY or not empty:
            return ""
        if self._chosen.hours is HoursOf.EVENT:
            return _("Setup does not say from when to when the event is, so hours stay empty.")
        return ngettext(
            "{number} slip has no hours: that person has not signed out.",
            "{number} slips have no hours: those people have not signed out.",
            empty,
        ).format(number=number(empty))

    def _on_hours(self) -> None:
        self._chosen.hours = HoursOf(self.hours.currentData())
        self.changed.emit(None)

    def _on_each_head(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._chosen.each_head = wanted
        self.changed.emit(None)


def _printed(order: SignInOrder) -> bool:
    return any(row_problem(row) is None for row in order.rows)


def _print_sign_in(_count: int) -> str:
    return _("Print the sign-in sheets")


def _print_slips(count: int) -> str:
    return ngettext("Print {number} slip", "Print {number} slips", count).format(
        number=number(count)
    )
