"""The open event copied for another thread, a little between two turns of the event loop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.store.copying import Copying

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from w4r_desktop.gui.workspace import Workspace


class ImageTaking(QObject):
    """Takes one Image of the event at a time, while its window stays alive.

    ``taken`` has it, ``failed`` why there is none. Nothing more is said after ``stop``, or when
    the event is closed. ``now`` is the computer's clock.
    """

    taken = Signal(object)
    failed = Signal(Exception)

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._now = now
        self._under_way: list[Copying] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        workspace.closed.connect(self.stop)
        self.destroyed.connect(partial(_stop, self._under_way))

    @property
    def is_busy(self) -> bool:
        """Whether the event is being copied."""
        return bool(self._under_way)

    def start(self) -> None:
        """Begin, unless it is being copied already."""
        if not self.is_busy:
            copying = self._workspace.read(Copying, name=self._workspace.path.stem)
            self._under_way.append(copying)
            self._turn.start()

    def finish(self) -> None:
        """Copy all of it now."""
        self.start()
        while self.is_busy:
            self._go_on()

    def stop(self) -> None:
        """Leave it."""
        self._turn.stop()
        _stop(self._under_way)

    def _go_on(self) -> None:
        try:
            image = self._workspace.read(self._under_way[0].step, at=self._now())
        except Exception as error:  # noqa: BLE001 - whoever waits is to be told
            self._end()
            self.failed.emit(error)
            return
        if image is not None:
            self._end()
            self.taken.emit(image)

    def _end(self) -> None:
        self._turn.stop()
        self._under_way.clear()


def _stop(under_way: list[Copying], _gone: QObject | None = None) -> None:
    while under_way:
        under_way.pop().stop()
