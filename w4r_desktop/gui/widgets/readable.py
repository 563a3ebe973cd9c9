"""A chart whose figures are read one by one, by pointer and by the arrow keys alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.toast import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Readable(QWidget):
    """One stop of Tab; ``read`` tells the words of the figure that is pointed at, or none.

    ``place`` is which figure that is, -1 for none.
    """

    read = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.place = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_words(self, words: Sequence[str], summary: str) -> None:
        """Read these figures; ``summary`` is what all of them say, for those who see none."""
        self._words = tuple(words)
        self.setAccessibleDescription(summary)
        self.point_at(min(self.place, len(words) - 1))

    @property
    def words(self) -> tuple[str, ...]:
        """The figures in words, in their order."""
        return self._words

    def point_at(self, place: int) -> None:
        """Read a figure, or none of them."""
        self.place = place
        self.update()
        self.read.emit(self._words[place] if place >= 0 else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, key = len(self._words) - 1, event.key()
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        places |= dict.fromkeys(FORWARD, min(self.place + 1, last))
        places |= dict.fromkeys(BACK, max(self.place - 1, 0))
        if last < 0 or key not in places:
            super().keyPressEvent(event)
            return
        self.point_at(places[Qt.Key(key)])
        announce(self, self._words[self.place])

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.place < 0 and self._words and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.point_at(0)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(-1)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(-1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring around whoever has the focus."""
        if self.hasFocus():
            look = theme.current()
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(look.tokens.focus, 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), look.px(6), look.px(6))
