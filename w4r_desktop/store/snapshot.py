"""A copy of an event's rows in memory, which another thread may read as long as it likes.

The one connection of the file belongs to the thread that writes. So the copy is taken there in
slices, each short enough for a window to stay alive, and put together where it is read.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sqlalchemy import create_engine, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateTable
from sqlalchemy.types import NullType

from w4r_desktop.store.queries.figures import FIGURES_TABLES
from w4r_desktop.store.records import Record

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = list[Row]

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from w4r_desktop.store.event_file import EventFile

AT_ONCE: Final = 1_000
"""Rows in a slice: some milliseconds, also on an old laptop."""

LONG: Final = ("attendee", "tally_entry")
"""The tables that may have many rows."""

TAKEN: Final = FIGURES_TABLES | {"attendee_contact", "organizer_lock", "rehearsal", "report"}
"""What files of the results are made of; pictures and printed pages are not among it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of an event as they were, in the slices in which they were taken.

    It can be read once: so large a heap of rows is given back slice by slice, too.
    """

    slices: dict[str, list[Rows]] = field(default_factory=dict)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for queries on the calling thread; putting it together takes a while."""
        engine = create_engine("sqlite://", poolclass=StaticPool)
        try:
            with engine.begin() as connection:
                for table in Record.metadata.sorted_tables:
                    _fill(connection, table, self.slices.pop(table.name, []))
            with Session(engine) as session:
                yield session
        finally:
            engine.dispose()


def taking(file: EventFile) -> Generator[None, None, Snapshot]:
    """Yield after every slice, and return the copy.

    The log is as it was at the end, with whole steps only: entries are never changed, and what was
    added meanwhile is read with the last slice.
    """
    taken = Snapshot()
    for name in LONG:
        slices = taken.slices[name] = []
        while True:
            with file.reading() as session:
                found = _after(session, name, slices[-1][-1] if slices else None)
                if len(found) < AT_ONCE and name == LONG[-1]:
                    rest = {other: [_all(session, other)] for other in TAKEN - {*LONG}}
                    taken.slices.update(rest)
            if found:
                slices.append(found)
            if len(found) < AT_ONCE:
                break
            yield
    return taken


def _after(session: Session, name: str, last: Row | None) -> Rows:
    """Return the next rows, in the order of their ids, which is the order they were made in."""
    statement, key = _bare(name)
    if last is not None:
        statement = statement.where(key > last[0])
    return _read(session, statement.order_by(key).limit(AT_ONCE))


def _all(session: Session, name: str) -> Rows:
    return _read(session, _bare(name)[0])


def _bare(name: str) -> tuple[Select[*tuple[Any, ...]], ColumnElement[Any]]:
    """Return the question for rows as they lie in the file, and their key, which comes first."""
    columns = [type_coerce(column, NullType) for column in Record.metadata.tables[name].columns]
    return select(*columns), columns[0]


def _read(session: Session, statement: Select[*tuple[Any, ...]]) -> Rows:
    return [tuple(row) for row in session.connection().execute(statement)]


def _fill(connection: Connection, table: Table, slices: list[Rows]) -> None:
    """Make a table and put its rows in; indexes come afterwards, which is much faster."""
    connection.execute(CreateTable(table))
    bare = str(table.insert().compile(connection))  # values go in as they came out
    slices.reverse()
    while slices:
        if rows := slices.pop():
            connection.exec_driver_sql(bare, rows)
    for index in table.indexes:
        index.create(connection)
