"""Whoever waits for a large file sees what for, and cannot end it halfway."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QThread, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from tests.gui.modal import in_dialog
from w4r_desktop.errors import EventFileDamagedError
from w4r_desktop.gui.dialogs.waiting import WaitingDialog, waited_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "The backup is being read …"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_done_in_a_moment_needs_no_words(window: QWidget) -> None:
    assert waited_for(QThread.currentThread, WORDS, window) is not QThread.currentThread()
    assert window.findChild(WaitingDialog) is None


def test_the_window_lives_until_long_work_is_done_and_it_cannot_be_left(
    window: QWidget, qtbot: QtBot
) -> None:
    done, seen = threading.Event(), []

    def try_to_leave(dialog: WaitingDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        seen.append((dialog.isVisible(), [label.text() for label in dialog.findChildren(QLabel)]))
        QTimer.singleShot(50, done.set)  # which a window that stands still would never do

    in_dialog(WaitingDialog, try_to_leave)
    assert waited_for(partial(done.wait, 20), WORDS, window)
    assert seen == [(True, [WORDS])]


def test_a_refusal_comes_back_from_the_other_thread(window: QWidget) -> None:
    def refuse() -> None:
        raise EventFileDamagedError(file="evening.w4r")

    with pytest.raises(EventFileDamagedError) as refused:
        waited_for(refuse, WORDS, window)
    assert refused.value.file == "evening.w4r"
