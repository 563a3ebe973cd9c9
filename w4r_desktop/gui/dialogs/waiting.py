"""Work that may take seconds on a large file: the window stays alive, and nothing else begins."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

T = TypeVar("T")

PATIENCE: Final = 0.3
"""Seconds before anything is shown: what is done by then needs no words."""


def waited_for(work: Callable[[], T], words: str, parent: QWidget) -> T:
    """Do something on another thread and return its result, or raise what it raises.

    It owns its data: files and plain values, no open event and no widget.
    """
    with ThreadPoolExecutor(1) as thread:
        doing = thread.submit(work)
        if wait([doing], timeout=PATIENCE).not_done:
            dialog = WaitingDialog(words, parent)
            doing.add_done_callback(partial(_end, dialog))
            dialog.exec()
            dialog.deleteLater()
        return doing.result()


class WaitingDialog(QDialog):
    """Says what is being done until it is done: neither Esc nor the window's cross ends it."""

    over = Signal()

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.current().px
        self.setWindowTitle(words)
        heading = label(words, "heading", self)
        heading.setWordWrap(True)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setAccessibleName(words)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(20))
        outer.setSpacing(px(12))
        outer.addWidget(heading)
        outer.addWidget(bar)
        self.setMinimumWidth(px(420))
        # Queued, as it may be over before the dialog stands.
        self.over.connect(self.accept, Qt.ConnectionType.QueuedConnection)

    @override
    def reject(self) -> None:
        """Stay: half of it would be nothing."""


def _end(dialog: WaitingDialog, _doing: Future[T]) -> None:
    dialog.over.emit()
