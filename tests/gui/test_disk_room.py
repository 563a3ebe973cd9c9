"""A program that was killed says so calmly, and a disk that gets full says so in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.evening import Evening
from tests.gui.desk import EVENING, Desk, button, event_file
from w4r_desktop import paths
from w4r_desktop.errors import DiskRefusedError
from w4r_desktop.gui import disk_room, workspace
from w4r_desktop.store import reserve
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from sqlalchemy.orm import Session

ENDED = "The program ended without being closed. Everything is here"


def killed(name: str = "Candlelight", do: Callable[[Evening], object] = Evening.log) -> Path:
    """Return an event as it lies on the disk after its program was killed."""
    path = event_file("before")
    evening = Evening(EventFile(path))
    do(evening)
    left = paths.events_folder() / f"{name}.w4r"
    left.write_bytes(path.read_bytes())
    log = path.with_name(f"{path.name}-wal")
    left.with_name(f"{left.name}-wal").write_bytes(log.read_bytes())
    evening.file.close()
    return left


def said(desk: Desk) -> str:
    return desk.window.notice.text if desk.window.notice.isVisible() else ""


def open_event(desk: Desk, path: Path) -> None:
    desk.desktop.open_event(path)
    desk.settle()


def test_an_event_that_was_left_open_says_up_to_when_everything_is_here(desk: Desk) -> None:
    desk.time = EVENING + timedelta(hours=2)
    open_event(desk, killed())
    assert said(desk) == f"{ENDED}: the newest letter is of 15:42:07, Table 1."
    assert desk.tally.view.table.model().index(0, 0).isValid()
    desk.click(button(desk.window.notice, "All right"))
    assert said(desk) == ""
    desk.desktop.look("dark")
    assert said(desk) == ""


def test_it_is_said_until_somebody_has_read_it(desk: Desk) -> None:
    open_event(desk, killed())
    desk.desktop.look("dark")
    desk.settle()
    assert said(desk).startswith(ENDED)


def test_the_day_is_named_on_another_one(desk: Desk) -> None:
    desk.time = EVENING + timedelta(days=1)
    open_event(desk, killed())
    assert "the newest letter is of Dec 10, 2026, 15:42:07, Table 1." in said(desk)
    desk.click(button(desk.window.notice, "All right"))
    assert said(desk).startswith("This event is of ")


def test_an_evening_before_its_first_letter_was_left_open_as_well(desk: Desk) -> None:
    open_event(desk, killed(do=lambda evening: evening.sign_in("Amina")))
    assert said(desk) == f"{ENDED}."


def test_what_is_no_letter_is_an_entry(desk: Desk) -> None:
    def take_back(evening: Evening) -> None:
        evening.log(quantity=3, table=None)
        evening.log(quantity=-1, table=None)

    open_event(desk, killed(do=take_back))
    assert "the newest entry is of 15:42:07, no table." in said(desk)


def test_an_event_that_was_closed_says_nothing(desk: Desk) -> None:
    path = event_file("Candlelight")
    for _ in range(2):
        open_event(desk, path)
        assert said(desk) == ""
        desk.desktop.show_events()


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


def grow(desk: Desk, *, pages: int) -> None:
    """Let the event grow to so many pages at most, as on a disk that is full behind them."""
    assert desk.desktop.workspace is not None
    with desk.desktop.workspace._event_file._bare() as connection:
        connection.execute(f"PRAGMA max_page_count={pages}")


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
    shown = desk.tally.view.sheet.total
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == shown
    grow(desk, pages=100_000)
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == shown + 1
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.read(totals).pieces == shown + 1


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
