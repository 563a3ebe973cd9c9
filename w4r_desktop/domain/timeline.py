"""How an evening went on, step by step, with its silences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from w4r_desktop.domain.figures import Kinds, QuarterTotal
    from w4r_desktop.domain.tally import ActionKind

QUARTER: Final = timedelta(minutes=15)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
STEPS: Final = (QUARTER, HOUR, 4 * HOUR, DAY)

MOST: Final = 132
"""Quarters of 33 hours; a longer time is told by the hour, or by the day."""

SILENCE: Final = 3
"""Hours, or steps where those are longer: more silence than that is one mark in its place."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What was logged from ``begins`` on, for one step; nothing in a gap.

    Where ``silence`` is not zero, it stands for so long a time without anything.
    """

    begins: datetime
    kinds: Kinds = field(default_factory=dict)
    silence: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All slots, each of them a ``step`` long unless it is a silence."""

    step: timedelta
    slots: tuple[Slot, ...]


def timeline(quarters: Sequence[QuarterTotal]) -> Timeline:
    """Return the time from the first entry to the last, in the shortest step that does."""
    for step in STEPS[:-1]:
        slots = tuple(_slots(quarters, step))
        if len(slots) <= MOST:
            return Timeline(step, slots)
    return Timeline(DAY, tuple(_slots(quarters, DAY)))


def moments(quarters: Sequence[QuarterTotal]) -> tuple[datetime, ...]:
    """Return when each quarter of an hour begins, without those of long silences."""
    return tuple(slot.begins for slot in _slots(quarters, QUARTER) if not slot.silence)


def _slots(quarters: Sequence[QuarterTotal], step: timedelta) -> Iterator[Slot]:
    sums: dict[datetime, Counter[ActionKind]] = {}
    begun: dict[datetime, datetime] = {}
    for one in quarters:
        begins = _floor(one.begins, step)
        moment = begins.astimezone(UTC)  # of two hours that the clock shows twice, each is one
        begun.setdefault(moment, begins)
        sums.setdefault(moment, Counter()).update(one.kinds)
    before: datetime | None = None
    for moment in sorted(sums):
        begins = begun[moment]
        if before is not None:
            yield from _between(before + step, moment, begins, step)
        yield Slot(begins, {kind: n for kind, n in sums[moment].items() if n})
        before = moment


def _between(start: datetime, end: datetime, begins: datetime, step: timedelta) -> Iterator[Slot]:
    """Yield the slots of nothing between two moments; one silence instead if there are many."""
    here = begins.tzinfo
    if end - start > max(SILENCE * HOUR, SILENCE * step):
        yield Slot(start.astimezone(here), silence=end - start)
        return
    while start < end:
        yield Slot(start.astimezone(here))
        start += step


def _floor(moment: datetime, step: timedelta) -> datetime:
    """Return the beginning of a step, as the clock on the wall has it."""
    wall = moment.replace(tzinfo=None)
    since = (wall - wall.replace(hour=0, minute=0, second=0, microsecond=0)) % step
    return (moment.astimezone(UTC) - since).astimezone(moment.tzinfo)
