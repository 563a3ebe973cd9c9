"""Two columns side by side, or one below the other where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

ROOM: Final = 460
"""The least width for both, at 100 %."""


class Sides(QWidget):
    """Holds what is added to each column, both beginning at the top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.current().px
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(18))
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(px(6))
            column.addStretch(1)
            self._both.addLayout(column, 1)

    def add(self, left: QWidget | None, right: QWidget | None) -> None:
        """Add something to each column, below what is there."""
        for column, part in zip(self._columns, (left, right), strict=True):
            if part is not None:
                column.insertWidget(column.count() - 1, part)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        wider = max(column.minimumSize().width() for column in self._columns)
        return QSize(wider, hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(ROOM)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
