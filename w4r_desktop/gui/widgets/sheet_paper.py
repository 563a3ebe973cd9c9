"""The cells of a paper sheet that is keyed in: digits, Enter, and on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from typing_extensions import override

from w4r_desktop.gui.models.paper_grid import MOST
from w4r_desktop.gui.widgets.sheet_table import COMMANDS, Cell, SheetTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

NEXT_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class PaperTable(SheetTable):
    """A sheet where a click only chooses, and digits are the number at once.

    Enter and Tab go to the next cell, then to the next row; past the last cell they leave the
    grid, as Shift+Tab does before the first.
    """

    _begun = False

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        self._begun = False
        super().currentChanged(current, previous)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & COMMANDS or key == Qt.Key.Key_Escape:
            event.ignore()  # the dialog's
        elif key in NEXT_KEYS:
            self._go(1)
        elif key == Qt.Key.Key_Backtab:
            self._go(-1)
        elif event.text().isdecimal():
            self._type(event)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._rub_out(whole=key == Qt.Key.Key_Delete)
        elif event.text().strip():
            event.accept()  # letters and signs mean nothing here
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go from cell to cell first."""
        return self._go(1 if next else -1) or super().focusNextPrevChild(next)

    @override
    def _type(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        count = self._count() * 10 * self._begun + int(event.text())
        if count <= MOST:
            self._begun = True
            self.set_requested.emit(*self.cell, count)

    @override
    def _ask(self, signal: object, cell: Cell, at: float) -> None:
        """Count nothing: the click has chosen the cell, and that is all."""

    @override
    def _point_at(self, where: QPoint) -> None:
        """Show no small −."""

    def _rub_out(self, *, whole: bool) -> None:
        if count := self._count():
            self._begun = True
            self.set_requested.emit(*self.cell, 0 if whole else count // 10)

    def _count(self) -> int:
        row, column = self.cell
        return self._sheet.counts[row][column]

    def _go(self, step: int) -> bool:
        """Go to the cell after or before; False at the ends, where there is none."""
        row, column = self.cell
        columns = self._sheet.columnCount()
        place = row * columns + column + step
        if row < 0 or not 0 <= place < columns * self._sheet.rowCount():
            return False
        index = self._sheet.index(*divmod(place, columns))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True
