"""The organizer locks the window, and whatever a page might forget is refused."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from tests.evening import pack
from tests.gui.locked import (
    PIN,
    WRONG,
    Volunteer,
)
from w4r_desktop.errors import LockedError
from w4r_desktop.gui.dialogs.pin import ChoosePin, EnterPin
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.services import attendees, lock, tables
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.lock import LockRow
from w4r_desktop.store.queries.tables import tables as all_tables


def test_the_first_time_a_pin_is_chosen_on_the_way(window: Volunteer) -> None:
    def choose(dialog: ChoosePin) -> None:
        keys = window.desk.qtbot
        told = " ".join(words.text() for words in dialog.findChildren(QLabel))
        assert "4 to 12 digits" in told
        assert "neither 0000 nor 1234" in told
        for field, pin in ((dialog.pin, PIN), (dialog.again, WRONG)):
            keys.keyClicks(field, pin)
        keys.keyClick(dialog.again, Qt.Key.Key_Return)
        assert dialog.complaint.text() == "The two are not the same. Type the PIN twice."
        assert dialog.pin.text() == ""
        keys.keyClicks(dialog.pin, "1234")
        keys.keyClick(dialog.pin, Qt.Key.Key_Return)
        assert "among the first" in dialog.complaint.text()
        keys.keyClicks(dialog.pin, "25x80")  # what is no digit is not typed
        keys.keyClicks(dialog.again, PIN)
        keys.keyClick(dialog.again, Qt.Key.Key_Return)

    window.desk.answer(ChoosePin, choose)
    window.desk.click(window.desk.window.status.lock)
    window.desk.settle()

    assert window.is_locked
    assert window.row.locked_at == window.desk.time
    window.unlock()
    assert not window.is_locked


def test_whoever_thinks_better_of_a_pin_locks_nothing(window: Volunteer) -> None:
    window.desk.press("Cancel")
    window.desk.click(window.desk.window.status.lock)

    assert not window.is_locked
    assert window.row == LockRow()


def test_with_a_pin_one_click_locks_and_the_sign_says_so(window: Volunteer) -> None:
    window.lock()
    window.unlock()
    sign = window.desk.window.status.lock
    assert (sign.text(), sign.accessibleName()) == ("Lock", "Lock the window, Ctrl+L")

    window.desk.click(sign)
    window.desk.settle()

    sign = window.desk.window.status.lock
    assert window.is_locked
    assert sign.text() == "Locked · Unlock…"
    assert sign.accessibleName() == "Locked. Unlock, Ctrl+L"
    assert sign.isVisible()
    assert window.said == "Locked. Press Ctrl+L to unlock it with the PIN."


@pytest.mark.parametrize("key", ["tally", "people", "briefs"])
def test_locking_and_unlocking_stay_on_the_page(window: Volunteer, key: str) -> None:
    window.desk.window.show_page(key)
    window.lock()
    assert window.desk.window.page_key == key
    window.unlock()
    assert window.desk.window.page_key == key


@pytest.mark.parametrize("key", ["print", "results", "setup"])
def test_a_page_that_is_not_offered_gives_way_to_the_tally(window: Volunteer, key: str) -> None:
    window.desk.window.show_page(key)
    window.lock()
    assert window.desk.window.page_key == "tally"


@pytest.mark.parametrize(
    ("answer", "is_locked", "goal"),
    [("Save changes", True, 700), ("Discard changes", True, 500), ("Cancel", False, 500)],
)
def test_locking_asks_about_what_nobody_saved(
    window: Volunteer,
    answer: str,
    is_locked: bool,  # noqa: FBT001 - a parameter of the test
    goal: int,
) -> None:
    assert window.desk.desktop.workspace is not None
    window.desk.desktop.workspace.settle(lock.set_pin, pin=PIN)
    page = window.desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    page.form.goal.setValue(700)
    window.desk.press(answer)

    window.desk.click(window.desk.window.status.lock)
    window.desk.settle()

    assert window.is_locked is is_locked
    assert window.desk.window.evening is not None
    assert window.desk.window.evening.choices.waits_under_setup is not is_locked
    assert window.desk.window.evening._event.answer.details.goal == goal


# -- under Setup -----------------------------------------------------------------------------------


def setup(volunteer: Volunteer) -> SetupPage:
    page = volunteer.desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    return page


def choose(volunteer: Volunteer, pin: str) -> None:
    def enter(dialog: ChoosePin) -> None:
        for field in (dialog.pin, dialog.again):
            volunteer.desk.qtbot.keyClicks(field, pin)
        volunteer.desk.qtbot.keyClick(dialog.again, Qt.Key.Key_Return)

    volunteer.desk.answer(ChoosePin, enter)


def test_a_pin_is_chosen_changed_and_removed_under_setup(window: Volunteer) -> None:
    card = setup(window).lock
    assert card.state.text().startswith("There is no PIN yet")
    choose(window, PIN)
    window.desk.click(card.choose)
    assert card.state.text().startswith("There is a PIN.")
    assert window.said == "The PIN is kept."

    def prove(dialog: EnterPin) -> None:
        window.type_pin(dialog, WRONG)
        assert dialog.said.text() == "That is not the PIN. Try again."
        choose(window, WRONG)
        window.type_pin(dialog, PIN)

    window.desk.answer(EnterPin, prove)
    window.desk.click(card.change)
    assert window.said == "The PIN is changed."

    window.desk.answer(EnterPin, lambda dialog: window.type_pin(dialog, WRONG))
    window.desk.click(card.remove)
    assert window.said == "The PIN is removed."
    assert window.row == LockRow()
    assert not window.desk.window.undo_action.isEnabled()


def test_the_card_locks_the_window(window: Volunteer) -> None:
    card = setup(window).lock
    assert "not the file" in card.what.text()
    choose(window, PIN)
    window.desk.click(card.lock_now)
    window.desk.settle()

    assert window.is_locked


# -- what a page might forget ----------------------------------------------------------------------


def test_whatever_a_page_forgets_is_refused(locked: Volunteer) -> None:
    workspace = locked.desk.desktop.workspace
    assert workspace is not None
    seat = locked.read(all_tables)[0].writing_table_id
    somebody = locked.read(people)[0].attendee_id

    forgotten: tuple[tuple[Any, dict[str, Any]], ...] = (
        (tables.add_table, {"name": "9"}),
        (attendees.move, {"attendee_ids": [somebody], "writing_table_id": seat}),
        (attendees.remove, {"attendee_ids": [somebody], "at": locked.desk.time}),
        (attendees.sign_out, {"attendee_ids": [somebody], "at": locked.desk.time}),
    )
    for service, how in forgotten:
        with pytest.raises(LockedError):
            workspace.run("x", service, **how)
    assert len(locked.read(all_tables)) == 3
    assert len(pack().cases) == 3


def test_no_dialog_is_left_open(locked: Volunteer) -> None:
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
