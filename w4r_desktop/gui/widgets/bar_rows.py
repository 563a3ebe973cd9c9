"""Bars by case: a name, what was done for it in a few parts, how many pieces, what is beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language, wording
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.readable import Readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLabel

PARTS: Final = 3

PIECES: Final = slice(2)
"""The parts that are pieces, letters and cards; a bar goes on with what is beside them."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One line: a name and as many parts as the legend has, at most three.

    ``mark`` is a word in amber beside the name, which gives way to it.
    """

    name: str
    parts: tuple[int, ...]
    mark: str = ""

    @property
    def pieces(self) -> int:
        """The number at the end of the line."""
        return sum(self.parts[PIECES])

    @property
    def others(self) -> int:
        """What is beside the pieces."""
        return self.whole - self.pieces

    @property
    def whole(self) -> int:
        """How long the bar is."""
        return sum(self.parts)


PATTERNS: Final = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
)
"""What is drawn over each part, for those who cannot tell the colours apart."""


def fill_part(painter: QPainter, place: QRectF, number: int) -> None:
    """Paint the ground of the first, second or third part: plain, hatched, dotted."""
    tokens = theme.current().tokens
    grounds = (tokens.bar_first, tokens.bar_second, tokens.bar_third)
    painter.fillRect(place, grounds[number])
    over = (tokens.bar_first, tokens.on_accent, tokens.card)[number]
    painter.fillRect(place, QBrush(over, PATTERNS[number]))


class Bar(QWidget):
    """One bar; its accessible name is its figures in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: tuple[int, ...] = ()
        self._longest = 1
        self._pointed_at = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[int, ...], longest: int, words: str) -> None:
        """Show parts against the longest bar there is."""
        self.setAccessibleName(words)
        if (parts, longest) != (self._parts, self._longest):
            self._parts, self._longest = parts, max(longest, 1)
            self.update()

    def point_at(self, *, pointed_at: bool) -> None:
        """Mark it while its figures are read, or not any more."""
        if pointed_at != self._pointed_at:
            self._pointed_at = pointed_at
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QPainterPath()
            frame.addRoundedRect(QRectF(self.rect()), look.px(5), look.px(5))
            painter.setClipPath(frame)
            painter.fillRect(self.rect(), look.tokens.bar_track)
            start = 0.0
            for number, part in enumerate(self._parts):
                width = self.width() * max(part, 0) / self._longest
                fill_part(painter, QRectF(start, 0, width, self.height()), number)
                start += width
                if width:  # a seam, where two parts are alike to somebody
                    painter.fillRect(QRectF(start - 1, 0, 1, self.height()), look.tokens.card)
            if self._pointed_at:
                painter.setPen(QPen(look.tokens.focus, 2 * look.px(2)))
                painter.drawPath(frame)


class MarkedName(QWidget):
    """A name that is cut short before the mark beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", "", self)
        self.mark = label("", "mark", self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(6))
        line.addWidget(self.name)
        line.addWidget(self.mark)
        line.addStretch()

    def show_name(self, name: str, mark: str) -> None:
        """Show a name, and a mark if it has one."""
        self.name.setText(name)
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))


class _Swatch(QWidget):
    """The colour of a part in the legend."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        side = theme.current().px(12)
        self.setFixedSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            fill_part(painter, QRectF(self.rect()), self._number)


class BarRows(Readable):
    """Lines of bars under a title and a legend, which names the parts: letters, cards, other.

    The ``legend`` may be moved to where there is room for it.
    """

    def __init__(
        self, legend: Sequence[str], parent: QWidget | None = None, *, title: str = ""
    ) -> None:
        super().__init__(title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        assert len(legend) <= PARTS
        self._title = title
        self._names = tuple(legend)
        self.legend = self._make_legend()
        self._lines: list[tuple[MarkedName, Bar, QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.current().px(16))
        self._grid.setVerticalSpacing(theme.current().px(10))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 8)
        layout = QVBoxLayout(self)
        ring = theme.current().px(5)
        layout.setContentsMargins(ring, ring, ring, ring)
        layout.setSpacing(theme.current().px(10))
        if title:
            layout.addWidget(label(title, "heading", self))
        layout.addWidget(self.legend)
        layout.addLayout(self._grid)
        layout.addStretch()

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        """Show these lines, the longest bar across the whole width."""
        while len(self._lines) > len(rows):
            for part in self._lines.pop():
                self._grid.removeWidget(part)
                part.deleteLater()
        while len(self._lines) < len(rows):
            self._add_line()
        longest = max((row.whole for row in rows), default=1)
        for row, (name, bar, pieces, others) in zip(rows, self._lines, strict=True):
            name.show_name(row.name, row.mark)
            pieces.setText(language.number(row.pieces))
            others.setText(self._others_of(row))
            bar.show_parts(row.parts, longest, self._figures_of(row))
        self.show_words([self._figures_of(row) for row in rows], self._title)

    @override
    def point_at(self, place: int) -> None:
        super().point_at(place)
        for here, (_name, bar, *_figures) in enumerate(self._lines):
            bar.point_at(pointed_at=here == place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            place = next(n for n, line in enumerate(self._lines) if line[1] is watched)
            self.point_at(place if event.type() == QEvent.Type.Enter else -1)
        return False

    def _figures_of(self, row: BarRow) -> str:
        figures = ", ".join(
            f"{language.number(part)} {name}"
            for part, name in zip(row.parts[PIECES], self._names[PIECES], strict=True)
        )
        name = f"{row.name}, {row.mark}" if row.mark else row.name
        said = (f"{wording.pieces(row.pieces)} ({figures})", self._others_of(row))
        return f"{name}: {', '.join(filter(None, said))}"

    def _others_of(self, row: BarRow) -> str:
        return f"{language.number(row.others)} {self._names[-1]}" if row.others else ""

    def _add_line(self) -> None:
        figures = label("", "heading", self), label("", "small", self)
        line = (MarkedName(self), Bar(self), *figures)
        for part in figures:
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate(line):
            self._grid.addWidget(widget, len(self._lines), column)
        line[1].installEventFilter(self)
        self._lines.append(line)

    def _make_legend(self) -> QWidget:
        legend = QWidget(self)
        line = QHBoxLayout(legend)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(6))
        line.addStretch()
        for number, name in enumerate(self._names):
            line.addWidget(_Swatch(number, legend))
            line.addWidget(label(name, "small", legend))
        return legend
