"""The report: exactly the figures of the event, on three pages at most, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from tests import real_evenings
from tests.documents import pdfs, reported
from tests.documents.evening_paper import SCRIPTS, stays_inside
from tests.documents.reported import CARD, LETTER, PREPRINTED
from w4r_desktop.documents.report import ReportLook, draw_report
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.figures import (
    ON_PAPER,
    MailTotal,
    Notes,
    RecountLine,
    TableTotal,
    as_json,
    from_json,
)
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import ActionKind, Reason, TablePlace
from w4r_desktop.language import speaking
from w4r_desktop.services import contacts, tables
from w4r_desktop.services.reports import freeze, keep_notes
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.evening import Evening
from w4r_desktop.domain.figures import Figures

MORNING = datetime(2026, 12, 11, 13, 10, tzinfo=UTC)
"""Ten past nine in Halifax."""


def drawn(
    of: Figures, previous: Figures | None = None, paper: Paper = Paper.A4, *, practice: bool = False
) -> bytes:
    look = ReportLook(paper, practice)
    draw = partial(draw_report, figures=of, look=look, previous=previous)
    return pdfs.drawn(draw)[0]


def text(pdf: bytes) -> str:
    """Return the words of all pages, in one line."""
    return " ".join(pdfs.words(pdf))


@cache
def marathon() -> str:
    """Return the words of the report of 24 hours, which takes a while to draw."""
    return told(reported.marathon())


def told(of: Figures, previous: Figures | None = None) -> str:
    return text(drawn(of, previous))


def of(evening: Evening) -> Figures:
    """Return the figures of an evening, which is then closed."""
    found = evening.ask(figures, as_of=MORNING)
    evening.file.close()
    return found


# -- evenings that took place --------------------------------------------------------------------


def test_four_sites_of_a_school(tmp_path: Path) -> None:
    page = told(of(real_evenings.four_sites(tmp_path / "event.w4r")))
    assert "Pieces 850 106% of the goal of 800" in page
    for site, pieces in real_evenings.SITES.items():
        assert f"{site} {pieces} – {pieces}" in page
    for number, pieces in enumerate(real_evenings.SITE_CASES, start=1):
        assert f"Case {number} {pieces} – {pieces}" in page
    assert page.count("Total 850 – 850") == 3  # the mailing too


def test_signatures_stand_beside_the_pieces(tmp_path: Path) -> None:
    page = told(of(real_evenings.school_day(tmp_path / "event.w4r")))
    assert "Pieces 1,871" in page
    assert "Letters 952 Pre-printed letters 479 Cards 440" in page
    assert "Signatures 376 on petitions, beside the pieces" in page
    assert page.count("Total 952 479 440 1,871 376") == 2


def test_letters_and_cards(tmp_path: Path) -> None:
    page = told(of(real_evenings.two_kinds(tmp_path / "event.w4r")))
    assert "Pieces 1,083" in page
    assert "Total 572 511 1,083" in page


def test_what_was_counted_by_hand(tmp_path: Path) -> None:
    page = told(of(real_evenings.counted_by_hand(tmp_path / "event.w4r")))
    assert "Case 1 · Cards 511 512 –2 509 –3 a joke, +1 found later" in page
    assert "Recount – –2 –2" in page
    assert "Cards 509" in page
    assert "Before the recount" not in page


def test_one_letter_signed_by_twelve(tmp_path: Path) -> None:
    page = told(of(real_evenings.one_letter_of_twelve(tmp_path / "event.w4r")))
    assert "Pieces 1 0% of the goal of 500 · 12 signatures under the pieces" in page
    assert "People 12" in page


# -- versions ------------------------------------------------------------------------------------


def test_a_version_stays_as_it_was_and_the_next_one_says_what_changed(tmp_path: Path) -> None:
    evening = real_evenings.two_kinds(tmp_path / "event.w4r")
    first, _step = evening.file.write_for_good(freeze, at=MORNING)
    pdf = drawn(first)
    evening.log(quantity=4, case=1)
    evening.log(quantity=3, case=2, kind=CARD)
    evening.sign_in("Zebedee")
    second, _step = evening.file.write_for_good(freeze, at=MORNING + timedelta(hours=1))
    kept = evening.ask(reports)
    evening.file.close()
    assert "Report version 1, as of Friday, December 11, 2026, 09:10" in text(pdf)
    assert drawn(kept[0].figures) == pdf
    page = told(second, kept[0].figures)
    assert "Report version 2, as of Friday, December 11, 2026, 10:10" in page
    assert "What changed Since version 1, as of Friday, December 11, 2026, 09:10" in page
    for line in (
        "Pieces: 1,090, before 1,083",
        "People: 1, before 0",
        "Letters: 576, before 572",
        "Cards: 514, before 511",
        "Letters for Case 2: 194, before 190",
        "Cards for Case 3: 88, before 85",
    ):
        assert line in page


def test_where_nothing_changed_that_is_said() -> None:
    page = told(reported.evening(version=2), reported.evening(version=1))
    assert "No figure has changed." in page


def test_it_says_whether_it_is_frozen_and_counted_by_hand() -> None:
    page = told(reported.evening())
    assert "Not frozen: as of Friday, December 11, 2026, 09:10 Before the recount" in page
    page = told(reported.morning_after())
    assert "Report version 2, as of Friday, December 11, 2026, 09:10 Counted by hand: 1 of" in page
    assert "Before the recount" not in page


def test_counted_by_hand_says_how_much_of_it_until_all_was() -> None:
    figures = reported.morning_after()
    counted = tuple(
        RecountLine(one.case_id, one.code, one.name, kind, None, "", n, n, 0, {})
        for one in figures.by_case
        for kind, n in one.kinds.items()
        if kind in ON_PAPER and n
    )
    whole = told(replace(figures, recount=counted))
    assert "Counted by hand" in whole
    assert "Counted by hand:" not in whole
    words = f"Counted by hand: {len(counted) - 1} of {len(counted)}"
    assert words in told(replace(figures, recount=counted[1:]))

    less = replace(counted[0], writing_table_id=uuid4(), table="1", logged=counted[0].logged - 1)
    assert "Counted by hand in part" in told(replace(figures, recount=(less, *counted[1:])))
    rest = replace(less, writing_table_id=uuid4(), table="2", logged=1)
    assert replace(figures, recount=(less, rest, *counted[1:])).by_hand.is_whole


def test_figures_that_were_kept_give_the_same_pages() -> None:
    kept = from_json(as_json(reported.morning_after()))
    assert drawn(kept) == drawn(reported.morning_after())


# -- what stands on it ---------------------------------------------------------------------------


def test_the_event_and_the_large_figures_come_first() -> None:
    (page,) = pdfs.words(drawn(reported.evening()))
    said = [
        "Write for Rights 2026", "Human Rights Day at Harbour Street Church",
        "Thursday, December 10, 2026 · 18:00–21:00 · Harbour Street Church (Place of worship)",
        "In memory of those who wrote before us", "Pieces 405 81% of the goal of 500",
        "Letters 345", "Cards 60", "Signatures 18", "Other actions 5 5 e-mails",
        "People 48 17 for the first time", "Pieces a person 8.4", "By case", "Every 15 minutes",
        "By table",
    ]  # fmt: skip
    places = [page.index(words) for words in said]
    assert places == sorted(places)


def test_the_morning_after_has_all_that_is_known() -> None:
    page = told(reported.morning_after())
    for said in (
        "1 of 3 counts agree with what was logged.",
        "Jani Silva · Letters 38 35 –3 35 –3 taken home",
        "12 letters were taken home: 8 brought back, 3 still there, 1 written off.",
        "Letters to the officials Individually 345 200 145",
        "Cards to solidarity addresses Bundled to the section’s office 60 – 60",
        "Total 405 200 205",
        "Paing Phyo Min: Mail to there was suspended. “The post takes letters again since",
        "(Thursday, December 10, 2026, 19:05)",
        "Comments The hall was full until nine.",
        "Media A photographer",
        "Guests of honour The mayor wrote the first letter.",
        "Photos: Harbour Street Church",
    ):
        assert said in page
    assert "Somebody Secret" not in page  # who is asked about the event is in the registration


def test_what_was_posted_twice_over_makes_no_other_case_posted() -> None:
    figures = reported.morning_after()
    first, second, *_others = figures.by_case
    mail = (
        MailTotal(
            *(first.case_id, first.code, first.name, Role.PRIMARY, ActionKind.LETTER, 2, 5),
            MailingWay.OFFICE,
            posted_by=(MailingWay.BY_HAND,),
        ),
        MailTotal(
            *(second.case_id, second.code, second.name, Role.PRIMARY, ActionKind.LETTER, 4, 0),
            MailingWay.OFFICE,
        ),
    )
    words = told(replace(figures, mail=mail))
    assert "Bundled to the section’s office · By hand 6 5 4" in words


def test_reasons_that_cancel_each_other_out_are_told() -> None:
    figures = reported.morning_after()
    (line, *_others) = figures.recount
    corrected = {Reason.JOKE: -1, Reason.FOUND: 1}
    words = told(replace(figures, recount=(replace(line, corrected=corrected),)))
    assert "–1 a joke, +1 found later" in words


def test_tables_stand_by_place_and_the_recount_has_its_row() -> None:
    page = told(
        reported.evening(
            by_table=(
                *reported.evening().by_table,
                TableTotal(None, "", {LETTER: 3}),
                TableTotal(None, "", {LETTER: -4, CARD: 2}, is_recount=True),
            )
        )
    )
    of_places = ["In the room 99 15 114", "Table 1 28 4 32", "At home 104 19 123", "Online 142 26"]
    of_places += ["Table 8 104 21 125", "No table 3 – 3", "Recount –4 2 –2", "Total 345 60 405"]
    places = [page.index(words, page.index("By table")) for words in of_places]
    assert places == sorted(places)


def test_a_withdrawn_case_says_so_and_nothing_is_left_out_of_an_empty_evening() -> None:
    first, *rest = reported.cases([{}] * 3)
    empty = reported.evening(
        by_case=(replace(first, withdrawn=True), *rest),
        by_table=reported.tables([{}] * 2),
        kinds=dict.fromkeys(ActionKind, 0),
        quarters=(),
        event=reported.facts(dedication="", venue="", goal=None, opens_at="", closes_at=""),
    )
    page = told(empty)
    assert f"{first.name} (withdrawn)" in page
    assert "Thursday, December 10, 2026 · Place of worship" in page
    assert "goal" not in page
    assert "Every 15 minutes" not in page


def test_a_marathon_shows_each_quarter_across_midnight_and_sums_its_hours() -> None:
    page = marathon()
    assert "Every 15 minutes, and the sum of each hour" in page
    assert "Dec 11" in page
    quarters = reported.marathon().quarters
    hours = [sum(sum(one.kinds.values()) for one in quarters[n : n + 4]) for n in range(0, 97, 4)]
    assert " ".join(map(str, hours)) in page


def test_bars_over_the_hours_bear_their_pieces_beside_which_other_actions_stand() -> None:
    (quarter,) = reported.quarters([17])
    busy = replace(quarter, kinds={**quarter.kinds, ActionKind.EMAIL: 7171})
    for quarters in ((busy,), tuple(replace(busy, begins=busy.begins + n * timedelta(minutes=15))
                                    for n in range(97))):  # fmt: skip
        page = told(reported.evening(quarters=quarters))
        assert "7188" not in page.replace(",", "")
        assert str(17 if len(quarters) == 1 else 4 * 17) in page


@pytest.mark.parametrize(
    ("hours", "count", "title"),
    [(1, 30, "Every 15 minutes"), (2, 60, "Every hour"), (3, 60, "Every 4 hours"),
     (3, 300, "Every day")],
)  # fmt: skip
def test_longer_events_have_longer_bars(hours: int, count: int, title: str) -> None:
    one = reported.quarters([7])[0]
    apart = timedelta(hours=hours)
    far = tuple(replace(one, begins=one.begins + n * apart) for n in range(count))
    assert title in told(reported.evening(quarters=far))


def test_a_long_silence_is_a_mark() -> None:
    evening, morning = reported.quarters([5, 6]), reported.quarters([7], begins=reported.AS_OF)
    page = told(reported.evening(quarters=(*evening, *morning)))
    assert "5 6 … 7" in page.replace(" 18:00", "")


# -- paper ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    ("figures", "pages"),
    [(reported.evening, 1), (reported.morning_after, 2), (reported.marathon, 3)],
)
def test_one_to_three_pages_hold_it(
    figures: Callable[[], Figures], pages: int, paper: Paper
) -> None:
    shown = figures()
    pdf = drawn(shown, reported.evening(version=1) if shown.version else None, paper)
    found = pdfs.words(pdf)
    assert len(found) == pages
    assert stays_inside(pdf)
    for number, page in enumerate(found[1:], start=2):
        assert f"Page {number} of {pages}" in page
        assert f"{shown.event.name} · Write for Rights 2026" in page
    assert len(set(pdfs.sizes(pdf))) == 1


def test_no_case_and_no_table_of_forty_is_left_out() -> None:
    shown, page = reported.marathon(), marathon()
    for case in shown.by_case:
        assert case.name in page
        assert f" {sum(case.kinds.get(k, 0) for k in (LETTER, PREPRINTED, CARD))} " in page
    for number in range(1, 41):
        assert f"Table {number} " in page


def test_no_figure_is_ever_cut() -> None:
    line = replace(reported.morning_after().recount[1], logged=1_234_567, counted=1_234_568)
    most = 6_600_000
    page = told(
        reported.morning_after(
            recount=(line,),
            kinds=dict.fromkeys(ActionKind, most),
            counted_kinds=tuple(ActionKind),
            by_case=reported.cases([dict.fromkeys(ActionKind, most)]),
        )
    )
    assert "1,234,567 1,234,568 –2 1,234,565" in page
    assert page.count("6,600,000") > 10
    assert "19,800,000" in page


def test_very_long_comments_take_the_pages_they_need() -> None:
    words = "They wrote until midnight and sang. " * 600
    pdf = drawn(reported.morning_after(notes=Notes(comments=f"{words}The end.")))
    assert len(pdfs.words(pdf)) > 3
    assert "The end." in text(pdf)


def test_every_script_and_what_no_font_has() -> None:
    cases = reported.cases([{LETTER: n + 1} for n in range(8)], SCRIPTS)
    broken = reported.cases([{LETTER: 9}], ("Free 🕊 us",))
    shown = reported.morning_after(
        by_case=(*cases, *broken),
        event=reported.facts(name="نسيمة السادة", venue="קרן 🕊"),
        notes=Notes(comments="Thank you 🎉 all!"),
    )
    pdf = drawn(shown)
    assert stays_inside(pdf)
    page = text(pdf)
    assert "Thank you ? all!" in page
    assert "case-1 9" in page  # which stands for a name that cannot be printed


def test_it_speaks_french() -> None:
    with speaking("fr"):
        page = told(reported.evening())
    assert "jeudi 10 décembre 2026" in page
    assert "81 %" in page


def test_a_practice_copy_bears_its_mark() -> None:
    assert "Practice — do not mail" in text(drawn(reported.evening(), practice=True))


# -- nobody's name -------------------------------------------------------------------------------

PLANTED = ("Zebedee", "Xylander", "Quillfeather", "Oberwittler", "zebedee@example.org", "5550199")


def test_no_name_of_anybody_is_in_it(tmp_path: Path) -> None:
    evening = real_evenings.two_kinds(tmp_path / "event.w4r")
    person = evening.sign_in("Zebedee Xylander", first_time=True)
    evening.log(person, 2)
    plant(evening, person)
    evening.file.write_for_good(freeze, at=MORNING)
    evening.log(person, 1)
    frozen = evening.ask(reports)[0].figures
    pdf = drawn(of(evening), frozen)
    everything = text(pdf) + str(PdfReader(BytesIO(pdf)).metadata) + pdf.decode("latin-1")
    assert [name for name in PLANTED if name.lower() in everything.lower()] == []
    assert "Pieces 1,086" in everything


def plant(evening: Evening, person: Any) -> None:
    """Name a host, a contact and an address of somebody who came."""
    evening.do(keep_notes, notes=Notes(contact="Quillfeather", expected=20))
    hosted = {"writing_table_id": evening.tables[0], "name": "1", "place": TablePlace.ROOM}
    evening.do(tables.change_table, host="Oberwittler", **hosted)
    reached = Contact(
        email="zebedee@example.org", phone="5550199", wording="I agree.", consented_at=MORNING
    )
    evening.do(contacts.change_contact, attendee_id=person, contact=reached)


def test_its_metadata_tells_the_event_and_the_program_only() -> None:
    about = PdfReader(BytesIO(drawn(reported.morning_after()))).metadata
    assert about is not None
    told_of = {key: str(value) for key, value in about.items() if "Date" not in key}
    assert told_of["/Title"] == "Report – Human Rights Day at Harbour Street Church"
    assert {told_of["/Author"], told_of["/Creator"]} == {"W4R Desktop"}
    assert told_of.get("/Subject", "") == ""
    assert told_of.get("/Keywords", "") == ""
