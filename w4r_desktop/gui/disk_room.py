"""How much room the disk of the open event has, and room kept in reserve while there is enough."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.language import _, number
from w4r_desktop.store import reserve

if TYPE_CHECKING:
    from w4r_desktop.gui.workspace import Workspace

LOW: Final = 500_000_000
"""In bytes: with less than this, somebody is asked to make room."""

MEGABYTE: Final = 1_000_000
STEP: Final = 10
"""In megabytes: the words change no more often."""

FIRST: Final = 4_000
AGAIN: Final = 60_000
"""Milliseconds until the disk is looked at, and between two looks."""


class DiskRoom(QObject):
    """Looks at the disk now and then, and after each change; ``words`` says whether room is short.

    ``changed`` tells that the words are others now.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = workspace.path.parent
        self.words = self._said()
        workspace.changed.connect(self.look)
        workspace.closed.connect(self._leave)
        QTimer.singleShot(FIRST, self, self._keep)  # the sheet comes first
        timer = QTimer(self, interval=AGAIN)
        timer.timeout.connect(self._keep)
        timer.start()

    def look(self) -> None:
        """See whether there is enough room now."""
        if (said := self._said()) != self.words:
            self.words = said
            self.changed.emit()

    def _keep(self) -> None:
        """Keep room in reserve on another thread: a slow disk takes seconds."""
        threading.Thread(target=reserve.keep, args=(self._folder,), daemon=True).start()
        self.look()

    def _leave(self) -> None:
        reserve.leave(self._folder)

    def _said(self) -> str:
        room = reserve.free_room(self._folder)
        if room is None or room >= LOW:
            return ""
        if room < reserve.SIZE + reserve.LEFT:
            return _(
                "The disk of this event is nearly full. Everything shown is saved, and what room "
                "is left is for the letters of tonight. Please make room, for instance by "
                "emptying the bin."
            )
        return _(
            "Only {count} MB are free on the disk of this event. Everything is saved. "
            "Please make room, for instance by emptying the bin."
        ).format(count=number(room // MEGABYTE // STEP * STEP))
