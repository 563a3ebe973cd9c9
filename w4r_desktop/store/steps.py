"""What a transaction changed, row by row: the source of both undo and change signals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Table, bindparam, delete, event, exists, insert, select, update
from sqlalchemy.orm import object_session

from w4r_desktop.store.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection, Select
    from sqlalchemy.orm import Mapper, Session

    Image: TypeAlias = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row, before and after. ``None`` stands for a row that is not there."""

    table: Table
    key: UUID
    before: Image
    after: Image


@dataclass(frozen=True, slots=True)
class Step:
    """One committed transaction, under the name the Undo menu shows.

    ``appended`` are the rows it added to append-only tables, which no step ever takes out again.
    """

    label: str
    changes: tuple[RowChange, ...]
    appended: tuple[UUID, ...] = ()
    appended_tables: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed, so that there is nothing to undo and nobody to tell."""
        return not self.changes and not self.appended

    @property
    def tables(self) -> frozenset[str]:
        """Names of the tables with at least one changed or added row."""
        return self.appended_tables.union(change.table.name for change in self.changes)


class Recorder:
    """Watches one session and keeps the image of every row it writes."""

    def __init__(self, session: Session) -> None:
        self.changes: list[RowChange] = []
        self.appended: list[UUID] = []
        self.appended_tables: set[str] = set()
        self._before: dict[tuple[Table, UUID], Image] = {}
        session.info[Recorder] = self

    def remember(self, connection: Connection, table: Table, key: UUID) -> None:
        """Keep the image of a row about to be written."""
        self._before[table, key] = _image(connection, table, key)

    def record(self, connection: Connection, table: Table, key: UUID) -> None:
        """Pair it with the image of the row just written."""
        before = self._before.pop((table, key), None)
        after = _image(connection, table, key)
        if before != after:
            self.changes.append(RowChange(table, key, before, after))

    def append(self, table: Table, key: UUID) -> None:
        """Note a row added to an append-only table."""
        self.appended.append(key)
        self.appended_tables.add(table.name)

    def step(self, label: str) -> Step:
        """Return all of it under a name."""
        return Step(
            label, tuple(self.changes), tuple(self.appended), frozenset(self.appended_tables)
        )


def take_back(
    connection: Connection, changes: Iterable[RowChange], now: datetime
) -> list[RowChange]:
    """Bring every row back to its ``before`` image, the newest first, and return what was done.

    A row that another row names is not deleted but hidden, so its change says so; what must be
    unique in it is then free for others. A picture, which is seen only with the case that names it,
    stays as it is.
    """
    return [_take_back(connection, change, now) for change in reversed(tuple(changes))]


def _take_back(connection: Connection, change: RowChange, now: datetime) -> RowChange:
    table, here = change.table, change.table.c.id == change.key
    wanted = change.before
    if wanted is None and _is_named(connection, table, change.key):
        assert change.after is not None
        wanted = _hidden(change, now) if "hidden_at" in table.c else change.after
    if wanted is None:
        connection.execute(delete(table).where(here))
    elif change.after is None:
        connection.execute(insert(table).values(wanted))
    else:
        connection.execute(update(table).where(here).values(wanted))
    return replace(change, before=change.after, after=wanted)


def _hidden(change: RowChange, now: datetime) -> Image:
    """Return a row as nobody sees it; the code of a case is one that nobody would give."""
    assert change.after is not None
    freed = {
        column.name: f"{change.after[column.name]}-{change.key.hex}"
        for column in change.table.c
        if column.unique
    }
    return {**change.after, **freed, "hidden_at": now}


def _is_named(connection: Connection, table: Table, key: UUID) -> bool:
    """Tell whether a foreign key of any row points to this one."""
    return any(
        connection.execute(select(exists().where(column == key))).scalar_one()
        for other in Record.metadata.tables.values()
        for column in other.c
        if any(reference.column.table is table for reference in column.foreign_keys)
    )


def _image(connection: Connection, table: Table, key: UUID) -> Image:
    row = connection.execute(_row(table), {"key": key}).mappings().one_or_none()
    return None if row is None else dict(row)


@cache
def _row(table: Table) -> Select[Any]:
    return select(table).where(table.c.id == bindparam("key"))


def _row_of(mapper: Mapper[Any], record: Record) -> tuple[Recorder, Table, UUID]:
    session, table = object_session(record), mapper.local_table
    assert session is not None  # mapper events only run inside a flush
    assert isinstance(table, Table)
    return session.info[Recorder], table, record.id


@event.listens_for(Record, "before_update", propagate=True)
@event.listens_for(Record, "before_delete", propagate=True)
def _remember(mapper: Mapper[Any], connection: Connection, record: Record) -> None:
    assert not record.append_only, "entries are only ever added"
    recorder, table, key = _row_of(mapper, record)
    recorder.remember(connection, table, key)


@event.listens_for(Record, "after_insert", propagate=True)
@event.listens_for(Record, "after_update", propagate=True)
@event.listens_for(Record, "after_delete", propagate=True)
def _record(mapper: Mapper[Any], connection: Connection, record: Record) -> None:
    recorder, table, key = _row_of(mapper, record)
    if record.append_only:
        recorder.append(table, key)
    else:
        recorder.record(connection, table, key)
