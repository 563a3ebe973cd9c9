"""The writing tables of the evening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from w4r_desktop.store.schema import Attendee, WritingTable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import TablePlace


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table and how many heads sit at it."""

    writing_table_id: UUID
    name: str
    place: TablePlace
    people: int


def tables(session: Session) -> tuple[TableRow, ...]:
    """Return the tables in their order."""
    statement = (
        select(
            *(WritingTable.id, WritingTable.name, WritingTable.place),
            func.coalesce(func.sum(Attendee.heads), 0),
        )
        .join(
            Attendee,
            (Attendee.writing_table_id == WritingTable.id) & Attendee.hidden_at.is_(None),
            isouter=True,
        )
        .where(WritingTable.hidden_at.is_(None))
        .group_by(WritingTable.id)
        .order_by(WritingTable.position)
    )
    return tuple(TableRow(*row) for row in session.execute(statement))
