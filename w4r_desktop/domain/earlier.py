"""An earlier event beside this one: only its totals, and nobody in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.domain.figures import pieces

if TYPE_CHECKING:
    from datetime import date

    from w4r_desktop.domain.figures import Kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierTotals:
    """What an earlier event came to; ``people`` and ``first_time`` are in heads."""

    name: str
    held_on: date
    kinds: Kinds
    people: int
    first_time: int

    @property
    def pieces(self) -> int:
        """Letters and cards."""
        return pieces(self.kinds)

    @property
    def pieces_each(self) -> float | None:
        """Pieces a person, None where nobody was signed in."""
        return self.pieces / self.people if self.people else None
