"""Newer versions of the event file: one module a version under ``versions``.

Module ``vN`` has ``upgrade(op: alembic.operations.Operations)``, which brings a file of version
N - 1 to version N. Alembic is loaded only when a file is older than this program.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy import Connection

OLDEST: Final = 1
"""The first version there ever was."""

NEWEST: Final = 5
"""The version that this program writes, kept in SQLite's ``user_version``."""


def upgrade(connection: Connection, *, found: int, newest: int = NEWEST) -> None:
    """Bring a file of an older version up to ``newest`` in the caller's transaction."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    operations = Operations(MigrationContext.configure(connection))
    for version in range(found + 1, newest + 1):
        import_module(f"{__name__}.versions.v{version}").upgrade(operations)
    connection.exec_driver_sql(f"PRAGMA user_version={newest}")
