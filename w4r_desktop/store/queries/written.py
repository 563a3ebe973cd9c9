"""Who wrote which letters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import func, select

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store.queries.owners import owners
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session

    Written: TypeAlias = Mapping[tuple[UUID, UUID], Mapping[ActionKind, int]]

LETTERS: Final = (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER)


def letters_written(session: Session) -> Written:
    """Return the letters of each person to each case, whoever was joined into them included."""
    whose = owners(session)
    place = (TallyEntry.attendee_id, TallyEntry.kind, TallyEntry.case_id)
    statement = (
        select(*place, func.sum(TallyEntry.quantity))
        .where(TallyEntry.attendee_id.is_not(None), TallyEntry.kind.in_(LETTERS))
        .group_by(*place)
    )
    found: dict[tuple[UUID, UUID], Counter[ActionKind]] = {}
    for attendee_id, kind, case_id, quantity in session.execute(statement):
        assert attendee_id is not None
        who = whose.get(attendee_id, attendee_id)
        found.setdefault((who, case_id), Counter())[kind] += quantity
    return found
