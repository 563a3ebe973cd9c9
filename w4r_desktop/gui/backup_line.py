"""The last backup in the line at the foot of the window, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from w4r_desktop.gui.backing_up import backing_up
from w4r_desktop.gui.backup_words import full_words, short_line
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.main_window import MainWindow
    from w4r_desktop.gui.workspace import Workspace


class BackupLine(QObject):
    """Keeps the words true; the same trouble is told once, until a backup was made again."""

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._now = now
        self._told = ""
        self._backing = backing_up(workspace)
        if self._backing is not None:
            self._backing.changed.connect(self._show)
            self._backing.refused.connect(self._tell)
            self._show()

    def _show(self) -> None:
        assert self._backing is not None
        text, safe = short_line(self._backing, self._now())
        told = full_words(self._backing, self._now()) if text else ""
        self._window.status.show_backup(text, told=told, safe=safe)
        if safe:
            self._told = ""

    def _tell(self, refusal: W4RError) -> None:
        words = explain(refusal)
        if words != self._told:
            self._told = words
            self._window.complain(words)
