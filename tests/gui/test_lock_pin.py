"""The right PIN unlocks; whoever guesses waits, and a forgotten one is done away with."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.desk import Desk, button
from tests.gui.locked import (
    CTRL,
    PIN,
    SECOND,
    WRONG,
    Volunteer,
    menus,
)
from w4r_desktop.gui.crash import RESTS_EXPECTED
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.pin import EnterPin, ForgotPin
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.services import lock
from w4r_desktop.store.queries.lock import LockRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_the_right_pin_gives_everything_back(locked: Volunteer) -> None:
    locked.unlock()

    assert not locked.is_locked
    assert set(locked.desk.window.rail.keys) > {"print", "results", "setup"}
    assert "Campaign" in menus(locked.desk.window)
    assert locked.said == "Unlocked. Everything is offered again."


def test_a_wrong_pin_opens_nothing_and_is_counted(locked: Volunteer) -> None:
    locked.unlock(WRONG)
    assert locked.is_locked
    assert locked.row.misses == 1


def test_three_wrong_pins_make_whoever_guesses_wait(locked: Volunteer) -> None:
    seen: list[str] = []

    def guess(dialog: EnterPin) -> None:
        for _miss in range(3):
            locked.type_pin(dialog, WRONG)
            seen.append(dialog.said.text())
        assert not dialog.pin.isEnabled()
        assert not dialog.yes.isEnabled()
        locked.desk.time += 4 * SECOND
        locked.desk.qtbot.waitUntil(lambda: "6 seconds" in dialog.said.text())
        locked.desk.time += 6 * SECOND
        locked.desk.qtbot.waitUntil(dialog.pin.isEnabled)
        seen.append(dialog.said.text())
        locked.type_pin(dialog, PIN)

    locked.desk.answer(EnterPin, guess)
    locked.press(Qt.Key.Key_L, CTRL)
    locked.desk.settle()

    assert seen == [
        *("That is not the PIN. Try again.", "That is not the PIN. Try again."),
        "Too many wrong PINs. You can try again in 10 seconds.",
        "You can try again now.",
    ]
    assert not locked.is_locked


def type_blindly(volunteer: Volunteer, text: str) -> None:
    """Type and press Enter wherever the focus is, as who looks at the keys does."""
    front = QApplication.activeModalWidget() or volunteer.desk.window
    front.activateWindow()
    volunteer.desk.qtbot.waitUntil(front.isActiveWindow)
    for key in (*text, "\r"):
        widget = QApplication.focusWidget()
        assert widget is not None
        volunteer.desk.qtbot.keyClick(widget, key)


def test_a_pin_typed_while_waiting_stays_in_the_dialog_and_is_lost(locked: Volunteer) -> None:
    before = locked.letters()

    def guess(dialog: EnterPin) -> None:
        for _miss in range(3):
            locked.type_pin(dialog, WRONG)
        for _try in range(2):
            type_blindly(locked, PIN)
            assert QApplication.activeModalWidget() is dialog
        locked.desk.time += 10 * SECOND
        locked.desk.qtbot.waitUntil(dialog.pin.isEnabled)
        assert dialog.pin.text() == ""
        type_blindly(locked, PIN)

    locked.desk.answer(EnterPin, guess)
    locked.press(Qt.Key.Key_L, CTRL)
    locked.desk.settle()

    assert not locked.is_locked
    assert locked.row.misses == 0
    assert locked.letters() == before


def test_a_dialog_that_opens_while_waiting_takes_no_keys_either(locked: Volunteer) -> None:
    def wait(dialog: EnterPin) -> None:
        for _miss in range(3):
            locked.type_pin(dialog, WRONG)
        locked.desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def come_back(dialog: EnterPin) -> None:
        type_blindly(locked, PIN)
        assert QApplication.activeModalWidget() is dialog
        locked.desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    for do in (wait, come_back):
        locked.desk.answer(EnterPin, do)
        locked.press(Qt.Key.Key_L, CTRL)
    assert locked.is_locked


def test_a_pin_typed_into_the_sheet_logs_nothing(locked: Volunteer) -> None:
    before = locked.letters()
    for pin in ("4071", "0412", "407100"):
        locked.desk.tally.view.choose_cell(1, 0)
        locked.desk.tally.view.table.setFocus()
        type_blindly(locked, pin)
        locked.desk.qtbot.waitUntil(lambda: "takes a number up to 999" in locked.said)
        assert locked.letters() == before
        locked.desk.window.toast.hide()
        locked.desk.qtbot.wait(int(RESTS_EXPECTED * 1000) + 50)


def test_the_wait_goes_on_after_a_restart(locked: Volunteer, qtbot: QtBot, tmp_path: Path) -> None:
    assert locked.desk.desktop.workspace is not None
    for miss in range(5):
        locked.desk.desktop.workspace.settle(
            lock.unlock, pin=WRONG, at=locked.desk.time + miss * 60 * SECOND
        )
    locked.desk.window.close()
    again = Desk(qtbot, tmp_path / "preferences.ini")
    again.time = locked.desk.time + 4 * 60 * SECOND
    again.desktop.open_first(None)
    seen: list[str] = []

    def look(dialog: EnterPin) -> None:
        seen.append(dialog.said.text())
        assert not dialog.pin.isEnabled()
        again.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    again.answer(EnterPin, look)
    again.click(again.window.status.lock)

    assert seen == ["Too many wrong PINs. You can try again in 40 seconds."]
    assert again.window.is_locked
    again.desktop.close()


def forget(volunteer: Volunteer, do: Callable[[ForgotPin], None]) -> None:
    """Go the way of whoever forgot the PIN."""

    def enter(dialog: EnterPin) -> None:
        volunteer.desk.answer(ForgotPin, do)
        volunteer.desk.click(dialog.forgot)
        if dialog.isVisible():
            volunteer.desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    volunteer.desk.answer(EnterPin, enter)
    volunteer.press(Qt.Key.Key_L, CTRL)
    volunteer.desk.settle()


def test_a_forgotten_pin_goes_with_the_name_of_the_event_and_a_minute(locked: Volunteer) -> None:
    keys, began = locked.desk.qtbot, locked.desk.time

    def reset(dialog: ForgotPin) -> None:
        keys.keyClicks(dialog.name, "Candle")
        keys.keyClick(dialog.name, Qt.Key.Key_Return)
        assert "not the name of this event" in dialog.said.text()
        keys.keyClicks(dialog.name, "light")
        keys.keyClick(dialog.name, Qt.Key.Key_Return)
        assert "in 1 minute" in dialog.said.text()
        type_blindly(locked, PIN)
        assert QApplication.activeModalWidget() is dialog
        locked.desk.time += 59 * SECOND
        keys.waitUntil(lambda: "in 1 second." in dialog.said.text())
        locked.desk.time -= timedelta(days=1)  # a clock set back neither shortens nor lengthens it
        keys.wait(600)
        assert "in 1 second." in dialog.said.text()
        assert locked.is_locked
        locked.desk.time += SECOND

    forget(locked, reset)

    keys.waitUntil(lambda: not locked.is_locked)
    assert locked.row == LockRow(reset_at=began + 60 * SECOND - timedelta(days=1))


def test_the_minute_can_be_thought_better_of(locked: Volunteer) -> None:
    def cancel(dialog: ForgotPin) -> None:
        locked.desk.qtbot.keyClicks(dialog.name, "Candlelight")
        locked.desk.qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        locked.desk.time += 30 * SECOND
        locked.desk.click(button(dialog, "Cancel"))

    forget(locked, cancel)
    locked.desk.time += 90 * SECOND
    locked.desk.qtbot.wait(600)

    assert locked.is_locked
    assert locked.row.reset_at is None


@pytest.fixture
def was_reset(locked: Volunteer) -> Volunteer:
    """Somebody did away with the PIN a moment ago."""
    assert locked.desk.desktop.workspace is not None
    locked.desk.desktop.workspace.settle(lock.reset, event_name="Candlelight", at=locked.desk.time)
    locked.desk.desktop.look("light")  # builds the window anew, as unlocking does
    locked.desk.settle()
    return locked


def told_of_reset(volunteer: Volunteer) -> bool:
    """Whether the line above the pages says it, also after the window was built again."""
    before = "The PIN was reset on " in volunteer.desk.window.notice.text
    volunteer.desk.desktop.look("light")  # builds the window anew
    volunteer.desk.settle()
    assert before == ("The PIN was reset on " in volunteer.desk.window.notice.text)
    return before


def test_a_reset_is_told_until_it_is_acknowledged_under_setup(was_reset: Volunteer) -> None:
    desk = was_reset.desk
    offered = [one.text() for one in desk.window.notice.findChildren(QPushButton)]
    assert [words for words in offered if words] == ["To the lock…"]  # none that waves it away
    desk.click(button(desk.window.notice, "To the lock…"))
    desk.settle()
    page = desk.window.page
    assert isinstance(page, SetupPage)
    assert not page.lock.visibleRegion().isEmpty()
    assert not page.lock.known.visibleRegion().isEmpty()
    assert told_of_reset(was_reset)

    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    assert page.lock.reset.text().startswith("The PIN was reset on ")
    desk.click(page.lock.known)
    desk.settle()
    assert not told_of_reset(was_reset)
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    assert page.lock.reset.isVisibleTo(page)  # it stays noted there
    assert not page.lock.known.isVisibleTo(page)


def test_a_reset_is_told_until_a_new_pin_is_chosen(was_reset: Volunteer) -> None:
    assert told_of_reset(was_reset)
    assert was_reset.desk.desktop.workspace is not None
    was_reset.desk.desktop.workspace.settle(lock.set_pin, pin=PIN)
    was_reset.desk.settle()
    assert not told_of_reset(was_reset)


def test_dialogs_about_pins_are_gone_when_they_are_closed(locked: Volunteer) -> None:
    locked.unlock(WRONG)
    locked.unlock()
    locked.desk.settle()

    left = [widget for widget in QApplication.allWidgets() if isinstance(widget, Question)]
    assert left == []
