"""Keeps a window where somebody can see it when a screen is unplugged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

ENOUGH: Final = 0.9
"""How much of a window must be on screens for it to stay where it is."""


class OnScreen(QObject):
    """Brings a window back that stood on a screen which is gone, and makes it fit."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)
        screens.screenRemoved.connect(self._on_removed)

    def bring_back(self) -> None:
        """Put the window onto its screen if most of it is on none."""
        window = self._window
        frame = window.frameGeometry()
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = sum(_area(room.intersected(frame)) for room in rooms)
        if not rooms or not window.isVisible() or seen >= ENOUGH * _area(frame):
            return
        screen = window.screen()
        if screen not in QGuiApplication.screens():
            screen = QGuiApplication.primaryScreen()
        state = window.windowState()
        room = screen.availableGeometry()
        window.setWindowState(Qt.WindowState.WindowNoState)
        filled = state & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen)
        window.setGeometry(room if filled else fitting(window.geometry(), room))
        window.setWindowState(state)

    def _on_removed(self, _screen: QScreen) -> None:
        QTimer.singleShot(0, self, self.bring_back)  # once Qt has let go of the screen


def fitting(window: QRect, room: QRect) -> QRect:
    """Return a window no larger than a room and wholly inside it."""
    placed = QRect(window.topLeft(), window.size().boundedTo(room.size()))
    placed.moveLeft(min(max(placed.left(), room.left()), room.right() + 1 - placed.width()))
    placed.moveTop(min(max(placed.top(), room.top()), room.bottom() + 1 - placed.height()))
    return placed


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
