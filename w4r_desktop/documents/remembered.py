"""Properties that are worked out once, on whatever thread lays out paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class remembered(Generic[T]):  # noqa: N801 - used as property is
    """A property that is worked out once and then kept with its object.

    ``functools.cached_property`` holds a lock for all objects at once before Python 3.12: two
    threads that laid out paper waited for each other for ever.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, thing: object, owner: type | None = None) -> T:
        value = thing.__dict__[self._name] = self._work(thing)
        return value
