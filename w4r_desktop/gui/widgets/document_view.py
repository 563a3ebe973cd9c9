"""Formatted words that take as much height as they need; whoever reads may select and copy them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget


class DocumentView(QTextEdit):
    """Shows a document without scrolling; what it stands in scrolls. ``name`` says what it is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reading")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUndoRedoEnabled(False)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def set_reading_font(self, font: QFont) -> None:
        """Set the font that is written in from now on."""
        self.document().setDefaultFont(font)

    @override
    def sizeHint(self) -> QSize:
        return QSize(10, ceil(self.document().size().height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(10, 10)

    def _on_size(self, size: QSizeF) -> None:
        self.setFixedHeight(ceil(size.height()))
