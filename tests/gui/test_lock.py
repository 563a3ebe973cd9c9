"""The organizer locks the window; whoever comes then tries everything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from tests.evening import pack
from tests.gui.desk import Desk, button, event_file
from tests.gui.locked import everything_said, menus, popup_entries
from w4r_desktop.errors import LockedError
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.pin import ChoosePin, EnterPin, ForgotPin
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.services import attendees, lock, tables
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.lock import LockRow
from w4r_desktop.store.queries.lock import lock as lock_row
from w4r_desktop.store.queries.tables import tables as all_tables
from w4r_desktop.store.queries.totals import kind_totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PIN = "2580"
WRONG = "1470"
FAMILY = "Zebrowitz"
SECOND = timedelta(seconds=1)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Volunteer:
    """A window that was left to volunteers, and what the organizer does with it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.time = datetime.now(UTC)  # what is clicked is logged by the very same clock
        desk.desktop.open_event(event_file())
        desk.settle()

    @property
    def row(self) -> LockRow:
        return self.desk.desktop.workspace.read(lock_row)  # type: ignore[union-attr]

    @property
    def is_locked(self) -> bool:
        return self.desk.window.is_locked

    @property
    def said(self) -> str:
        return self.desk.window.toast.text

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        assert self.desk.desktop.workspace is not None
        return self.desk.desktop.workspace.read(query, *args)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        window = self.desk.window
        if not window.isActiveWindow():  # shortcuts are those of the window in front
            window.activateWindow()
            self.desk.qtbot.waitUntil(window.isActiveWindow)
        self.desk.qtbot.keyClick(window.page, key, modifier)

    def lock(self) -> None:
        """Lock the window with a PIN that is chosen on the way."""
        assert self.desk.desktop.workspace is not None
        if not self.row.pin_hash:
            self.desk.desktop.workspace.settle(lock.set_pin, pin=PIN)
        self.desk.time = datetime.now(UTC)
        self.press(Qt.Key.Key_L, CTRL)
        self.desk.settle()
        assert self.is_locked

    def type_pin(self, dialog: EnterPin, pin: str) -> None:
        self.desk.qtbot.keyClicks(dialog.pin, pin)
        self.desk.qtbot.keyClick(dialog.pin, Qt.Key.Key_Return)

    def unlock(self, pin: str = PIN) -> None:
        """Type a PIN; where it is wrong, think better of it."""

        def enter(dialog: EnterPin) -> None:
            self.type_pin(dialog, pin)
            if dialog.isVisible():
                self.desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

        self.desk.answer(EnterPin, enter)
        self.press(Qt.Key.Key_L, CTRL)
        self.desk.settle()

    def sign_in(self, name: str) -> None:
        self.desk.sign_in(name)

    def letters(self) -> int:
        return sum(self.read(kind_totals).values())


@pytest.fixture
def window(desk: Desk) -> Volunteer:
    """An evening that is not locked yet."""
    return Volunteer(desk)


@pytest.fixture
def locked(window: Volunteer) -> Volunteer:
    """Amina Zebrowitz has one letter, and the organizer has gone for coffee."""
    window.sign_in(f"Amina {FAMILY}")
    window.sign_in("Class 8b +25")
    window.desk.click_cell(1, 0)
    window.lock()
    return window


# -- locking ---------------------------------------------------------------------------------------


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


# -- what is offered -------------------------------------------------------------------------------


def test_three_pages_and_four_menus_are_left(locked: Volunteer) -> None:
    window = locked.desk.window
    locked.desk.tally.setFocus()

    assert set(window.rail.keys) == {"tally", "people", "briefs"}
    assert menus(window) == {
        "Event": ["Unlock…", "Quit"],
        "Edit": ["Undo", "Redo"],
        "View": ["Look", "Text size", "Larger text", "Smaller text", "Language"],
        "Help": ["How it works"],
    }


