"""The table of what was written and has left, with a button in each row that marks it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget
from typing_extensions import override

from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.mail_rows import MailColumn, MailRow, MailRowsModel, done_word
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.rate_table import RateTable
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent

ROW: Final = 44
HIGH: Final = 34
GAP: Final = 4
PADDING: Final = 12
"""What the stylesheet leaves free at either side of a cell."""

LEAST_ROWS: Final = 5


class RowButtons(QWidget):
    """The buttons of one row. The keyboard does it on the row, so Tab does not stop at each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = Button(max(map(done_word, MailingWay), key=len), parent=self)
        self.more = Button(icon="more", kind="quiet", name=_("More"), parent=self)
        px = theme.current().px
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(GAP))
        line.addStretch()
        for button in (self.done, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)

    def show_row(self, row: MailRow) -> None:
        """Offer what can be done with a row."""
        self.done.setText(done_word(row.total.way))
        self.done.setVisible(row.left > 0 and row.problem is None)
        self.more.setVisible(row.left > 0 or row.total.posted > 0)
        case = row.case.name
        self.done.setAccessibleName(
            _("{done}: {case}").format(done=done_word(row.total.way), case=case)
        )
        self.more.setAccessibleName(_("More about {case}").format(case=case))


class MailTable(RateTable):
    """Shows a ``MailRowsModel``; ``done`` tells the row that has left, whole.

    Space and Enter do it on the row that is chosen. ``more`` tells the row whose menu is asked
    for, and where on the screen.
    """

    done = Signal(object)
    more = Signal(object, object)

    def __init__(self, model: MailRowsModel, parent: QWidget) -> None:
        self._rows = model
        self._made: list[RowButtons] = []
        way = (MailColumn.ENVELOPES, MailColumn.WRITTEN, MailColumn.POSTED)
        super().__init__(model, MailColumn.CASE, way=way, parent=parent)
        px = theme.current().px
        self.setAccessibleName(_("What has left of each case"))
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.setMinimumHeight(px(HIGH + LEAST_ROWS * ROW))
        across = self.horizontalHeader()
        across.setSectionResizeMode(MailColumn.DONE, QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._put_buttons)
        model.dataChanged.connect(self._show_buttons)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif row is not None and not event.isAutoRepeat() and row.left and row.problem is None:
            self.done.emit(row)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.selectRow(0)  # so that the first Space is about a row

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the pointer; from the keyboard, of the one chosen."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if (row := self._row(index)) is not None:
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.more.emit(row, corner if by_key else event.globalPos())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()  # only what is shown has its style, and with it its width

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._measure()

    def _measure(self) -> None:
        """Give the buttons the room that the longest of their words needs."""
        sample = RowButtons(self)
        for button in (sample.done, sample.more):
            button.ensurePolished()
        px = theme.current().px
        wide = sample.sizeHint().width() + 2 * px(PADDING)
        self._rows.buttons = QSize(wide, px(HIGH))
        self.horizontalHeader().resizeSection(MailColumn.DONE, wide)
        sample.deleteLater()
        self._give_way()

    def _put_buttons(self) -> None:
        self._made = []
        for place in range(self._rows.rowCount()):
            buttons = RowButtons(self)
            self.setIndexWidget(self._rows.index(place, MailColumn.DONE), buttons)
            buttons.done.clicked.connect(partial(self._on_done, place))
            buttons.more.clicked.connect(partial(self._on_more, place))
            self._made.append(buttons)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for buttons, row in zip(self._made, self._rows.rows, strict=True):
            buttons.show_row(row)
        self._give_way()

    def _row(self, index: QModelIndex) -> MailRow | None:
        return self._rows.rows[index.row()] if index.isValid() else None

    def _on_done(self, place: int) -> None:
        self.selectRow(place)
        self.done.emit(self._rows.rows[place])

    def _on_more(self, place: int) -> None:
        self.selectRow(place)
        button = self._made[place].more
        self.more.emit(self._rows.rows[place], button.mapToGlobal(button.rect().bottomLeft()))
