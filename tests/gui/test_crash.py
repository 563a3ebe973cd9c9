"""What a person is told when something goes wrong in a slot; the window lives on."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from tests.gui.desk import Desk, event_file
from w4r_desktop.errors import BelowZeroError
from w4r_desktop.gui.crash import Reporter

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

QT_CALLS = 20_000


class Listener:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def complain(self, text: str) -> None:
        self.told.append(text)


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
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    listener = Listener()
    Reporter(listener).install()
    raised(ZeroDivisionError("inside"))
    (told,) = listener.told
    assert told.startswith("Something in the program went wrong (ZeroDivisionError).")
    assert "Everything shown as saved is saved" in told
    (record,) = caplog.records
    assert record.levelno == logging.CRITICAL
    assert record.exc_info is not None
    assert "inside" in str(record.exc_info[1])


def test_somebody_who_stops_the_program_in_a_terminal_is_no_bug(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_more: seen.append(kind))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    listener = Listener()
    Reporter(listener).install()
    raised(KeyboardInterrupt())
    assert (listener.told, caplog.records, seen) == ([], [], [KeyboardInterrupt])


def test_twenty_thousand_calls_of_qt_end_well(qtbot: QtBot) -> None:
    """PySide6 6.12.0 before Python 3.12 lost a reference in each, and died after 5,000."""
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(QT_CALLS):
        label.setText(str(number))
    assert label.text() == str(QT_CALLS - 1)
