"""A disk that gets full says so in time, and one that refuses says why."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from tests.gui.desk import Desk, event_file
from w4r_desktop import paths
from w4r_desktop.errors import DiskRefusedError
from w4r_desktop.gui import disk_room, workspace
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.store import reserve
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from sqlalchemy.orm import Session


def said(desk: Desk) -> str:
    return desk.window.notice.text if desk.window.notice.isVisible() else ""


def button_words(desk: Desk) -> list[str]:
    return [one.text() for one in desk.window.notice.findChildren(Button) if one.isVisible()]


def saved_part(desk: Desk) -> tuple[str, str]:
    """Return what the line at the foot says of saving, and its role."""
    part = desk.window.status._saved
    return part.text(), part.property("role") or ""


def open_event(desk: Desk, path: Path) -> None:
    desk.desktop.open_event(path)
    desk.settle()


def test_a_disk_with_little_room_is_noticed_until_there_is_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_event(desk, event_file("Candlelight"))
    assert said(desk) == ""
    monkeypatch.setattr(disk_room, "LOW", 10**18)
    desk.click_cell(0, 0)
    assert said(desk).startswith("Only ")
    assert " MB are free on the disk of this event." in said(desk)
    monkeypatch.setattr(reserve, "LEFT", 10**18)
    desk.click_cell(0, 0)
    assert said(desk).startswith("The disk of this event is nearly full. Everything shown is saved")
    monkeypatch.undo()
    room = desk.window.findChild(disk_room.DiskRoom)
    assert room is not None
    room.look()
    assert said(desk) == ""


def test_room_is_kept_in_reserve_soon_after_the_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_room, "FIRST", 10)
    monkeypatch.setattr(reserve, "SIZE", 1_000_000)
    kept = paths.data_folder() / reserve.FILE
    open_event(desk, event_file("Candlelight"))
    desk.qtbot.waitUntil(kept.exists)
    assert kept.stat().st_size == 1_000_000


def test_nothing_lies_beside_a_closed_event_of_another_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "on_one_disk", lambda *_folders: False)
    monkeypatch.setattr(disk_room, "FIRST", 10)
    monkeypatch.setattr(reserve, "SIZE", 1_000_000)
    path = event_file("Candlelight")
    open_event(desk, path)
    kept = path.parent / reserve.BESIDE
    desk.qtbot.waitUntil(kept.exists)
    desk.desktop.show_events()
    assert not kept.exists()


def test_nothing_lies_beside_an_event_that_is_closed_while_a_slow_disk_still_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, closed, done = threading.Event(), threading.Event(), threading.Event()
    written: list[int] = []
    really, random = reserve.keep, os.urandom

    def slow(count: int) -> bytes:
        if count == reserve.AT_ONCE:
            written.append(count)
            begun.set()
            closed.wait(5)
        return random(count)

    def keep(*about: Any) -> None:
        really(*about)
        done.set()

    monkeypatch.setattr(paths, "on_one_disk", lambda *_folders: False)
    monkeypatch.setattr(disk_room, "FIRST", 10)
    monkeypatch.setattr(os, "urandom", slow)
    monkeypatch.setattr(reserve, "keep", keep)
    path = event_file("Candlelight")
    open_event(desk, path)
    desk.qtbot.waitUntil(begun.is_set)
    desk.desktop.show_events()
    closed.set()
    desk.qtbot.waitUntil(done.is_set)
    assert [file.name for file in path.parent.iterdir()] == ["Candlelight.w4r"]
    assert len(written) == 1


def grow(desk: Desk, *, pages: int) -> None:
    """Let the event grow to so many pages at most, as on a disk that is full behind them."""
    assert desk.desktop.workspace is not None
    with desk.desktop.workspace._event_file._bare() as connection:
        connection.execute(f"PRAGMA max_page_count={pages}")


def test_a_name_the_disk_refuses_need_not_be_typed_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: EventFile, *_args: object, **_how: object) -> None:
        raise DiskRefusedError(full=True)

    open_event(desk, event_file("Candlelight"))
    box = desk.tally.find_box
    with monkeypatch.context() as patch:
        patch.setattr(EventFile, "write", full)
        desk.qtbot.keyClicks(box, "Zoe")
        desk.qtbot.keyClick(box, Qt.Key.Key_Return)
        desk.settle()
    assert box.text() == "Zoe"
    desk.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == ""
    assert desk.tally.view.sheet.rows[0].name == "Zoe"


def test_a_click_the_disk_refuses_says_why_and_the_number_stays(desk: Desk) -> None:
    open_event(desk, event_file("Candlelight"))
    grow(desk, pages=1)
    for _ in range(100):
        desk.click_cell(0, 0)
        if desk.window.toast.text.startswith("This was not saved"):
            break
    assert desk.window.toast.text == (
        "This was not saved, because the disk is full. Everything before it is safe. "
        "Make room on the disk and try again."
    )
    desk.settle()
    assert said(desk) == (
        "The disk is full. Letters are not being counted now: write them on paper, and make room."
    )
    assert desk.window.notice.property("role") == "grave-notice"
    assert button_words(desk) == []
    assert saved_part(desk) == ("Not saved: disk full", "bad")
    shown = desk.tally.view.sheet.total
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == shown
    desk.desktop.look("dark")
    desk.settle()
    assert said(desk).startswith("The disk is full.")
    assert saved_part(desk) == ("Not saved: disk full", "bad")
    grow(desk, pages=100_000)
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == shown + 1
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.read(totals).pieces == shown + 1
    desk.settle()
    assert said(desk) == ""
    assert saved_part(desk) == ("All saved · 18:30:00", "")


def test_room_that_came_back_is_told_until_a_letter_is_counted_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_room, "SOON", 10)
    room = 5_000_000
    monkeypatch.setattr(reserve, "free_room", lambda _folder: room)
    open_event(desk, event_file("Candlelight"))
    assert said(desk).startswith("The disk of this event is nearly full.")
    grow(desk, pages=1)
    for _ in range(100):
        desk.click_cell(0, 0)
        if desk.window.toast.text.startswith("This was not saved"):
            break
    shown = desk.tally.view.sheet.total
    desk.qtbot.waitUntil(lambda: said(desk).startswith("The disk is full."))
    room = 2_000_000_000
    desk.qtbot.waitUntil(lambda: said(desk).startswith("There is room on the disk again."))
    assert saved_part(desk) == ("Not saved: disk full", "bad")
    grow(desk, pages=100_000)
    desk.click_cell(0, 0)
    desk.settle()
    assert desk.tally.view.sheet.total == shown + 1
    assert said(desk) == ""


def test_an_event_that_could_not_be_shown_can_be_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_session: Session) -> bool:
        raise DiskRefusedError(full=False)

    path = event_file("Candlelight")
    desk.begin()
    with monkeypatch.context() as failing:
        failing.setattr(workspace, "is_locked", refuse)
        desk.desktop.open_event(path)
    assert "the disk did not take it" in desk.window.toast.text
    open_event(desk, path)
    assert desk.desktop.workspace is not None
