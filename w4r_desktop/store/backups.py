"""Backups of an event: made whole or not at all, proved before they bear their name."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
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
    EventFileEmptyError,
    EventFileForeignError,
    EventFileUnreadableError,
    FileNotSavedError,
    W4RError,
)
from w4r_desktop.foreign_file import content, opened
from w4r_desktop.paths import EVENT_SUFFIX, backups_folder, events_folder, real, replacing
from w4r_desktop.store.connection import examine, peek, refusal
from w4r_desktop.store.copying import image, row_counts
from w4r_desktop.store.known import demand_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from w4r_desktop.store.copying import Image

HASH_SUFFIX: Final = ".sha256"
HASH_LENGTH: Final = 64
CHUNK: Final = 1 << 20
LONGEST_NAME: Final = 150
"""In bytes, of the event's name in that of a backup: more is added before and behind it."""

NAMED: Final = re.compile(r"[^.].* backup (\d{4}-\d\d-\d\d \d{6})Z\.w4r")
UNFIT: Final = re.compile(r"^\.|[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What hides a file, breaks its name in two, or is no letter on any other computer."""

LAST: Final = "SELECT max(id) FROM tally_entry"
COUNTED: Final = "SELECT id, counted_at FROM recount_count"
"""What was counted by hand, and when; counted again it is another."""

SPOILED: Final = (EventFileDamagedError, EventFileEmptyError, EventFileForeignError)
"""What is said of a file that is no good for ever, and not only just now."""

TIME: Final = "%Y-%m-%d %H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup and the moment it shows, in UTC."""

    path: Path
    at: datetime

    @property
    def stem(self) -> str:
        """How the file was called that it was made of."""
        return self.path.name.rpartition(" backup ")[0]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, whatever its version; ``newest`` is its last entry's identity.

    ``recounted`` are the counts by hand, each with when it was made, ``posted`` the pieces that
    were marked so, and ``report`` the last version of the report. ``rows`` counts those of each
    table.
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
    rows: Mapping[str, int] = field(default_factory=dict)


def back_up(taken: Image, folder: Path, *, spare: int = 0) -> Backup:
    """Write an image of an event into a folder, read it back, prove it, and only then name it.

    ``spare`` bytes of the disk are left free. The image can be written elsewhere too. Raises
    BackupNotMadeError; whatever backups there are stay as they are.
    """
    begins, at = _beginning(taken.name), taken.at.astimezone(UTC).replace(microsecond=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while (path := folder / f"{begins}{at:{TIME}}Z{EVENT_SUFFIX}").exists():
            at += timedelta(seconds=1)  # somebody is quick
        whole = taken.memory.serialize()
        if shutil.disk_usage(folder).free < len(whole) + spare:
            raise BackupNotMadeError(BackupTrouble.FULL)
        _write(path, whole, taken)
    except OSError as refusal:
        raise _not_made(refusal) from refusal
    except FileNotSavedError as refusal:
        cause = refusal.__cause__
        raise _not_made(cause if isinstance(cause, OSError) else OSError()) from refusal
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
    with looked_into(path) as connection:
        if not _is_whole(connection):
            raise EventFileDamagedError(file=path.name)
    return found


def contents(path: Path) -> Contents:
    """Return what a backup that was verified holds."""
    with looked_into(path) as connection:
        return held_by(connection)


@contextmanager
def looked_into(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads a finished file, which has the tables of an event and no more.

    Nothing else in it is ever asked: a view that somebody planted might answer for ever. Raises
    EventFileDamagedError, also for what is found while it is read, and what says why it cannot be
    read just now.
    """
    try:
        with closing(peek(path)) as connection:
            demand_known(connection, file=path.name)
            yield connection
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise refusal(error, file=path.name) from error


def is_backup(path: Path) -> bool:
    """Tell whether a file has the hash beside it that proves it to be as it was.

    Among the person's events it is called like a backup, too: whoever looks after the laptop may
    keep a hash of an event, and it is worked in all the same.
    """
    if real(path).parent == real(events_folder()) and moment(path) is None:
        return False
    try:
        return beside(path).is_file()
    except OSError:  # the stick was pulled out just now
        return False


def moment(path: Path) -> datetime | None:
    """Return when a backup was made, in UTC, by its name; it may have got another one."""
    return moment_of(path.name)


def list_backups(folder: Path) -> list[Backup]:
    """Return the finished backups in a folder, the newest first; none where there is no folder."""
    return finished(listed(folder))


def finished(files: Iterable[Path]) -> list[Backup]:
    """Return the finished backups among all files of a folder, the newest first."""
    there = {path.name: path for path in files}
    found = (
        Backup(path, at)
        for name, path in there.items()
        if (at := moment_of(name)) and beside(path).name in there
    )
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def newest_verified(folder: Path) -> Backup | None:
    """Return the newest backup of a folder that is whole, if any is."""
    for backup in newest_first(list_backups(folder)):
        with suppress(W4RError):
            verify(backup.path)
            return backup
    return None


def newest_first(backups: Iterable[Backup], *, sure: bool = False) -> list[Backup]:
    """Return backups in the order of the last entry that each has, those that cannot be read last.

    Their names come second: the clock they were named by may have been wrong, and entries go on in
    their order all the same. To be ``sure``, have a ``W4RError`` raised for one that cannot be read
    just now; what is spoiled is last even then.
    """
    skipped = SPOILED if sure else (W4RError,)
    return sorted(backups, key=lambda one: (_last_entry(one.path, skipped), one.at), reverse=True)


def of_event(event_id: UUID, roots: Iterable[Path]) -> list[Backup]:
    """Return the backups of an event at some places, the newest first."""
    found = (backup for root in roots for backup in list_backups(root / str(event_id)))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def of_stem(stem: str, roots: Iterable[Path]) -> list[Backup]:
    """Return the backups at some places that were made of a file of that name, the newest first.

    Events have names of their own choice: it may be another that is called so.
    """
    found = (
        backup
        for root in roots
        for folder in listed(root)
        for backup in list_backups(folder)
        if backup.path.name.startswith(_beginning(stem))
    )
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def _last_entry(path: Path, skipped: tuple[type[W4RError], ...]) -> bytes:
    with suppress(*skipped), looked_into(path) as connection:
        return connection.execute(LAST).fetchone()[0] or b""
    return b""


def listed(folder: Path) -> list[Path]:
    """Return what lies in a folder; nothing where there is none, or its disk does not answer."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def beside(path: Path) -> Path:
    """Return where the hash of a backup lies."""
    return path.with_name(path.name + HASH_SUFFIX)


def moment_of(name: str) -> datetime | None:
    """Return when a backup was made that is called so, if it can be one."""
    found = NAMED.fullmatch(name)
    try:
        return datetime.strptime(found[1], TIME).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _beginning(name: str) -> str:
    """Return how the names of all backups of a file begin, whatever that is called."""
    return f"{UNFIT.sub('_', name).encode()[:LONGEST_NAME].decode(errors='ignore')} backup "


def _write(path: Path, whole: bytes, taken: Image) -> None:
    """Bring one backup onto the disk, its hash first: a backup without one is none."""
    digest = hashlib.sha256(whole).hexdigest()
    hashed = beside(path)
    try:
        with replacing(path) as draft:
            with draft.open("r+b") as file:
                file.write(whole)
                file.flush()
                os.fsync(file.fileno())
                _forget(file.fileno())
            _prove(draft, digest, taken)
            with replacing(hashed) as proof:
                proof.write_text(f"{digest}  {path.name}\n", encoding="utf-8", newline="\n")
    except BaseException:
        with suppress(OSError):
            hashed.unlink()
        raise


def _forget(handle: int) -> None:
    """Have what was written read back from the disk itself, where the system knows how."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _prove(draft: Path, digest: str, taken: Image) -> None:
    """Raise what is wrong with a draft; with the event only where its image is not whole either."""
    if _digest(draft) != digest:
        raise BackupNotMadeError(BackupTrouble.DIFFERS)
    with suppress(sqlite3.Error), closing(peek(draft)) as connection:
        if _is_image(connection, taken):
            return
    with suppress(sqlite3.Error), closing(sqlite3.connect(":memory:")) as again:
        taken.memory.backup(again)  # which looks into its table of contents anew
        if _is_image(again, taken):  # the stick was pulled out just now
            raise BackupNotMadeError(BackupTrouble.GONE)
    raise BackupNotMadeError(BackupTrouble.SOURCE)


def _is_image(connection: sqlite3.Connection, taken: Image) -> bool:
    return _is_whole(connection) and row_counts(connection) == taken.counts


def _is_whole(connection: sqlite3.Connection) -> bool:
    return (
        connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
    )


def held_by(connection: sqlite3.Connection) -> Contents:
    """Return what an event holds that is read by a connection, whatever its version."""
    asked = "SELECT id, name, held_on, time_zone FROM event"
    identity, name, day, zone = connection.execute(asked).fetchone()
    (newest,) = connection.execute(LAST).fetchone()
    reports = _later_table(connection, "SELECT version FROM report")
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
        report=max(reports, default=(0,))[0],
        rows=row_counts(connection),
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
        kept = content(beside(path), HASH_LENGTH)[:HASH_LENGTH]
    except FileNotFoundError as error:
        raise BackupUnverifiedError(file=path.name) from error
    except OSError as error:
        raise EventFileUnreadableError(file=path.name) from error
    return kept.decode("ascii", "replace").lower()


def _hash(path: Path) -> str:
    try:
        return _digest(path)
    except OSError as error:
        raise EventFileUnreadableError(file=path.name) from error


def _digest(path: Path) -> str:
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_made(refusal: OSError) -> BackupNotMadeError:
    if refusal.errno in (errno.ENOSPC, errno.EDQUOT):
        return BackupNotMadeError(BackupTrouble.FULL)
    if refusal.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BackupNotMadeError(BackupTrouble.READ_ONLY)
    return BackupNotMadeError(BackupTrouble.GONE)
