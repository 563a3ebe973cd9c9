"""Round numbers of pieces that are worth a quiet word to the organizer."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST: Final = 50
STEPS: Final = (100, 250, 500)
"""After the first come these, then ten times these, a hundred times, and so on."""


def milestones() -> Iterator[int]:
    """Give 50, 100, 250, 500, 1,000, 2,500, 5,000, 10,000 and so on without an end.

    They are close together while an evening begins and far apart later, so that an evening of 47
    pieces hears of none, one of 500 of four, and a marathon of 2,600 of six.
    """
    yield FIRST
    for power in count():
        for step in STEPS:
            yield step * 10**power


def crossed(highest: int, now: int, goal: int | None = None) -> int | None:
    """Return the newest milestone above ``highest`` that ``now`` reaches; the goal is one too.

    ``highest`` is the most there was since the newest one was told: what is above it still is no
    news, also when some of it is taken back and written again.
    """
    passed = [one for one in takewhile(now.__ge__, milestones()) if one > highest]
    if goal and highest < goal <= now:
        passed.append(goal)
    return max(passed, default=None)


def next_milestone(written: int, goal: int | None = None) -> int:
    """Return the first milestone above what is written; the goal is one too."""
    coming = next(one for one in milestones() if one > written)
    return min(coming, goal) if goal and goal > written else coming
