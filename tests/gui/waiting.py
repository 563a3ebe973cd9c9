"""Waiting as somebody does who watches: for what is to be seen, never just for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from w4r_desktop.gui.widgets.presses import TOO_CLOSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from w4r_desktop.gui.widgets.sheet_table import SheetTable

SOON: Final = 250
"""Milliseconds: what a window puts off for longer is not waited for."""

ROUNDS: Final = 3
"""What is done in one turn of the event loop may ask for another, and that for one more."""


def settle() -> None:
    """Let everything happen that was to happen soon, as when nobody touches anything."""
    for _round in range(ROUNDS):
        QTest.qWait(1)  # what was deleted goes as well
        while waits := list(_put_off()):
            _let_work(max(waits) + 1)


def well_after(table: SheetTable) -> None:
    """Let the next press on a cell of the sheet be no second one of the press before."""
    QTest.qWait(1)
    table._presses._at -= TOO_CLOSE


def _let_work(milliseconds: int) -> None:
    """Let window and threads work for a while; QTest.qWait would keep the threads waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _put_off() -> Iterator[int]:
    """In how many milliseconds each thing is to happen that any window has put off."""
    for window in QApplication.topLevelWidgets():
        for timer in window.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON:
                yield timer.remainingTime()
