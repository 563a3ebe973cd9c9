"""Files that nobody can follow or read keep nobody from the start page, nor from other events."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from tests.gui.desk import Desk, button, event_file
from w4r_desktop import paths

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")


def told(desk: Desk) -> str:
    return " | ".join(label.text() for label in desk.start.findChildren(QLabel))


def beyond(folder: Path) -> Path:
    """Return a path of which the system cannot even say whether something lies there."""
    path = folder
    while len(os.fsencode(path)) < 4_200:
        path /= "é" * 120
    return path / "Candle.w4r"


@POSIX
@pytest.mark.parametrize("way", ["nowhere", "round"])
def test_a_link_that_leads_nowhere_is_a_line_of_the_list(desk: Desk, way: str) -> None:
    event_file("Good")
    link = paths.events_folder() / "Old.w4r"
    link.symlink_to(link if way == "round" else "/nowhere/Old.w4r")
    desk.begin()
    assert button(desk.start, "Open Good").isEnabled()
    assert not button(desk.start, "Open Old").isEnabled()
    assert "“Old.w4r”" in told(desk)
    desk.click(button(desk.start, "Open Good"))
    desk.settle()
    assert desk.window.windowTitle().startswith("Good")
    desk.desktop.open_event(link)
    assert "“Old.w4r”" in desk.window.toast.text


@pytest.mark.parametrize("setting", ["last_event", "locked_event"])
def test_where_nobody_can_look_the_other_events_are_shown(
    desk: Desk, tmp_path: Path, setting: str
) -> None:
    event_file("Good")
    setattr(desk.preferences, setting, beyond(tmp_path))
    desk.begin()
    assert button(desk.start, "Open Good").isEnabled()


def test_of_the_last_event_that_cannot_be_looked_for_is_said_why_it_is_not_open(
    desk: Desk, tmp_path: Path
) -> None:
    desk.preferences.last_event = beyond(tmp_path)
    desk.begin()
    assert "“Candle.w4r”" in desk.window.toast.text


def test_what_a_killed_program_left_of_a_new_event_goes_after_a_day(
    desk: Desk, tmp_path: Path
) -> None:
    folder, yesterday = paths.events_folder(), (desk.time - timedelta(hours=25)).timestamp()
    ours = [folder / f".Candle.w4r.part{end}" for end in ("", "-wal", "-shm", "-journal")]
    just_now = folder / ".Other.w4r.part"
    others = [
        event_file("Candle.w4r.part"), folder / ".notes.part", folder / ".Candle.w4r.parts",
        tmp_path / ".Elsewhere.w4r.part",
    ]  # fmt: skip
    for file in (*ours, just_now, *others):
        file.touch()
        os.utime(file, (yesterday, yesterday))
    os.utime(just_now, (desk.time.timestamp(),) * 2)
    (folder / ".Folder.w4r.part").mkdir()
    desk.begin()
    assert not [file for file in ours if file.exists()]
    assert all(file.exists() for file in (just_now, *others))
    desk.time += timedelta(days=1, seconds=1)
    desk.begin()
    assert not just_now.exists()


KILLED = """
import os, sys
from pathlib import Path
from w4r_desktop import paths
from w4r_desktop.store import bringing, opening
paths.data_folder = lambda: Path(sys.argv[2])
bringing.check = lambda _copied: os._exit(9)
opening.open_here(Path(sys.argv[1]))
"""


def test_the_copy_that_a_killed_program_made_to_prove_an_event_goes_after_a_day(
    desk: Desk, tmp_path: Path
) -> None:
    elsewhere = event_file().rename(tmp_path / "Candlelight.w4r")
    data = paths.data_folder()
    proving = [sys.executable, "-c", KILLED, str(elsewhere), str(data)]
    assert subprocess.run(proving, cwd=ROOT, check=False).returncode == 9
    left = next(data.rglob("Candlelight.w4r"))
    os.utime(left.parent, (desk.time.timestamp(),) * 2)
    desk.time += timedelta(hours=23)
    desk.begin()
    assert left.exists()
    desk.time += timedelta(hours=2)
    desk.begin()
    assert not list(data.rglob("Candlelight*"))


def test_an_event_opens_also_where_a_virus_scanner_holds_the_copy_that_proved_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, really = event_file().rename(tmp_path / "Candlelight.w4r"), os.unlink

    def refuse(file: str, *said: Any, **more: Any) -> None:
        if str(file).endswith("Candlelight.w4r"):
            raise PermissionError(errno.EACCES, "used by another process")
        really(file, *said, **more)

    monkeypatch.setattr(os, "unlink", refuse)
    desk.desktop.open_event(elsewhere)
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == elsewhere
