"""One segment of a row: its words, two small lines beside them, and what may be let fall on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import mnemonics, tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.icons import pixmap

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QColor,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QWidget

SMALL: Final = 12
GAP: Final = 7
SIDE: Final = 10
SIGN: Final = 13
SIGN_GAP: Final = 3
"""Lengths at 100 %: the small text, between words and lines, at both sides, the sign."""

NAME: Final = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value) | int(
    Qt.TextFlag.TextShowMnemonic.value
)
LINE: Final = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)


@dataclass(frozen=True, slots=True)
class Detail:
    """Two small lines beside a segment's words; ``spoken`` says the same at length.

    Where it is ``urgent``, the second line has a sign before it and a colour of its own.
    """

    first: str
    second: str
    spoken: str
    urgent: bool = False


class Segment(Button):
    """One button, always wide enough for the bold words it has while chosen.

    ``dropped`` tells what was let fall on it, if it ``takes`` that kind of thing.
    """

    dropped = Signal(bytes)

    def __init__(self, text: str, *, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(text, icon=icon, kind="segment", parent=parent)
        self._name = name
        self._takes = ""
        self.detail: Detail | None = None
        self.setAccessibleName(name)
        self.setCheckable(True)

    def tell(self, detail: Detail | None) -> None:
        """Show two small lines, or none."""
        if detail == self.detail:
            return
        self.detail = detail
        spoken = detail.spoken if detail else ""
        self.setAccessibleDescription(spoken)
        self.explain("")
        self.updateGeometry()
        self.update()

    def explain(self, words: str) -> None:
        """Show words as the tooltip where the small lines say nothing."""
        said = f"{self._name}: {self.detail.spoken}" if self.detail else words
        self.setToolTip(tooltips.plain(said))

    def take(self, format_name: str) -> None:
        """Take what is let fall here of one MIME format; of none if it is empty."""
        self._takes = format_name
        self.setAcceptDrops(bool(format_name))

    def width_of(self, text: str) -> int:
        """Return how wide the button is with a text."""
        look = theme.current()
        words = look.metrics(bold=True).horizontalAdvance(text)
        if self.detail is not None:
            return words + look.px(2 * SIDE) + self._lines_width() + 2
        return words + look.px(28) + (look.px(24) if not self.icon().isNull() else 0)

    @override
    def sizeHint(self) -> QSize:
        look, usual = theme.current(), super().sizeHint()
        bold = look.metrics(bold=True).horizontalAdvance(self.text())
        if self.detail is not None:
            width = self.width_of(self.text().replace("&&", "&"))
            return QSize(width, max(usual.height(), 2 * self._line_height() + look.px(6)))
        plain = self.fontMetrics().horizontalAdvance(self.text())
        return usual + QSize(max(bold - plain, 0) + 2, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.detail is None:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # it is written below
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._write(painter, self.detail)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes and event.mimeData().hasFormat(self._takes):
            event.acceptProposedAction()
            self.setDown(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.setDown(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.setDown(False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData().data(self._takes).data())

    def _write(self, painter: QStylePainter, detail: Detail) -> None:
        look, chosen = theme.current(), self.isChecked()
        tokens = look.tokens
        ink = tokens.on_chosen if chosen else tokens.ink
        quiet = tokens.on_chosen if chosen else tokens.muted
        side, high = look.px(SIDE), self._line_height()
        painter.setPen(ink)
        painter.setFont(look.font(bold=chosen))
        painter.drawText(self.rect().adjusted(side, 0, 0, 0), NAME, self.text())
        left = self.width() - side - self._lines_width() + look.px(GAP)
        if not detail.second:
            painter.setPen(quiet)
            painter.setFont(look.font(SMALL))
            room = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(room, LINE, detail.first)
            return
        top = (self.height() - 2 * high) // 2
        self._write_line(painter, QRect(left, top, self.width() - left, high), detail.first, quiet)
        room = QRect(left, top + high, self.width() - left, high)
        if detail.urgent:
            quiet = tokens.on_chosen if chosen else tokens.amber
            size = look.px(SIGN)
            sign = pixmap("quiet", quiet, size, self.devicePixelRatioF())
            painter.drawPixmap(left, room.center().y() - size // 2, sign)
            room.setLeft(left + size + look.px(SIGN_GAP))
        self._write_line(painter, room, detail.second, quiet, bold=detail.urgent)

    def _write_line(
        self, painter: QStylePainter, room: QRect, text: str, ink: QColor, *, bold: bool = False
    ) -> None:
        painter.setPen(ink)
        painter.setFont(theme.current().font(SMALL, bold=bold))
        painter.drawText(room, LINE, text)

    def _line_height(self) -> int:
        return theme.current().metrics(SMALL).height() - 1

    def _lines_width(self) -> int:
        """Return the width of the small lines with the gap before them."""
        if self.detail is None:
            return 0
        look, urgent = theme.current(), self.detail.urgent
        sign = look.px(SIGN + SIGN_GAP) if urgent else 0
        first = look.metrics(SMALL).horizontalAdvance(self.detail.first)
        second = look.metrics(SMALL, bold=urgent).horizontalAdvance(self.detail.second)
        return look.px(GAP) + max(first, second + sign)


def segment(text: str, *, icon: str, name: str, parent: QWidget) -> Segment:
    """Return a segment whose text shows every character as it was typed."""
    return Segment(mnemonics.plain(text), icon=icon, name=name, parent=parent)
