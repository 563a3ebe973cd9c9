"""The line at the foot of the window tells of the last backup, briefly and in full."""

from __future__ import annotations

import shutil
from collections import namedtuple
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.desk import Desk, event_file
from w4r_desktop import paths
from w4r_desktop.gui import backing_up as module
from w4r_desktop.gui import disk_room
from w4r_desktop.gui.backing_up import BackingUp, backing_up, one_at_a_time
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.store.backups import list_backups

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

HOLDS = "Last backup: 1 letter, today at 18:30. It was read back and is whole."


def test_all_there_is_to_say_of_a_backup_is_pointed_at_and_read_out(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "on_one_disk", lambda *_places: False)
    desk.desktop.open_event(event_file())
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    assert desk.desktop.workspace is not None
    backing, shown = backing_up(desk.desktop.workspace), desk.window.status.backup
    assert backing is not None
    backing.look_back()
    desk.qtbot.waitUntil(lambda: not backing.is_busy)
    assert shown.text() == "no backup yet"
    assert "No backup of this evening yet." in shown.accessibleName()
    (stick := tmp_path / "STICK").mkdir()
    backing.place = stick
    desk.qtbot.waitUntil(lambda: not backing.is_busy)

    has_it = "“STICK” has it too, today at 18:30, and it was read back: it is safe to remove."
    assert shown.text() == "backup to STICK 18:30 ✓"
    assert shown.toolTip() == f"<p>{HOLDS} {has_it}</p>"
    assert shown.accessibleName() == f"backup to STICK 18:30 ✓. {HOLDS} {has_it}"

    monkeypatch.setattr(module, "SPARE", 1 << 60)
    stick.rename(tmp_path / "at home")
    backing.back_up()
    desk.qtbot.waitUntil(lambda: not backing.is_busy)
    assert shown.text() == "no backup since 18:30"
    assert "the disk is full" in shown.toolTip()
    assert "“STICK” is not there." in shown.accessibleName()


Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil has it


