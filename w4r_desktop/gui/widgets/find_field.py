"""A field that finds people as one types, above the list they are found in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class FindField(QLineEdit):
    """Finds people as one types; ``left`` tells that Down or Enter leads into the list.

    ``hint`` is what stands in it while it is empty.
    """

    left = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(MAX_LENGTH)
        self.setPlaceholderText(hint)
        self.setAccessibleName(_("Find a person"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.text() == "/" and not self.text():
            pass  # the key that leads here, pressed here
        else:
            super().keyPressEvent(event)
