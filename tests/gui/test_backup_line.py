"""The line at the foot of the window tells of the last backup, briefly and in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gui.desk import Desk, event_file
from w4r_desktop import paths
from w4r_desktop.gui import backing_up as module
from w4r_desktop.gui.backing_up import backing_up

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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
    backing, shown = backing_up(desk.desktop.workspace), desk.window.status._backup
    assert backing is not None
    assert (shown.text(), shown.toolTip(), shown.accessibleName()) == ("", "", "")
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
