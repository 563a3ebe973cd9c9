"""Waiting for a window as somebody does who watches it: until nothing more moves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOON: Final = 250
"""Milliseconds: what a window puts off for longer is not waited for."""

ENOUGH: Final = 5.0
"""Seconds after which a window that still moves is taken as it is."""

ROUNDS: Final = 10
"""What is done in one round may ask for another: text that wraps moves what is below it."""

SHORT: Final = 5
PAUSE: Final = 20
LONGEST: Final = 30_000
"""Milliseconds of a round, between two looks, and that paper may take to be drawn."""


def settle() -> None:
    """Let everything happen that was to happen soon, as when nobody touches anything.

    What goes on moving for ever is not waited for.
    """
    end = time.monotonic() + ENOUGH
    for _round in range(ROUNDS):
        pause(SHORT)
        while time.monotonic() < end and (waits := list(_put_off())):
            pause(max(waits) + 1)


def wait_until(true: Callable[[], bool]) -> None:
    """Let the window work until something is true, though not for ever."""
    for _look in range(LONGEST // PAUSE):
        if true():
            return
        pause(PAUSE)


def pause(milliseconds: int) -> None:
    """Let the window and its threads work for a while; QTest.qWait would keep threads waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was deleted goes too


def _put_off() -> Iterator[int]:
    """In how many milliseconds each thing is to happen that any window has put off."""
    for window in QApplication.topLevelWidgets():
        if window.parent():  # a menu or the list of a choice: its window's children have it
            continue
        for timer in window.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON:
                yield timer.remainingTime()
