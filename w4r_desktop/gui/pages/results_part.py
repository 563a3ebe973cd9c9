"""What every part of the results is made of, and tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from w4r_desktop.gui.workspace import Workspace


class ResultsPart(QWidget):
    """The head of the results, or one view of them.

    ``said`` tells in a sentence what was done, ``refused`` why it was not. ``now`` is the
    computer's clock, in UTC.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._now = now
