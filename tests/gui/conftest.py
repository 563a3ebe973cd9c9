"""A window for every test that asks for one."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.desk import Desk
from tests.gui.locked import FAMILY, Volunteer
from tests.gui.tallies import Tally
from w4r_desktop import language
from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.evening import Evening


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> Iterator[Desk]:
    """A window nobody has touched yet, in English; a bug in any slot fails the test."""
    hooks, locale = (sys.excepthook, sys.unraisablehook, threading.excepthook), QLocale()
    desk = Desk(qtbot, tmp_path / "preferences.ini")
    yield desk
    desk.desktop.close()
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    language.use("en")
    QLocale.setDefault(locale)
    desk.window.setCentralWidget(QWidget())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # not to be dressed once more
    theme.apply(qapp, theme.Look.LIGHT, 100)
    bugs = [record for record in caplog.get_records("call") if record.levelname == "CRITICAL"]
    assert not bugs, bugs[0].exc_text or str(bugs[0].exc_info)


@pytest.fixture
def tally(qtbot: QtBot, evening: Evening) -> Tally:
    """The tally page at Table 1, where Amina and Bashir and a class of 25 sit."""
    evening.sign_in("Amina")
    evening.sign_in("Bashir")
    evening.sign_in("Class 8b", heads=25)
    return Tally(qtbot, evening)


@pytest.fixture
def window(desk: Desk) -> Volunteer:
    """An evening that is not locked yet, in the whole window."""
    return Volunteer(desk)


@pytest.fixture
def locked(window: Volunteer) -> Volunteer:
    """Amina Zebrowitz has one letter, and the organizer has gone for coffee."""
    window.sign_in(f"Amina {FAMILY}")
    window.sign_in("Class 8b +25")
    window.desk.click_cell(1, 0)
    window.lock()
    return window
