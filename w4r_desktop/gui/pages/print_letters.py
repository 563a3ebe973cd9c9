"""Letters on the Print page: for whom, how many, how much is printed of them, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.letters import (
    Form,
    LetterLook,
    LetterOrder,
    form_of,
    in_letter,
    letter_problems,
)
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.address import visible
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document, Numbers
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.gui.pages.print_copies import CopiesOptions
from w4r_desktop.gui.pages.print_document import (
    DocumentWords,
    Fields,
    LanguageField,
    PaperField,
)
from w4r_desktop.gui.pages.print_signers import SignersPart
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes_letters import LetterWish
from w4r_desktop.language import _, language_name, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.sender import Sender
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.store.queries.mail import CaseMail


class LetterOptions(CopiesOptions):
    """For whom, how many, ruled or printed, in which language, signed by whom."""

    document = Document.LETTERS

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(choices.letters, facts, parent, counted=_("Letters for {case}"))
        self._look = choices.letter_look
        self.form = SegmentedControl(_("What is printed of the letter"), self, wraps=True)
        self.ruled_instead = QCheckBox(_("&Ruled where a case has no sample letter"), self)
        self.language = LanguageField(choices, Document.LETTERS, self)
        self.paper = PaperField(choices, self)
        self._fields = Fields(self)  # Tab goes in the order of making
        self.signers = SignersPart(self._look, facts, self)
        self.notes = label("", "small", self)
        self._offer()
        self.form.chosen.connect(self._on_form)
        self.ruled_instead.clicked.connect(self._on_ruled_instead)
        self.language.activated.connect(self._on_field)
        self.paper.activated.connect(self._on_field)
        self.signers.changed.connect(self._on_signers)

    @property
    @override
    def kind(self) -> RunKind:
        """What its copies are counted as: letters to be written, or to be signed."""
        signed = Form.PREPRINTED if self._look.form is Form.PREPRINTED else ""
        return RunKind(Document.LETTERS, self._copies.role, signed)

    @property
    @override
    def roles(self) -> tuple[Role, ...]:
        """Letters go to officials, and copies of them to others."""
        return tuple(role for role in super().roles if role is not Role.SOLIDARITY)

    @property
    @override
    def counted_kinds(self) -> tuple[ActionKind, ...]:
        """What is logged that such letters become."""
        counted = self._look.form.becomes(self._facts.details.kinds)
        return counted if self._copies.role is Role.PRIMARY else ()

    @property
    @override
    def words(self) -> DocumentWords:
        """How letters are spoken of."""
        return DocumentWords(
            _("Letters"),
            _("Drawing the letters"),
            _("Save the letters as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many letters will be printed."""
        return sum(order.letters for pack in self._order_packs() for order in pack.orders)

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if self._look.by_people and not self.signers.senders:
            return _("Nobody is chosen to sign. Choose people, or let letters be signed by hand.")
        if self._look.by_people and not self._copies.left_out:
            return _("To print, tick a case; with “Same for all”, each person gets one of it.")
        return super().why_nothing

    @property
    @override
    def modes(self) -> tuple[Numbers, ...]:
        """Where the letters come from; nobody knows who got those that are printed."""
        by_people = self._look.by_people
        return (Numbers.AS_LOGGED, Numbers.SAME) if by_people else super().modes

    @property
    @override
    def is_editable(self) -> bool:
        """Whether the number of each case can be changed: people have their own."""
        return super().is_editable and not self._look.by_people

    @override
    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one letter of one case, to be signed by hand."""
        self._look.by_people = False
        super().choose_only(case_id, role)

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now."""
        self.signers.show_facts(facts)
        super().show_facts(facts)

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        look = self._look
        self.names_people = look.by_people
        super().show_choices()
        for part in (self.printed, self.same, self.back, self.for_tables, self.packs_begin):
            part.setHidden(part.isHidden() or look.by_people)
        self.form.choose(look.form)
        self.ruled_instead.setChecked(look.ruled_instead)
        self.ruled_instead.setHidden(look.form is Form.RULED or not self._lacks_samples)
        self.language.show_languages(self._facts)
        self.language.setVisible(self.language.is_a_choice)
        self.paper.show_paper(self._facts)
        self.signers.show_choices()
        notes = "\n".join(self._notes())
        self.notes.setText(notes)
        self.notes.setToolTip(tooltips.plain(notes))
        self.notes.setHidden(not notes)

    @override
    def wish(self) -> LetterWish | None:
        """Return the letters to be drawn, or nothing."""
        return LetterWish(self._order_packs(), self._letter_look()) if self.count else None

    @override
    def _logged(self, case: CaseMail) -> int:
        if not self._look.by_people:
            return super()._logged(case)
        people = self.signers.people.people
        return sum(self._written(person.attendee_id, case) for person in people)

    def _written(self, attendee_id: UUID, case: CaseMail) -> int:
        """Return how many letters somebody has written to a case, of those counted here."""
        return self._facts.written.letters(attendee_id, case.case_id, self.counted_kinds)

    @override
    def _problem(self, case: CaseMail) -> W4RError | None:
        return next(letter_problems(self._order(case, 1), self._letter_look()), None)

    @property
    def _lacks_samples(self) -> bool:
        return any(not row.brief.sample_letter.strip() for row in self._facts.cases)

    def _order_packs(self) -> tuple[Pack[LetterOrder], ...]:
        return tuple(Pack(pack.title, tuple(self._orders(pack.orders))) for pack in self.packs())

    def _orders(self, wanted: Iterable[tuple[CaseMail, int]]) -> Iterator[LetterOrder]:
        for case, copies in wanted:
            order = self._order(case, copies)
            if order.signers or not self._look.by_people:
                yield order

    def _signers(self, case: CaseMail) -> tuple[Sender, ...]:
        """Return whose letters to a case are printed, if those of people are."""
        if not self._look.by_people:
            return ()
        if self._copies.mode is Numbers.SAME:
            return self.signers.senders
        return self.signers.senders_of(lambda who: self._written(who, case))

    def _order(self, case: CaseMail, copies: int) -> LetterOrder:
        return LetterOrder(
            self._facts.case(case.case_id).brief,
            self._facts.campaign.language,
            case.targets.get(self._copies.role),
            copies,
            signers=self._signers(case),
            withdrawn=case.withdrawn.reason if case.withdrawn else None,
            overridden=self._facts.overridden(case.case_id),
        )

    def _letter_look(self) -> LetterLook:
        details, campaign = self._facts.details, self._facts.campaign.campaign
        return LetterLook(
            paper=self.paper.paper(self._facts),
            form=self._look.form,
            language=self.language.code,
            sender_country=details.country,
            sender_language=language.current(),
            historical=campaign.historical,
            today=self._today,
            closes_on=campaign.closes_on,
            signatures=self._look.signatures,
            ruled_instead=self._look.ruled_instead,
            practice=self._facts.practice,
        )

    def _notes(self) -> Iterator[str]:
        """Yield what is other than one would think, of the cases that are printed."""
        look = self._letter_look()
        printed = [row.mail for row in self._copies.rows if row.printed]
        orders = [(case.short_name, self._order(case, 1)) for case in printed]
        other = [name for name, order in orders if in_letter(order, look)[1] != look.language]
        ruled = [name for name, order in orders if form_of(order, look) is not look.form]
        for names, words in (
            (other, _("Not in {language}, so in their own: {cases}")),
            (ruled, _("Ruled, for want of a sample letter: {cases}")),
            (list(_without_address(orders)), _("No postal address, so by e-mail or fax: {cases}")),
        ):
            if names:
                wanted = language_name(look.language)
                yield words.format(language=wanted, cases=", ".join(names))

    def _offer(self) -> None:
        self.form.show_choices(
            [
                Choice(Form.RULED, _("Ruled")),
                Choice(Form.SAMPLE, _("With a sample")),
                Choice(Form.PREPRINTED, _("To sign")),
            ]
        )
        self.notes.setWordWrap(True)
        self._fields.add_pair(_("&Language, paper"), self.language, self.paper)
        self.language.setAccessibleName(_("Language of the letters"))
        self.paper.setAccessibleName(_("Paper"))
        for part in (self.notes, self.form, self.ruled_instead, self._fields, self.signers):
            self._add(part)

    def _on_form(self, form: Form) -> None:
        self._look.form = form
        self._tell()

    def _on_ruled_instead(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._look.ruled_instead = wanted
        self._tell()

    def _on_signers(self) -> None:
        if self._look.by_people:
            self._copies.for_tables, self._copies.same = False, 1
            if self._copies.mode not in self.modes:
                self._copies.mode = Numbers.AS_LOGGED
        self._tell()

    def _on_field(self) -> None:
        self._tell()


def _without_address(orders: list[tuple[str, LetterOrder]]) -> Iterator[str]:
    for name, order in orders:
        if order.target is not None and not visible(order.target.lines):
            yield name


def _print_button(count: int) -> str:
    return ngettext("Print {number} letter", "Print {number} letters", count).format(
        number=number(count)
    )