@pytest.mark.parametrize("page", ["tally", "people", "briefs"])
def test_no_key_leads_to_what_is_locked(locked: Volunteer, page: str) -> None:
    locked.desk.window.show_page(page)
    before, letters = locked.read(people), locked.letters()
    f_keys = [Qt.Key(int(Qt.Key.Key_F5) + number) for number in range(6)]
    plain = [*f_keys, Qt.Key.Key_Delete, Qt.Key.Key_Backspace]
    with_ctrl = "NOIEDJMRSPTQGLZY".replace("Q", "").replace("L", "").replace("G", "")
    tries = [(key, Qt.KeyboardModifier.NoModifier) for key in plain]
    tries += [(Qt.Key(ord(letter)), CTRL) for letter in with_ctrl]
    tries += [(Qt.Key(ord(letter)), CTRL | SHIFT) for letter in "NSPZ123"]
    tries += [(key, ALT) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down)]

    for key, modifier in tries:
        locked.press(key, modifier)
        assert QApplication.activeModalWidget() is None, key
        assert QApplication.activePopupWidget() is None, key
        assert locked.desk.window.page_key == page, key
    assert locked.is_locked
    assert locked.read(people) == before
    assert locked.letters() == letters
    locked.press(Qt.Key.Key_F4)  # keys are heard
    assert locked.desk.window.page_key == "people"


