"""What is done with goes on the thread of the windows."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from w4r_desktop.gui.qt import keep_garbage_here, sweep

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

HANDED_OVER = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QDialog
from w4r_desktop.gui.qt import Application

qt = Application([])
qt.setQuitOnLastWindowClosed(False)
question = QDialog()
question.setModal(True)
question.show()
qt.file_opened.connect(lambda file: print("opened", file.name))
qt.file_opened.connect(qt.quit)
qt.sendEvent(qt, QFileOpenEvent("Halifax.w4r"))
print("answered")
QTimer.singleShot(0, question.accept)
QTimer.singleShot(9000, qt.quit)
qt.exec()
"""


class _Ring(QWidget):
    """A window that refers to itself, so that only the collector finds it."""

    def __init__(self) -> None:
        super().__init__()
        self.ring = self


def _litter() -> None:
    for _round in range(10_000):
        ring: list[object] = []
        ring.append(ring)


def test_a_window_that_is_done_with_is_not_destroyed_by_another_thread(qapp: QApplication) -> None:
    gc.enable()
    keep_garbage_here(qapp)
    gone_on: list[threading.Thread] = []
    window = weakref.ref(_Ring(), lambda _ref: gone_on.append(threading.current_thread()))
    worker = threading.Thread(target=_litter)
    worker.start()
    worker.join()
    assert window() is not None
    sweep()
    assert window() is None
    assert gone_on == [threading.main_thread()]


def test_a_file_that_the_desktop_hands_over_waits_until_no_question_is_open() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANDED_OVER], check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["answered", "opened Halifax.w4r"]
