"""Bringing the file of an older version up: whole or not at all, and never what is not known."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from w4r_desktop import paths
from w4r_desktop.errors import BackupNotMadeError, BackupTrouble, EventFileDamagedError
from w4r_desktop.store import migrations
from w4r_desktop.store.backups import keep
from w4r_desktop.store.check import is_sound
from w4r_desktop.store.connection import connect
from w4r_desktop.store.known import KNOWN, digest

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


def upgrade(engine: Engine, path: Path, *, found: int, private: bool) -> None:
    """Bring an older file up on a copy, check the copy, and take it over in one transaction.

    Its tables are known to be those of its version. The lock is held all the while, and the file
    is written only when the copy is right, and when the older one is among the backups, unless it
    is ``private``. Raises EventFileDamagedError for a file not whole, and BackupNotMadeError.
    """
    draft = path.with_name(f".{path.name}{paths.DRAFT}")
    sweep(draft)
    copy_engine = connect(draft)
    try:
        with (
            closing(engine.raw_connection()) as original,
            closing(copy_engine.raw_connection()) as copy,
        ):
            old, new = original.driver_connection, copy.driver_connection
            assert isinstance(old, sqlite3.Connection)
            assert isinstance(new, sqlite3.Connection)
            old.backup(new)
            if not _is_whole(new):
                raise EventFileDamagedError(file=path.name)
            new.execute("PRAGMA foreign_keys=0")  # or no table could be made anew under its name
            with copy_engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
                migrations.upgrade(connection, found=found, newest=migrations.NEWEST)
            assert _is_whole(new)
            assert digest(new) == KNOWN[migrations.NEWEST]
            with Session(copy_engine) as session:
                if not is_sound(session):  # a row of the old one has what nothing can read
                    raise EventFileDamagedError(file=path.name)
            if not private:
                _keep_older(engine, path)
            new.backup(old)
    finally:
        copy_engine.dispose()
        sweep(draft)


def _keep_older(engine: Engine, path: Path) -> None:
    """Have a file as it is among its backups."""
    try:
        with Session(engine) as session:
            keep(session, name=path.stem, at=datetime.now(UTC))
    except BackupNotMadeError as error:
        if error.trouble is BackupTrouble.SOURCE:
            raise EventFileDamagedError(file=path.name) from error
        raise


def sweep(draft: Path) -> None:
    """Remove a draft and what SQLite left beside it when it was killed."""
    for file in paths.with_companions(draft):
        file.unlink(missing_ok=True)


def _is_whole(connection: sqlite3.Connection) -> bool:
    return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and not (
        connection.execute("PRAGMA foreign_key_check").fetchall()
    )
