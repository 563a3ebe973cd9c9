"""Bars by case: a name, what was written for it in a few parts, the sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPaintEvent
    from PySide6.QtWidgets import QLabel

PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class BarRow:
    """One line: a name and as many parts as the legend has, at most three.

    ``mark`` is a word in amber beside the name, which gives way to it.
    """

    name: str
    parts: tuple[int, ...]
    mark: str = ""

    @property
    def total(self) -> int:
        """The number at the end of the line."""
        return sum(self.parts)


def part_colour(number: int) -> QColor:
    """Return the colour of the first, second or third part."""
    tokens = theme.current().tokens
    return (tokens.bar_first, tokens.bar_second, tokens.bar_third)[number]


class Bar(QWidget):
    """One bar; its accessible name is its figures in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: tuple[int, ...] = ()
        self._longest = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[int, ...], longest: int, words: str) -> None:
        """Show parts against the longest bar there is."""
        self.setAccessibleName(words)
        if (parts, longest) != (self._parts, self._longest):
            self._parts, self._longest = parts, max(longest, 1)
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
                width = self.width() * part / self._longest
                painter.fillRect(QRectF(start, 0, width, self.height()), part_colour(number))
                start += width


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
        side = theme.current().px(10)
        self.setFixedSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), part_colour(self._number))


class BarRows(QWidget):
    """Lines of bars under a title and a legend, which names the parts: letters, cards, other."""

    def __init__(
        self, legend: Sequence[str], parent: QWidget | None = None, *, title: str = ""
    ) -> None:
        super().__init__(parent)
        assert len(legend) <= PARTS
        self._title = title
        self._legend = tuple(legend)
        self._lines: list[tuple[MarkedName, Bar, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.current().px(16))
        self._grid.setVerticalSpacing(theme.current().px(10))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(12))
        layout.addLayout(self._legend_line())
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
        longest = max((row.total for row in rows), default=1)
        for row, (name, bar, total) in zip(rows, self._lines, strict=True):
            name.show_name(row.name, row.mark)
            total.setText(language.number(row.total))
            bar.show_parts(row.parts, longest, self._words(row))

    def _words(self, row: BarRow) -> str:
        figures = ", ".join(
            f"{language.number(part)} {name}"
            for part, name in zip(row.parts, self._legend, strict=True)
        )
        name = f"{row.name}, {row.mark}" if row.mark else row.name
        return f"{name}: {language.number(row.total)} ({figures})"

    def _add_line(self) -> None:
        line = (MarkedName(self), Bar(self), label("", "heading", self))
        line[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, part in enumerate(line):
            self._grid.addWidget(part, len(self._lines), column)
        self._lines.append(line)

    def _legend_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(6))
        line.addWidget(label(self._title, "heading", self))
        line.addStretch()
        for number, name in enumerate(self._legend):
            line.addWidget(_Swatch(number, self))
            line.addWidget(label(name, "small", self))
        return line
