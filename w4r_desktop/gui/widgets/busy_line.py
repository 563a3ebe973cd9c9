"""How far something longer has come, and a way to stop it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.language import _

PATIENCE: Final = 500
"""Milliseconds before anything is shown: what is done by then needs no words."""


class BusyLine(QWidget):
    """Words, a bar and Cancel, shown only while something takes long."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "muted", self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(theme.current().px(160))
        self.cancel = Button(_("Cancel"), parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for part in (self._words, self._bar, self.cancel):
            line.addWidget(part)
        self._later = QTimer(self, singleShot=True, interval=PATIENCE)
        self._later.timeout.connect(self.show)
        self.cancel.clicked.connect(self._on_cancel)
        self.hide()

    def start(self, words: str, total: int, *, can_cancel: bool = False) -> None:
        """Say what is being done, unless it is over in a moment; a total of 0 has no end."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self.cancel.setVisible(can_cancel)
        if not self.isVisible():
            self._later.start()

    def say(self, words: str) -> None:
        """Say something else of what is being done."""
        self._words.setText(words)

    def show_done(self, done: int) -> None:
        """Show how much is done."""
        self._bar.setValue(done)

    def stop(self) -> None:
        """Show nothing more: it is over."""
        self._later.stop()
        self.hide()

    def _on_cancel(self) -> None:
        self.stop()
        self.cancelled.emit()
