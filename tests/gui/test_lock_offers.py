"""What a locked window still offers, and that no way leads to anything else."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.desk import Desk, button, event_file
from tests.gui.locked import (
    ALT,
    CTRL,
    FAMILY,
    PIN,
    SHIFT,
    Volunteer,
    everything_said,
    menus,
)
from w4r_desktop.services import lock
from w4r_desktop.store.queries.attendees import people

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_four_pages_and_four_menus_are_left(locked: Volunteer) -> None:
    window = locked.desk.window
    locked.desk.tally.setFocus()

    assert set(window.rail.keys) == {"tally", "people", "briefs", "board"}
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
    f_keys = [Qt.Key(int(Qt.Key.Key_F5) + number) for number in range(6) if number != 3]  # F8
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
    assert set(again.window.rail.keys) == {"tally", "people", "briefs", "board"}
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
        assert set(locked.desk.window.rail.keys) == {"tally", "people", "briefs", "board"}
        assert FAMILY not in everything_said()
