"""Backups of an event: made whole or not at all, proved before they bear their name."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import (
    BackupNotMadeError,
    BackupTrouble,
    BackupUnverifiedError,
    EventFileDamagedError,
    EventFileUnreadableError,
    FileNotSavedError,
    W4RError,
)
from w4r_desktop.paths import EVENT_SUFFIX, backups_folder, replacing
from w4r_desktop.store.connection import examine
from w4r_desktop.store.copying import image, row_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from w4r_desktop.store.copying import Image

HASH_SUFFIX: Final = ".sha256"
ALL_KEPT: Final = timedelta(days=2)
DAYS_KEPT: Final = timedelta(days=14)
UNFINISHED: Final = timedelta(days=1)
"""How old what is half there has to be, so that nobody is writing it any more."""

CHUNK: Final = 1 << 20
LONGEST_NAME: Final = 150
"""In bytes, of the event's name in that of a backup: more is added before and behind it."""

NAMED: Final = re.compile(r"[^.].* backup (\d{4}-\d\d-\d\d \d{6})Z\.w4r")
COUNTED: Final = "SELECT id, counted_at FROM recount_count"
"""What was counted by hand, and when; counted again it is another."""

TIME: Final = "%Y-%m-%d %H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup and the moment it shows, in UTC."""

    path: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, whatever its version; ``newest`` is its last entry's identity.

    ``recounted`` are the counts by hand, each with when it was made, ``posted`` the pieces that
    were marked so, and ``report`` the last version of the report.
    """

    event_id: UUID
    details: EventDetails
    version: int
    entries: int
    people: int
    kinds: Mapping[ActionKind, int]
    newest: UUID | None
    recounted: frozenset[tuple[bytes, str]] = frozenset()
    posted: int = 0
    report: int = 0


def back_up(taken: Image, folder: Path, *, spare: int = 0) -> Backup:
    """Write an image of an event into a folder, read it back, prove it, and only then name it.

    ``spare`` bytes of the disk are left free. The image can be written elsewhere too. Raises
    BackupNotMadeError; whatever backups there are stay as they are.
    """
    at = taken.at.astimezone(UTC).replace(microsecond=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while (path := folder / _file_name(taken.name, at)).exists():
            at += timedelta(seconds=1)  # somebody is quick
        whole = taken.memory.serialize()
        if shutil.disk_usage(folder).free < len(whole) + spare:
            raise BackupNotMadeError(BackupTrouble.FULL)
        _write(path, whole, taken.counts)
    except OSError as refusal:
        raise _not_made(refusal) from refusal
    except FileNotSavedError as refusal:
        cause = refusal.__cause__
        error = cause if isinstance(cause, OSError) else OSError()
        raise _not_made(error) from refusal
    return Backup(path, at)


def keep(session: Session, *, name: str, at: datetime) -> Backup | None:
    """Back an event of any version up on this laptop before something large is done to it.

    Return None for a copy to practise on, which has no backups. Raises BackupNotMadeError.
    """
    try:
        taken = image(session, name=name, at=at)
    except sqlite3.Error as error:
        raise BackupNotMadeError(BackupTrouble.SOURCE) from error
    with closing(taken.memory) as memory:
        if taken.counts.get("rehearsal"):
            return None
        (identity,) = memory.execute("SELECT id FROM event").fetchone()
        return back_up(taken, backups_folder(UUID(bytes=identity)))


def verify(path: Path) -> str:
    """Return the SHA-256 of a backup that is whole, or raise a ``W4RError`` that says what is not.

    Nothing is written. Raises the refusals of an event file, and BackupUnverifiedError where the
    file with its hash is missing.
    """
    examine(path)
    wanted, found = _kept_hash(path), _hash(path)
    if found != wanted:
        raise EventFileDamagedError(file=path.name)
    try:
        with closing(_look(path)) as connection:
            whole = _is_whole(connection)
    except sqlite3.Error as error:
        raise EventFileDamagedError(file=path.name) from error
    if not whole:
        raise EventFileDamagedError(file=path.name)
    return found


def contents(path: Path) -> Contents:
    """Return what a backup that was verified holds."""
    try:
        with closing(_look(path)) as connection:
            return _contents(connection)
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise EventFileDamagedError(file=path.name) from error


def is_backup(path: Path) -> bool:
    """Tell whether a file has the hash beside it that proves it to be as it was."""
    return _beside(path).is_file()


def moment(path: Path) -> datetime | None:
    """Return when a backup was made, in UTC, by its name; it may have got another one."""
    return _moment(path.name)


def list_backups(folder: Path) -> list[Backup]:
    """Return the finished backups in a folder, the newest first; none where there is no folder."""
    found = (
        Backup(path, at)
        for path in _listed(folder)
        if (at := _moment(path.name)) and _beside(path).is_file()
    )
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def prune(folder: Path, now: datetime, *, last_too: bool = False) -> list[Backup]:
    """Remove what is too old, and what was left of backups that were killed; return what stays.

    ``sweeping`` says which; the newest that is whole goes only where ``last_too`` says so.
    """
    files = set(_listed(folder))  # whoever writes meanwhile is not met
    there = list_backups(folder)
    kept = list(_kept(there, now))
    if len(kept) < len(there) and not last_too:
        spared = newest_verified(folder) or there[0]
        kept += [spared] if spared not in kept else []
    stays = {path for backup in kept for path in (backup.path, _beside(backup.path))}
    for path in sorted(files - stays):
        named = path.name.removeprefix(".").removesuffix(".part").removesuffix(HASH_SUFFIX)
        at = _moment(named)
        unproved = path.name == named and _beside(path) not in files  # its hash may turn up
        finished = path.name == named and not unproved
        if at and (finished or now - at > (DAYS_KEPT if unproved else UNFINISHED)):
            with suppress(OSError):  # another time
                path.unlink()
    return kept


def newest_verified(folder: Path) -> Backup | None:
    """Return the newest backup of a folder that is whole, if any is."""
    for backup in list_backups(folder):
        with suppress(W4RError):
            verify(backup.path)
            return backup
    return None


def _kept(backups: list[Backup], now: datetime) -> Iterator[Backup]:
    days = set()
    for backup in backups:  # the newest first, so that it is the last of its day
        age, day = now - backup.at, backup.at.date()
        if age <= ALL_KEPT or (age <= DAYS_KEPT and day not in days):
            yield backup
        days.add(day)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _beside(path: Path) -> Path:
    return path.with_name(path.name + HASH_SUFFIX)


def _moment(name: str) -> datetime | None:
    """Return when a backup was made that is called so, if it can be one."""
    found = NAMED.fullmatch(name)
    try:
        return datetime.strptime(found[1], TIME).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _file_name(name: str, at: datetime) -> str:
    short = name.encode()[:LONGEST_NAME].decode(errors="ignore")
    return f"{short} backup {at:{TIME}}Z{EVENT_SUFFIX}"


def _write(path: Path, whole: bytes, counts: Mapping[str, int]) -> None:
    """Bring one backup onto the disk, its hash first: a backup without one is none."""
    digest = hashlib.sha256(whole).hexdigest()
    hashed = _beside(path)
    try:
        with replacing(path) as draft:
            with draft.open("r+b") as file:
                file.write(whole)
                file.flush()
                os.fsync(file.fileno())
                _forget(file.fileno())
            _prove(draft, digest, counts)
            with replacing(hashed) as beside:
                beside.write_text(f"{digest}  {path.name}\n", encoding="utf-8", newline="\n")
    except BaseException:
        with suppress(OSError):
            hashed.unlink()
        raise


def _forget(handle: int) -> None:
    """Have what was written read back from the disk itself, where the system knows how."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _prove(draft: Path, digest: str, counts: Mapping[str, int]) -> None:
    if _hash(draft) != digest:
        raise BackupNotMadeError(BackupTrouble.DIFFERS)
    try:
        with closing(_look(draft)) as connection:
            whole = _is_whole(connection) and row_counts(connection) == counts
    except sqlite3.Error as error:
        raise BackupNotMadeError(BackupTrouble.SOURCE) from error
    if not whole:  # it is what the event file was
        raise BackupNotMadeError(BackupTrouble.SOURCE)


