"""Keys drawn as keys, in a line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from w4r_desktop.gui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class KeyHint(QWidget):
    """Words and keys in turn, the first words bold: what is counted, and how."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addStretch()
        self._parts: list[QLabel] = []

    def show_parts(self, heading: str, parts: Sequence[tuple[str, str]]) -> None:
        """Show a bold heading, then pairs of a key (or none) and the words that follow it."""
        for old in self._parts:
            self._layout.removeWidget(old)
            old.deleteLater()
        self._parts = [label(heading, "heading", self)]
        for key, words in parts:
            if key:
                self._parts.append(label(key, "key", self))
            self._parts.append(label(words, "small", self))
        for part in self._parts:
            self._layout.addWidget(part)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out from the end what there is no room for, rather than cutting words."""
        room = self.width()
        for part in self._parts:
            room -= part.sizeHint().width() + self._layout.spacing()
            part.setVisible(room >= 0)
