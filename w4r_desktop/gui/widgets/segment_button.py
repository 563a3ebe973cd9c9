"""One segment of a row: its words, small ones beside and below, and what may be let fall on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter
from typing_extensions import override

from w4r_desktop.gui import dragged, theme
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
GAP: Final = 4
SIDE: Final = 6
SIGN: Final = 12
SIGN_GAP: Final = 2
BETWEEN: Final = 4
LONGEST: Final = 130
"""Lengths at 100 %: the small text, between the words and what is beside them, at both sides, the
signs, what is between two counts, and the most that words take which have something beside them."""

LINE: Final = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)


@dataclass(frozen=True, slots=True)
class Detail:
    """What is small beside a segment's words and below them; ``spoken`` says it at length.

    Below are ``counts``, each with the name of a drawing that says of what. What is ``beside`` has
    a sign before it and a colour of its own where it is ``urgent``.
    """

    counts: tuple[tuple[str, str], ...]
    beside: str
    spoken: str
    urgent: bool = False


class Segment(Button):
    """One button, always wide enough for the bold words it has while chosen.

    ``dropped`` tells the ids of what was let fall on it, if it ``takes`` that kind of thing.
    """

    dropped = Signal(tuple)

    def __init__(self, text: str, *, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(mnemonics.plain(text), icon=icon, kind="segment", parent=parent)
        self._name = name
        self._words = text
        self._takes = ""
        self._over = False
        self._room: Detail | None = None
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

    def reserve(self, room: Detail) -> None:
        """Keep room for small lines as wide as these, whatever they say."""
        if room != self._room:
            self._room = room
            self.explain("")
            self.updateGeometry()

    def show_words(self, text: str) -> None:
        """Show other words, with every character as it was typed."""
        self._words = text
        self.setText(mnemonics.plain(text))

    def explain(self, words: str) -> None:
        """Show words as the tooltip where the small lines say nothing and the name is whole."""
        words = words or (self._name if self._has_lines and self._fitting != self._words else "")
        said = f"{self._name}: {self.detail.spoken}" if self.detail else words
        self.setToolTip(tooltips.plain(said))

    def take(self, kind: str) -> None:
        """Take what is let fall here of one kind that is dragged; of none if it is empty."""
        self._takes = kind
        self.setAcceptDrops(bool(kind))

    def width_of(self, text: str) -> int:
        """Return how wide the button is with a text."""
        look = theme.current()
        words = look.metrics(bold=True).horizontalAdvance(text)
        if self._has_lines:
            kept = [detail for detail in (self.detail, self._room) if detail is not None]
            first = min(words, look.px(LONGEST)) + look.px(GAP) + max(map(_beside_width, kept))
            return max(first, *map(_counts_width, kept)) + look.px(2 * SIDE) + 2
        return words + look.px(28) + (look.px(24) if not self.icon().isNull() else 0)

    @override
    def sizeHint(self) -> QSize:
        look, usual = theme.current(), super().sizeHint()
        if self._has_lines:
            high = max(usual.height(), look.metrics().height() + _small_height() + look.px(4))
            return QSize(self.width_of(self._words), high)
        bold = look.metrics(bold=True).horizontalAdvance(self.text())
        plain = self.fontMetrics().horizontalAdvance(self.text())
        return usual + QSize(max(bold - plain, 0) + 2, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._has_lines:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # it is written below
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self._over:
            painter.fillRect(self.rect(), theme.current().tokens.accent)
        self._write(painter)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes and event.mimeData().hasFormat(self._takes):
            event.acceptProposedAction()
            self._show_over(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        if found := dragged.ids(event.mimeData(), self._takes):
            event.acceptProposedAction()
            self.dropped.emit(found)

    @property
    def _has_lines(self) -> bool:
        return self.detail is not None or self._room is not None

    @property
    def _fitting(self) -> str:
        """The words as far as there is room for them beside the lines."""
        look = theme.current()
        most = look.px(LONGEST)
        metrics = look.metrics(bold=True)
        return metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, most)

    def _show_over(self, *, over: bool) -> None:
        """Show that what is dragged will land here."""
        self._over = over
        self.setDown(over)
        self.update()

    def _inks(self) -> tuple[QColor, QColor]:
        """Return the colours of the words and of the lines beside them."""
        tokens = theme.current().tokens
        if self._over:
            return tokens.on_accent, tokens.on_accent
        if self.isChecked():
            return tokens.on_chosen, tokens.on_chosen
        return tokens.ink, tokens.muted

    def _write(self, painter: QStylePainter) -> None:
        look, detail = theme.current(), self.detail
        ink, quiet = self._inks()
        room = self.rect().adjusted(look.px(SIDE), 0, -look.px(SIDE), 0)
        if detail is not None:
            high = look.metrics().height()
            room = QRect(
                room.left(), (self.height() - high - _small_height()) // 2, room.width(), high
            )
        painter.setPen(ink)
        painter.setFont(look.font(bold=self.isChecked()))
        painter.drawText(room, LINE, self._fitting)
        if detail is None:
            return
        self._write_beside(painter, detail, QRect(room), quiet)
        room.translate(0, room.height())
        room.setHeight(_small_height())
        self._write_counts(painter, room, quiet)

    def _write_beside(
        self, painter: QStylePainter, detail: Detail, room: QRect, ink: QColor
    ) -> None:
        look = theme.current()
        room.setLeft(room.right() + 1 - _beside_width(detail))
        if detail.urgent:
            ink = look.tokens.amber if ink == look.tokens.muted else ink
            self._draw(painter, room, "quiet", ink)
        painter.setPen(ink)
        painter.setFont(look.font(SMALL, bold=detail.urgent))
        painter.drawText(room, LINE, detail.beside)

    def _write_counts(self, painter: QStylePainter, room: QRect, ink: QColor) -> None:
        look = theme.current()
        painter.setPen(ink)
        painter.setFont(look.font(SMALL))
        for drawing, words in self.detail.counts if self.detail else ():
            self._draw(painter, room, drawing, ink)
            painter.drawText(room, LINE, words)
            wide = painter.fontMetrics().horizontalAdvance(words)
            room.setLeft(room.left() + wide + look.px(BETWEEN))

    def _draw(self, painter: QStylePainter, room: QRect, drawing: str, ink: QColor) -> None:
        """Draw a sign at the left of a room, and leave what is beside it."""
        size = theme.current().px(SIGN)
        drawn = pixmap(drawing, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(room.left(), room.center().y() - size // 2, drawn)
        room.setLeft(room.left() + size + theme.current().px(SIGN_GAP))


def _small_height() -> int:
    return theme.current().metrics(SMALL).height() - 1


def _beside_width(detail: Detail) -> int:
    look = theme.current()
    sign = look.px(SIGN) + look.px(SIGN_GAP)
    words = look.metrics(SMALL, bold=detail.urgent).horizontalAdvance(detail.beside)
    return words + sign * detail.urgent


def _counts_width(detail: Detail) -> int:
    look = theme.current()
    sign = look.px(SIGN) + look.px(SIGN_GAP)
    words = sum(look.metrics(SMALL).horizontalAdvance(count) for _drawing, count in detail.counts)
    return words + (sign + look.px(BETWEEN)) * len(detail.counts) - look.px(BETWEEN)
