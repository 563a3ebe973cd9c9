"""Which rows of a damaged event file are to be believed."""

from __future__ import annotations

import sqlite3
from collections import defaultdict, deque
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from sqlalchemy import TypeDecorator, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from w4r_desktop.store.records import Record, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Index

    from w4r_desktop.store.salvage_pages import Pages, Row, Value

LOG: Final = "tally_entry"
DIALECT: Final = sqlite.dialect()
TABLES: Final = {table.name: table for table in Record.metadata.sorted_tables}
INDEXES: Final = {str(index.name): index for table in TABLES.values() for index in table.indexes}
COLUMNS: Final = {name: tuple(column.name for column in TABLES[name].columns) for name in TABLES}
MISFITS: Final = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
"""What reading a value raises that is not what its column says."""

FORGOTTEN: Final = {
    ("campaign_case", "picture_id"),
    ("writing_table", "case_id"),
    ("attendee", "joined_into_id"),
    ("print_run_part", "case_id"),
    (LOG, "attendee_id"),
}
"""References that a row can do without where the other row is lost. Elsewhere it would say more
than before: mail despite a refusal would go to all cases, a count of a table would be of all."""


@dataclass(slots=True)
class Found:
    """What can be read: rows by table and identity, and parts of rows that indexes hold.

    Each part has the columns of its index by name.
    """

    rows: dict[str, dict[bytes, Row]] = field(default_factory=dict)
    parts: dict[str, dict[bytes, list[dict[str, Value]]]] = field(default_factory=dict)


def find(pages: Pages) -> Found:
    """Read all tables and indexes, and what lies on pages that nothing leads to any more."""
    found, hurt, roots = Found(), set(), _listed(pages)
    for name in TABLES:
        pages.hurt = False
        root = roots.get(name) or _likely(name, pages, taken=set(roots.values()))
        found.rows[name] = _by_id(name, pages.rows(root))
        found.parts[name] = defaultdict(list)
        if pages.hurt:
            hurt.add(name)
    for name, root in roots.items():
        if name not in TABLES:
            _take_parts(found, INDEXES.get(name), pages.rows(root))
    unlisted = [index for name, index in INDEXES.items() if name not in roots]
    strays = sorted(filter(None, pages.stray_rows()), key=lambda rows: len(rows[0]), reverse=True)
    for rows in strays:  # tables, which have more columns, before what only indexes them
        owners = [name for name in TABLES if all(fits(name, row) for row in rows)]
        if index := _agreeing(unlisted, rows, found):
            _take_parts(found, index, rows)
        elif len(owners) == 1 and owners[0] in hurt:
            kept = found.rows[owners[0]]
            kept |= {key: row for key, row in _by_id(owners[0], rows).items() if key not in kept}
    return found


def fits(table: str, row: Row) -> bool:
    """Tell whether each value of a row is what its column says."""
    columns = TABLES[table].columns
    if len(row) != len(columns):
        return False
    for column, value in zip(columns, row, strict=True):
        if value is None:
            if not column.nullable:
                return False
            continue
        with suppress(*MISFITS):
            if isinstance(column.type, TypeDecorator):
                column.type.process_result_value(value, DIALECT)
            continue
        return False
    return True


def storable(table: str, rows: Iterable[Row]) -> list[Row]:
    """Return the rows that the table of a new file takes, each for itself."""
    bare = TABLES[table]
    insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(bare.columns))})"  # noqa: S608
    kept = []
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(str(CreateTable(bare).compile(dialect=DIALECT)))
        for index in bare.indexes:
            if index.unique:
                names = ", ".join(column.name for column in index.columns)
                connection.execute(f"CREATE UNIQUE INDEX {index.name} ON {table} ({names})")
        for row in rows:
            with suppress(sqlite3.Error, OverflowError):
                connection.execute(insert, row)
                kept.append(row)
    return kept


def rooted(table: str, rows: Iterable[Row], known: dict[str, set[Value]]) -> Iterator[Row]:
    """Yield the rows whose references lead to rows that are saved, or can be done without."""
    for row in rows:
        values = dict(zip(COLUMNS[table], row, strict=True))
        missing = {
            column.name
            for column in TABLES[table].columns
            for key in column.foreign_keys
            if values[column.name] is not None
            and values[column.name] not in known[key.column.table.name]
        }
        if all((table, name) in FORGOTTEN for name in missing):
            yield tuple((values | dict.fromkeys(missing)).values())


def cell(table: str, row: Row, name: str) -> Value:
    """Return a value of a row by the name of its column."""
    return row[COLUMNS[table].index(name)]


def _listed(pages: Pages) -> dict[str, int]:
    """Return on which page each table and index begins, as far as the file's own list tells."""
    usual = _layout()
    roots = {}
    for row in pages.rows(1):
        if len(row) == 5 and isinstance(row[3], int):  # noqa: PLR2004 - columns of the list
            name = str(row[1])
            if name in usual and usual[name][0] == row[4]:
                roots[name] = row[3]
    return roots


def _likely(table: str, pages: Pages, *, taken: set[int]) -> int:
    """Return where a table begins in a new file, if that page holds rows of it here, and else 0."""
    _sql, root = _layout()[table]
    rows = [] if root in taken else pages.rows_on(root)
    return root if rows and all(fits(table, row) for row in rows) else 0


def _agreeing(indexes: Iterable[Index], rows: list[Row], found: Found) -> Index | None:
    """Return the index that most rows of a page are of, by what the rows of its table say."""
    agreed = {index: sum(_agrees(index, row, found) for row in rows) for index in indexes}
    best = max(agreed, key=lambda index: agreed[index], default=None)
    return best if best is not None and agreed[best] * 2 > len(rows) else None


def _agrees(index: Index, row: Row, found: Found) -> bool:
    names, table = _names(index), index.table
    assert table is not None
    key = row[-1] if len(row) == len(names) else None
    whole = found.rows[table.name].get(key) if isinstance(key, bytes) else None
    return whole is not None and all(
        cell(table.name, whole, name) == value for name, value in zip(names, row, strict=True)
    )


@cache
def _layout() -> dict[str, tuple[Value, int]]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            lay_out(connection)
            listed = connection.exec_driver_sql("SELECT name, sql, rootpage FROM sqlite_schema")
            return {name: (sql, root) for name, sql, root in listed}
    finally:
        engine.dispose()


def _by_id(table: str, rows: Iterable[Row]) -> dict[bytes, Row]:
    kept: dict[bytes, Row] = {}
    for row in rows:
        if fits(table, row) and isinstance(row[0], bytes):
            kept.setdefault(row[0], row)
    return kept


def _names(index: Index) -> list[str]:
    """Return which columns a row of an index has; the identity is always the last."""
    names = [column.name for column in index.columns]
    return names if "id" in names else [*names, "id"]


def _take_parts(found: Found, index: Index | None, rows: Iterable[Row]) -> None:
    if index is None or index.table is None:
        deque(rows, maxlen=0)  # SQLite's own: read, so that its pages are known
        return
    names = _names(index)
    parts = found.parts[index.table.name]
    for row in rows:
        if len(row) == len(names) and isinstance(row[-1], bytes) and len(row[-1]) == 16:  # noqa: PLR2004
            parts[row[-1]].append(dict(zip(names, row, strict=True)))
