"""What a person is told when something goes wrong in a slot; the window lives on."""

from __future__ import annotations

import logging
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QWidget
from shiboken6 import delete
from typing_extensions import override

from tests.gui.desk import Desk, event_file
from w4r_desktop import __version__
from w4r_desktop.errors import BelowZeroError
from w4r_desktop.gui import crash, theme
from w4r_desktop.gui.crash import Reporter, report_text
from w4r_desktop.gui.dialogs.crash_report import CrashReportDialog
from w4r_desktop.gui.evening import Evening
from w4r_desktop.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

QT_CALLS = 20_000


class Listener(QObject):
    """Keeps what it is told, and whether a report was offered with it."""

    report_requested = Signal()
    is_bare = False
    is_safe = True

    def __init__(self) -> None:
        super().__init__()
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
    QApplication.sendPostedEvents()  # it is told as soon as nothing else is going on


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
    assert told.startswith("Something in the program went wrong. Everything")
    assert "Everything shown as saved is saved; you can go on." in told
    (record,) = [one for one in caplog.records if one.levelno == logging.CRITICAL]
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
    assert listener.told[0].startswith("Something in the program went wrong. Everything")
    assert listener.offered == [True]


def test_what_fails_at_every_paint_is_told_once(listener: Listener) -> None:
    error = caught("Amina Khan")
    for _ in range(50):
        raised(error)
    raised(ZeroDivisionError())
    assert len(listener.told) == 2


def test_what_fails_in_many_places_at_once_is_told_a_few_times(
    listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    for line in range(300):
        raised(stumbled_in(line))
    assert len(listener.told) == crash.MOST_AT_ONCE
    noted = [record.levelname for record in caplog.records]
    assert noted.count("CRITICAL") == crash.MOST_AT_ONCE


def stumbled_in(line: int) -> Exception:
    """Return an error of one line among many."""
    many: dict[str, Callable[[], object]] = {}
    code = compile("\n" * line + "over = lambda: 1 / 0", "many.py", "exec")
    exec(code, many)  # noqa: S102 - places that nobody has to write down
    try:
        many["over"]()
    except ZeroDivisionError as error:
        return error
    raise AssertionError("nothing was raised")


def test_what_rested_is_told_again(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "AGAIN", 0.2)
    monkeypatch.setattr(crash, "RESTS", 0.1)
    error = caught("Amina Khan")
    raised(error)
    raised(error)
    assert len(listener.told) == 1
    time.sleep(0.25)
    raised(error)
    assert len(listener.told) == 2


def test_whoever_is_refused_and_tries_again_is_told_again(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = BelowZeroError(counted=1, withdrawn=2)
    for _ in range(50):
        raised(error)  # as a list does that is painted
    assert len(listener.told) == 1
    time.sleep(crash.RESTS_EXPECTED + 0.05)
    raised(error)
    assert len(listener.told) == 2


def test_where_the_data_is_not_safe_nobody_is_told_to_go_on(listener: Listener) -> None:
    listener.is_safe = False
    raised(ZeroDivisionError())
    (told,) = listener.told
    assert "First see to what is said at the foot of the page." in told
    assert "go on" not in told


def test_no_sentence_tells_what_only_the_report_should(listener: Listener) -> None:
    raised(caught("Amina Khan"))
    listener.is_safe = False
    raised(ZeroDivisionError())
    assert "Error" not in " ".join(listener.told)


def test_nothing_is_told_after_the_windows_are_gone(
    listener: Listener, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    reporter = Reporter(listener)
    reporter.install()
    delete(reporter)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    assert capfd.readouterr().err == ""


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
    raised(caught("Amina Khan"))
    caplog.clear()  # it was meant
    toast = desk.window.toast
    assert toast.text.startswith("Something in the program went wrong")
    desk.click(next(one for one in toast.findChildren(Button) if one.text() == "Report…"))
    (dialog,) = desk.window.findChildren(CrashReportDialog)
    assert dialog.text.font().pixelSize() == theme.current().px(12)  # it grows with all text
    desk.click(dialog.copy)
    assert "in stumble" in QGuiApplication.clipboard().text()
    assert dialog.told.text == "The report was copied."
    assert dialog.told.property("role") == "quiet-notice"
    desk.click(dialog.save)
    (chooser,) = dialog.findChildren(QFileDialog)
    desk.type_file(chooser, tmp_path / "report.txt")
    assert "in stumble" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert dialog.told.text == "The report was saved as “report.txt”."
    assert dialog.told.isVisible()
    dialog.save_as(str(tmp_path / "gone" / "report.txt"))
    assert dialog.told.text.startswith("“report.txt” was not saved")
    assert dialog.told.property("role") == "notice"
    assert dialog.done_with.text() == "Go on"
    desk.click(dialog.done_with)
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == 1


def test_a_report_is_there_after_its_toast_went(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.begin()
    raised(caught("Amina Khan"))
    caplog.clear()  # it was meant
    desk.window.toast.hide()
    report = by_keyboard(desk)
    assert "in stumble" in report.text.toPlainText()
    assert "Something in the program went wrong." in shown(report)
    assert "give it, with a line about what you did, to whoever looks after" in shown(report)
    desk.qtbot.keyClick(report, Qt.Key.Key_Return)
    assert not report.isVisible()


def test_before_anything_went_wrong_the_report_says_so(desk: Desk) -> None:
    desk.begin()
    report = by_keyboard(desk)
    assert "Nothing went wrong since the program was started." in shown(report)
    assert __version__ in report.text.toPlainText()
    report.accept()


def by_keyboard(desk: Desk) -> CrashReportDialog:
    """Ask for the report in the menus, by keys alone."""
    action = desk.action("Report on the last trouble…")
    (helping,) = [
        menu for menu in desk.window.menuBar().findChildren(QMenu) if menu.title() == "&Help"
    ]
    assert action in helping.actions()
    helping.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    desk.qtbot.keyClick(helping, Qt.Key.Key_R)
    (dialog,) = desk.window.findChildren(CrashReportDialog)
    assert dialog.isVisible()
    return dialog


def shown(dialog: QDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_a_bug_in_closing_keeps_the_window_once(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.begin()
    with monkeypatch.context() as broken:
        broken.setattr(desk.desktop, "close", partial(stumble, "Amina Khan"))
        desk.window.close()
        assert desk.window.isVisible()
        desk.qtbot.waitUntil(lambda: desk.window.toast.text.startswith("Something in the program"))
        caplog.clear()  # it was meant
        desk.window.close()
        assert not desk.window.isVisible()
    caplog.clear()


def test_an_event_that_cannot_be_shown_leaves_the_list_of_events(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = event_file()
    desk.begin()
    with monkeypatch.context() as broken:
        broken.setattr(Evening, "make_page", lambda _self, _key: stumble("Amina Khan"))
        QTimer.singleShot(0, desk.window, partial(desk.desktop.open_event, path))
        desk.qtbot.waitUntil(lambda: desk.window.toast.text.startswith("Something in the program"))
    caplog.clear()  # it was meant
    desk.settle()
    assert desk.start.isVisible()
    desk.desktop.open_event(path)
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
