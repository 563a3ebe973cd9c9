"""Whoever starts the program again finds the first window, with the event they asked for."""

from __future__ import annotations

import getpass
import json
import os
import platform
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from tests.gui.desk import Desk, event_file
from w4r_desktop import paths
from w4r_desktop.gui import one_window
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.first_window import FirstWindow, silent_words
from w4r_desktop.gui.one_window import Holder, OneWindow, Wish, address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
BESIDE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from w4r_desktop import app
from w4r_desktop.gui import one_window
from w4r_desktop.gui.widgets.toast import Toast
one_window.PATIENCE = 0.2
one_window.getpass.getuser = lambda: "amina"
settle = app._settle
def settled(starter, one):
    where = one_window.address()
    before = os.stat(where).st_ino
    settle(starter, one)
    print(os.stat(where).st_ino == before, starter.window.toast.text, flush=True)
    QTimer.singleShot(0, starter.window.close)
app._settle = settled
sys.exit(app.run(None))
"""
SECOND = """
import sys
from pathlib import Path
from w4r_desktop import paths
from w4r_desktop.gui.one_window import OneWindow, Wish
paths.data_folder = lambda: Path(sys.argv[1])
path = Path(sys.argv[2]) if sys.argv[2] else None
one = OneWindow()
print(one.calls_first(Wish(path, sample=sys.argv[3] == "sample")), flush=True)
if sys.argv[3] == "stay":
    sys.stdin.read()
assert not any(name.startswith("PySide6") for name in sys.modules)
"""
PROGRAM = "import sys; from w4r_desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(autouse=True)
def _short_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give every test a folder for sockets: names of those of tests are too long for one."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.fixture
def first(desk: Desk) -> Iterator[FirstWindow]:
    """The first window, on the list of events, with the lock."""
    one = OneWindow()
    assert not one.calls_first(Wish())
    desk.begin()
    window = FirstWindow(desk.desktop)
    assert window.listen()
    yield window
    one.let_go()


def second(wanted: Path | None = None, *, how: str = "") -> subprocess.Popen[str]:
    words = [str(paths.data_folder()), str(wanted or ""), how]
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def told(qtbot: QtBot, started: subprocess.Popen[str]) -> bool:
    """Return whether a second start found the first window."""
    with started:
        qtbot.waitUntil(lambda: started.poll() is not None, timeout=15_000)
        assert started.stdout is not None
        return started.stdout.read() == "True\n"


def test_a_second_start_brings_the_first_window_to_the_front_with_the_event(
    desk: Desk, first: FirstWindow
) -> None:
    desk.window.showMinimized()
    wanted = event_file("Candlelight")
    assert told(desk.qtbot, second(wanted))
    desk.qtbot.waitUntil(lambda: desk.desktop.workspace is not None)
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == wanted
    assert not desk.window.windowState() & Qt.WindowState.WindowMinimized


def test_a_second_start_without_an_event_leaves_the_first_window_as_it_is(
    desk: Desk, first: FirstWindow
) -> None:
    path = event_file("Candlelight")
    desk.desktop.open_event(path)
    desk.window.showMinimized()
    assert told(desk.qtbot, second())
    desk.qtbot.waitUntil(lambda: not desk.window.isMinimized())
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == path


def test_the_sample_opens_in_the_first_window(desk: Desk, first: FirstWindow) -> None:
    assert told(desk.qtbot, second(how="sample"))
    desk.qtbot.waitUntil(lambda: desk.window.evening is not None)
    assert desk.window.evening is not None
    assert desk.window.evening.is_sample


def test_a_second_start_leads_nobody_around_the_organizers_lock(
    desk: Desk, first: FirstWindow
) -> None:
    desk.desktop.open_event(event_file("Candlelight"))
    desk.window.is_locked_elsewhere = True
    assert told(desk.qtbot, second(event_file("Other")))
    desk.qtbot.waitUntil(lambda: "locked" in desk.window.toast.text)
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path.name == "Candlelight.w4r"


def test_an_event_waits_until_the_question_before_it_is_answered(
    desk: Desk, first: FirstWindow
) -> None:
    wanted = event_file("Candlelight")

    def meanwhile(dialog: NewEventDialog) -> None:
        assert told(desk.qtbot, second(wanted))
        desk.qtbot.wait(400)
        assert desk.desktop.workspace is None
        dialog.reject()

    desk.answer(NewEventDialog, meanwhile)
    desk.click(desk.start.new)
    desk.qtbot.waitUntil(lambda: desk.desktop.workspace is not None)


def test_a_caller_who_talks_nonsense_is_not_listened_to(desk: Desk, first: FirstWindow) -> None:
    wish = b'{"path": "/a%s.w4r", "sample": false, "token": "%s"}\n'
    odd = [wish % kind for kind in ((b"\\u0000", b""), (b"\\ud800", b""))]
    odd += [wish % (b"", token) for token in (b"\\u0000", b"\\ud800", b"a\\nb")]
    for words in (b"\n", b"[]\n", b'{"path": 5}\n', b"x" * 70_000, b"[" * 60_000 + b"\n", *odd):
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(address())
            caller.settimeout(0)
            caller.send(words)
            desk.qtbot.wait(50)
            assert answer(caller) == b""
    assert desk.desktop.workspace is None
    assert told(desk.qtbot, second())


def start_beside_a_silent_window(home: Path) -> tuple[str, bool]:
    """Return what a second start says, and whether the first one's socket stayed."""
    environment = os.environ | {"XDG_DATA_HOME": str(home), "LANGUAGE": "en"}
    with pytest.MonkeyPatch.context() as here, socket.socket(socket.AF_UNIX) as silent:
        here.setattr(paths, "data_folder", lambda: home / paths.APP)
        here.setattr(getpass, "getuser", lambda: "amina")
        first = OneWindow()
        assert first.take()
        silent.bind(address())
        done = subprocess.run(
            [sys.executable, "-c", BESIDE],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        first.let_go()
    stayed, _blank, words = done.stdout.partition(" ")
    return words, stayed == "True"


def answer(caller: socket.socket) -> bytes:
    """Return what a caller is answered; nothing where nobody listens to them."""
    try:
        return caller.recv(10)
    except ConnectionResetError:
        return b""


@pytest.mark.skipif(os.name == "nt", reason="a name on Windows has its own rules")
def test_nobody_else_can_call_the_window(first: FirstWindow) -> None:
    mode = Path(address()).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert not mode & 0o077


def test_the_lock_says_who_has_it() -> None:
    one = OneWindow()
    assert one.take()
    said = json.loads((paths.data_folder() / one_window.LOCK).read_text(encoding="utf-8"))
    assert said["process"] == os.getpid()
    assert sorted(said) == ["machine", "process", "since", "user"]
    assert not OneWindow().take()
    one.let_go()
    assert one.holder() == Holder()
    assert one.take()
    one.let_go()


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"[1]",
        b"[" * 4_000,
        b"x" * 1_000_000,
        b'{"process": "1", "machine": "", "user": "", "since": ""}',
    ],
)
def test_nonsense_in_the_lock_is_nobody(words: bytes) -> None:
    one = OneWindow()
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / one_window.LOCK).write_bytes(words)
    assert one.holder() == Holder()


