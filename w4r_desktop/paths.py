"""Folders of this computer, files that appear whole, and the name this laptop signs with."""

from __future__ import annotations

import errno
import os
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import appdirs

from w4r_desktop.errors import FileNotSavedError

if TYPE_CHECKING:
    from collections.abc import Iterator

APP: Final = "w4r-desktop"
EVENT_SUFFIX: Final = ".w4r"


def data_folder() -> Path:
    """Return the local (never roaming) folder of the program's data; it may not exist yet."""
    return Path(appdirs.user_data_dir(APP, appauthor=False, roaming=False))


def events_folder() -> Path:
    """Return the folder of the live event files, made if needed."""
    folder = data_folder() / "events"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def laptop_id() -> uuid.UUID:
    """Return this laptop's id, made at the first call.

    It lies outside the event files, because those are copied from laptop to laptop.
    """
    kept = data_folder() / "laptop-id"
    try:
        return uuid.UUID(kept.read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        made = uuid.uuid4()
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"{made}\n", encoding="ascii")
        return made


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a draft beside a file to write to; the file appears, or changes, whole or not at all.

    The draft is on the disk before it takes the file's name. Should anything fail, the draft is
    removed and the file stays as it was. Raises FileNotSavedError where the disk or the folder
    refuses.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.touch()  # a folder that refuses says so before the work, not after
        yield draft
        _sync(draft)
        draft.replace(path)
        _sync_folder(path.parent)
    except OSError as refusal:
        full = refusal.errno in (errno.ENOSPC, errno.EDQUOT)
        missing = not path.parent.is_dir()
        raise FileNotSavedError(file=path.name, full=full, folder_missing=missing) from refusal
    finally:
        with suppress(OSError):  # the folder may be missing, or gone with its stick
            draft.unlink()


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


def free_event_path(name: str) -> Path:
    """Return a path in the events folder, named after an event, where no file is yet."""
    plain = "".join(c if c.isalnum() or c in " -_.,()" else " " for c in name)
    stem = " ".join(plain.split()).strip(". ")[:80] or "Event"
    numbered = (stem, *(f"{stem} ({number})" for number in range(2, 1000)))
    folder = events_folder()
    return next(path for name in numbered if not (path := folder / f"{name}.w4r").exists())
