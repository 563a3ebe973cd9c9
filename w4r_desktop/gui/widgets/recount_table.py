"""The table that is filled in while boxes are counted: Enter goes down, Tab goes right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.rows import ROW as BOX
from w4r_desktop.gui.recount_words import TYPED, Column, box_words, heading
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

    from w4r_desktop.gui.models.recount import RecountModel
    from w4r_desktop.store.queries.recount import Box

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT: Final = 34
NARROWEST: Final = 130
GAP: Final = 3
GIVING_WAY: Final = (Column.MISCOUNTED, Column.DIFFERENCE)
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CLEARING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
BEGINNING: Final = frozenset("0123456789+-−=")
"""What begins a number; with = as many lie there as were logged."""


class RecountTable(QTableView):
    """Shows boxes; ``typed`` tells which one, in which column, and what was typed.

    ``fitted`` tells that its columns have their widths.
    """

    typed = Signal(object, object, str)
    fitted = Signal()

    def __init__(self, model: RecountModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.current().px
        self.setModel(model)
        self._cells = _Cells(self)
        self._cells.typed.connect(self.typed)
        self.setItemDelegate(self._cells)
        self.setProperty("role", "framed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setResizeContentsPrecision(0)  # of hundreds of rows, those that are seen will do
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(Column.CASE, QHeaderView.ResizeMode.Fixed)
        across.setMinimumSectionSize(px(40))
        self.setAccessibleName(_("Recount: what lies in the boxes"))
        self._spare: frozenset[Column] = frozenset()
        self._below: QTableView | None = None

    def make_room_for(self, below: QTableView) -> None:
        """Make columns as wide as they have to be below too."""
        self._below = below

    def spare(self, columns: Iterable[Column]) -> None:
        """Show all columns but these, and where room is short fewer still."""
        self._spare = frozenset(columns)
        self._fit()

    def go_to(self, row: int, column: Column = Column.COUNTED) -> None:
        """Make a cell the one that is typed into."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # which the field has seen already
        elif event.key() in ENTER:
            self._go_down()
        elif here.column() not in TYPED or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif event.key() in CLEARING:
            self.typed.emit(here.data(BOX), Column(here.column()), "")
        elif event.key() == Qt.Key.Key_F2:
            self.edit(here)
        elif event.text().strip():
            self._begin(here, event.text())
        else:
            super().keyPressEvent(event)

    @override
    def sizeHintForColumn(self, column: int) -> int:
        below = self._below.sizeHintForColumn(column) if self._below else 0
        return max(super().sizeHintForColumn(column), below)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the names of the cases what room is left; what can be reckoned gives way first."""
        heading = self.horizontalHeader().sectionSizeHint
        shown = [column for column in Column if column not in {Column.CASE, *self._spare}]
        needed = {n: max(self.sizeHintForColumn(n), heading(n)) for n in shown}
        room, least = self.viewport().width(), theme.current().px(NARROWEST)
        hidden = set(self._spare)
        for column in GIVING_WAY:
            if sum(width for n, width in needed.items() if n not in hidden) > room - least:
                hidden.add(column)
        for column in Column:
            self.setColumnHidden(column, column in hidden)
        taken = sum(width for n, width in needed.items() if n not in hidden)
        self.setColumnWidth(Column.CASE, max(least, room - taken))
        self.fitted.emit()

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.SubmitModelCache:
            self._go_down()
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            self._go_along(1 if hint == hints.EditNextItem else -1)

    def _begin(self, here: QModelIndex, text: str) -> None:
        if text == "=" and here.column() == Column.COUNTED:
            self.typed.emit(here.data(BOX), Column.COUNTED, str(here.data(BOX).logged))
            self._go_down()
            return
        self.edit(here)
        editor = self.indexWidget(here)
        assert isinstance(editor, QLineEdit)
        editor.setText(text)
        editor.setModified(True)

    def _go_down(self) -> None:
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def _go_along(self, step: int) -> None:
        here = self.currentIndex()
        places = list(TYPED)
        if here.column() in places:
            place = places.index(Column(here.column())) + step
            if 0 <= place < len(places):
                self.setCurrentIndex(here.siblingAtColumn(places[place]))


class _Cells(QStyledItemDelegate):
    """Draws where numbers are typed as fields, and what grew since in the colour of a warning."""

    typed = Signal(object, object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        column = index.column()
        bold = QFont(option.font)
        bold.setBold(column in (Column.TOTAL, Column.COUNTED))
        option.font = bold
        tokens = theme.current().tokens
        inks = {Column.KIND: tokens.muted, Column.SINCE: tokens.amber}
        if column in inks:
            option.palette.setColor(option.palette.ColorRole.Text, inks[Column(column)])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() in TYPED:
            look = theme.current()
            tokens, gap = look.tokens, look.px(GAP)
            view = self.parent()
            assert isinstance(view, QTableView)
            here = view.currentIndex() == index and view.hasFocus()
            painter.save()
            painter.setPen(tokens.focus if here else tokens.edge)
            painter.setBrush(tokens.accent_soft if here else tokens.raised)
            painter.drawRoundedRect(option.rect.adjusted(gap, gap, -gap, -gap), gap * 2, gap * 2)
            painter.restore()
        super().paint(painter, option, index)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(MAX_LENGTH)
        editor.setProperty("role", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        box: Box = index.data(BOX)
        words = _("{column}, {what}: type the number").format(
            column=heading(Column(index.column())), what=box_words(box)
        )
        editor.setAccessibleName(words)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave what is being typed alone, also when the number below it changes."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data() or ""))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Any) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            self.typed.emit(index.data(BOX), Column(index.column()), editor.text())
