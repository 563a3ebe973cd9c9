"""Two presses where one was meant: a double click, a bouncing key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

TOO_CLOSE: Final = 0.150
"""Seconds within which two presses on one cell count once."""


class Presses:
    """Tells presses that count from those that follow too closely; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._cell: tuple[int, int] | None = None
        self._at = 0.0

    def now(self) -> float:
        """Return the moment of a press that may be judged later, when it is released."""
        return self._clock()

    def counts(self, cell: tuple[int, int], at: float) -> bool:
        """Return whether a press at a moment counts, and remember it if it does."""
        if cell == self._cell and at - self._at < TOO_CLOSE:
            return False
        self._cell, self._at = cell, at
        return True
