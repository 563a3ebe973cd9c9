"""The board beside the whole window: reached, followed, kept up, and away with the event."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.desk import Desk, event_file
from tests.gui.locked import FAMILY, Volunteer, everything_said
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.board.window import BoardWindow
from w4r_desktop.gui.pages.board import BoardPage
from w4r_desktop.services import counting

if TYPE_CHECKING:
    from w4r_desktop.gui.board.stage import Stage


@pytest.fixture
def evening(desk: Desk) -> Desk:
    desk.time = datetime.now(UTC)
    desk.desktop.open_event(event_file(goal=60))
    desk.settle()
    desk.sign_in("Zebrowitz")
    return desk


def stage(desk: Desk) -> Stage:
    assert desk.window.evening is not None
    return desk.window.evening.stage


def show(desk: Desk) -> BoardWindow:
    """Press the button of the page, and return the board."""
    page = desk.window.show_page("board")
    assert isinstance(page, BoardPage)
    desk.click(page.open)
    desk.settle()
    window = stage(desk).window
    assert window is not None
    return window


def boards() -> list[BoardWindow]:
    windows = QApplication.topLevelWidgets()
    return [one for one in windows if isinstance(one, BoardWindow) and one.isVisible()]


def write(desk: Desk, letters: int) -> None:
    """Count letters for the first case, of nobody in particular."""
    workspace = desk.desktop.workspace
    assert workspace is not None
    spot = counting.Spot(
        attendee_id=None,
        writing_table_id=None,
        case_id=stage(desk).facts.cases[0].case_id,
        kind=ActionKind.LETTER,
    )
    workspace.run("x", counting.log, spot=spot, quantity=letters, at=desk.time)
    desk.settle()


def test_it_stands_above_setup_and_follows_the_tally(evening: Desk) -> None:
    rail = evening.window.rail
    assert rail.keys[-2:] == ("board", "setup")
    assert rail.button("board").geometry().bottom() < rail.button("setup").geometry().top() + 1
    evening.window.activateWindow()
    evening.qtbot.keyClick(evening.window, Qt.Key.Key_F8)
    evening.qtbot.waitUntil(lambda: evening.window.page_key == "board")
    assert stage(evening).window is None  # there is one screen, with the work on it
    assert not stage(evening).awake._wants

    window = show(evening)
    assert "\n0\nletters and cards" in window.view.text
    evening.click_cell(0, 0)
    evening.qtbot.waitUntil(lambda: "\n1\nletter or card" in window.view.text, timeout=900)
    assert stage(evening).awake._wants == {"tally", "board"}
    evening.window.undo_action.trigger()
    evening.qtbot.waitUntil(lambda: "\n0\nletters and cards" in window.view.text, timeout=900)


def test_a_round_number_is_a_line_at_the_foot_that_stops_nobody(evening: Desk) -> None:
    evening.click_cell(0, 0)
    said = evening.window.toast.text
    news = evening.window.status.news
    assert not news.isVisible()
    write(evening, 49)
    assert news.isVisible()
    assert news.text() == "50 letters and cards!"
    assert evening.window.toast.text == said  # with its Undo

    window = show(evening)
    write(evening, -1)
    assert not evening.window.status.news.isVisible()  # it was a mistake
    evening.desktop.look("dark")
    evening.settle()
    assert boards() == [window]  # the window was built anew, and the board stays up
    write(evening, 1)
    assert evening.window.status.news.text() == "50 letters and cards!"
    assert "\n50\nletters and cards" in window.view.text
    evening.desktop.show_events()
    evening.settle()
    assert boards() == []


def test_volunteers_find_it_and_nobodys_name(window: Volunteer) -> None:
    window.sign_in(f"Amina {FAMILY}")
    up = show(window.desk)
    window.lock()
    assert boards() == [up]
    assert "board" in window.desk.window.rail.keys
    window.press(Qt.Key.Key_F8)
    assert window.desk.window.page_key == "board"
    assert FAMILY not in everything_said()