SINCE = datetime(2026, 12, 10, 21, 2, tzinfo=UTC)
NOW = datetime(2026, 12, 10, 23, 0, tzinfo=UTC)


def held(**said: Any) -> Holder:
    usual = Holder(process=7, machine=platform.node(), user="amina", since=SINCE)
    return replace(usual, **said)


def test_a_window_that_does_not_answer_is_named_with_who_opened_it_and_when() -> None:
    words = silent_words(held(), NOW)
    here = SINCE.astimezone()
    assert f"open on this computer already: since {here:%H:%M}, by amina." in words
    assert "Everything it showed as saved is saved." in words


def test_another_computer_with_the_same_data_is_named() -> None:
    words = silent_words(held(machine="desk-2"), NOW + timedelta(days=3))
    here = SINCE.astimezone()
    assert f"on the computer “desk-2” with the same data: since Dec {here:%-d}, 2026, " in words


def test_of_a_holder_that_is_not_known_nothing_is_said() -> None:
    assert silent_words(Holder(), NOW) == ""
    assert "by somebody" in silent_words(held(user=""), NOW)


def test_a_start_that_found_no_answer_says_so_and_leaves_the_first_ones_socket(
    tmp_path: Path,
) -> None:
    said, socket_before = start_beside_a_silent_window(tmp_path / "home")
    assert "Its window does not answer." in said
    assert socket_before
    log = tmp_path / "home" / paths.APP / "log" / "w4r-desktop.log"
    assert not log.exists() or "amina" not in log.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_the_lock_of_whoever_was_killed_is_taken_over_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(one_window, "PATIENCE", 0.0)
    with second(how="stay") as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "False\n"
        one = OneWindow()
        assert not one.take()
        os.kill(started.pid, signal.SIGKILL)
        started.wait()
    assert one.holder().process == started.pid  # it never let go
    assert one.take()
    one.let_go()


def test_a_first_window_that_does_not_answer_keeps_nobody_waiting_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(one_window, "PATIENCE", 0.2)
    silent = OneWindow()
    assert silent.take()
    assert not OneWindow().calls_first(Wish())
    silent.let_go()


def test_the_program_starts_where_no_lock_can_be_made() -> None:
    paths.data_folder().touch()  # where the folder should be
    one = OneWindow()
    assert not one.calls_first(Wish())
    one.let_go()


def test_a_window_without_a_safe_name_for_its_socket_does_without(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "LONGEST_ADDRESS", 5)
    assert address() == ""
    assert not FirstWindow(desk.desktop).listen()


def test_a_socket_that_was_left_is_taken_over(desk: Desk, first: FirstWindow) -> None:
    Path(address()).unlink()
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(address())
    assert FirstWindow(desk.desktop).listen()
    assert told(desk.qtbot, second())


@pytest.mark.skipif(os.name == "nt", reason="needs SIGTERM")
def test_the_whole_program_started_twice_is_one_window(tmp_path: Path) -> None:
    paths.events_folder()
    wanted = event_file("Candlelight")
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "home"), "LANGUAGE": "en"}
    command = [sys.executable, "-c", PROGRAM]
    kept = tmp_path / "home" / paths.APP / one_window.LOCK
    with subprocess.Popen(command, cwd=ROOT, env=environment) as program:
        try:
            while not (kept.exists() and kept.read_bytes()):
                assert program.poll() is None
            again = subprocess.run(
                [*command, str(wanted)], cwd=ROOT, env=environment, timeout=20, check=False
            )
            assert again.returncode == 0
            assert program.poll() is None
            assert is_opened(wanted)
        finally:
            program.kill()


def is_opened(path: Path) -> bool:
    """Wait until somebody has an event open: its log lies beside it then."""
    until = time.monotonic() + 15
    log = path.with_name(f"{path.name}-wal")
    while not log.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return log.exists()
