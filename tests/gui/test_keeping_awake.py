"""The screen stays awake while it is watched, by the means of each system, and never a second more.

The desktop's screen saver is asked on a real bus of its own. Tests of it run in one process, for
Qt keeps a bus it once knew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.gui.screen_saver import COOKIE
from w4r_desktop.gui import keeping_awake
from w4r_desktop.gui.keeping_awake import SAVERS, Command, KeepingAwake, Windows, way_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

needs_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="needs dbus-daemon (apt install dbus-daemon)"
)


class Noted:
    """A way that only notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def hold(self) -> None:
        self.asked.append("hold")

    def release(self) -> None:
        self.asked.append("release")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_awake, "SOON", 1)


def wait(qtbot: QtBot) -> None:
    qtbot.wait(30)


def test_it_is_held_while_anybody_wants_it(qtbot: QtBot, at_once: None) -> None:
    parent, way = QObject(), Noted()
    awake = KeepingAwake(parent, way)
    awake.want("tally", wanted=True)
    awake.want("board", wanted=True)
    wait(qtbot)
    assert way.asked == ["hold"]
    awake.want("tally", wanted=False)
    wait(qtbot)
    assert way.asked == ["hold"]
    awake.want("board", wanted=False)
    wait(qtbot)
    assert way.asked == ["hold", "release"]


def test_turning_pages_wakes_nothing(qtbot: QtBot, at_once: None) -> None:
    parent, way = QObject(), Noted()
    awake = KeepingAwake(parent, way)
    for _turn in range(5):
        awake.want("tally", wanted=True)
        awake.want("tally", wanted=False)
    wait(qtbot)
    assert way.asked == []


def test_it_is_let_go_at_once_when_the_event_is_closed(qtbot: QtBot, at_once: None) -> None:
    parent, way = QObject(), Noted()
    awake = KeepingAwake(parent, way)
    awake.want("board", wanted=True)
    wait(qtbot)
    awake.let_go()
    assert way.asked == ["hold", "release"]
    assert not awake.is_held


def test_windows_is_told_that_the_display_is_in_use() -> None:
    told: list[int] = []
    way = Windows(told.append)
    way.hold()
    way.release()
    # ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED, then ES_CONTINUOUS alone
    assert told == [0x80000003, 0x80000000]


def test_a_mac_runs_a_command_until_it_is_let_go() -> None:
    command = keeping_awake.CAFFEINATE
    assert command == ("/usr/bin/caffeinate", "-d", "-w", str(os.getpid()))
    way = Command([sys.executable, "-c", "import time; time.sleep(60)"])
    way.hold()
    running = way._running
    assert running is not None
    assert running.poll() is None
    way.release()
    assert running.poll() is not None


def test_a_command_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    way = Command([str(tmp_path / "caffeinate")])
    way.hold()
    way.release()


@pytest.mark.parametrize(
    ("platform", "screens", "bus", "kind"),
    [
        ("darwin", "cocoa", "", "Command"),
        ("linux", "xcb", "unix:path=/nowhere", "Freedesktop"),
        ("linux", "wayland", "unix:path=/nowhere", "Freedesktop"),
        ("linux", "xcb", "", "NoneType"),
        ("linux", "offscreen", "unix:path=/nowhere", "NoneType"),
    ],
)
def test_the_way_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, screens: str, bus: str, kind: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    parent = QObject()
    assert type(way_of(platform, screens=screens, parent=parent)).__name__ == kind


def test_where_there_is_no_way_nothing_happens(qtbot: QtBot, at_once: None) -> None:
    parent = QObject()
    awake = KeepingAwake(parent)  # offscreen: there is no screen to keep awake
    awake.want("board", wanted=True)
    wait(qtbot)
    awake.let_go()


WATCHER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from w4r_desktop.gui.keeping_awake import Freedesktop
qt = QCoreApplication([])
way = Freedesktop("A letter-writing evening is shown", qt)
way.hold()
def let_go():
    print(way._held, flush=True)
    way.release()
    way.hold()  # and once more, as when the board is shown again
    QTimer.singleShot(300, end)
def end():
    way.release()
    qt.quit()
QTimer.singleShot(300, let_go)
qt.exec()
print("left", flush=True)
"""


@contextmanager
def bus(folder: Path) -> Iterator[dict[str, str]]:
    """Run a session bus of our own, and give the surroundings in which it is found."""
    address = f"unix:path={folder}/bus"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"],
        stderr=subprocess.DEVNULL,
    )
    try:
        for _look in range(100):
            if (folder / "bus").exists():
                break
            time.sleep(0.02)
        yield os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
    finally:
        daemon.terminate()
        daemon.wait(timeout=10)


def watch(surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WATCHER]
    return subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=30, check=False
    )


@needs_bus
@pytest.mark.parametrize(("service", "path"), [SAVERS[0], SAVERS[2]])
def test_the_desktop_is_asked_and_told_when_it_is_over(
    tmp_path: Path, service: str, path: str
) -> None:
    with bus(tmp_path) as surroundings:
        command = [sys.executable, "-m", "tests.gui.screen_saver", service, path]
        saver = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
        assert saver.stdout is not None
        assert saver.stdout.readline() == "ready\n"
        seen = watch(surroundings)
        saver.terminate()
        said = saver.stdout.read().splitlines()
        saver.wait(timeout=10)
        saver.stdout.close()
    assert seen.stderr == ""
    assert str(COOKIE) in seen.stdout
    asked = "Inhibit W4R Desktop: A letter-writing evening is shown"
    assert said == [asked, f"UnInhibit {COOKIE}"] * 2


@needs_bus
def test_a_desktop_without_a_screen_saver_is_no_error(tmp_path: Path) -> None:
    with bus(tmp_path) as surroundings:
        seen = watch(surroundings)
    assert (seen.stdout, seen.stderr) == ("None\nleft\n", "")


@needs_bus
def test_a_bus_that_is_gone_is_no_error(tmp_path: Path) -> None:
    seen = watch(os.environ | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/gone"})
    assert (seen.stdout, seen.stderr) == ("None\nleft\n", "")
