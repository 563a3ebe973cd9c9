"""The one QApplication of the process."""

from __future__ import annotations

import builtins
import gc
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from w4r_desktop import __version__
from w4r_desktop.display import check_display
from w4r_desktop.paths import APP

# PySide6 reads the source of every module imported after it, to see whether the module asks for
# snake_case names. None of ours does, and the rest of a start takes a third longer by it.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


SWEEPING: Final = 1000
"""Milliseconds between two looks for garbage."""

LATER: Final = 300
"""Milliseconds after which a file is looked at again while a question is open."""


class Application(QApplication):
    """Tells of files that the computer's desktop asks a running program to open, as macOS does."""

    file_opened = Signal(Path)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._hand_over(Path(event.file()))
            return True
        return super().event(event)

    def _hand_over(self, file: Path) -> None:
        """Tell of a file once no question is open: it is about the event that is open now."""
        if self.activeModalWidget() is None:
            self.file_opened.emit(file)
        else:
            QTimer.singleShot(LATER, self, partial(self._hand_over, file))


def make_qt(arguments: list[str]) -> Application:
    """Return the application, named, without a look yet; NoDisplayError without a screen."""
    check_display()
    qt = Application(arguments)
    qt.setApplicationName(APP)
    qt.setApplicationDisplayName("W4R Desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP)
    keep_garbage_here(qt)
    return qt


def keep_garbage_here(qt: QApplication) -> None:
    """Let garbage be collected on the thread of the windows only.

    Python collects on whatever thread is at work, such as one that draws paper; a window in the
    garbage would be destroyed there, and the program with it.
    """
    gc.disable()
    timer = QTimer(qt, interval=SWEEPING)
    timer.timeout.connect(sweep)
    timer.start()


def sweep() -> None:
    """Collect garbage as far as Python itself would have by now."""
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counted) if count > most]
    if due:
        gc.collect(due[-1])
