"""What is done with goes on the thread of the windows."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from w4r_desktop.gui.qt import keep_garbage_here, sweep

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


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
