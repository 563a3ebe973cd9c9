"""The line over everything while what is open is not simply tonight's evening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

STRIPE: Final = 18
"""Width of a stripe at 100 %, in pixels."""

EDGE: Final = 6
ENDS: Final = 54
"""What is striped around the words, above and below them and at both ends."""


class Banner(QFrame):
    """Says for as long as an event is open what it is, in ink on yellow.

    Amid stripes it says that nothing counts here.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        px = theme.current().px
        self._striped = True
        self._words = label("", "on-accent", self)
        self._words.setWordWrap(True)
        self._plate = QFrame(self)
        self._plate.setProperty("role", "practice")
        self._inside = QHBoxLayout(self._plate)
        self._inside.setContentsMargins(px(12), px(2), px(2), px(2))
        self._inside.addWidget(self._words, 1)
        around = QHBoxLayout(self)
        around.setContentsMargins(px(ENDS), px(EDGE), px(ENDS), px(EDGE))
        around.addWidget(self._plate)
        self.hide()

    def say(
        self,
        text: str,
        ways: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        striped: bool = True,
    ) -> None:
        """Show what is open, and a button for each of the ``ways`` on, with what it does."""
        self._striped = striped
        self._words.setText(text)
        self.setAccessibleName(text)
        for words, deed in ways:
            button = Button(words, parent=self._plate)
            button.clicked.connect(deed)
            self._inside.addWidget(button)
        self.show()
        announce(self, text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.tokens.accent)
        painter.setPen(look.tokens.accent)
        painter.setBrush(look.tokens.on_accent)
        wide, high = look.px(STRIPE), self.height()
        for start in range(-high, self.width() if self._striped else -high, 2 * wide):
            corners = ((start, high), (start + high, 0), (start + high + wide, 0))
            stripe = [QPointF(x, y) for x, y in (*corners, (start + wide, high))]
            painter.drawPolygon(QPolygonF(stripe))
        painter.end()
