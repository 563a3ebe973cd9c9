"""Whatever goes wrong while the program starts is said, and noted; no window stays without words.

Each start is a program of its own, in which one thing is broken before it begins.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from w4r_desktop import paths

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
BEGIN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from w4r_desktop import app

def fail(*_args, **_how):
    raise KeyError("Amina Zebrowitz")

def look():
    dialog = QApplication.activeModalWidget()
    bare = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    if isinstance(dialog, QMessageBox):
        print("plain", dialog.text(), dialog.detailedText(), flush=True)
        dialog.accept()
    elif isinstance(dialog, QDialog):
        print("dialog", dialog.windowTitle(), flush=True)
        print(*(one.text() for one in dialog.findChildren(QLabel)), flush=True)
        print(dialog.findChild(QPlainTextEdit).toPlainText(), flush=True)
        print(*(one.text() for one in dialog.findChildren(QPushButton)), flush=True)
        dialog.done_with.click()
    elif bare and getattr(bare[0], "toast", None) is not None and bare[0].toast.text:
        print("page", type(bare[0].page).__name__, bare[0].toast.text, flush=True)
        bare[0].close()
    else:
        QTimer.singleShot(50, look)

from w4r_desktop.gui import qt
make = qt.make_qt

def make_qt(arguments):
    made = make(arguments)
    QTimer.singleShot(50, look)
    return made

qt.make_qt = make_qt
"""
END = "\nsys.exit(app.run(None))\n"
NO_DESKTOP = "sys.modules['w4r_desktop.gui.desktop'] = None"
NO_BUILDING = "from w4r_desktop.gui.main_window import MainWindow; MainWindow.build = fail"
NO_EVENT = "from w4r_desktop.gui import desktop; desktop.Desktop.open_first = fail"
NO_LIST = "from w4r_desktop.gui import desktop; desktop.Desktop.show_events = fail"
NO_WORDS = (
    NO_EVENT + "\nfrom w4r_desktop.gui.main_window import MainWindow; MainWindow.complain = fail"
)
NO_DIALOG = NO_DESKTOP + "\nsys.modules['w4r_desktop.gui.dialogs.crash_report'] = None"
NO_WINDOW = "from w4r_desktop.gui import starter; starter.MainWindow = fail"
NO_STARTER = """
run = QDialog.exec
QDialog.exec = lambda dialog: (QTimer.singleShot(50, look), run(dialog))
sys.modules['w4r_desktop.gui.starter'] = None
"""
NO_QT = "sys.modules['PySide6.QtWidgets'] = None"
NO_CONSOLE = "sys.stdout = sys.__stdout__; sys.stderr = sys.__stderr__ = None\n" + NO_DESKTOP


@dataclass(frozen=True)
class Started:
    """How a program started and ended."""

    code: int
    said: str
    complained: str
    log: str


@pytest.fixture
def started(tmp_path: Path) -> Callable[[str], Started]:
    """Start the program with something broken, close what it shows, and return how that went."""

    def start(broken: str) -> Started:
        environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "home"), "LANGUAGE": "en"}
        done = subprocess.run(
            [sys.executable, "-c", f"{BEGIN}\n{broken}\n{END}"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        folder = tmp_path / "home" / paths.APP / "log"
        log = folder / "w4r-desktop.log"
        noted = log.read_text(encoding="utf-8") if log.exists() else ""
        return Started(done.returncode, done.stdout, done.stderr, noted)

    return start


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        (NO_DESKTOP, "ModuleNotFoundError"),
        (NO_BUILDING, "KeyError"),
        (NO_LIST, "KeyError"),
        (NO_WORDS, "KeyError"),
        (NO_WINDOW, "KeyError"),
        (NO_STARTER, "ModuleNotFoundError"),
        (NO_CONSOLE, "ModuleNotFoundError"),
    ],
)
def test_a_program_that_can_show_nothing_says_so_and_ends(
    started: Callable[[str], Started], broken: str, kind: str
) -> None:
    done = started(broken)
    assert done.code == 1
    assert "dialog W4R Desktop cannot go on" in done.said
    assert "Something went wrong in the program, so that it cannot show anything." in done.said
    assert "Everything that was shown as saved is saved." in done.said
    assert "Copy report Save report… Close the program" in done.said
    assert f": unexpected {kind}\n" in done.log or f": could not start: {kind}\n" in done.log
    assert "Zebrowitz" not in done.said + done.complained + done.log


def test_where_not_even_our_dialog_can_be_made_a_plain_one_is_shown(
    started: Callable[[str], Started],
) -> None:
    done = started(NO_DIALOG)
    assert done.code == 1
    assert done.said.startswith("plain Something went wrong in the program, so")
    assert "starter.py" in done.said


def test_without_qt_the_terminal_and_the_log_say_it(started: Callable[[str], Started]) -> None:
    done = started(NO_QT)
    assert done.code == 1
    assert done.complained.startswith("W4R Desktop could not start, because something went wrong")
    assert "could not start: ModuleNotFoundError" in done.log


def test_an_event_that_cannot_be_shown_at_the_start_leaves_the_list(
    started: Callable[[str], Started],
) -> None:
    done = started(NO_EVENT)
    assert done.code == 0
    assert done.said.startswith("page StartPage Something in the program went wrong. Everything")
    assert "unexpected KeyError" in done.log


@pytest.mark.skipif(os.name == "nt", reason="needs a signal of POSIX")
def test_where_the_system_ended_the_program_is_told_by_the_next_report(
    started: Callable[[str], Started], tmp_path: Path
) -> None:
    killed = started("import faulthandler\nlook = faulthandler._sigsegv")
    assert killed.code == -11
    kept = tmp_path / "home" / paths.APP / "log" / "abrupt-end"
    assert "Segmentation fault" in kept.read_text(encoding="utf-8")
    done = started(NO_DESKTOP)
    assert "Ended by the system the time before:\nFatal Python error: Segmentation" in done.said
    assert "w4r_desktop/app.py" in done.said
    assert "the program was ended by the system" in done.log
    assert str(ROOT.parent) not in done.said + done.log
    assert kept.read_bytes() == b""
    assert "Ended by the system" not in started(NO_DESKTOP).said
