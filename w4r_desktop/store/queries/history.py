"""The log, latest entry first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from w4r_desktop.store.schema import Attendee, Case, TallyEntry, WritingTable

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One entry of the log in words' material.

    ``attendee`` and ``table`` are empty for nobody and none; ``reverses`` says that it takes an
    earlier entry back; ``taken_back`` that a later one did that to it.
    """

    entry_id: UUID
    logged_at: datetime
    attendee: str
    table: str
    case: str
    kind: ActionKind
    quantity: int
    signatories: int
    reverses: bool
    taken_back: bool


def latest_entries(
    session: Session,
    *,
    limit: int,
    attendee_id: UUID | None = None,
    writing_table_id: UUID | None = None,
    case_id: UUID | None = None,
) -> tuple[LoggedEntry, ...]:
    """Return the newest entries, of one attendee, table or case if named."""
    later = aliased(TallyEntry)
    statement = (
        select(
            *(TallyEntry.id, TallyEntry.logged_at, Attendee.name, WritingTable.name, Case.name),
            *(TallyEntry.kind, TallyEntry.quantity, TallyEntry.signatories),
            TallyEntry.reverses_id.is_not(None),
            exists().where(later.reverses_id == TallyEntry.id),
        )
        .join(Attendee, Attendee.id == TallyEntry.attendee_id, isouter=True)
        .join(WritingTable, WritingTable.id == TallyEntry.writing_table_id, isouter=True)
        .join(Case, Case.id == TallyEntry.case_id)
        .order_by(TallyEntry.id.desc())
        .limit(limit)
    )
    for column, value in (
        (TallyEntry.attendee_id, attendee_id),
        (TallyEntry.writing_table_id, writing_table_id),
        (TallyEntry.case_id, case_id),
    ):
        if value is not None:
            statement = statement.where(column == value)
    return tuple(
        LoggedEntry(
            row[0], row[1], row[2] or "", row[3] or "", *row[4:8], bool(row[8]), bool(row[9])
        )
        for row in session.execute(statement)
    )
