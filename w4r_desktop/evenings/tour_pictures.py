"""What every part of the tour needs to take its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.main_window import MainWindow


class Pictures:
    """Takes pictures of a window with an evening in it, in the look in force.

    ``keep`` takes one of the window under a name, ``keep_apart`` one of something beside it. The
    evening is left as it was.
    """

    def __init__(
        self,
        window: MainWindow,
        *,
        keep: Callable[[str], None],
        keep_apart: Callable[[QWidget, str], None],
    ) -> None:
        assert window.evening is not None
        self._window = window
        self._workspace = window.evening.workspace
        self._keep = keep
        self._keep_apart = keep_apart
