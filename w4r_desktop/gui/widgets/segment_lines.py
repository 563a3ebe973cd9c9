"""Segments set below one another where one row would cut them short."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.widgets.buttons import Button

EDGE: Final = 1
"""The frame around a row, in pixels."""

BETWEEN: Final = 4
"""Pixels between two rows, at 100 %."""


def round_ends(buttons: Sequence[Button]) -> None:
    """Give a row of segments its round ends."""
    for number, button in enumerate(buttons):
        last = number == len(buttons) - 1
        place = ("only" if last else "first") if number == 0 else "last" if last else "middle"
        if button.property("place") != place:
            button.setProperty("place", place)
            button.style().polish(button)


class SegmentLines(QWidget):
    """As many rows, equally long, as it takes to show every segment whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: tuple[Button, ...] = ()
        self._frames: list[QFrame] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, buttons: Sequence[Button]) -> None:
        """Hold these segments and no others."""
        self._buttons = tuple(buttons)
        for button in buttons:
            button.setParent(self)
            button.show()
        self.measure()

    def measure(self) -> None:
        """Take the room that the segments need in the style they are shown in."""
        for button in self._buttons:
            button.ensurePolished()
        self.updateGeometry()
        self._arrange()

    def keep_in_view(self, button: Button) -> None:
        """Do nothing: every segment is in view."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(_width(self._buttons), self._row_height)

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((_width((button,)) for button in self._buttons), default=0)
        return QSize(widest, self._row_height)

    @override
    def heightForWidth(self, width: int) -> int:
        rows = len(self._share(width))
        return rows * self._row_height + (rows - 1) * theme.current().px(BETWEEN)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _row_height(self) -> int:
        return max((button.sizeHint().height() for button in self._buttons), default=0) + 2 * EDGE

    def _share(self, width: int) -> list[Sequence[Button]]:
        """Return the segments of each row, in as few rows as fit into the width."""
        for count in range(1, len(self._buttons) + 1):
            length = ceil(len(self._buttons) / count)
            firsts = range(0, len(self._buttons), length)
            rows: list[Sequence[Button]] = [self._buttons[n : n + length] for n in firsts]
            spare = len(self._buttons)  # a segment at the end of a row can be a pixel wider
            if length == 1 or max(map(_width, rows)) + spare <= width:
                return rows
        return []

    def _arrange(self) -> None:
        rows = self._share(self.width())
        if len(rows) != len(self._frames):
            self.updateGeometry()
        self._make_frames(len(rows))
        height, top = self._row_height, 0
        for frame, buttons in zip(self._frames, rows, strict=True):
            frame.setGeometry(0, top, _width(buttons), height)
            round_ends(buttons)
            left = EDGE
            for button in buttons:
                button.setGeometry(left, top + EDGE, button.sizeHint().width(), height - 2 * EDGE)
                left += button.width()
            top += height + theme.current().px(BETWEEN)

    def _make_frames(self, count: int) -> None:
        while len(self._frames) > count:
            self._frames.pop().deleteLater()
        while len(self._frames) < count:
            frame = QFrame(self)
            frame.setProperty("role", "segments")
            frame.lower()  # the segments lie on it, and keep the keyboard when a line is added
            frame.show()
            self._frames.append(frame)


def _width(buttons: Sequence[Button]) -> int:
    """Return how wide a row of segments is."""
    return sum(button.sizeHint().width() for button in buttons) + 2 * EDGE
