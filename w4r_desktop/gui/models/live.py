"""The answer of a query, asked again whenever a table it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from w4r_desktop.gui.workspace import Workspace

T = TypeVar("T")


class Live(QObject, Generic[T]):
    """Holds an answer and says when it is another one.

    ``delay`` in milliseconds lets several changes pass before the query is asked once: for sums
    over the whole evening, which nobody reads within the click that changed them. Where ``steady``,
    it is that long after the first of them, however many follow. Where ``parent`` is a widget that
    nobody sees, they wait until it is shown again.
    """

    answered = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        query: Callable[[Session], T],
        *,
        shows: frozenset[str],
        parent: QObject,
        delay: int = 0,
        steady: bool = False,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._query = query
        self._shows = shows
        self._later = QTimer(self, singleShot=True, interval=delay)
        self._later.timeout.connect(self._ask_if_seen)
        self._delay = delay
        self._steady = steady
        self.answer = workspace.read(query)
        workspace.changed.connect(self._on_changed)
        workspace.closed.connect(self._on_closed)

    def ask(self) -> None:
        """Ask again now."""
        answer = self._workspace.read(self._query)
        if answer != self.answer:
            self.answer = answer
            self.answered.emit(answer)

    def ask_for(self, query: Callable[[Session], T]) -> None:
        """Hold the answer of another query from now on; whoever asks knows, so nobody is told."""
        self._query = query
        self.answer = self._workspace.read(query)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            watched.removeEventFilter(self)
            self.ask()
        return False

    def _ask_if_seen(self) -> None:
        widget = self.parent()
        if isinstance(widget, QWidget) and not widget.isVisible():
            widget.installEventFilter(self)
        else:
            self.ask()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if self._shows.isdisjoint(tables):
            return
        if self._delay:
            if not (self._steady and self._later.isActive()):
                self._later.start()
        else:
            self.ask()

    def _on_closed(self) -> None:
        self._later.stop()
        if (parent := self.parent()) is not None:
            parent.removeEventFilter(self)
