"""What a locked window calls people: by their first names, and still told apart."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from w4r_desktop.domain.names import folded, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator


def first_name(name: str, *, whole: bool) -> str:
    """Return what somebody may be called before it is known who else is called so."""
    return next(_ever_longer(name, whole=whole)) if name.strip() else name


def free_first_name(name: str, *, whole: bool, taken: set[str]) -> str:
    """Return the shortest of a person's names that nobody here has, and take it.

    ``whole`` keeps the name of a group or a guest as it is; ``taken`` holds folded names. Where the
    first name is taken, the initial of the next one tells people apart, and then a number.
    """
    free = next(short for short in _ever_longer(name, whole=whole) if folded(short) not in taken)
    taken.add(folded(free))
    return free


def _ever_longer(name: str, *, whole: bool) -> Iterator[str]:
    first, *others = [name] if whole else name.split()
    yield first
    if others and others[0][0].isalpha():
        first = f"{first} {others[0][0]}."
        yield first
    for number in count(2):
        yield numbered(first, number)
