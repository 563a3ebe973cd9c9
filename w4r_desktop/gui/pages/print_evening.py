"""Paper about the whole evening: the sheet for helpers and the thank-you sheet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from w4r_desktop.documents.evening import EveningLook
from w4r_desktop.documents.helper_sheet import HelperOrder
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui import theme
from w4r_desktop.gui.evening_orders import thank_you_order
from w4r_desktop.gui.pages.print_document import (
    DocumentOptions,
    DocumentWords,
    Fields,
    PaperField,
)
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wishes_evening import HelperWish, ThankYouWish
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts

MOST_THANKS: Final = 999
LONGEST: Final = 200


class EveningOptions(DocumentOptions):
    """What the documents of an evening have in common: its facts, its paper, their fields."""

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._choices = choices
        self._facts = facts
        self.body.setSpacing(theme.current().px(6))

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now."""
        self._facts = facts
        self.show_choices()

    @property
    def _evening(self) -> EveningLook:
        return EveningLook(
            self._facts.details,
            self._facts.campaign.campaign,
            self.paper.paper(self._facts),
            self._facts.practice,
        )

    def _add_fields(self, *fields: tuple[str, QWidget]) -> Fields:
        """Make the named fields below all else, the paper last."""
        self.paper = PaperField(self._choices, self)
        made = Fields(self)
        for name, field in fields:
            made.add(name, field)
        made.add(_("Pa&per"), self.paper)
        self.paper.activated.connect(self._on_field)
        self.body.addWidget(made)
        return made

    def _on_field(self) -> None:
        self.changed.emit(None)


class HelperSheetOptions(EveningOptions):
    """Whom helpers ask."""

    document = Document.HELPER_SHEET

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(choices, facts, parent)
        self.about = label(
            _(
                "One page for volunteers: how to sign somebody in, count a letter, take a wrong "
                "click back, show a brief and print an envelope."
            ),
            "",
            self,
        )
        self.about.setWordWrap(True)
        self.ask = QLineEdit(choices.evening.ask, self)
        self.ask.setMaxLength(LONGEST)
        self.ask.setPlaceholderText(_("A name, a table, a telephone number"))
        self.body.addWidget(self.about)
        self._add_fields((_("Whom to &ask"), self.ask))
        self.body.addStretch()
        self.ask.textEdited.connect(self._on_ask)

    @property
    @override
    def words(self) -> DocumentWords:
        """How the sheet is spoken of."""
        return DocumentWords(
            _("Helper sheet"),
            _("Drawing the sheet for helpers"),
            _("Save the sheet for helpers as a PDF"),
            _print_helper,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """There is always one."""
        return 1

    @property
    @override
    def why_nothing(self) -> str:
        """Nothing ever keeps it from being printed."""
        return ""

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self.paper.show_paper(self._facts)

    @override
    def wish(self) -> HelperWish:
        """Return the sheet to be drawn."""
        keys = QKeySequence(QKeySequence.StandardKey.Undo)
        undo = keys.toString(QKeySequence.SequenceFormat.NativeText)
        order = HelperOrder(self._choices.evening.ask.strip(), undo or HelperOrder().undo)
        return HelperWish(order, self._evening)

    def _on_ask(self, ask: str) -> None:
        self._choices.evening.ask = ask
        self.changed.emit(None)


class ThankYouOptions(EveningOptions):
    """How many thank-you sheets."""

    document = Document.THANK_YOU_SHEET

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(choices, facts, parent)
        self._as_of = datetime.now(facts.details.zone)
        self.about = label("", "", self)
        self.about.setWordWrap(True)
        self.copies = CopiesBox(self)
        self.copies.setRange(1, MOST_THANKS)
        self.body.addWidget(self.about)
        self._add_fields((_("Copi&es"), self.copies))
        self.copies.set_name(_("Copies"))
        self.body.addStretch()
        self.copies.valueChanged.connect(self._on_copies)

    @property
    @override
    def words(self) -> DocumentWords:
        """How the sheet is spoken of."""
        return DocumentWords(
            _("Thank you"),
            _("Drawing the thank-you sheet"),
            _("Save the thank-you sheet as a PDF"),
            _print_thanks,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many sheets will be printed: none before anything is written."""
        done = any(self._facts.tally.kinds.values())
        return self._choices.evening.thanks if done else 0

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        return _("Nothing is counted yet. The sheet says what was written, so print it afterwards.")

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now: the sheet bears this moment."""
        self._as_of = datetime.now(facts.details.zone)
        super().show_facts(facts)

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self.paper.show_paper(self._facts)
        self.copies.show_number(self._choices.evening.thanks)
        self.about.setText(
            _(
                "For the wall or to hand out: what was written, for which cases and by how many. "
                "It names nobody who wrote."
            )
        )

    @override
    def wish(self) -> ThankYouWish | None:
        """Return the sheet to be drawn, or nothing."""
        if not self.count:
            return None
        order = thank_you_order(
            self._facts.tally, as_of=self._as_of, copies=self._choices.evening.thanks
        )
        return ThankYouWish(order, self._evening)

    def _on_copies(self, copies: int) -> None:
        self._choices.evening.thanks = copies
        self.changed.emit(None)


def _print_helper(_count: int) -> str:
    return _("Print the sheet for helpers")


def _print_thanks(count: int) -> str:
    return ngettext(
        "Print {number} thank-you sheet", "Print {number} thank-you sheets", count
    ).format(number=number(count))
