"""The sign on the button of a table that has no seat left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIDE: Final = 12
"""Width and height at 100 %."""


def mark_full(button: QAbstractButton, *, full: bool) -> None:
    """Have a button bear the sign, or bear it no longer."""
    sign = button.findChild(FullSign)
    if sign is None and full:
        sign = FullSign(button)
    if sign is not None:
        sign.setVisible(full)


class FullSign(QWidget):
    """A disc with a bar in the corner of a button, which grows no wider for it."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        side = theme.current().px(SIDE)
        self.setFixedSize(side, side)
        button.installEventFilter(self)
        self._stand()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current().tokens
        chosen = self._button.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.on_chosen if chosen else tokens.amber)
        middle, radius = QPointF(self.width() / 2, self.height() / 2), self.width() / 2 - 0.5
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(tokens.chosen if chosen else tokens.card)
        bar = QRectF(0, 0, radius * 1.2, max(self.height() / 6, 2))
        bar.moveCenter(middle)
        painter.drawRect(bar)

    def _stand(self) -> None:
        gap = theme.current().px(2)
        self.move(self._button.width() - self.width() - gap, gap)
