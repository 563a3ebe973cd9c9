"""The writing tables of the evening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from w4r_desktop.domain.tally import PIECES
from w4r_desktop.store.identity import made_at
from w4r_desktop.store.schema import Attendee, TallyEntry, WritingTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import TablePlace


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table and how many heads sit at it now.

    ``capacity`` is in heads, ``case_id`` the case the table is dedicated to, if it is to one.
    """

    writing_table_id: UUID
    name: str
    place: TablePlace
    people: int
    capacity: int | None = None
    case_id: UUID | None = None
    host: str = ""


@dataclass(frozen=True, slots=True)
class TableActivity:
    """What was written at a table: pieces of mail, and when the newest entry was logged."""

    pieces: int
    newest_at: datetime | None


def tables(session: Session) -> tuple[TableRow, ...]:
    """Return the tables in their order."""
    table = WritingTable
    statement = (
        select(
            *(table.id, table.name, table.place, func.coalesce(func.sum(Attendee.heads), 0)),
            *(table.capacity, table.case_id, table.host),
        )
        .join(
            Attendee,
            (Attendee.writing_table_id == table.id)
            & Attendee.hidden_at.is_(None)
            & Attendee.signed_out_at.is_(None),
            isouter=True,
        )
        .where(table.hidden_at.is_(None))
        .group_by(table.id)
        .order_by(table.position)
    )
    return tuple(TableRow(*row) for row in session.execute(statement))


def activity(session: Session) -> Mapping[UUID | None, TableActivity]:
    """Return what was written at each table where anything counts; ``None`` is nobody's table."""
    here, kind = TallyEntry.writing_table_id, TallyEntry.kind
    added = case((TallyEntry.quantity > 0, TallyEntry.id))
    statement = select(here, kind, func.sum(TallyEntry.quantity), func.max(added))
    pieces: dict[UUID | None, int] = {}
    standing: set[UUID | None] = set()
    newest: dict[UUID | None, datetime] = {}
    for table, what, quantity, entry_id in session.execute(statement.group_by(here, kind)):
        pieces[table] = pieces.get(table, 0) + (quantity if what in PIECES else 0)
        if quantity:  # what was taken back entirely was never written
            standing.add(table)
        if entry_id is not None:  # it bears the moment, and the index has it
            newest[table] = max(newest.get(table, made_at(entry_id)), made_at(entry_id))
    return {table: TableActivity(pieces[table], newest.get(table)) for table in standing}