class Disks:
    """What is free on the laptop's disk and on that of a stick."""

    def __init__(self, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stick = stick
        self.laptop_free = self.stick_free = 10**12
        monkeypatch.setattr(shutil, "disk_usage", self.usage)
        monkeypatch.setattr(disk_room, "SOON", 10)
        monkeypatch.setattr(paths, "on_one_disk", lambda *_places: False)

    def usage(self, folder: Path) -> Usage:
        on_stick = folder.is_relative_to(self.stick)
        return Usage(10**13, 0, self.stick_free if on_stick else self.laptop_free)


@pytest.fixture
def disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disks:
    """A laptop and a stick with much room each."""
    (stick := tmp_path / "STICK").mkdir()
    return Disks(stick, monkeypatch)


def evening(desk: Desk, path: Path) -> BackingUp:
    """Open an evening and log a letter."""
    desk.desktop.open_event(path)
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    return backing(desk)


def backing(desk: Desk) -> BackingUp:
    assert desk.desktop.workspace is not None
    found = backing_up(desk.desktop.workspace)
    assert found is not None
    return found


def line(desk: Desk) -> tuple[str, str]:
    """Return what the line at the foot says of backups, and in which role."""
    shown = desk.window.status.backup
    return shown.text(), shown.property("role")


def setup(desk: Desk) -> SetupPage:
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    return page


def press_and_wait(desk: Desk, button: QPushButton) -> None:
    desk.click(button)
    desk.qtbot.waitUntil(lambda: not backing(desk).is_busy)


def test_a_full_stick_is_told_apart_from_the_laptop_and_tried_again_when_it_has_room(
    desk: Desk, disks: Disks
) -> None:
    evening(desk, event_file()).place = disks.stick
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup to STICK 18:30 ✓", "muted"))
    desk.click_cell(0, 0)
    disks.stick_free = 0
    card = setup(desk).backups
    press_and_wait(desk, card.back_up)

    full = (
        "“STICK” is full, so the newest backup is not on it. Make room on it, or choose another "
        "place. The newest one on it is from today at 18:30: 1 letter."
    )
    here = "On this laptop: 2 letters, today at 18:30. It was read back and is whole."
    assert line(desk) == ("backup 18:30 ✓ · not on STICK", "warning")
    assert card.last.text() == here
    assert card.trouble.isHidden()
    assert (card.place.text(), card.place.property("role")) == (full, "warning")
    assert desk.window.toast.text == f"{here} {full}"

    disks.stick_free = 10**9
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup to STICK 18:30 ✓", "muted"))
    assert card.place.text().endswith("it is safe to remove.")


def test_a_laptop_without_room_says_that_the_stick_has_the_backup(desk: Desk, disks: Disks) -> None:
    found = evening(desk, event_file())
    found.place = disks.stick
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup to STICK 18:30 ✓", "muted"))
    desk.click_cell(0, 0)
    disks.laptop_free = module.SPARE // 2
    card = setup(desk).backups
    press_and_wait(desk, card.back_up)

    assert line(desk) == ("backup only to STICK 18:30", "bad")
    assert card.trouble.text().startswith("On this laptop no backup was made, because too little")
    assert card.place.text().startswith("“STICK” has one, today at 18:30")
    assert desk.window.toast.text == f"{card.trouble.text()} {card.place.text()}"

    disks.laptop_free = 10**12
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup to STICK 18:30 ✓", "muted"))
    assert card.trouble.isHidden()


def test_whoever_backs_up_is_told_of_the_stick_too(desk: Desk, disks: Disks) -> None:
    evening(desk, event_file()).place = disks.stick
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup to STICK 18:30 ✓", "muted"))
    card = setup(desk).backups
    assert card.forget.text() == "Stop using “STICK”"
    press_and_wait(desk, card.back_up)
    has_it = "“STICK” has it too, today at 18:30, and it was read back: it is safe to remove."
    assert desk.window.toast.text == f"{HOLDS} {has_it}"

    disks.stick.rename(disks.stick.with_name("at home"))
    press_and_wait(desk, card.back_up)
    assert desk.window.toast.text == (
        "On this laptop: 1 letter, today at 18:30. It was read back and is whole. “STICK” is not "
        "there. Plug it in; backups go on without it. The newest one on it is from today at "
        "18:30: 1 letter."
    )
    assert card.place.property("role") == "warning"
    assert line(desk) == ("backup 18:30 ✓ · not on STICK", "warning")


def test_a_start_and_another_language_know_what_the_stick_has(
    desk: Desk, disks: Disks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_BACK", 10)
    path = event_file()
    evening(desk, path).place = disks.stick
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup to STICK 18:30 ✓", "muted"))
    desk.desktop.show_events()
    desk.desktop.open_event(path)
    assert line(desk)[0] == "looking for backups …"
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup to STICK 18:30 ✓", "muted"))
    assert not backing(desk).is_due
    desk.desktop.look("dark")
    assert line(desk) == ("backup to STICK 18:30 ✓", "muted")


def test_a_stick_that_lacks_the_newest_backup_gets_one_soon(
    desk: Desk, disks: Disks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_BACK", 10)
    path = event_file()
    evening(desk, path).back_up_now()
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup 18:30 ✓", "muted"))
    desk.desktop.show_events()
    desk.preferences.backup_place = disks.stick
    desk.desktop.open_event(path)
    desk.qtbot.waitUntil(lambda: line(desk) == ("backup 18:30 ✓ · not on STICK", "muted"))
    assert backing(desk).is_due


def test_the_line_leads_to_the_backups_by_keys_unless_the_lock_is_on(
    desk: Desk, disks: Disks
) -> None:
    evening(desk, event_file())
    shown = desk.window.status.backup
    shown.setFocus()
    desk.qtbot.keyClick(shown, Qt.Key.Key_Return)
    desk.settle()
    page = desk.window.page
    assert isinstance(page, SetupPage)
    card = page.backups
    assert desk.window.focusWidget() is card.back_up
    assert not card.back_up.visibleRegion().isEmpty()
    assert not card.title.visibleRegion().isEmpty()
    desk.window.show_page("tally")

    assert desk.desktop.workspace is not None
    desk.desktop.workspace.locked = True
    desk.desktop.look("dark")
    desk.settle()
    assert desk.window.status.backup.isVisible()
    assert not desk.window.status.backup.isEnabled()
    desk.click(desk.window.status.backup)
    assert desk.window.page_key == "tally"


def test_a_place_of_any_name_leaves_room_at_the_foot(desk: Desk, disks: Disks) -> None:
    long = disks.stick / ("R&D " * 50).strip()
    long.mkdir()
    evening(desk, event_file()).place = long
    desk.qtbot.waitUntil(lambda: not backing(desk).is_busy)
    shown = desk.window.status.backup
    assert shown.accessibleName().startswith(f"backup to {long.name} 18:30 ✓. ")
    assert shown.width() < desk.window.width() // 3
    assert "R&&D" in shown.text()
    assert desk.window.width() == 1366


def test_a_backup_refused_as_the_event_is_closed_is_told_on_the_next_page(
    desk: Desk, disks: Disks, caplog: pytest.LogCaptureFixture
) -> None:
    evening(desk, event_file())
    disks.laptop_free = 0
    desk.desktop.show_events()
    desk.qtbot.waitUntil(desk.window.toast.isVisible)
    assert "the disk is full" in desk.window.toast.text
    warned = [kept.getMessage() for kept in caplog.records if kept.levelname == "WARNING"]
    assert warned == ["no backup: full"]


def test_a_stick_that_got_no_backup_as_the_event_was_closed_is_named(
    desk: Desk, disks: Disks
) -> None:
    desk.preferences.backup_place = disks.stick
    evening(desk, event_file())
    disks.stick_free = 0
    desk.desktop.show_events()
    desk.qtbot.waitUntil(desk.window.toast.isVisible)
    assert desk.window.toast.text.startswith("“STICK” is full, so the newest backup is not on it.")


def test_nothing_is_said_of_a_backup_that_was_made_as_the_event_was_closed(desk: Desk) -> None:
    folder = evening(desk, event_file()).folder
    desk.desktop.show_events()
    desk.qtbot.waitUntil(lambda: not one_at_a_time.is_taken and bool(list_backups(folder)))
    desk.settle()
    assert not desk.window.toast.isVisible()
