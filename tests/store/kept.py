"""Backups for tests: real ones of an evening, and such as only look like one."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.evening import NOW, Evening
from w4r_desktop.store.backups import Backup, back_up
from w4r_desktop.store.copying import image
from w4r_desktop.store.restoring import hold, put_back

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.store.copying import Image


def taken(evening: Evening, at: datetime = NOW) -> Image:
    """Take all that is in an evening now."""
    return evening.ask(image, name="evening", at=at)


def backed_up(evening: Evening, folder: Path, at: datetime = NOW) -> Backup:
    """Back an evening up into a folder."""
    with closing_memory(taken(evening, at)) as memory_of:
        return back_up(memory_of, folder)


class closing_memory:  # noqa: N801 - reads like contextlib.closing
    """Give a shot and let its memory go."""

    def __init__(self, shot: Image) -> None:
        self._shot = shot

    def __enter__(self) -> Image:
        return self._shot

    def __exit__(self, *_error: object) -> None:
        self._shot.memory.close()


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def rehash(path: Path) -> None:
    """Let a changed file have the hash of its change, as a forger would."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name(path.name + ".sha256").write_text(f"{digest}  {path.name}\n")


def put(backup: Path, path: Path, *, at: datetime) -> Path | None:
    """Let a backup take the place of an event, and return what that was put aside as."""
    with closing(hold(backup)) as held:
        return put_back(held, path, at=at)


def plant(path: Path) -> None:
    """Let a view stand where a file's event was, whose answer would never end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as changed:
        changed.execute("PRAGMA journal_mode=DELETE")
        changed.execute("ALTER TABLE event RENAME TO other")
        changed.execute(
            "CREATE VIEW event AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM t) "
            "SELECT n AS id, n AS name, n AS held_on, n AS time_zone FROM t WHERE n < 0"
        )
        changed.execute("PRAGMA journal_mode=WAL")


def pretend(folder: Path, at: datetime) -> Path:
    """Put something into a folder that only looks like a backup."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"evening backup {at:%Y-%m-%d %H%M%S}Z.w4r"
    path.write_bytes(b"kept")
    rehash(path)
    return path
