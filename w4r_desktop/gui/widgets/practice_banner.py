"""The striped line over everything while somebody practises on a copy of an evening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

STRIPE: Final = 18
"""Width of a stripe at 100 %, in pixels."""

EDGE: Final = 6
ENDS: Final = 54
"""What is striped around the words, above and below them and at both ends."""


class PracticeBanner(QFrame):
    """Says that nothing counts here, in ink on plain yellow amid stripes.

    ``left`` asks to go back to the evening, ``thrown_away`` to be rid of the copy as well.
    """

    left = Signal()
    thrown_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        px = theme.current().px
        self._words = label("", "on-accent", self)
        self._words.setWordWrap(True)
        self.leave = Button(parent=self)
        self.throw_away = Button(_("Throw this copy away"), parent=self)
        self.leave.clicked.connect(self.left)
        self.throw_away.clicked.connect(self.thrown_away)
        plate = QFrame(self)
        plate.setProperty("role", "practice")
        inside = QHBoxLayout(plate)
        inside.setContentsMargins(px(12), px(2), px(2), px(2))
        inside.addWidget(self._words, 1)
        inside.addWidget(self.leave)
        inside.addWidget(self.throw_away)
        around = QHBoxLayout(self)
        around.setContentsMargins(px(ENDS), px(EDGE), px(ENDS), px(EDGE))
        around.addWidget(plate)
        self.hide()

    def say(self, text: str, *, leave: str) -> None:
        """Show what is practised on and the way out; without words for that there is none."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.leave.setText(leave)
        for button in (self.leave, self.throw_away):
            button.setVisible(bool(leave))
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
        for start in range(-high, self.width(), 2 * wide):
            corners = ((start, high), (start + high, 0), (start + high + wide, 0))
            stripe = [QPointF(x, y) for x, y in (*corners, (start + wide, high))]
            painter.drawPolygon(QPolygonF(stripe))
        painter.end()
