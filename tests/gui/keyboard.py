"""Somebody at the keyboard, without a mouse: keys go to whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

NO_MODIFIER, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Keyboard:
    """Presses keys, types texts, and finds fields by Tab and their names."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    @property
    def here(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self.qtbot.keyClick(QApplication.activePopupWidget() or self.here, key, modifier)

    def type(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press(Qt.Key.Key_Return)
            if line.isascii():
                for letter in line:
                    self.qtbot.keyClicks(QApplication.activePopupWidget() or self.here, letter)
            else:
                self.paste(line)  # no key of the tests gives such letters

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def go(self, name: str) -> None:
        """Press Tab until a field or button is reached."""
        for _tab in range(200):
            if name in (self.here.accessibleName(), getattr(self.here, "text", str)()):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type; combo boxes are searched by what is typed."""
        self.go(name)
        self.type(text)

    def replace(self, name: str, text: str) -> None:
        self.go(name)
        self.press(Qt.Key.Key_A, CTRL)
        self.type(text)
