"""The open event copied for another thread, a little between two turns of the event loop."""

from __future__ import annotations

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
    the event is closed. ``now`` is the computer's clock. It lives as long as the event is open,
    whoever wanted the copy: half a copy would keep the file from being let go.
    """

    taken = Signal(object)
    failed = Signal(Exception)

    def __init__(self, workspace: Workspace, now: Callable[[], datetime]) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._now = now
        self._copying: Copying | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        workspace.closed.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether the event is being copied."""
        return self._copying is not None

    def start(self) -> None:
        """Begin, unless it is being copied already."""
        if self._copying is None:
            self._copying = self._workspace.read(Copying, name=self._workspace.path.stem)
            self._turn.start()

    def finish(self) -> None:
        """Copy all of it now."""
        self.start()
        while self.is_busy:
            self._go_on()

    def stop(self) -> None:
        """Leave it."""
        if self._copying is not None:
            self._copying.stop()
            self._end()

    def _go_on(self) -> None:
        assert self._copying is not None
        try:
            image = self._workspace.read(self._copying.step, at=self._now())
        except Exception as error:  # noqa: BLE001 - whoever waits is to be told
            self._end()
            self.failed.emit(error)
            return
        if image is not None:
            self._end()
            self.taken.emit(image)

    def _end(self) -> None:
        self._turn.stop()
        self._copying = None
