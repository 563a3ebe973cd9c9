"""What a form of Setup says beside what is saved."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Draft(QObject, Generic[T]):
    """Shows in a form what is saved, and knows what was typed there and not saved.

    ``show`` fills the form and ``typed`` returns what it says; ``saved`` returns what is saved.
    ``changed`` tells that there is something to save now, or no longer.
    """

    changed = Signal()

    def __init__(
        self,
        saved: Callable[[], T],
        *,
        show: Callable[[T], None],
        typed: Callable[[], T],
        waiting: T | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._saved, self._show, self._typed = saved, show, typed
        show(saved())
        self._before = typed()
        if waiting is not None:
            show(waiting)

    @property
    def waiting(self) -> T | None:
        """What the form says, if it is not what is saved."""
        typed = self._typed()
        return typed if typed != self._before else None

    def settle(self) -> T:
        """Take what the form says as saved and return it, for it is about to be."""
        self._before = self._typed()
        return self._before

    def discard(self) -> None:
        """Show again what is saved."""
        self._show(self._saved())
        self._before = self._typed()
        self.changed.emit()

    def take_up(self, *_answer: object) -> None:
        """Show what is saved now, but keep each field that somebody is changing here."""
        typed, before = self._typed(), self._before
        self._show(self._saved())
        self._before = self._typed()
        self._show(_with_changes(self._before, typed=typed, before=before))
        self.changed.emit()


def _with_changes(now: Any, *, typed: Any, before: Any) -> Any:
    """Return a value with each field that was typed over since ``before``."""
    if typed == before or not is_dataclass(now) or isinstance(now, type):
        return now if typed == before else typed
    return replace(
        now,
        **{
            field.name: _with_changes(
                getattr(now, field.name),
                typed=getattr(typed, field.name),
                before=getattr(before, field.name),
            )
            for field in fields(now)
        },
    )
