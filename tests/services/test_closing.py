"""What is to be done before everybody goes home, as the event itself knows it."""

from __future__ import annotations

from datetime import date, timedelta

from tests.evening import NOW, Evening
from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import attendees, closing, recount, reports
from w4r_desktop.store.queries.closing import Closing
from w4r_desktop.store.queries.closing import closing as how_far


def far(evening: Evening) -> Closing:
    return evening.ask(how_far)


def test_an_evening_that_has_just_begun_has_nothing_done(evening: Evening) -> None:
    found = far(evening)
    assert (found.boxes, found.counted, found.recounted_at) == (0, 0, None)
    assert (found.at_home, found.report, found.is_reported, found.ticks) == (0, 0, False, {})


def test_the_recount_tells_how_many_boxes_are_counted(evening: Evening) -> None:
    evening.log(None, 4)
    evening.log(None, 2, case=1, kind=ActionKind.SOLIDARITY_CARD)
    where = {"case_id": evening.cases[0], "kind": ActionKind.LETTER, "writing_table_id": None}
    evening.do(recount.count_by_hand, counted=4, reasons={}, at=NOW, **where)
    assert (far(evening).boxes, far(evening).counted) == (2, 1)
    evening.do(recount.finish, at=NOW)
    assert far(evening).recounted_at == NOW


def test_letters_at_home_are_told_with_the_first_day_they_are_due(evening: Evening) -> None:
    for name, letters, day in (("Amina", 2, 18), ("Bashir", 3, 16)):
        who = evening.sign_in(name)
        said = {"letters": letters, "due_on": date(2026, 12, day), "at": NOW}
        evening.do(attendees.sign_out, attendee_ids=[who], **said)
    assert (far(evening).at_home, far(evening).due_on) == (5, date(2026, 12, 16))


def test_a_report_is_old_as_soon_as_something_is_logged(evening: Evening) -> None:
    evening.log(None, 3)
    evening.do(reports.freeze, at=NOW)
    assert (far(evening).report, far(evening).is_reported) == (1, True)
    later = NOW + timedelta(minutes=5)
    where = {"case_id": evening.cases[0], "kind": ActionKind.LETTER, "writing_table_id": None}
    evening.do(recount.count_by_hand, counted=2, reasons={}, at=later, **where)
    assert not far(evening).is_reported
    evening.do(reports.freeze, at=later)
    assert (far(evening).report, far(evening).is_reported) == (2, True)


def test_what_was_logged_after_the_copy_is_told(evening: Evening) -> None:
    evening.do(closing.tick, task=ClosingTask.BACKUP, at=NOW - timedelta(minutes=1))
    assert far(evening).since_copy == 0
    evening.log(None, 3)
    evening.log(None, 1)
    assert far(evening).since_copy == 2
    evening.do(closing.tick, task=ClosingTask.BACKUP, at=NOW)
    assert far(evening).since_copy == 0


def test_a_tick_is_set_taken_away_and_undone(evening: Evening) -> None:
    evening.do(closing.tick, task=ClosingTask.STAMPS, at=NOW)
    assert far(evening).ticks == {ClosingTask.STAMPS: NOW}
    evening.do(closing.untick, task=ClosingTask.STAMPS)
    evening.do(closing.untick, task=ClosingTask.STAMPS)
    assert far(evening).ticks == {}
    evening.file.undo()
    assert far(evening).ticks == {ClosingTask.STAMPS: NOW}
