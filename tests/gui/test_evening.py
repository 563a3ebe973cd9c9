"""What the window says about today: the day, the clock, the sample."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.gui.desk import EVENING, Desk, button, event_file
from tests.gui.waiting import well_after
from w4r_desktop import __released__, paths
from w4r_desktop.gui.pages.setup import SetupPage


def said(desk: Desk) -> str:
    return desk.window.notice.text if desk.window.notice.isVisible() else ""


def open_at(desk: Desk, moment: datetime, **about: Any) -> None:
    desk.time = moment
    desk.desktop.open_event(event_file(**about))
    desk.settle()


def test_nothing_is_said_on_the_evening_itself(desk: Desk) -> None:
    open_at(desk, EVENING)
    assert said(desk) == ""


def test_an_event_of_another_day_says_so_and_offers_the_others(desk: Desk) -> None:
    open_at(desk, EVENING + timedelta(days=2))
    assert said(desk) == "This event is of Thursday, December 10, 2026, which is not today."
    desk.click(button(desk.window.notice, "Other events…"))
    desk.settle()
    assert desk.start.isVisible()


def test_who_stays_is_not_asked_again_in_another_language(desk: Desk) -> None:
    open_at(desk, EVENING + timedelta(days=2))
    desk.click(button(desk.window.notice, "Stay with this one"))
    assert said(desk) == ""
    desk.desktop.speak("fr")
    desk.settle()
    assert said(desk) == ""


def test_the_line_goes_when_the_date_is_put_right(desk: Desk) -> None:
    open_at(desk, EVENING + timedelta(days=1))
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    page.form.held_on.setDate(page.form.held_on.date().addDays(1))
    desk.click(page.save)
    assert said(desk) == ""


@pytest.mark.parametrize(
    ("closes", "hour", "odd"),
    [("02:00", 1, False), ("18:00", 17, False), ("21:00", 1, True), ("02:00", 25, True)],
)
def test_an_evening_may_cross_midnight(desk: Desk, closes: str, hour: int, odd: bool) -> None:  # noqa: FBT001
    midnight = datetime(2026, 12, 11, 4, tzinfo=UTC)  # in Halifax
    open_at(desk, midnight + timedelta(hours=hour), opens_at="18:00", closes_at=closes)
    assert bool(said(desk)) is odd


def test_a_clock_before_the_newest_entry_is_told_of(desk: Desk) -> None:
    open_at(desk, EVENING)
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    desk.desktop.show_events()
    desk.time = datetime(2026, 11, 22, 12, tzinfo=UTC)
    desk.desktop.open_event(paths.events_folder() / "Candlelight.w4r")
    desk.settle()
    assert "The newest entry is from" in said(desk)
    assert "nothing is lost meanwhile" in said(desk)


def test_a_clock_before_the_program_itself_is_told_of(desk: Desk) -> None:
    day_before = datetime.combine(__released__, EVENING.time(), UTC) - timedelta(days=1)
    open_at(desk, day_before)
    assert "which is before this program was made" in said(desk)


def test_the_sample_says_what_it_is_and_leads_to_an_event_of_ones_own(desk: Desk) -> None:
    desk.desktop.open_sample()
    desk.settle()
    assert said(desk).startswith("This is the sample evening")
    desk.press("Cancel")
    desk.click(button(desk.window.notice, "Start an event of your own…"))
    assert said(desk).startswith("This is the sample evening")


# -- the keys and the rows stay where they were ------------------------------------------------


@pytest.mark.parametrize("by_keys", [False, True])
def test_after_a_notice_the_keys_are_the_sheets_again(desk: Desk, by_keys: bool) -> None:  # noqa: FBT001
    """Space counts, and opens nothing."""
    open_at(desk, EVENING + timedelta(days=2))
    desk.window.activateWindow()
    table = desk.tally.view.table
    desk.click_cell(0, 0)
    stay = button(desk.window.notice, "Stay with this one")
    if by_keys:
        stay.setFocus()
        desk.qtbot.keyClick(stay, Qt.Key.Key_Space)
    else:
        desk.click(stay)
    assert desk.window.notice.isHidden()
    focus = desk.window.focusWidget()
    assert focus is table
    well_after(table)
    desk.qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert desk.tally.view.sheet.total == 2


def test_a_line_that_goes_by_itself_gives_the_keys_back(desk: Desk) -> None:
    open_at(desk, EVENING)
    desk.window.activateWindow()
    desk.click_cell(0, 0)
    undo = button(desk.window.toast, "Undo")
    assert undo.focusPolicy() == Qt.FocusPolicy.TabFocus, "a click leaves the keys to the sheet"
    undo.setFocus()
    desk.window.toast.hide()
    assert desk.window.focusWidget() is desk.tally.view.table


def test_no_row_moves_away_under_the_pointer(desk: Desk) -> None:
    open_at(desk, EVENING)
    desk.sign_in("Amina")
    table = desk.tally.view.table
    place = table.viewport().mapToGlobal(table.viewport().rect().topLeft())
    desk.window.notice.say("The disk of this event is nearly full.")
    desk.settle()
    assert desk.window.notice.isVisible()
    assert table.viewport().mapToGlobal(table.viewport().rect().topLeft()) == place


def test_a_wrong_clock_offers_no_other_events(desk: Desk) -> None:
    open_at(desk, datetime.combine(__released__, EVENING.time(), UTC) - timedelta(days=1))
    answers = [one.text() for one in desk.window.notice.findChildren(QPushButton)]
    assert answers == ["All right"]
    desk.click(button(desk.window.notice, "All right"))
    assert said(desk) == ""
    assert desk.desktop.workspace is not None
