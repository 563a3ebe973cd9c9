"""Folders of this computer, files that appear whole, and the name this laptop signs with."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import unicodedata
import uuid
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import appdirs

from w4r_desktop.errors import DataFolderError, EventFileStaysError, FileNotSavedError
from w4r_desktop.foreign_file import content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

APP: Final = "w4r-desktop"
EVENT_SUFFIX: Final = ".w4r"
COMPANIONS: Final = ("-wal", "-shm", "-journal")
"""What SQLite adds to the name of an event file for what it keeps beside it."""

DRAFT: Final = ".part"
"""How a file's name ends, behind a dot at its beginning, until it is whole."""

DRAFTS_KEPT: Final = timedelta(days=1)
"""Far longer than anybody writes to one."""

SILENT: Final = (errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT)
"""What is said of a disk, stick or share that was pulled out or is broken."""

LONGEST_ID: Final = 100
"""In bytes, for that of a laptop, however its file was written."""

LONGEST_STEM: Final = 200
"""In bytes: names may have 255, and SQLite adds to them while a file is open."""

MOST_CHARACTERS: Final = 80
HARMLESS: Final = " -–_.,()'’"
JOINERS: Final = "\u200c\u200d"
"""Neither seen nor heard, but Persian and Hindi are written with them."""


def data_folder() -> Path:
    """Return the local (never roaming) folder of the program's data; it may not exist yet."""
    return Path(appdirs.user_data_dir(APP, appauthor=False, roaming=False))


def events_folder() -> Path:
    """Return the folder of the live event files, made if needed."""
    folder = data_folder() / "events"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refusal:
        raise DataFolderError(folder=folder.name) from refusal
    return folder


def private_folder() -> Path:
    """Make a folder for a copy that nobody else is to see; ``forget`` it.

    It lies among the program's own data: what a killed program leaves in it has names of people,
    and nobody would look for them elsewhere. ``sweep_drafts`` does, here.
    """
    place = _private()
    place.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=place))


def forget(folder: Path) -> None:
    """Remove a private folder; what is held by another program just now goes another day."""
    shutil.rmtree(folder, ignore_errors=True)


def _private() -> Path:
    return data_folder() / "tmp"


def all_backups() -> Path:
    """Return the folder of all events' backups on this laptop; it may not exist yet."""
    return data_folder() / "backups"


def backups_folder(event_id: uuid.UUID) -> Path:
    """Return the folder of an event's backups on this laptop; it may not exist yet."""
    return all_backups() / str(event_id)


def laptop_id() -> uuid.UUID:
    """Return this laptop's id, made at the first call.

    It lies outside the event files, because those are copied from laptop to laptop.
    """
    kept = data_folder() / "laptop-id"
    try:
        return _kept_id(kept) or _made_id(kept)
    except OSError as refusal:
        raise DataFolderError(folder=kept.parent.name) from refusal


def _kept_id(kept: Path) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(content(kept, LONGEST_ID), "ascii").strip())
    except (FileNotFoundError, ValueError):
        return None


def _made_id(kept: Path) -> uuid.UUID:
    made = uuid.uuid4()
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(f"{made}\n", encoding="ascii")
    return made


def named(text: str) -> Path | None:
    """Return the path that a text from elsewhere says, or None where no file can have the name."""
    with suppress(UnicodeEncodeError):
        return Path(text) if b"\0" not in os.fsencode(text) else None
    return None


def real(path: Path) -> Path:
    """Return where a path leads; what leads round in a circle, and nowhere, is left as it is."""
    return Path(os.path.realpath(path))


