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
        self._pairs: list[list[QLabel]] = []

    def show_parts(self, heading: str, parts: Sequence[tuple[str, str]]) -> None:
        """Show a bold heading, then pairs of a key (or none) and the words that follow it."""
        for old in self._parts:
            self._layout.removeWidget(old)
            old.deleteLater()
        self._parts = [label(heading, "heading", self)]
        self._pairs = [self._parts[:]]
        for key, words in parts:
            pair = [label(key, "key", self)] if key else []
            pair.append(label(words, "small", self))
            self._pairs.append(pair)
            self._parts += pair
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
        for pair in self._pairs:
            room -= sum(part.sizeHint().width() + self._layout.spacing() for part in pair)
            for part in pair:
                part.setVisible(room >= 0)
