"""The window of the board, on whatever screen it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.gui.board.view import BoardView
from w4r_desktop.gui.widgets.icons import application_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QMouseEvent

    from w4r_desktop.gui.board.items import Pictures


class BoardWindow(QWidget):
    """Shows the board and nothing else.

    F11 or a double click asks for the full screen or for a window again, by ``full_wanted``;
    Escape asks for a window. ``closed`` tells that somebody closed it.
    """

    full_wanted = Signal(bool)
    closed = Signal()

    def __init__(self, pictures: Pictures) -> None:
        # without a parent: it would stay above the other window, and be put away with it
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # noqa: FBT003
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(320, 240)
        self.view = BoardView(pictures, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        for keys, slot in (("F11", self._turn), ("Esc", self._leave)):
            QShortcut(QKeySequence(keys), self, slot)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._turn()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _turn(self) -> None:
        self.full_wanted.emit(not self.isFullScreen())

    def _leave(self) -> None:
        if self.isFullScreen():
            self.full_wanted.emit(False)  # noqa: FBT003 - of a signal
