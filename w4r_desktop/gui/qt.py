"""The one QApplication of the process."""

from __future__ import annotations

import builtins

from PySide6.QtWidgets import QApplication

from w4r_desktop import __version__
from w4r_desktop.display import check_display
from w4r_desktop.paths import APP

# PySide6 reads the source of every module imported after it, to see whether the module asks for
# snake_case names. None of ours does, and the rest of a start takes a third longer by it.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def make_qt(arguments: list[str]) -> QApplication:
    """Return the QApplication, named, without a look yet; NoDisplayError without a screen."""
    check_display()
    qt = QApplication(arguments)
    qt.setApplicationName(APP)
    qt.setApplicationDisplayName("W4R Desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP)
    return qt
