"""What became of a damaged event file of which everything was saved that can still be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w4r_desktop.domain.tally import ActionKind


@dataclass(frozen=True, slots=True)
class SalvageNames:
    """What a salvaged event is called, with ``{name}``, and what stands where a name was lost.

    The last two have ``{number}``.
    """

    event: str
    case: str
    table: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved, and what is known to be lost; more may be.

    ``nobodys`` are saved entries whose attendee is lost. ``lost_cases`` and ``lost_tables`` have
    others in their place, so that their letters count.
    """

    kinds: Mapping[ActionKind, int]
    entries: int
    people: int
    cases: int
    lost_entries: int
    lost_people: int
    lost_cases: int
    lost_tables: int
    nobodys: int
