"""Letters that people took home to finish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from w4r_desktop.store.queries.names import shown_name
from w4r_desktop.store.schema import Attendee, TakenHome, WritingTable

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

TAKEN_HOME_TABLES: Final = frozenset(
    {"taken_home", "attendee", "writing_table", "organizer_lock", "event"}
)
"""What the answer depends on."""


@dataclass(frozen=True, slots=True)
class LettersTaken:
    """Letters somebody took home at one time, and what became of them.

    They are out, or back, or written off. ``due_on`` is when they are expected, if that was said.
    """

    taken_home_id: UUID
    attendee_id: UUID
    name: str
    writing_table_id: UUID
    table_name: str
    letters: int
    taken_at: datetime
    due_on: date | None
    returned_at: datetime | None
    written_off_at: datetime | None

    @property
    def is_out(self) -> bool:
        """Whether they are still waited for."""
        return self.returned_at is None and self.written_off_at is None

    def is_overdue(self, today: date) -> bool:
        """Tell whether they should have been back before today."""
        return self.is_out and self.due_on is not None and self.due_on < today


def letters_taken(session: Session) -> tuple[LettersTaken, ...]:
    """Return all letters that were taken home: those still out first, the earliest due before.

    Who was joined into another is called as that one.
    """
    kept, taken = aliased(Attendee), TakenHome
    here = func.coalesce(kept.writing_table_id, Attendee.writing_table_id)
    statement: Select[*tuple[Any, ...]] = (
        select(
            *(taken.id, func.coalesce(kept.id, Attendee.id)),
            func.coalesce(shown_name(kept), shown_name()),
            *(here, WritingTable.name, taken.letters, taken.taken_at, taken.due_on),
            *(taken.returned_at, taken.written_off_at),
        )
        .join(Attendee, Attendee.id == taken.attendee_id)
        .join(kept, kept.id == Attendee.joined_into_id, isouter=True)
        .join(WritingTable, WritingTable.id == here)
        .order_by(
            taken.returned_at.is_not(None) | taken.written_off_at.is_not(None),
            *(taken.due_on.is_(None), taken.due_on, taken.taken_at, taken.id),
        )
    )
    return tuple(LettersTaken(*row) for row in session.execute(statement))
