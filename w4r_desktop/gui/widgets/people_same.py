"""The offer that follows an equal name: the two are one, or somebody has come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from w4r_desktop.gui.widgets import mnemonics, tooltips
from w4r_desktop.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

AROUND = 2
"""Letters' widths that the words keep from either edge."""


class SameButton(Button):
    """A button that keeps its room while it is away, so that nothing moves when it comes.

    Words that are longer than the room are cut short; the tooltip has them all.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", name=" ", parent=parent)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def offer(self, words: str) -> None:
        """Offer what the words say."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(tooltips.plain(words))
        self._fit()
        self.show()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - 2 * AROUND * metrics.averageCharWidth()
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(mnemonics.plain(words))
