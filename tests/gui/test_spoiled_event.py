"""An event file that becomes damaged, or whose disk falls silent, in the middle of the evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.gui.desk import Desk, button, event_file
from w4r_desktop.errors import DiskRefusedError
from w4r_desktop.gui.backing_up import backing_up
from w4r_desktop.gui.dialogs.crash_report import CrashReportDialog
from w4r_desktop.gui.dialogs.restore import RestoreDialog
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BACK = "Go back to a backup…"
PAGE = 4_096


@pytest.fixture
def evening(desk: Desk, caplog: pytest.LogCaptureFixture) -> Iterator[Path]:
    """An evening in the window, with one letter of Amina's, backed up."""
    path = event_file(goal=None)
    desk.desktop.open_event(path)
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    assert desk.desktop.workspace is not None
    backing = backing_up(desk.desktop.workspace)
    assert backing is not None
    backing.back_up_now()
    desk.qtbot.waitUntil(lambda: not backing.is_busy)
    yield path
    assert "CRITICAL" not in [record.levelname for record in caplog.records]


def damage(desk: Desk, path: Path) -> None:
    """Overwrite all but the first page of the open file, and have SQLite read it again."""
    assert desk.desktop.workspace is not None
    with desk.desktop.workspace._event_file._bare() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with path.open("r+b") as file:
            file.seek(PAGE)
            file.write(b"\xff" * (path.stat().st_size - PAGE))
        connection.execute("PRAGMA shrink_memory")


def notice(desk: Desk) -> str:
    return desk.window.notice.text if desk.window.notice.isVisible() else ""


def status(desk: Desk) -> list[str]:
    return [part.text() for part in desk.window.status.findChildren(ElidedLabel)]


def click_and_wait(desk: Desk, begin: str) -> None:
    desk.click_cell(0, 0)
    desk.qtbot.waitUntil(lambda: notice(desk).startswith(begin))


def test_damage_says_up_to_when_all_is_saved_and_leads_back_to_a_backup(
    desk: Desk, evening: Path
) -> None:
    damage(desk, evening)
    click_and_wait(desk, "The file of this event has become damaged. Everything up to 18:30:00 was")
    assert "what you did after that was not" in notice(desk)
    assert "has become damaged, so this was not done." in desk.window.toast.text
    assert "Not all is saved" in status(desk)
    assert desk.window.notice.property("role") == "grave-notice"
    desk.settle()
    assert notice(desk).startswith("The file of this event has become damaged.")  # it stays
    back = button(desk.window.notice, BACK)
    back.setFocus()

    def choose(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        desk.click(dialog.yes)

    desk.answer(RestoreDialog, choose)
    desk.qtbot.keyClick(back, Qt.Key.Key_Return)
    desk.settle()
    assert "has become damaged" not in notice(desk)
    assert "All saved" in status(desk)
    assert desk.tally.view.sheet.total == 1
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == 2


def test_another_look_still_tells_of_the_damage(desk: Desk, evening: Path) -> None:
    damage(desk, evening)
    click_and_wait(desk, "The file of this event has become damaged.")
    desk.window.show_page("tally")
    assert desk.window.evening is not None
    desk.window.evening.warn()
    assert button(desk.window.notice, BACK).isVisible()


def test_a_report_is_no_way_on_while_the_file_is_damaged(desk: Desk, evening: Path) -> None:
    damage(desk, evening)
    click_and_wait(desk, "The file of this event has become damaged.")
    desk.action("Report on the last trouble…").trigger()
    (dialog,) = desk.window.findChildren(CrashReportDialog)
    assert dialog.done_with.text() == "Close the report"
    dialog.accept()


def test_a_silent_disk_is_told_until_it_answers(
    desk: Desk, evening: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_file: EventFile, *_args: object, **_how: object) -> None:
        raise DiskRefusedError(full=False)

    with monkeypatch.context() as broken:
        broken.setattr(EventFile, "write", silent)
        click_and_wait(desk, "The disk of this event does not answer. Everything up to 18:30:00 is")
        assert button(desk.window.notice, BACK).isVisible()
    desk.click_cell(0, 0)
    desk.qtbot.waitUntil(lambda: notice(desk) == "")
    assert "All saved · 18:30:00" in status(desk)
    assert desk.tally.view.sheet.total == 2


def test_volunteers_are_not_led_to_the_backups(desk: Desk, evening: Path) -> None:
    assert desk.desktop.workspace is not None
    desk.desktop.workspace.locked = True
    damage(desk, evening)
    click_and_wait(desk, "The file of this event has become damaged.")
    assert desk.window.notice.findChildren(QPushButton) == []
