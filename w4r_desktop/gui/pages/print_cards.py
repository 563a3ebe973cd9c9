"""Solidarity cards on the Print page: for whom, how many, how they look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.card_covers import Cover
from w4r_desktop.documents.cards import CardLook, CardOrder, card_problems
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.gui.pages.print_copies import CopiesOptions
from w4r_desktop.gui.pages.print_document import (
    DocumentWords,
    Fields,
    LanguageField,
    PaperField,
)
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes_letters import CardWish
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.store.queries.mail import CaseMail

SHAPES: Final = {False: "flat", True: "folded"}
"""What is counted apart, by whether it is folded: there are more flat ones to a sheet."""


def cover_name(cover: Cover) -> str:
    """Return what a cover is called."""
    return {
        Cover.CANDLE: _("A candle"),
        Cover.LEAVES: _("A branch"),
        Cover.CIRCLE: _("A circle of colours"),
        Cover.NONE: _("Blank, to draw on"),
    }[cover]


class CardOptions(CopiesOptions):
    """For whom, how many, flat or folded, with which cover."""

    document = Document.CARDS

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(choices.cards, facts, parent, counted=_("Cards for {case}"))
        self._choices = choices
        self._look = choices.card_look
        self.fold = SegmentedControl(_("Shape of the cards"), self, wraps=True)
        self.sheets = label("", "small", self)
        self.sheets.setWordWrap(True)
        self.cover = ElidedCombo(self)
        self.language = LanguageField(choices, Document.CARDS, self)
        self.paper = PaperField(choices, self)
        self._fields = Fields(self)  # Tab goes in the order of making
        self.slips = QCheckBox(_("A slip for each case with what to keep in &mind"), self)
        self._offer()
        self.fold.chosen.connect(self._on_fold)
        self.cover.activated.connect(self._on_cover)
        self.language.activated.connect(self._on_field)
        self.paper.activated.connect(self._on_field)
        self.slips.clicked.connect(self._on_slips)

    @property
    @override
    def kind(self) -> RunKind:
        """What its sheets are counted as: flat ones have more cards than folded ones."""
        return RunKind(Document.CARDS, Role.SOLIDARITY, SHAPES[self._look.folded])

    @property
    @override
    def roles(self) -> tuple[Role, ...]:
        """Cards go to the people, wherever they are."""
        return (Role.SOLIDARITY,)

    @property
    @override
    def words(self) -> DocumentWords:
        """How cards are spoken of."""
        return DocumentWords(
            _("Cards"),
            _("Drawing the cards"),
            _("Save the cards as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many cards will be printed: sheets are whole."""
        look = self._card_look()
        return sum(look.cards(copies) for pack in self.packs() for _case, copies in pack.orders)

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        super().show_choices()
        self.fold.choose(self._look.folded)
        self.cover.setCurrentIndex(self.cover.findData(self._look.cover))
        self.language.show_languages(self._facts)
        self.language.setVisible(self.language.is_a_choice)
        self.paper.show_paper(self._facts)
        self.slips.setChecked(self._look.slips)
        self.sheets.setText(self._words_of_sheets())

    @override
    def wish(self) -> CardWish | None:
        """Return the cards to be drawn, or nothing."""
        packs = tuple(
            Pack(pack.title, tuple(self._order(case, copies) for case, copies in pack.orders))
            for pack in self.packs()
        )
        return CardWish(packs, self._card_look()) if self.count else None

    @override
    def _problem(self, case: CaseMail) -> W4RError | None:
        return next(card_problems(self._order(case, 1), self._card_look()), None)

    @override
    def _printed(self) -> Mapping[UUID, int]:
        found: dict[UUID, int] = {}
        for folded, shape in SHAPES.items():
            each = replace(self._card_look(), folded=folded).grid.count
            sheets = self._facts.printed.get(RunKind(Document.CARDS, Role.SOLIDARITY, shape), {})
            for case_id, count in sheets.items():
                found[case_id] = found.get(case_id, 0) + each * count
        return found

    def _order(self, case: CaseMail, copies: int) -> CardOrder:
        return CardOrder(
            self._facts.case(case.case_id).brief,
            case.targets.get(Role.SOLIDARITY),
            copies,
            withdrawn=case.withdrawn.reason if case.withdrawn else None,
            overridden=self._facts.overridden(case.case_id),
        )

    def _card_look(self) -> CardLook:
        details, campaign = self._facts.details, self._facts.campaign.campaign
        return CardLook(
            paper=self.paper.paper(self._facts),
            folded=self._look.folded,
            cover=self._look.cover,
            language=self.language.code or language.current(),
            sender_country=details.country,
            sender_language=language.current(),
            historical=campaign.historical,
            today=self._today,
            closes_on=campaign.closes_on,
            slips=self._look.slips,
            practice=self._facts.practice,
        )

    def _words_of_sheets(self) -> str:
        look = self._card_look()
        each = ngettext(
            "{number} card on a sheet, each sheet for one case.",
            "{number} cards on a sheet, each sheet for one case.",
            look.grid.count,
        ).format(number=number(look.grid.count))
        if not look.both_sides:
            return each
        turned = _("Print on both sides, turned over the long edge.")
        return f"{each} {turned}"

    def _offer(self) -> None:
        self.fold.show_choices(
            [Choice(key=False, text=_("Flat")), Choice(key=True, text=_("Folded"))]
        )
        for cover in Cover:
            self.cover.addItem(cover_name(cover), cover)
        self._fields.add(_("C&over"), self.cover)
        self._fields.add_pair(_("&Language, paper"), self.language, self.paper)
        self.language.setAccessibleName(_("Language of the cards"))
        self.paper.setAccessibleName(_("Paper"))
        for part in (self.fold, self.sheets, self._fields, self.slips):
            self._add(part)

    def _on_fold(self, folded: bool) -> None:  # noqa: FBT001 - a slot
        self._look.folded = folded
        self._tell()

    def _on_cover(self) -> None:
        self._look.cover = Cover(self.cover.currentData())
        self._tell()

    def _on_slips(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._look.slips = wanted
        self._tell()

    def _on_field(self) -> None:
        self._tell()


def _print_button(count: int) -> str:
    return ngettext("Print {number} card", "Print {number} cards", count).format(
        number=number(count)
    )
