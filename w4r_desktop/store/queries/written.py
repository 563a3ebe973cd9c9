"""Who wrote which letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select, type_coerce
from sqlalchemy.types import NullType

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store.queries.owners import owners
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

KINDS: Final = (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER)
SUMS: Final[Select[*tuple[Any, ...]]] = (
    select(
        TallyEntry.kind,
        type_coerce(TallyEntry.attendee_id, NullType),
        type_coerce(TallyEntry.case_id, NullType),
        func.sum(TallyEntry.quantity),
    )
    .where(TallyEntry.attendee_id.is_not(None), TallyEntry.kind.in_(KINDS))
    .group_by(TallyEntry.attendee_id, TallyEntry.kind, TallyEntry.case_id)
)


@dataclass(frozen=True, slots=True)
class Written:
    """The letters of each person to each case, whoever was joined into them included.

    Identities are bare bytes: thousands of UUIDs take their time.
    """

    counts: dict[tuple[ActionKind, bytes, bytes], int] = field(default_factory=dict)

    def letters(self, attendee_id: UUID, case_id: UUID, kinds: Iterable[ActionKind]) -> int:
        """Return how many letters of these kinds somebody wrote to a case."""
        ids = (attendee_id.bytes, case_id.bytes)
        return sum(self.counts.get((kind, *ids), 0) for kind in kinds)


def letters_written(session: Session) -> Written:
    """Return who wrote how many letters to which case."""
    owner = {joined.bytes: kept.bytes for joined, kept in owners(session).items()}
    written = Written()
    for kind, attendee_id, case_id, quantity in session.execute(SUMS):
        place = (kind, owner.get(attendee_id, attendee_id), case_id)
        written.counts[place] = written.counts.get(place, 0) + quantity
    return written
