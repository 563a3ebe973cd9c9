"""How the window starts: painted first, filled as soon as the heavy rest is imported."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.gui.crash import Reporter, note_qt_messages
from w4r_desktop.gui.main_window import MainWindow
from w4r_desktop.logs import keep_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from w4r_desktop.gui.desktop import Desktop
    from w4r_desktop.gui.preferences import Preferences

FIRST_SIZE: Final = (1366, 728)


class Starter(QObject):
    """Shows the bare window at once, and gives it its ``desktop`` when that is imported.

    Whatever goes wrong from then on is told: where an event cannot be shown, over the list of all
    events; where not even that can, in a dialog, and the program ends.
    """

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
        self._reporter = Reporter(self.window, self.window)
        self._reporter.install()
        self.window.resize(*FIRST_SIZE)
        self.window.restoreGeometry(preferences.window)
        self.window.show()
        QTimer.singleShot(0, self, self._import)  # after the first paint

    def _import(self) -> None:
        keep_log()
        note_qt_messages()
        threading.Thread(target=self._import_heavy, daemon=True).start()

    def _import_heavy(self) -> None:
        import w4r_desktop.gui.desktop  # noqa: F401 - for those who import it next

        self._imported.emit()

    def _on_imported(self) -> None:
        from w4r_desktop.gui.desktop import Desktop

        self.desktop = Desktop(self._qt, self.window, self._preferences, self._make_sample)
        self._reporter.way_back = self.desktop.show_events
        self._begin(self.desktop)
        self.ready.emit()
