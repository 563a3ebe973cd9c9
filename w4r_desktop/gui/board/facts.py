"""What is put on the board, and what of it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from w4r_desktop.domain.figures import pieces

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.store.queries.board import BoardCase, BoardCounts, BoardFrame


class Showing(StrEnum):
    """What the board shows: all of it, a quiet total, one case for a speech, the night's end."""

    EVERYTHING = "everything"
    CALM = "calm"
    CASE = "case"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """Everything there is to show; ``practice`` marks a copy on which nothing counts."""

    frame: BoardFrame
    counts: BoardCounts
    practice: bool = False

    @property
    def cases(self) -> tuple[BoardCase, ...]:
        """The cases in their order; a hidden one only while something is counted for it."""
        counted = self.counts.by_case
        return tuple(c for c in self.frame.cases if not c.hidden or c.case_id in counted)

    def pieces_of(self, case: BoardCase) -> int:
        """Return the letters and cards for a case."""
        return pieces(self.counts.by_case.get(case.case_id, {}))

    def case_of(self, case_id: UUID | None) -> BoardCase | None:
        """Return a case, the first one where it is no longer there, none where there is none."""
        found = [case for case in self.cases if case.case_id == case_id]
        return next(iter((*found, *self.cases)), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the organizer chose for the board; ``case_id`` is the case of a speech."""

    showing: Showing = Showing.EVERYTHING
    case_id: UUID | None = None