def test_files_are_not_taken(locked: Volunteer) -> None:
    other, window = event_file("Other"), locked.desk.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    enter = QDragEnterEvent(
        QPoint(400, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert not window.acceptDrops()
    QApplication.sendEvent(window, enter)

    window.files_dropped.emit([other])
    assert locked.said.startswith("The organizer has locked that. Nothing was changed.")
    assert locked.desk.desktop.workspace is not None
    assert locked.desk.desktop.workspace.path.name == "Candlelight.w4r"
    locked.unlock()
    assert window.acceptDrops()


@pytest.mark.parametrize("way", ["double click", "new", "open", "events", "sample", "practise"])
def test_no_way_leads_to_another_event(locked: Volunteer, way: str) -> None:
    other, window = event_file("Other"), locked.desk.window
    ways: dict[str, Callable[[], object]] = {
        "double click": lambda: locked.desk.desktop.open_event(other),
        "new": window.new_requested.emit,
        "open": window.open_requested.emit,
        "events": window.events_requested.emit,
        "sample": window.sample_requested.emit,
        "practise": window.practice_requested.emit,
    }

    ways[way]()

    assert QApplication.activeModalWidget() is None
    assert locked.is_locked
    assert locked.desk.window.page_key == "tally"
    assert locked.desk.desktop.workspace is not None
    assert locked.desk.desktop.workspace.path.name == "Candlelight.w4r"
    assert sorted(path.stem for path in other.parent.glob("*.w4r")) == ["Candlelight", "Other"]


def test_the_window_may_be_closed_and_opens_locked_again(
    locked: Volunteer, qtbot: QtBot, tmp_path: Path
) -> None:
    locked.desk.window.close()
    again = Desk(qtbot, tmp_path / "preferences.ini")
    again.desktop.open_first(None)
    again.settle()

    assert again.window.is_locked
    assert set(again.window.rail.keys) == {"tally", "people", "briefs"}
    assert FAMILY not in everything_said()
    again.desktop.close()


@pytest.mark.parametrize("wish", ["another file", "the sample"])
def test_another_start_leads_to_nothing_but_what_was_left_locked(
    locked: Volunteer, qtbot: QtBot, tmp_path: Path, wish: str
) -> None:
    other = event_file("Other")
    locked.desk.window.close()
    again = Desk(qtbot, tmp_path / "preferences.ini")
    if wish == "the sample":
        again.desktop.open_sample()
    else:
        again.desktop.open_first(other)
    again.settle()

    assert again.window.is_locked
    assert again.desktop.workspace is not None
    assert again.desktop.workspace.path.name == "Candlelight.w4r"
    assert "because the organizer has locked “Candlelight.w4r”" in again.window.toast.text
    assert again.preferences.last_event == again.desktop.workspace.path
    again.desktop.workspace.settle(lock.unlock, pin=PIN, at=datetime.now(UTC))
    again.desktop.look("light")  # builds the window anew, as unlocking does
    again.window.close()
    unlocked = Desk(qtbot, tmp_path / "preferences.ini")
    unlocked.desktop.open_first(other)
    assert unlocked.preferences.last_event == other
    unlocked.desktop.close()


def test_a_second_window_offers_nothing_while_the_first_is_locked(
    locked: Volunteer, qtbot: QtBot, tmp_path: Path
) -> None:
    other = event_file("Other")
    second = Desk(qtbot, tmp_path / "preferences.ini")
    second.desktop.open_first(other)
    second.settle()

    assert menus(second.window)["Event"] == ["Unlock…", "Quit"]
    assert not second.window.lock_action.isEnabled()
    page = second.window.page
    assert [one.text() for one in page.findChildren(QPushButton)] == ["Try again"]
    assert "“Candlelight.w4r” is locked" in everything_said()
    for wish in ("new", "open", "events", "sample"):
        getattr(second.window, f"{wish}_requested").emit()
        assert QApplication.activeModalWidget() is None
    second.desktop.open_event(other)
    second.desktop.speak("en")
    assert second.desktop.workspace is None
    second.click(button(second.window.page, "Try again"))
    assert second.desktop.workspace is None

    locked.unlock()
    second.settle()
    second.click(button(second.window.page, "Try again"))
    second.settle()
    assert not second.window.is_locked
    second.desktop.open_event(other)
    assert second.preferences.last_event == other
    second.desktop.close()


def test_a_sample_that_was_locked_keeps_nobody_from_an_event(desk: Desk) -> None:
    desk.desktop.open_sample()
    assert desk.desktop.workspace is not None
    desk.desktop.workspace.settle(lock.set_pin, pin=PIN)
    desk.desktop.workspace.settle(lock.lock, at=desk.time)
    desk.desktop.look("light")  # builds the window anew, as locking does
    assert desk.window.is_locked
    assert desk.preferences.locked_event is None


def test_another_look_size_and_language_keep_it_locked(locked: Volunteer) -> None:
    desktop = locked.desk.desktop
    for change in (
        partial(desktop.look, "dark"),
        partial(desktop.size_text, 150),
        partial(desktop.speak, "fr"),
    ):
        change()
        locked.desk.settle()
        assert set(locked.desk.window.rail.keys) == {"tally", "people", "briefs"}
        assert FAMILY not in everything_said()


# -- the tally -------------------------------------------------------------------------------------


def test_undo_reaches_back_to_the_moment_of_locking_and_no_further(locked: Volunteer) -> None:
    before = locked.letters()
    assert not locked.desk.window.undo_action.isEnabled()
    locked.desk.click_cell(1, 1)
    assert locked.letters() == before + 1

    for _press in range(4):
        locked.press(Qt.Key.Key_Z, CTRL)

    assert locked.letters() == before
    assert not locked.desk.window.undo_action.isEnabled()


def test_after_unlocking_undo_reaches_what_was_before_again(locked: Volunteer) -> None:
    locked.unlock()
    locked.desk.window.undo_action.trigger()

    assert locked.letters() == 0


def test_a_click_from_before_is_not_taken_back_from_the_cell(locked: Volunteer) -> None:
    view = locked.desk.tally.view
    view.choose_cell(1, 0)
    view.setFocus()

    locked.desk.qtbot.keyClick(view.table, Qt.Key.Key_Minus)
    assert locked.letters() == 1
    assert locked.said.startswith("That was logged before the window was locked")

    locked.desk.click_cell(1, 0)
    locked.desk.qtbot.keyClick(view.table, Qt.Key.Key_Minus)
    assert locked.letters() == 1


def test_the_history_takes_back_only_what_was_logged_since(locked: Volunteer) -> None:
    page = locked.desk.tally
    locked.desk.click_cell(1, 1)
    page.history_button.setChecked(True)
    locked.desk.settle()

    offered = [
        one.accessibleName()
        for one in page.history.findChildren(type(page.history_button))
        if one.accessibleName().startswith("Take back:")
    ]
    assert len(offered) == 1
    assert "Case 2" in offered[0]


def test_the_menus_of_the_sheet_move_and_change_nobody(locked: Volunteer) -> None:
    page = locked.desk.tally
    page.view.menu_requested.emit(1, 0, QPoint(10, 10))
    of_cell = popup_entries()
    page.view.person_menu_requested.emit(1, QPoint(10, 10))
    of_person = popup_entries()
    locked.desk.click(page.top.more)
    of_sheet = popup_entries()

    assert "Take one back" in of_cell
    offered = " ".join((*of_cell, *of_person, *of_sheet))
    for word in ("Move", "Change", "between", "Join", "Remove", "Sign out"):
        assert word not in offered
    locked.unlock()
    locked.desk.tally.view.menu_requested.emit(1, 0, QPoint(10, 10))
    assert any(entry.startswith("Change") for entry in popup_entries())


# -- names -----------------------------------------------------------------------------------------


def test_only_first_names_are_anywhere_in_the_window(locked: Volunteer) -> None:
    page = locked.desk.tally
    page.history_button.setChecked(True)
    locked.sign_in(f"Bela {FAMILY}")
    locked.desk.settle()
    assert FAMILY not in everything_said()  # what Undo would undo among it
    locked.desk.click_cell(1, 1)
    for key in ("people", "briefs", "tally"):
        locked.desk.window.show_page(key)
        locked.desk.settle()
        assert FAMILY not in everything_said()
    assert "Amina" in everything_said()
    assert "Bela" in everything_said()
    locked.press(Qt.Key.Key_Z, CTRL)
    assert "Bela" in locked.desk.window.redo_action.text() + locked.desk.window.undo_action.text()

    locked.unlock()
    locked.desk.settle()
    assert f"Amina {FAMILY}" in everything_said()


def test_nobody_is_found_by_a_family_name(locked: Volunteer) -> None:
    box = locked.desk.tally.find_box
    locked.desk.qtbot.keyClicks(box, FAMILY[:5])
    locked.desk.settle()

    assert "Amina" not in [row.name for row in locked.desk.tally._people(FAMILY[:5])]


# -- briefs and paper ------------------------------------------------------------------------------


def briefs(volunteer: Volunteer) -> BriefsPage:
    page = volunteer.desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    volunteer.desk.settle()
    return page


def test_briefs_are_read_and_not_edited(locked: Volunteer) -> None:
    page = briefs(locked)

    assert page.desk.shown.isVisible()
    for part in (page.desk.side.edit, page.desk.side.more, page.desk.side.check):
        assert not part.isVisible()
    assert not page.desk.chooser.list.dragEnabled()
    assert not page.desk.chooser.list.acceptDrops()
    page.desk.chooser.list.menu_requested.emit(QPoint(10, 10))
    assert popup_entries() == []
    locked.press(Qt.Key.Key_G, CTRL)
    assert page.good_news.isVisible()
    assert not page.good_news.print.isVisible()


def test_an_envelope_and_a_sheet_are_printed_from_the_brief(locked: Volunteer) -> None:
    for words, title in (("Envelope", "Print 1 envelope"), ("Print its sheet", "Print 1 case")):
        page = briefs(locked)
        locked.desk.click(button(page, words))
        locked.desk.settle()

        paper = locked.desk.window.page
        assert isinstance(paper, PrintPage)
        assert paper.print.text().startswith(title)
        assert not paper.documents.isVisible()
        assert not paper.save.isVisible()
        assert locked.desk.window.rail.key == "briefs"  # which leads back
        locked.press(Qt.Key.Key_F3)
        assert locked.desk.window.page_key == "briefs"


def test_without_a_printer_nothing_leads_to_the_files_of_the_computer(locked: Volunteer) -> None:
    locked.desk.click(button(briefs(locked), "Envelope"))
    paper = locked.desk.window.page
    assert isinstance(paper, PrintPage)
    paper._printers.names = list  # type: ignore[method-assign] # none is connected
    locked.desk.click(paper.print)

    assert "no printer yet" in paper.notice.text
    assert not [one for one in paper.notice.findChildren(type(paper.print)) if one.isVisible()]


def test_what_the_organizer_chose_to_print_stays_chosen(window: Volunteer) -> None:
    page = window.desk.window.show_page("print")
    assert isinstance(page, PrintPage)
    page.options.envelopes.same.setValue(7)
    window.lock()
    window.desk.click(button(briefs(window), "Envelope"))
    window.unlock()

    page = window.desk.window.show_page("print")
    assert isinstance(page, PrintPage)
    assert page.options.envelopes.same.value() == 7


# -- unlocking -------------------------------------------------------------------------------------


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
    seen = []
    for look in ("dark", "light"):
        seen.append("The PIN was reset on " in volunteer.desk.window.notice.text)
        volunteer.desk.desktop.look(look)
        volunteer.desk.settle()
    assert seen[0] == seen[1]
    return seen[0]


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
