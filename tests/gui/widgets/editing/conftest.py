"""A window in which a field can have the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[W], W]:
    """Show a widget in an active window, with something behind it that Tab goes to."""
    windows: list[QWidget] = []

    def show(widget: W) -> W:
        window = QWidget()
        windows.append(window)  # whose last reference this is
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        layout.addWidget(widget)
        layout.addWidget(QPushButton())
        window.resize(600, 400)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return widget

    return show