def _look(path: Path) -> sqlite3.Connection:
    """Read a finished file: without a lock, a journal or any way to write."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    for setting in ("trusted_schema=0", "cell_size_check=1", "mmap_size=0"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _is_whole(connection: sqlite3.Connection) -> bool:
    return (
        connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
    )


def _contents(connection: sqlite3.Connection) -> Contents:
    asked = "SELECT id, name, held_on, time_zone FROM event"
    identity, name, day, zone = connection.execute(asked).fetchone()
    (newest,) = connection.execute("SELECT max(id) FROM tally_entry").fetchone()
    sums = connection.execute("SELECT kind, sum(quantity) FROM tally_entry GROUP BY kind")
    return Contents(
        event_id=UUID(bytes=identity),
        details=EventDetails(name=name, held_on=date.fromisoformat(day), time_zone=zone),
        version=_first(connection, "PRAGMA user_version"),
        entries=_first(connection, "SELECT count(*) FROM tally_entry"),
        people=_first(connection, "SELECT count(*) FROM attendee WHERE hidden_at IS NULL"),
        kinds={ActionKind(kind): total for kind, total in sums},
        newest=UUID(bytes=newest) if newest else None,
        recounted=frozenset(_later_table(connection, COUNTED)),
        posted=sum(pieces for (pieces,) in _later_table(connection, "SELECT pieces FROM mailing")),
        report=max(
            (v for (v,) in _later_table(connection, "SELECT version FROM report")), default=0
        ),
    )


def _later_table(connection: sqlite3.Connection, question: str) -> list[Any]:
    """Answer of a table that the first versions have not: there was nothing of it then."""
    named = question.rsplit(maxsplit=1)[1]
    there = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
    if not connection.execute(there, (named,)).fetchone()[0]:
        return []
    return connection.execute(question).fetchall()


def _first(connection: sqlite3.Connection, question: str) -> int:
    answer: int = connection.execute(question).fetchone()[0]
    return answer


def _kept_hash(path: Path) -> str:
    try:
        with _beside(path).open("rb") as file:
            return file.read(64).decode("ascii", "replace").lower()
    except FileNotFoundError as error:
        raise BackupUnverifiedError(file=path.name) from error
    except OSError as error:
        raise EventFileUnreadableError(file=path.name) from error


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EventFileUnreadableError(file=path.name) from error


def _not_made(refusal: OSError) -> BackupNotMadeError:
    if refusal.errno in (errno.ENOSPC, errno.EDQUOT):
        return BackupNotMadeError(BackupTrouble.FULL)
    if refusal.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BackupNotMadeError(BackupTrouble.READ_ONLY)
    return BackupNotMadeError(BackupTrouble.GONE)
