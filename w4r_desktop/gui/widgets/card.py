"""White rounded frames that hold what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget


class Card(QFrame):
    """A frame with an optional title; what it holds goes into ``body``."""

    def __init__(
        self, title: str = "", *, role: str = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        px = theme.current().px
        self.body.setContentsMargins(px(18), px(14), px(18), px(14))
        self.body.setSpacing(px(8))
        self.title = ElidedLabel(title, "heading" if role == "card" else f"{role}-title", self)
        self.title.setVisible(bool(title))
        self.body.addWidget(self.title)

    def set_title(self, title: str) -> None:
        """Show another title, or none."""
        self.title.setText(title)
        self.title.setVisible(bool(title))


class StatCard(Card):
    """One figure of the results: what it counts, the number, and a small line about it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        px = theme.current().px
        self.body.setSpacing(px(1))
        self._what = ElidedLabel(title, "small", self)
        self._figure = label("", "figure", self)
        self._detail = label("", "small", self)
        self._detail.setWordWrap(True)
        self._beside = label("", "small", self)
        self._beside.setWordWrap(True)
        for part in (self._what, self._figure, self._detail, self._beside):
            self.body.addWidget(part)
        self.body.addStretch()

    def show_figure(self, figure: str, detail: str = "", *, good: bool = False) -> None:
        """Show a number, already in the reader's language, and a line about it."""
        self._figure.setText(figure)
        _say(self._detail, detail, good=good)
        self._name()

    def show_beside(self, words: str, *, good: bool = False) -> None:
        """Show what it was at another time, or nothing."""
        _say(self._beside, words, good=good)
        self._name()

    def _name(self) -> None:
        lines = (self._detail.text(), self._beside.text())
        figure = f"{self._what.text()}: {self._figure.text()}"
        self.setAccessibleName(". ".join((figure, *(line for line in lines if line))))


def _say(line: QLabel, words: str, *, good: bool) -> None:
    line.setText(words)
    line.setVisible(bool(words))
    role = "good" if good else "small"
    if line.property("role") != role:
        line.setProperty("role", role)
        line.style().polish(line)
