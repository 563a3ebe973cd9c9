"""What the Print page knows of each of its documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.set_aside import kinds_of
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.gui import theme
from w4r_desktop.gui.mail_bins import MailFacts
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, language_name
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.cases import cases, picture
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.queries.mailing import mailing, office
from w4r_desktop.store.queries.overrides import overrides
from w4r_desktop.store.queries.postage import postage
from w4r_desktop.store.queries.print_runs import copies_printed
from w4r_desktop.store.queries.rehearsal import is_rehearsal
from w4r_desktop.store.queries.tables import tables
from w4r_desktop.store.queries.totals import totals
from w4r_desktop.store.queries.written import letters_written
from w4r_desktop.wording import paper_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.documents.refusals import Kinds
    from w4r_desktop.domain.case import CaseBrief, Role
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.gui.drawing import Wish
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.widgets.case_copies import CopiesBox
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.cases import CaseRow
    from w4r_desktop.store.queries.events import CampaignRow
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.overrides import OverrideRow
    from w4r_desktop.store.queries.totals import Totals
    from w4r_desktop.store.queries.written import Written


QWIDGETSIZE_MAX: Final = 16_777_215
"""Qt's own width of widgets that may be as wide as they like."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What the event file says that matters on paper; ``tables`` are (id, name).

    ``dedicated`` has the one case of each table that has one, ``tally`` the whole of what was
    logged, ``written`` the letters of each person to each case, ``printed`` how many good copies
    of each case came out of each kind of document, and ``overrides`` what is mailed despite a
    refusal. ``mailing`` tells how what was written leaves. ``practice`` says that the file is a
    copy to practise on.
    """

    details: EventDetails
    campaign: CampaignRow
    mail: tuple[CaseMail, ...]
    cases: tuple[CaseRow, ...]
    tables: tuple[tuple[UUID, str], ...]
    dedicated: Mapping[UUID, UUID]
    people: tuple[PersonRow, ...]
    tally: Totals
    written: Written
    printed: Mapping[RunKind, Mapping[UUID, int]]
    overrides: tuple[OverrideRow, ...]
    mailing: MailFacts
    practice: bool

    def case(self, case_id: UUID) -> CaseRow:
        """Return a case by its id."""
        return next(row for row in self.cases if row.case_id == case_id)

    def overridden(self, case_id: UUID) -> Kinds:
        """Return the reasons not to mail that the organizer has set aside for a case."""
        return kinds_of(row.refusal for row in self.overrides if row.case_id in (None, case_id))


def paper_facts(session: Session) -> PaperFacts:
    """Return everything the page asks the event file."""
    here, details, whole = tables(session), event(session).details, totals(session)
    about, to_cases, despite = campaign(session), mail(session), overrides(session)
    leaving = mailing(session, to_cases)
    return PaperFacts(
        details,
        about,
        to_cases,
        cases(session),
        tuple((row.writing_table_id, row.name) for row in here),
        {row.writing_table_id: row.case_id for row in here if row.case_id},
        people(session),
        whole,
        letters_written(session),
        copies_printed(session),
        despite,
        MailFacts(
            details, about.campaign, to_cases, leaving, office(session), postage(session), despite
        ),
        practice=is_rehearsal(session),
    )


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """How a document is spoken of; the functions take how many of it there are."""

    title: str
    drawing: str
    save_as: str
    print_button: Callable[[int], str]
    saved: Callable[[int, str], str]
    sent: Callable[[int], str]


class Pictures:
    """The pictures of cases, each read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[UUID, bytes] = {}

    def of(self, row: CaseRow) -> bytes | None:
        """Return a case's picture, if it has one."""
        key = row.picture_id
        if key is None:
            return None
        if key not in self._read:
            self._read[key] = self._workspace.read(partial(picture, picture_id=key))
        return self._read[key]


class DocumentOptions(Card):
    """The left side of the page for one document; ``changed`` tells the case, or nothing.

    Of one that ``names_people`` the run says so, so that its pages can go when they do.
    """

    changed = Signal(object)
    document: ClassVar[Document]
    names_people: bool = False

    @property
    def kind(self) -> RunKind:
        """What its copies are counted as once they are printed."""
        return RunKind(self.document)

    @property
    def words(self) -> DocumentWords:
        """How it is spoken of."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many of it will be printed."""
        raise NotImplementedError

    @property
    def pages(self) -> int:
        """How many pages that takes, or 0 where only drawing them tells."""
        return 0

    @property
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        raise NotImplementedError

    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now; only what is in view is told."""
        raise NotImplementedError

    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one copy for one case, where it is about cases."""
        raise NotImplementedError

    def show_choices(self) -> None:
        """Show what is chosen now."""
        raise NotImplementedError

    def wish(self) -> Wish | None:
        """Return what is to be drawn, or nothing."""
        raise NotImplementedError


