"""Every kind of document as golden pictures show it: small, and the same on every day.

In English on Letter, in French on A4; and what is about a case once more for a case in Arabic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from tests.documents import reported
from tests.documents.golden_cases import JANI, NASSIMA
from w4r_desktop.documents.calibration import draw_envelope_test, draw_ruler_page
from w4r_desktop.documents.card_covers import Cover
from w4r_desktop.documents.cards import CardLook, CardOrder, draw_cards
from w4r_desktop.documents.case_sheets import (
    CaseSheetLook,
    CaseSheetOrder,
    Length,
    draw_case_sheets,
)
from w4r_desktop.documents.envelopes import EnvelopeOrder
from w4r_desktop.documents.evening import EveningLook
from w4r_desktop.documents.good_news import draw_good_news
from w4r_desktop.documents.helper_sheet import HelperOrder, draw_helper_sheet
from w4r_desktop.documents.label_sheets import USUAL, bundled_sheets
from w4r_desktop.documents.labels import (
    LabelLook,
    draw_labels,
    draw_outlines,
    draw_return_labels,
)
from w4r_desktop.documents.letters import Form, LetterLook, LetterOrder, draw_letters
from w4r_desktop.documents.packing_lists import PackingOrder, PackingRow, draw_packing_lists
from w4r_desktop.documents.packs import Pack
from w4r_desktop.documents.report import ReportLook, draw_report
from w4r_desktop.documents.sign_in_sheets import SignInOrder, SignInRow, draw_sign_in_sheets
from w4r_desktop.documents.slips import SlipOrder, draw_slips, hours_of_event
from w4r_desktop.documents.table_signs import TableSignLook, TableSignOrder, draw_table_signs
from w4r_desktop.documents.take_home import Each, TakeHomeLook, TakeHomeOrder, draw_take_home
from w4r_desktop.documents.tally_sheets import (
    TallyColumn,
    TallyOrder,
    TallyRow,
    draw_tally_sheets,
)
from w4r_desktop.documents.thank_you import ThankYouCase, ThankYouOrder, draw_thank_you
from w4r_desktop.domain.case import Campaign, Role, SenderLimit
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.printer_profile import Edge, PrinterProfile
from w4r_desktop.domain.sender import Sender
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Paper
from w4r_desktop.gui.wishes import EnvelopeWish
from w4r_desktop.language import speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.domain.labels import LabelSheet
    from w4r_desktop.domain.stationery import Envelope

TODAY: Final = date(2026, 12, 10)
DUE: Final = date(2026, 12, 17)
CAMPAIGN: Final = Campaign(code="w4r", name="Write for Rights 2026", year=2026)
SENDER: Final = ("Harbour Street Church", "12 Harbour Street", "Halifax NS  B3J 0A0")
PAPERS: Final = {"en": Paper.LETTER, "fr": Paper.A4, "ar": Paper.A4}
"""What is drawn on which paper, by the language of the case."""


@dataclass(frozen=True)
class Golden:
    """A document and which of its pages, counted from 1, are kept as pictures.

    ``kind`` is what the Print page calls it; None if printers' settings or Results ask for it.
    """

    kind: Document | None
    name: str
    draw: Callable[..., Any]
    pages: tuple[int, ...] = (1,)


@dataclass(frozen=True)
class Desk:
    """A case in its language, and what everything printed for it has in common."""

    case: CaseBrief
    language: str
    paper: Paper

    @property
    def spoken(self) -> str:
        """The language of the window: there is none in Arabic."""
        return self.language if self.language != "ar" else "en"

    @property
    def brief(self) -> CaseBrief:
        """The case as it is read."""
        return self.case.in_language(self.language)

    @property
    def own_language(self) -> str:
        """What the case was written in."""
        return "ar" if self.language == "ar" else "en"

    @property
    def envelope(self) -> Envelope:
        """What a folded sheet goes into."""
        return ENVELOPES["no10" if self.paper is Paper.LETTER else "dl"]

    @property
    def labels(self) -> LabelSheet:
        """The sheet of labels that is usual for the paper."""
        return bundled_sheets()[USUAL[self.paper]]

    def event(self) -> EventDetails:
        """Return what is said about the evening."""
        french = self.spoken == "fr"
        return EventDetails(
            name="Veillée aux chandelles" if french else "Candlelight",
            held_on=TODAY,
            time_zone="America/Halifax",
            opens_at="18:00",
            closes_at="21:00",
            venue="Église du Port" if french else "Harbour Street Church",
            dedication="À la mémoire du père Brennan" if french else "In memory of Father Brennan",
            sender_lines=SENDER,
            country="CA",
            paper=self.paper,
        )

    def evening(self) -> EveningLook:
        """Return what all paper of the evening has in common."""
        return EveningLook(self.event(), CAMPAIGN, self.paper)

    def words(self, english: str, french: str) -> str:
        """Return what somebody wrote in the language of the window."""
        return french if self.spoken == "fr" else english


def desk(language: str) -> Desk:
    """Return the case and the paper of a language."""
    return Desk(NASSIMA if language == "ar" else JANI, language, PAPERS[language])


def documents(language: str) -> tuple[Golden, ...]:
    """Return all documents of a language; in Arabic, those that are about a case."""
    made = desk(language)
    with speaking(made.spoken):
        about_cases = (
            *(*_mail(made), *_letters(made), *_cards(made), *_briefs(made)),
            *_reports(made),
        )
        return about_cases if language == "ar" else (*about_cases, *_evening(made), *_tests(made))


# -- what is mailed ------------------------------------------------------------------------------


def _mail(made: Desk) -> Iterator[Golden]:
    table = made.words("Table 4 · Window", "Table 4 · Fenêtre")
    packs = (Pack(table, (_order(made, Role.PRIMARY, 3), _order(made, Role.SOLIDARITY, 2))),)
    envelopes = partial(
        EnvelopeWish, packs, SENDER, "CA", made.spoken, made.envelope,
        historical=False, closes_on=None, today=TODAY, practice=False,
    )  # fmt: skip
    yield Golden(Document.ENVELOPES, "envelope", envelopes().draw, (1, 2))
    if made.brief.guidance.sender_limit is SenderLimit.FULL:
        yield Golden(Document.ENVELOPES, "envelope-back", envelopes(backs=True).draw, (2,))
    look = _label_look(made, made.labels, start=3)
    yield Golden(Document.LABELS, "labels", partial(draw_labels, packs=packs, look=look))
    small = bundled_sheets()["avery-5167" if made.paper is Paper.LETTER else "avery-l7162"]
    look = _label_look(made, small)
    returned = partial(draw_return_labels, lines=SENDER, count=14, look=look)
    yield Golden(Document.LABELS, "return-labels", returned)


def _order(made: Desk, role: Role, copies: int) -> EnvelopeOrder:
    brief = made.brief
    limit = brief.guidance.sender_limit
    return EnvelopeOrder(brief.code, brief.name, brief.target(role), copies, limit)


def _label_look(made: Desk, sheet: LabelSheet, *, start: int = 1) -> LabelLook:
    return LabelLook(sheet, start, "CA", made.spoken, historical=True, closes_on=None, today=TODAY)


def _letters(made: Desk) -> Iterator[Golden]:
    target = made.case.target(Role.PRIMARY)
    to_sign = LetterOrder(made.case, made.own_language, target)
    signed = replace(to_sign, signers=(Sender("Amina Haddad", town="Halifax"),))
    for name, form, order in (
        ("ruled", Form.RULED, to_sign),
        ("sample", Form.SAMPLE, to_sign),
        ("preprinted", Form.PREPRINTED, to_sign),
        ("signed", Form.PREPRINTED, signed),
    ):
        look = LetterLook(
            made.paper, form, made.language, "CA", made.spoken, historical=False, today=TODAY,
            signatures=3,
        )  # fmt: skip
        draw = partial(draw_letters, packs=[Pack("", (order,))], look=look)
        yield Golden(Document.LETTERS, f"letter-{name}", draw)


def _cards(made: Desk) -> Iterator[Golden]:
    order = CardOrder(made.brief, made.brief.target(Role.SOLIDARITY), 4)
    for name, cover, pages in (
        ("cards", Cover.CANDLE, (1, 2, 3)),
        ("cards-folded", Cover.LEAVES, (1, 2)),
    ):
        folded = name == "cards-folded"
        look = CardLook(
            made.paper, folded, cover, made.language, "CA", made.spoken, historical=folded,
            today=TODAY,
        )  # fmt: skip
        draw = partial(draw_cards, packs=[Pack("", (order,))], look=look)
        yield Golden(Document.CARDS, name, draw, pages)


# -- what lies on tables and hangs on walls ------------------------------------------------------


def _briefs(made: Desk) -> Iterator[Golden]:
    brief = CaseSheetOrder(made.brief, made.language)
    for name, length, pages in (
        ("case-sheet", Length.ONE_PAGE, (1,)),
        ("case-sheet-large", Length.LARGE_PRINT, (1, 2)),
    ):
        look = CaseSheetLook(
            made.paper, length, CAMPAIGN.name, historical=length is Length.LARGE_PRINT,
            sender_country="CA", language=made.spoken,
        )  # fmt: skip
        draw = partial(draw_case_sheets, orders=[brief], look=look)
        yield Golden(Document.CASE_SHEETS, name, draw, pages)
    sign = TableSignOrder("4", made.brief, made.language)
    for name, folded in (("table-sign", False), ("table-sign-tent", True)):
        how = TableSignLook(made.paper, folded, historical=folded, practice=not folded)
        yield Golden(Document.TABLE_SIGNS, name, partial(draw_table_signs, orders=[sign], look=how))
    home = TakeHomeOrder(made.brief, made.language, made.brief.target(Role.PRIMARY), 4)
    for name, each in (("take-home-half", Each.TWO), ("take-home-quarter", Each.FOUR)):
        slips = TakeHomeLook(made.evening(), made.spoken, TODAY, DUE, each)
        yield Golden(
            Document.TAKE_HOME_SLIPS, name, partial(draw_take_home, orders=[home], look=slips)
        )
    news = partial(draw_good_news, briefs=[JANI, NASSIMA], paper=made.paper, campaign=CAMPAIGN)
    yield Golden(Document.GOOD_NEWS, "good-news", news)


# -- what an evening needs -----------------------------------------------------------------------


def _evening(made: Desk) -> Iterator[Golden]:
    people = (
        SignInRow("Amina", "4", first_time=True),
        SignInRow("نسيمة", "4", hears=True),
        SignInRow("Łukasz Żółć", "4", minor=True),
    )
    agreed = made.words("I agree that you keep my address.", "J’accepte que vous la gardiez.")
    for name, order in (
        ("sign-in", SignInOrder()),
        ("sign-in-table", SignInOrder(people, "4", sheets=2)),
    ):
        draw = partial(draw_sign_in_sheets, orders=[order], look=made.evening(), wording=agreed)
        yield Golden(Document.SIGN_IN_SHEETS, name, draw)
    for kind, name, drawing, asked in (
        (Document.TALLY_SHEETS, "tally-sheet", draw_tally_sheets, {"orders": [_tally(made)]}),
        (Document.PARTICIPATION_SLIPS, "slips", draw_slips, {"orders": _slips(made)}),
        (Document.HELPER_SHEET, "helper-sheet", draw_helper_sheet, {"order": HelperOrder("Ana")}),
        (Document.THANK_YOU_SHEET, "thank-you", draw_thank_you, {"order": _thanks(made)}),
        (Document.PACKING_LISTS, "packing-list", draw_packing_lists, {"orders": [_bin(made)]}),
    ):
        yield Golden(kind, name, partial(drawing, look=made.evening(), **asked))


def _slips(made: Desk) -> list[SlipOrder]:
    written = made.words("7 letters, 2 cards", "7 lettres, 2 cartes")
    group = made.words("Class 8b, 25 pupils", "Classe 8b, 25 élèves")
    return [
        SlipOrder("Amina", hours=hours_of_event(made.event()), written=written),
        SlipOrder(group=group, copies=3),
        SlipOrder(copies=4),
    ]


def _tally(made: Desk) -> TallyOrder:
    columns = tuple(TallyColumn(f"Case {n}", "Colombia") for n in range(1, 9))
    columns += (
        TallyColumn("Jani Silva", "Colombia", dedicated=True),
        TallyColumn("نسيمة السادة", made.words("withdrawn", "retiré"), withdrawn=True),
    )
    rows = (
        TallyRow("Amina", made.words("first time", "première fois")),
        TallyRow(made.words("Class 8b", "Classe 8b"), made.words("25 people", "25 personnes")),
        TallyRow("Bashir", made.words("left", "parti"), quiet=True),
    )
    about = made.words("27 people", "27 personnes")
    counting = made.words("Counting letters", "Compte des lettres")
    anyone = made.words("Anyone at this table", "Quelqu’un à cette table")
    return TallyOrder("4", about, counting, columns, rows, anyone)


def _thanks(made: Desk) -> ThankYouOrder:
    written = made.words("41 letters, 3 cards", "41 lettres, 3 cartes")
    cases = (
        ThankYouCase("Jani Silva", "CO", written),
        ThankYouCase("نسيمة السادة", "SA", written),
        ThankYouCase("Paing Phyo Min", "MM", written),
    )
    return ThankYouOrder(
        made.words("312 letters and 74 cards", "312 lettres et 74 cartes"),
        made.words("for 3 cases, written by 48 people", "pour 3 cas, par 48 personnes"),
        made.words("and 20 signatures", "et 20 signatures"),
        made.words("As of Dec 10, 2026, 21:42", "Au 10 déc. 2026, 21:42"),
        cases,
    )


def _bin(made: Desk) -> PackingOrder:
    letters, cards = made.words("Letters", "Lettres"), made.words("Cards", "Cartes")
    return PackingOrder(
        made.words("Bundled to the section’s office", "En colis au bureau de la section"),
        made.words("The section’s office", "Le bureau de la section"),
        ("Letters for Rights", "1 Main Street", "Ottawa ON  K1A 0A1"),
        (letters, cards),
        (
            PackingRow("Jani Silva", "jani-silva", (41, 3)),
            PackingRow("نسيمة السادة", "nassima", (38, 0)),
            PackingRow("Paing Phyo Min", "paing", (1, 12)),
        ),
        made.words("As of December 11, 2026, 09:12", "Au 11 décembre 2026, 09:12"),
        made.words("Parcel 1 of 2", "Colis 1 sur 2"),
    )


# -- what is handed in afterwards ----------------------------------------------------------------


def _reports(made: Desk) -> Iterator[Golden]:
    """Yield the report of an evening; in Arabic, of one whose names are read from the right."""
    look = ReportLook(made.paper)
    about, after = made.event(), reported.morning_after()
    first, *rest = after.by_case
    name = NASSIMA.name if made.language == "ar" else about.name
    shown = replace(
        after,
        event=reported.facts(name=name, venue=about.venue, dedication=about.dedication),
        by_case=(replace(first, name=made.case.name), *rest),
    )
    before = reported.evening(version=1)
    draw = partial(draw_report, figures=shown, look=look, previous=before)
    yield Golden(None, "report", draw, (1, 2))
    if made.language == "en":
        marathon = partial(draw_report, figures=reported.marathon(recounted_at=None), look=look)
        yield Golden(None, "report-marathon", marathon, (1, 2, 3))


# -- what shows how far a printer is off ---------------------------------------------------------


def _tests(made: Desk) -> Iterator[Golden]:
    printer, sheet = "Office 2", SHEETS[made.paper]
    sideways = PrinterProfile(edge=Edge.LONG)
    ruler = partial(draw_ruler_page, stock=sheet, profile=sideways, printer=printer)
    yield Golden(None, "ruler", ruler)
    areas = partial(
        draw_envelope_test, envelope=made.envelope, profile=PrinterProfile(), printer=printer
    )
    yield Golden(None, "envelope-test", areas)
    yield Golden(Document.LABELS, "label-outlines", partial(draw_outlines, sheet=made.labels))
