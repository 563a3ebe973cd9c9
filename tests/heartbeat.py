"""How long the window's loop ever stood still."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class Heartbeat:
    """Beats every millisecond while it is entered.

    ``longest`` is the longest gap in seconds, other programs included; ``busiest`` is the longest
    that this thread itself worked between two beats, which a busy computer does not change.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self.busiest = 0.0
        self.beats = 0
        self._before = self._worked = 0.0
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Self:
        self._before, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._before)
        self.busiest = max(self.busiest, worked - self._worked)
        self._before, self._worked, self.beats = now, worked, self.beats + 1