class Fields(QWidget):
    """Named lists to choose from, one to a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: dict[QWidget, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.current().px(6))
        self._grid.setHorizontalSpacing(theme.current().px(12))
        self._grid.setColumnStretch(1, 1)

    def add(self, words: str, field: QWidget) -> None:
        """Add a field under its name; an ampersand marks the key that reaches it."""
        name = label(words, parent=self)
        name.setBuddy(field)
        self._names[field] = name
        field.setAccessibleName(words.replace("&", ""))
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0)
        if field.maximumWidth() < QWIDGETSIZE_MAX:  # or it would keep the column narrow
            self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(field, row, 1)

    def add_pair(self, words: str, first: QWidget, second: QWidget) -> QWidget:
        """Add two fields in one line, return it; the key of its name reaches the first of them.

        Each is named by whoever made it.
        """
        pair = QWidget(self)
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(6))
        line.addWidget(first, 4)
        line.addWidget(second, 3)
        self.add(words, pair)
        pair.setAccessibleName("")
        self._names[pair].setBuddy(first)
        return pair

    def show_field(self, field: QWidget, *, shown: bool) -> None:
        """Show a field with its name, or neither."""
        field.setVisible(shown)
        self._names[field].setVisible(shown)


class PaperField(ElidedCombo):
    """A4 or Letter: that of the event until another is chosen."""

    def __init__(self, choices: PaperChoices, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        for paper in Paper:
            self.addItem(paper_name(paper), paper)
        self.activated.connect(self._on_activated)

    def paper(self, facts: PaperFacts) -> Paper:
        """Return what is chosen."""
        return self._choices.paper or facts.details.paper

    def show_paper(self, facts: PaperFacts) -> None:
        """Show what is chosen."""
        self.setCurrentIndex(self.findData(self.paper(facts)))

    def _on_activated(self) -> None:
        self._choices.paper = Paper(self.currentData())


class LanguageField(ElidedCombo):
    """The language of the briefs: that of the window, if they are in it, until one is chosen.

    It is that of a ``document`` alone, or of those that name the same.
    """

    def __init__(self, choices: PaperChoices, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        self._document = document
        self._codes: tuple[str, ...] = ()
        self.activated.connect(self._on_activated)

    @property
    def is_a_choice(self) -> bool:
        """Whether there is more than one."""
        return len(self._codes) > 1

    @property
    def code(self) -> str:
        """The BCP 47 code of the language."""
        wanted = self._choices.languages.get(self._document) or language.current()
        return wanted if wanted in self._codes else next(iter(self._codes), "")

    def show_languages(self, facts: PaperFacts) -> None:
        """Offer the languages of the briefs."""
        found = _languages(facts)
        if found != self._codes:
            self._codes = found
            self.clear()
            for code in found:
                self.addItem(language_name(code), code)
        self.setCurrentIndex(self.findData(self.code))

    def _on_activated(self) -> None:
        self._choices.languages[self._document] = str(self.currentData())


class BriefOptions(DocumentOptions):
    """What sheets and signs have in common: briefs with their pictures, a language, a paper."""

    language_of: ClassVar[Document] = Document.CASE_SHEETS

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, pictures: Pictures, parent: QWidget
    ) -> None:
        super().__init__(parent=parent)
        self._choices = choices
        self._facts = facts
        self._pictures = pictures

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now."""
        self._facts = facts
        self.show_choices()

    def _show_fields(self) -> None:
        self.language.show_languages(self._facts)
        self._fields.show_field(self.language, shown=self.language.is_a_choice)
        self.paper.show_paper(self._facts)

    def _add_fields(self, words: str, copies: CopiesBox, name: str) -> None:
        """Make the fields below all else, how many first: Tab goes in the order of making."""
        self.language = LanguageField(self._choices, self.language_of, self)
        self.paper = PaperField(self._choices, self)
        self._fields = Fields(self)
        self._fields.add(words, copies)
        copies.set_name(name)
        self._fields.add(_("&Language of the briefs"), self.language)
        self._fields.add(_("Pa&per"), self.paper)
        self.language.activated.connect(self._on_field)
        self.paper.activated.connect(self._on_field)

    def _brief(self, row: CaseRow) -> CaseBrief:
        return row.brief.in_language(self.language.code)

    def _on_field(self) -> None:
        self.changed.emit(None)


def _languages(facts: PaperFacts) -> tuple[str, ...]:
    translated = {code for row in facts.cases for code in row.brief.translations}
    own = facts.campaign.language
    return (own, *sorted(translated - {own}))
