"""What a person at the laptop does, run as services and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from w4r_desktop.errors import W4RError
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.workspace import Workspace


class Deeds(QObject):
    """Runs the services, each as one entry of the Undo menu.

    ``said`` tells in a sentence what was done, ``refused`` why it was not. ``now`` is the
    computer's clock, in UTC.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._now = now
        self._window = window

    def _run(
        self,
        label: str,
        service: Callable[..., Any],
        *,
        then: Callable[[Any], None] | None = None,
        **how: Any,
    ) -> bool:
        """Run a service and return whether it was done; ``then`` takes what it returns."""
        try:
            result = self._workspace.run(label, service, **how)
        except W4RError as error:
            self.refused.emit(explain(error))
            return False
        if then is not None:
            then(result)
        return True
