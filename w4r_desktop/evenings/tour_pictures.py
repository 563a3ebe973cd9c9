"""What every part of the tour needs to take its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.main_window import MainWindow

SETTLE: Final = 250
"""Milliseconds after which what a click changes is to be seen."""

LONGEST: Final = 30_000
"""Milliseconds that paper may take to be drawn, and a pack to be read."""


class Pictures:
    """Takes pictures of a window with an evening in it, in the look in force.

    ``keep`` takes one of the window under a name, ``keep_apart`` one of something beside it. The
    evening is left as it was.
    """

    def __init__(
        self,
        window: MainWindow,
        *,
        keep: Callable[[str], None],
        keep_apart: Callable[[QWidget, str], None],
    ) -> None:
        assert window.evening is not None
        self._window = window
        self._workspace = window.evening.workspace
        self._keep = keep
        self._keep_apart = keep_apart


def wait_until(true: Callable[[], bool]) -> None:
    """Let the window work until something is true, though not for ever."""
    for _round in range(LONGEST // SETTLE):
        if true():
            return
        wait()


def wait() -> None:
    """Let the window work for a moment, and its threads too: QTest.qWait keeps them waiting."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()
