"""Whether the tables of a file are those of an event: of every version their text is known."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from w4r_desktop.errors import EventFileDamagedError, EventFileTooNewError
from w4r_desktop.store import migrations

if TYPE_CHECKING:
    import sqlite3

KNOWN: Final[dict[int, str]] = {
    1: "5d1462af5ab504d8f0c2c8f466aa355aadb229d2091bdbd4e92f81266e6f73e2",
    2: "229cdbac75cee7887cd7788f6f0bdac9414c1e2e8048e01c47580e52a27b1ffe",
    3: "24c671f66400d5b62de1d552aacf28b754e8c113c14ed5ae03d71910f0ff3f22",
    4: "70d9e2520b5800d4ab14b9b2aedf6149e786b8b6e09f11c42502586ca2b9c6a4",
    5: "35699a421e369c44ef617b98b6aef5e547f155c946babdbb46de2ee3df528a9d",
}
"""What ``digest`` returns of a file of each version, be it a new one or one brought up to it."""

LOG: Final = "tally_entry"
"""The one table that may be large: all others together are looked through in a millisecond."""

TEXTS: Final = """SELECT type, name, tbl_name, CAST(sql AS BLOB) FROM sqlite_schema
    WHERE NOT (type = 'index' AND sql IS NULL) ORDER BY type, name, tbl_name, sql"""
"""All but the indexes that SQLite itself makes of a table's text."""


def digest(connection: sqlite3.Connection) -> str:
    """Return what the texts of all tables, indexes, views and triggers of a file come to."""
    return hashlib.sha256(repr(connection.execute(TEXTS).fetchall()).encode()).hexdigest()


def demand_known(connection: sqlite3.Connection, *, file: str) -> int:
    """Return a file's version, if it has the tables of that version and nothing else.

    Raises EventFileTooNewError, and EventFileDamagedError for a table, a column, an index, a view
    or a trigger too many, too few or other than ours.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > migrations.NEWEST:  # the log beside the file may know more than its header
        raise EventFileTooNewError(file=file, found=version, supported=migrations.NEWEST)
    if digest(connection) != KNOWN.get(version):
        raise EventFileDamagedError(file=file)
    return version


def demand_pages(connection: sqlite3.Connection, *, file: str) -> None:
    """Raise EventFileDamagedError for a damaged page in any table but the log and its indexes.

    Opening takes as long for a long night as for a short one, so the log is left to those who have
    the time: ``demand_log``.
    """
    listed = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> ?"
    for (name,) in connection.execute(listed, (LOG,)).fetchall():
        _demand_pages_of(name, connection, file)


def demand_log(connection: sqlite3.Connection, *, file: str) -> None:
    """Raise EventFileDamagedError for a damaged page in the log or its indexes."""
    _demand_pages_of(LOG, connection, file)


def _demand_pages_of(table: str, connection: sqlite3.Connection, file: str) -> None:
    if connection.execute(f'PRAGMA quick_check("{table}")').fetchall() != [("ok",)]:
        raise EventFileDamagedError(file=file)
