"""A tally sheet that was kept on paper, keyed in at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.services.attendees import sign_in
from w4r_desktop.services.counting import Spot, log_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is on the paper and was not signed in; ``counts`` are cases and quantities."""

    name: str
    heads: int
    counts: Sequence[tuple[UUID, int]]


def key_in(
    session: Session,
    *,
    items: Iterable[tuple[Spot, int]],
    newcomers: Iterable[Newcomer],
    writing_table_id: UUID | None,
    kind: ActionKind,
    at: datetime,
) -> None:
    """Add what stands on a paper sheet, and sign those in who are on it and not here yet.

    They sit at the table of the sheet; a sheet without one has no newcomers.
    """
    log_sheet(session, items=items, at=at)
    for newcomer in newcomers:
        assert writing_table_id is not None
        person = sign_in(
            session,
            name=newcomer.name,
            writing_table_id=writing_table_id,
            at=at,
            heads=newcomer.heads,
        )
        log_sheet(
            session,
            items=(
                (
                    Spot(
                        attendee_id=person,
                        writing_table_id=writing_table_id,
                        case_id=case_id,
                        kind=kind,
                    ),
                    quantity,
                )
                for case_id, quantity in newcomer.counts
            ),
            at=at,
        )
