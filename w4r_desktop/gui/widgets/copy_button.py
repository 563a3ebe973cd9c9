"""A button that copies the text it stands beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

COPIED_FOR: Final = 1_500
"""Milliseconds for which the button says that it has copied."""


class CopyButton(Button):
    """Copies ``text``, and shows a tick for a moment; ``name`` says what it copies."""

    def __init__(self, name: str, parent: QWidget, *, text: str = "") -> None:
        super().__init__(icon="copy", kind="copy", name=name, parent=parent)
        self.text_to_copy = text
        self._back = QTimer(self, singleShot=True, interval=COPIED_FOR)
        self._back.timeout.connect(partial(self.show_icon, "copy"))
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text_to_copy)
        self.show_icon("check")
        self._back.start()
        announce(self, _("Copied"))
