"""A report is frozen: what comes later makes another version, and says what changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, details
from w4r_desktop.domain.differences import Change, ChangedPart, differences
from w4r_desktop.domain.figures import Figures, Notes
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind, TablePlace
from w4r_desktop.errors import EventFileDamagedError
from w4r_desktop.report_words import change_words
from w4r_desktop.services import (
    attendees,
    cases,
    counting,
    event_details,
    mailing,
    reports,
    tables,
)
from w4r_desktop.services.mailing import Posting
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.reports import notes
from w4r_desktop.store.queries.reports import reports as all_reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.evening import Evening

LETTER, CARD = ActionKind.LETTER, ActionKind.SOLIDARITY_CARD


def freeze(evening: Evening) -> Figures:
    return evening.file.write_for_good(reports.freeze, at=NOW)[0]


def test_a_frozen_report_stays_as_it_was_whatever_comes_later(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 3)
    first = freeze(evening)

    evening.log(amina, 2)
    evening.do(attendees.remove, attendee_ids=[amina], at=NOW)
    evening.do(event_details.change_details, details=details(name="Candles"))
    second = freeze(evening)

    kept = evening.ask(all_reports)
    assert [one.figures for one in kept] == [first, second]
    assert [(one.version, one.figures.version, one.figures.pieces) for one in kept] == [
        (1, 1, 3),
        (2, 2, 5),
    ]
    assert kept[0].figures.event.name == "Candlelight"


def test_no_undo_takes_back_a_report(evening: Evening) -> None:
    evening.log(None, 3)
    freeze(evening)

    evening.file.undo()

    (kept,) = evening.ask(all_reports)
    assert (kept.figures.pieces, evening.ask(figures, as_of=NOW).pieces) == (3, 0)
    assert not evening.file.done


def test_a_later_version_says_what_changed(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 3)
    first = freeze(evening)
    evening.log(amina, 2)
    evening.log(None, 4, table=None, case=1, kind=CARD)
    evening.sign_in("Class 8b", heads=25, first_time=True)
    evening.do(reports.keep_notes, notes=Notes(comments="Snow all day."))

    changes = differences(first, freeze(evening))

    assert [change_words(change) for change in changes] == [
        "Pieces: 9, before 3",
        "Signatures under the pieces: 9, before 3",
        "People: 26, before 1",
        "For the first time: 25, before 0",
        "Letters: 5, before 3",
        "Cards: 4, before 0",
        "Letters for Case 1: 5, before 3",
        "Cards for Case 2: 4, before 0",
        "Letters, Table 1: 5, before 3",
        "Cards, No table: 4, before 0",
        "The comments were changed.",
    ]


def test_nothing_changed_is_no_difference(evening: Evening) -> None:
    evening.log(None, 3)

    assert differences(freeze(evening), freeze(evening)) == ()


def test_other_words_about_the_event_are_a_difference(evening: Evening) -> None:
    first = freeze(evening)
    evening.do(event_details.change_details, details=details(name="Candles"))

    assert differences(first, freeze(evening)) == (Change(ChangedPart.EVENT),)


def test_whatever_changed_is_told_though_no_sum_did(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 3)
    evening.log(amina, 4, case=1)
    said = {"name": "Amina", "heads": 1, "first_time": False}

    def post(case: int, pieces: int) -> None:
        posting = Posting(
            case_id=evening.cases[case], kind=LETTER, pieces=pieces, way=MailingWay.BY_HAND
        )
        evening.do(mailing.post, items=[posting], at=NOW)

    def after(change: Callable[[], object]) -> list[str]:
        first = freeze(evening)
        change()
        return [change_words(one) for one in differences(first, freeze(evening))]

    def be_minor() -> None:
        evening.do(attendees.change_attendee, attendee_id=amina, minor=True, **said)

    def withdraw() -> None:
        withdrawn = {"case_id": evening.cases[2], "reason": "Free", "at": NOW}
        evening.do(cases.withdraw_case, **withdrawn)

    def go_home() -> None:
        table = {"writing_table_id": evening.tables[0], "name": "1", "place": TablePlace.HOME}
        evening.do(tables.change_table, **table)

    def post_another() -> None:
        post(0, -1)
        post(1, 1)

    post(0, 1)
    assert after(be_minor) == ["Minors: 1, before 0"]
    assert after(withdraw) == ["Other cases are withdrawn now."]
    assert after(go_home) == ["Where tables are was changed."]
    assert after(post_another) == ["What was posted, or how, was changed."]


def test_a_report_of_an_hour_that_the_clock_shows_twice_is_known_again(evening: Evening) -> None:
    evening.do(event_details.change_details, details=details(held_on=date(2026, 11, 1)))
    first_time = datetime(2026, 11, 1, 4, 30, tzinfo=UTC)  # half past one, and so an hour later
    for hours in range(3):
        at = first_time + timedelta(hours=hours)
        evening.do(counting.log, spot=evening.spot(), quantity=1, at=at)
    freeze(evening)
    (kept,) = evening.ask(all_reports)

    now = evening.ask(figures, as_of=NOW)

    assert [f"{one.begins:%H:%M}" for one in now.quarters] == ["01:30", "01:30", "02:30"]
    assert differences(kept.figures, now) == ()


def test_notes_are_kept_and_can_be_undone(evening: Evening) -> None:
    said = Notes(comments="Snow", dignitaries="The mayor", expected=60)
    evening.do(reports.keep_notes, notes=said)
    evening.do(reports.keep_notes, notes=Notes(comments="Rain"))
    assert evening.ask(notes) == Notes(comments="Rain")
    evening.file.undo()
    assert evening.ask(notes) == said
    evening.file.undo()
    assert evening.ask(notes) == Notes()


@pytest.mark.parametrize("gone", [1, 2])
def test_a_case_without_any_more_is_told_as_none(evening: Evening, gone: int) -> None:
    evening.log(None, gone, case=2)
    first = freeze(evening)
    evening.file.undo()

    words = [change_words(change) for change in differences(first, freeze(evening))]

    assert f"Letters for Case 3: 0, before {gone}" in words


def test_a_report_that_no_one_can_read_any_more_is_damage(evening: Evening) -> None:
    freeze(evening)
    evening.file.close()
    with closing(sqlite3.connect(evening.file.path)) as file, file:
        file.execute("UPDATE report SET figures = '{}'")

    opened = EventFile(evening.file.path)

    with pytest.raises(EventFileDamagedError):
        check(opened)
    opened.close()
