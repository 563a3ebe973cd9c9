"""Labels for words we did not write: plain, and cut short with the whole in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QStylePainter
from typing_extensions import override

from w4r_desktop.gui.widgets import tooltips

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label of plain text; ``role`` is one of the stylesheet's, e.g. ``muted``."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def wrapped(text: str, width: int, role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label of plain text that breaks its lines at a width in pixels."""
    made = label(text, role, parent)
    made.setWordWrap(True)
    made.setFixedWidth(width)
    make_room(made)
    return made


def make_room(words: QLabel, *, lines: int = 0) -> None:
    """Give a wrapped label the height of its text, and of so many lines at least.

    A form alone cuts off what hangs lowest, or lays the next row over it.
    """
    words.ensurePolished()
    needed = words.heightForWidth(words.width()) if words.text() else 0
    words.setMinimumHeight(max(needed, words.fontMetrics().lineSpacing() * lines))


def as_role(widget: QWidget, role: str) -> None:
    """Have something look as another role of the stylesheet's does from now on."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line of plain text that gives way: what does not fit is in the tooltip.

    It gives way at its end, at its ``beginning``, or in its ``middle``, as a file's name should.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        parent: QWidget | None = None,
        *,
        beginning: bool = False,
        middle: bool = False,
    ) -> None:
        super().__init__(text, parent)
        modes = Qt.TextElideMode
        self._mode = modes.ElideLeft if beginning else modes.ElideRight
        if middle:
            self._mode = modes.ElideMiddle
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    @property
    def shown_text(self) -> str:
        """What of the text there is room for."""
        return self._fitting(self.fontMetrics())

    @override
    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._explain()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
        metrics = painter.fontMetrics()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment().value), self._fitting(metrics))

    def _fitting(self, metrics: QFontMetrics) -> str:
        width = self.contentsRect().width()
        return metrics.elidedText(self.text(), self._mode, width)

    def _explain(self) -> None:
        cut = self.shown_text != self.text()
        self.setToolTip(tooltips.plain(self.text()) if cut else "")
