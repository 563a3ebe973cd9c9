"""Letters that were taken home, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace


class TakenHomeView(QWidget):
    """Letters that were taken home, and what became of them.

    ``said`` tells in a sentence what was done, ``refused`` why it was not.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        workspace: Workspace,  # noqa: ARG002
        preferences: Preferences,  # noqa: ARG002
        now: Callable[[], datetime],  # noqa: ARG002
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