def is_gone(path: Path) -> bool:
    """Tell whether nothing lies there; where nobody can look, whoever opens it says why."""
    try:
        return not path.exists()
    except OSError:
        return False


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a draft beside a file to write to; the file appears, or changes, whole or not at all.

    The draft is on the disk before it takes the file's name. Should anything fail, the draft is
    removed and the file stays as it was. A link is followed, and stays. Raises FileNotSavedError
    where the disk or the folder refuses, or where something else than a file has the name.
    """
    target = real(path)
    draft = target.with_name(f".{target.name}{DRAFT}")
    try:
        if target.exists() and not target.is_file():
            raise FileNotSavedError(file=path.name, no_file=True)
        draft.touch()  # a folder that refuses says so before the work, not after
        yield draft
        _sync(draft)
        draft.replace(target)
        _sync_folder(target.parent)
    except OSError as refusal:
        raise _not_saved(path, target, refusal) from refusal
    finally:
        with suppress(OSError):  # the folder may be missing, or gone with its stick
            draft.unlink()


def sweep_drafts(now: datetime) -> None:
    """Remove what a killed program left a day ago or more: of new events, and of private copies."""
    folder, oldest = data_folder() / "events", (now - DRAFTS_KEPT).timestamp()
    with suppress(OSError):  # the folder may be one nobody can look into
        for end in ("", *COMPANIONS):
            for draft in folder.glob(f".*{EVENT_SUFFIX}{DRAFT}{end}"):
                with suppress(OSError):  # a folder, or what may not be deleted
                    if _is_older(draft, oldest):
                        draft.unlink()
        for copy in _private().iterdir():
            if _is_older(copy, oldest):
                forget(copy)


def _is_older(draft: Path, oldest: float) -> bool:
    return draft.lstat().st_mtime < oldest


def _not_saved(path: Path, target: Path, refusal: OSError) -> FileNotSavedError:
    return FileNotSavedError(
        file=path.name,
        full=refusal.errno in (errno.ENOSPC, errno.EDQUOT),
        folder_missing=not target.parent.is_dir(),
        name_too_long=refusal.errno == errno.ENAMETOOLONG,
        silent=refusal.errno in SILENT,
    )


def _sync(file: Path) -> None:
    with file.open("rb+") as written:  # Windows syncs only what is open for writing
        os.fsync(written.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders; the new name is journalled by NTFS itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def on_one_disk(one: Path, other: Path) -> bool:
    """Tell whether two folders lie on the same disk; not so where either is not there."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def with_companions(path: Path) -> tuple[Path, ...]:
    """Return an event file's path and those of what SQLite may leave beside it when killed."""
    return tuple(path.with_name(path.name + end) for end in ("", *COMPANIONS))


def companion_of(path: Path) -> Path | None:
    """Return the event file beside which SQLite would use a file of this name, if there is one."""
    name = path.name.lower()
    end = next((end for end in COMPANIONS if name.endswith(end) and name != end), None)
    return path.with_name(path.name[: -len(end)]) if end else None


def throw_away(path: Path) -> None:
    """Delete an event file that nobody has open, with all that lies beside it.

    Raises EventFileStaysError where the computer does not let it be deleted.
    """
    try:
        for file in with_companions(path):
            file.unlink(missing_ok=True)
    except OSError as refusal:
        raise EventFileStaysError(file=path.name) from refusal


def taken(path: Path) -> Path | None:
    """Return what keeps a new event file from this path, if anything: a file, or a log of one.

    SQLite would take a log that lies there for the new file's own, and move it in.
    """
    return next(
        (file for file in with_companions(path) if file.exists() or file.is_symlink()), None
    )


def free_path(wanted: Path) -> Path:
    """Return a path for a new event file: the one wanted, or one with a number behind its name."""
    numbered = (wanted.with_stem(f"{wanted.stem} ({number})") for number in range(2, 1000))
    return next(path for path in (wanted, *numbered) if not taken(path))


def plain_stem(title: str) -> str:
    """Return what of a title every system takes as the name of a file; it may be nothing.

    Marks stay with their letters, without which Hindi and Bengali cannot be read.
    """
    composed = unicodedata.normalize("NFC", title)
    kept = (c if c.isalnum() or c in HARMLESS or _is_mark(c) else " " for c in composed)
    short = " ".join("".join(kept).split()).lstrip(". ")[:MOST_CHARACTERS]
    return short.encode()[:LONGEST_STEM].decode(errors="ignore").rstrip(". ")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or character in JOINERS


def free_event_path(name: str) -> Path:
    """Return a path in the events folder, named after an event, where no file is yet."""
    return free_path(events_folder() / f"{plain_stem(name) or 'Event'}{EVENT_SUFFIX}")
