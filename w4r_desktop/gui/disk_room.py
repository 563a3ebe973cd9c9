"""How much room the disk of the open event has, and room kept in reserve while there is enough."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.errors import DiskRefusedError
from w4r_desktop.language import _, number
from w4r_desktop.store import reserve

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.workspace import Workspace

LOW: Final = 500_000_000
"""In bytes: with less than this, somebody is asked to make room."""

MEGABYTE: Final = 1_000_000
STEP: Final = 10
"""In megabytes: the words change no more often."""

MORE: Final = 10_000_000
"""In bytes: so much more is room again."""

FIRST: Final = 4_000
AGAIN: Final = 60_000
SOON: Final = 2_000
"""Milliseconds until the disk is looked at, and between two looks, the last while it is full."""


class RoomAgain(QObject):
    """Waits until full disks have more room; ``came`` tells that one has."""

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._least: dict[Path, int] = {}
        self._timer = QTimer(self, interval=SOON)
        self._timer.timeout.connect(self._look)

    def wait_for(self, *folders: Path) -> None:
        """Wait until one of the disks of these folders has more room than it has now."""
        self._least = {}
        for folder in folders:
            if (room := reserve.free_room(folder)) is not None:
                self._least[folder] = room
        self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()

    def _look(self) -> None:
        for folder, least in self._least.items():
            room = reserve.free_room(folder)
            if room is not None and room >= least + MORE:
                self.stop()
                self.came.emit()
                return
            self._least[folder] = least if room is None else min(least, room)


class DiskRoom(QObject):
    """Looks at the disk now and then, and after each change; ``words`` says whether room is short.

    ``changed`` tells that the words are others now, or that there ``is_room_again`` after a change
    was refused because the disk was full. Nothing is kept in reserve for what is thrown away.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject, *, keeps: bool = True) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._folder = workspace.path.parent
        self._keeps = keeps
        self._left = threading.Event()
        self.is_room_again = False
        self._again = RoomAgain(self)
        self._again.came.connect(self._on_room_again)
        workspace.troubled.connect(self._on_trouble)
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

    def _on_trouble(self) -> None:
        self.is_room_again = False
        trouble = self._workspace.trouble
        if isinstance(trouble, DiskRefusedError) and trouble.full:
            self._again.wait_for(self._folder)
        else:
            self._again.stop()
        self.look()

    def _on_room_again(self) -> None:
        self.is_room_again = True
        self.changed.emit()

    def _keep(self) -> None:
        """Keep room in reserve on another thread: a slow disk takes seconds."""
        if self._keeps:
            about = (self._folder, self._left)
            threading.Thread(target=reserve.keep, args=about, daemon=True).start()
        self.look()

    def _leave(self) -> None:
        self._left.set()
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
