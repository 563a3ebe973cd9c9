"""What a person is told when something goes wrong in a slot; the window lives on."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typing_extensions import override

from tests.gui.desk import Desk, event_file
from w4r_desktop import __version__
from w4r_desktop.errors import BelowZeroError
from w4r_desktop.gui.crash import Reporter, report_text
from w4r_desktop.gui.dialogs.crash_report import CrashReportDialog
from w4r_desktop.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

QT_CALLS = 20_000


class Listener:
    """Keeps what it is told, and whether a report was offered with it."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.offered: list[bool] = []

    def complain(self, text: str, *, report: Callable[[], object] | None = None) -> None:
        self.told.append(text)
        self.offered.append(report is not None)


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Listener]:
    """Who is told what nobody caught, on whichever thread."""
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    listening = Listener()
    reporter = Reporter(listening)
    reporter.install()
    yield listening
    reporter.deleteLater()


def stumble(over: str) -> None:
    raise KeyError(over)


def caught(over: str) -> Exception:
    try:
        stumble(over)
    except KeyError as error:
        return error
    raise AssertionError("nothing was raised")


def raised(error: BaseException) -> None:
    sys.excepthook(type(error), error, None)


def test_expected_trouble_in_a_slot_is_said_in_its_sentence(desk: Desk) -> None:
    desk.desktop.open_event(event_file())
    desk.settle()

    def fail() -> None:
        raise BelowZeroError(counted=1, withdrawn=2)

    desk.window.pages.setProperty("slot", fail)  # stays as long as the window
    QTimer.singleShot(0, fail)
    desk.qtbot.waitUntil(lambda: desk.window.toast.text.startswith("Only 1 is counted here"))
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == 1


def test_a_bug_is_said_in_a_sentence_and_logged_whole(
    listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    raised(ZeroDivisionError("inside"))
    (told,) = listener.told
    assert told.startswith("Something in the program went wrong (ZeroDivisionError).")
    assert "Everything shown as saved is saved" in told
    (record,) = caplog.records
    assert record.levelno == logging.CRITICAL
    assert record.exc_info is not None
    assert "inside" in str(record.exc_info[1])


def test_somebody_who_stops_the_program_in_a_terminal_is_no_bug(
    listener: Listener, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_more: seen.append(kind))
    raised(KeyboardInterrupt())
    assert (listener.told, caplog.records, seen) == ([], [], [KeyboardInterrupt])


def test_a_bug_on_another_thread_is_told_on_that_of_the_windows(
    listener: Listener, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=stumble, args=("Amina Khan",))
    thread.start()
    thread.join()
    assert listener.told == []  # not on the thread that stumbled
    qtbot.waitUntil(lambda: bool(listener.told))
    assert listener.told[0].startswith("Something in the program went wrong (KeyError).")
    assert listener.offered == [True]


def test_what_fails_at_every_paint_is_told_once(listener: Listener) -> None:
    error = caught("Amina Khan")
    for _ in range(50):
        raised(error)
    raised(ZeroDivisionError())
    assert len(listener.told) == 2


def test_a_view_that_cannot_be_painted_tells_so_and_the_window_lives_on(
    listener: Listener, qtbot: QtBot
) -> None:
    class Broken(QWidget):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            stumble("Amina Khan")

    broken = Broken()
    qtbot.addWidget(broken)
    broken.show()
    qtbot.waitUntil(lambda: bool(listener.told))
    broken.update()
    broken.resize(300, 200)
    qtbot.waitExposed(broken)
    assert len(listener.told) == 1


def test_expected_trouble_offers_no_report(listener: Listener) -> None:
    raised(BelowZeroError(counted=1, withdrawn=2))
    assert listener.offered == [False]


def test_a_report_names_places_and_versions_and_nobody() -> None:
    text = report_text(caught("Amina Khan"))
    assert "KeyError" in text
    assert "test_crash.py" in text
    assert "in stumble" in text
    assert f"W4R Desktop {__version__}" in text
    assert "Amina" not in text
    assert str(Path(__file__).parent) not in text


def test_a_report_is_shown_copied_and_saved(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk.desktop.open_event(event_file())
    desk.settle()
    error = caught("Amina Khan")
    Reporter(desk.window, desk.window).report(KeyError, error, error.__traceback__)
    caplog.clear()  # it was meant
    toast = desk.window.toast
    assert toast.text.startswith("Something in the program went wrong")
    desk.click(next(one for one in toast.findChildren(Button) if one.text() == "Report…"))
    (dialog,) = desk.window.findChildren(CrashReportDialog)
    desk.click(dialog.copy)
    assert "in stumble" in QGuiApplication.clipboard().text()
    dialog.save_as(str(tmp_path / "report.txt"))
    assert "in stumble" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert desk.window.toast.text == "The report was saved as “report.txt”."
    dialog.save_as(str(tmp_path / "gone" / "report.txt"))
    assert desk.window.toast.text.startswith("“report.txt” was not saved")
    desk.click(dialog.go_on)
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == 1


def test_twenty_thousand_calls_of_qt_end_well(qtbot: QtBot) -> None:
    """PySide6 6.12.0 before Python 3.12 lost a reference in each, and died after 5,000."""
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(QT_CALLS):
        label.setText(str(number))
    assert label.text() == str(QT_CALLS - 1)
