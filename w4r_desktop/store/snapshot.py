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

LOG: Final = "tally_entry"
"""The one table that may have very many rows, and whose rows are never changed."""

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

    All of it is as it was at the end: entries are only ever added, and what was added meanwhile is
    read with the last slice, together with all that can change, which is short beside them.
    """
    log: list[Rows] = []
    while True:
        with file.reading() as session:
            found = _after(session, log[-1][-1] if log else None)
            log.append(found)
            if len(found) < AT_ONCE:
                rest = {name: [_all(session, name)] for name in TAKEN - {LOG}}
                return Snapshot({LOG: log, **rest})
        yield


def _after(session: Session, last: Row | None) -> Rows:
    """Return the next entries, in the order of their ids, which is the order they were made in."""
    statement, key = _bare(LOG)
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
    cursor: Any = session.connection().execute(statement).cursor
    rows: Rows = cursor.fetchall()  # twice as fast as by way of SQLAlchemy's rows
    return rows


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
