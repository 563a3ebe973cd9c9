"""How the cells of a tally sheet are drawn, and how a number is typed into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QPen, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.domain.tally import MOST_TYPED
from w4r_desktop.gui import theme
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtGui import QColor, QPainter

    from w4r_desktop.gui.models.sheet import CountsModel, Index

ROW: Final = 44
MINUS: Final = 28
NUMBER: Final = 20
SUM: Final = 15
ZERO: Final = "·"
TYPED: Final = QRegularExpression(r"\p{Nd}{1,4}")

PLAUSIBLE: Final = len(str(MOST_TYPED))
"""Digits of a number that is meant for a cell; one more is typed, and then refused in words."""

CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter.value)


class CellDelegate(QStyledItemDelegate):
    """Draws counts large, the current cell in yellow, and the small − of the cell pointed at.

    ``number_typed`` tells row, column and number.
    """

    number_typed = Signal(int, int, int)

    def __init__(self, model: CountsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.current = (-1, -1)
        self.focused = False
        self.minus = (-1, -1)
        self.minus_hot = False

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = (index.row(), index.column())
        rect: QRect = option.rect
        count = self._model.counts[cell[0]][cell[1]]
        painter.save()
        ink = self._paint_ground(painter, rect, cell)
        self._paint_count(painter, rect, count, ink, quiet=self._model.rows[cell[0]].quiet)
        if cell == self.minus and count > 0:
            self._paint_minus(painter, minus_rect(rect), ink)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.current().px(ROW) * 2, theme.current().px(ROW))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(MAX_LENGTH)
        editor.setProperty("role", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setValidator(QRegularExpressionValidator(TYPED, editor))
        words = _("{name}, {case}: type the number").format(
            name=self._model.rows[index.row()].full_name,
            case=self._model.columns[index.column()].full_name,
        )
        editor.setAccessibleName(words)
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave what is being typed alone, also when the count below it changes."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        row, column = index.row(), index.column()
        typed = editor.text()
        if len(typed) > PLAUSIBLE:  # also 0412, which may be a PIN
            self.number_typed.emit(row, column, max(int(typed), MOST_TYPED + 1))
        elif typed and int(typed) != self._model.counts[row][column]:
            self.number_typed.emit(row, column, int(typed))

    def _paint_ground(self, painter: QPainter, rect: QRect, cell: tuple[int, int]) -> QColor:
        tokens = theme.current().tokens
        if cell != self.current:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), tokens.hairline)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.hairline)
            return tokens.ink
        painter.fillRect(rect, tokens.accent if self.focused else tokens.accent_soft)
        ink = tokens.on_accent if self.focused else tokens.ink
        frame = QPen(tokens.focus if self.focused else tokens.field_edge, 2)
        if self.focused and tokens.focus == tokens.accent:
            frame.setColor(tokens.ink)  # yellow on yellow would be no ring
        frame.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(frame)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        return ink

    def _paint_count(
        self, painter: QPainter, rect: QRect, count: int, ink: QColor, *, quiet: bool
    ) -> None:
        look = theme.current()
        if count == 0:
            on_accent = ink == look.tokens.on_accent
            painter.setPen(ink if on_accent else look.tokens.muted)
            painter.setFont(look.font(NUMBER - 4))
            painter.drawText(rect, CENTRE, ZERO)
            return
        painter.setPen(ink)
        painter.setFont(look.font(NUMBER, bold=not quiet or count > 0))
        words = language.number(count)
        if (painter.fontMetrics().horizontalAdvance(words) + rect.width()) / 2 > (
            rect.width() - look.px(MINUS)
        ):
            rect = rect.adjusted(0, 0, -look.px(MINUS), 0)  # the − must not cover it
        painter.drawText(rect, CENTRE, words)

    def _paint_minus(self, painter: QPainter, rect: QRect, ink: QColor) -> None:
        look = theme.current()
        if self.minus_hot:
            painter.fillRect(rect.adjusted(0, 3, -3, -4), look.tokens.toast)
            ink = look.tokens.on_toast
        half = look.px(5)
        middle = rect.center()
        painter.setPen(QPen(ink, max(look.px(2), 2)))
        painter.drawLine(middle.x() - half, middle.y(), middle.x() + half, middle.y())


class SumDelegate(QStyledItemDelegate):
    """Draws sums; ``first`` is the side with the heavy line: left of totals, above sums."""

    def __init__(self, model: CountsModel, *, vertical: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._vertical = vertical

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        look = theme.current()
        count = self._model.counts[index.row()][index.column()]
        quiet = self._vertical and self._model.rows[index.row()].quiet and not count
        painter.save()
        if self._vertical:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.tokens.hairline)
        painter.setPen(look.tokens.muted if quiet else look.tokens.ink)
        painter.setFont(look.font(SUM + 2 if self._vertical else SUM, bold=not quiet))
        painter.drawText(rect, CENTRE, language.number(count))
        painter.restore()


def minus_rect(cell: QRect) -> QRect:
    """Return where the small − of a cell is: its right end, over the full height."""
    width = theme.current().px(MINUS)
    return QRect(cell.right() - width + 1, cell.top(), width, cell.height())
