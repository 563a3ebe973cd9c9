"""The tables people write at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from w4r_desktop.domain.names import clean_name
from w4r_desktop.domain.tables import table_key
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.errors import NameEmptyError, NameTakenError, TableInUseError
from w4r_desktop.store.results_schema import RecountCount
from w4r_desktop.store.schema import Attendee, TallyEntry, WritingTable

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session


def add_table(session: Session, *, name: str, place: TablePlace = TablePlace.ROOM) -> UUID:
    """Set up a table after the others and return its id."""
    newest = session.execute(select(func.max(WritingTable.position))).scalar() or 0
    table = WritingTable(
        position=newest + 1, name=_free_name(session, name, keeper=None), place=place
    )
    session.add(table)
    session.flush()
    return table.id


def change_table(
    session: Session,
    *,
    writing_table_id: UUID,
    name: str,
    place: TablePlace,
    capacity: int | None = None,
    case_id: UUID | None = None,
    host: str = "",
) -> None:
    """Say something else about a table: its seats in heads, its one case, who looks after it."""
    table = session.get_one(WritingTable, writing_table_id)
    table.name = _free_name(session, name, keeper=writing_table_id)
    table.place = place
    table.capacity = capacity
    table.case_id = case_id
    table.host = clean_name(host)


def remove_table(session: Session, *, writing_table_id: UUID, at: datetime) -> None:
    """Take a table away that nobody sits at; what was logged at it stays counted."""
    table = session.get_one(WritingTable, writing_table_id)
    seated = select(func.count(), func.sum(Attendee.heads)).where(
        Attendee.writing_table_id == writing_table_id
    )
    here = seated.where(Attendee.hidden_at.is_(None), Attendee.signed_out_at.is_(None))
    people, heads = session.execute(here).one()
    if people:
        raise TableInUseError(name=table.name, people=heads)
    logged, counted = (
        select(func.count()).where(record.writing_table_id == writing_table_id)
        for record in (TallyEntry, RecountCount)
    )
    if (
        session.execute(seated).one()[0]
        or session.execute(logged).scalar_one()
        or session.execute(counted).scalar_one()
    ):
        table.hidden_at = at
    else:
        session.delete(table)


def _free_name(session: Session, typed: str, *, keeper: UUID | None) -> str:
    name = clean_name(typed)
    if not name:
        raise NameEmptyError
    others = select(WritingTable.name).where(
        WritingTable.hidden_at.is_(None), WritingTable.id != keeper
    )
    if table_key(name) in {table_key(other) for other in session.scalars(others)}:
        raise NameTakenError(name=name)
    return name
