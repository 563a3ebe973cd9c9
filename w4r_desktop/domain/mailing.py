"""How mail leaves: one by one, or in bundles that somebody hands over."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class MailingWay(StrEnum):
    """What becomes of the pieces of one kind."""

    INDIVIDUAL = "individual"
    """Each is stamped and posted by itself."""

    OFFICIAL = "official"
    """One bundle for each case, posted to the official it writes to."""

    OFFICE = "office"
    """All in bundles to the section's office, which sends them on."""

    BY_HAND = "by_hand"
    """Handed over by somebody."""


def unprinted(kinds: Iterable[tuple[int, int]], printed: int) -> int:
    """Return how many pieces that have not left lack one of the copies printed for them.

    ``kinds`` are pieces written and posted, of each kind that shares the copies: the first have
    them first. What was posted had a copy if there was one.
    """
    missing = 0
    for written, posted in kinds:
        mine = min(max(printed, 0), written)
        printed -= mine
        missing += max(written - max(mine, posted), 0)
    return missing
