"""How the window starts: painted first, filled as soon as the heavy rest is imported."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.gui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from w4r_desktop.gui.desktop import Desktop
    from w4r_desktop.gui.preferences import Preferences

FIRST_SIZE: Final = (1366, 728)


class Starter(QObject):
    """Shows the bare window at once, and gives it its ``desktop`` when that is imported."""

    ready = Signal()
    """The first page is on screen and can be used."""

    _imported = Signal()

    def __init__(
        self,
        qt: QApplication,
        preferences: Preferences,
        make_sample: Callable[[Path], None],
        begin: Callable[[Desktop], None],
    ) -> None:
        super().__init__()
        self._make_sample = make_sample
        self._qt = qt
        self._preferences = preferences
        self._begin = begin
        self.desktop: Desktop | None = None
        self._imported.connect(self._on_imported)  # queued: it comes from the other thread
        self.window = MainWindow()
        self.window.resize(*FIRST_SIZE)
        self.window.restoreGeometry(preferences.window)
        self.window.show()
        QTimer.singleShot(0, self, self._import)  # after the first paint

    def _import(self) -> None:
        threading.Thread(target=self._import_heavy, daemon=True).start()

    def _import_heavy(self) -> None:
        import w4r_desktop.gui.desktop  # noqa: F401 - for those who import it next

        self._imported.emit()

    def _on_imported(self) -> None:
        from w4r_desktop.gui.desktop import Desktop

        self.desktop = Desktop(self._qt, self.window, self._preferences, self._make_sample)
        self._begin(self.desktop)
        self.ready.emit()
