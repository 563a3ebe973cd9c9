"""Room kept on the disk of an event, given up when the disk is full so the evening can finish."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from w4r_desktop import paths
from w4r_desktop.errors import W4RError

if TYPE_CHECKING:
    from pathlib import Path
    from threading import Event

FILE: Final = "reserve"
BESIDE: Final = ".w4r-desktop-reserve"
"""What it is called beside an event that lies on another disk than the data of the program."""

SIZE: Final = 20_000_000
"""In bytes: an event of 10,000 letters is about five million."""

LEFT: Final = 10_000_000
"""In bytes: what must be free beside it, or it would itself fill the disk."""

AT_ONCE: Final = 1_000_000


def keep(folder: Path, left: Event | None = None) -> bool:
    """Keep room on the disk of a folder if there is some; return whether some is kept now.

    Nothing is kept beside an event any more that was ``left`` while a slow disk still worked.
    """
    kept = _file(folder)
    if _is_kept(kept):
        return True
    room = free_room(kept.parent)
    if room is not None and room < SIZE + LEFT:
        return False
    try:
        if kept.is_symlink():
            kept.unlink()  # what it leads to is none of ours
        with paths.replacing(kept) as draft, draft.open("wb") as file:
            for _ in range(SIZE // AT_ONCE):
                if left is not None and left.is_set():
                    raise InterruptedError
                file.write(os.urandom(AT_ONCE))  # zeros take no room on a disk that compresses
    except (OSError, W4RError):  # then the evening goes on without
        return False
    if left is not None and left.is_set():  # Windows lets nobody remove what is written to
        leave(folder)
        return False
    return True


def give_up(folder: Path) -> bool:
    """Give up what is kept on the disk of a folder; return whether it has more room by it."""
    with suppress(OSError):
        _file(folder).unlink()
        return True
    return False


def leave(folder: Path) -> None:
    """Leave nothing lying beside an event that is closed; among the program's own data it stays."""
    for file in (f".{BESIDE}{paths.DRAFT}", BESIDE):  # in this order: the one becomes the other
        with suppress(OSError):
            (folder / file).unlink()


def free_room(folder: Path) -> int | None:
    """Return how many bytes are free where a folder lies, or ``None`` if nobody can tell."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return usage.free if usage.total else None


def _is_kept(kept: Path) -> bool:
    try:
        there = kept.lstat()
    except OSError:
        return False
    return stat.S_ISREG(there.st_mode) and there.st_size >= SIZE


def _file(folder: Path) -> Path:
    own = paths.data_folder()
    return own / FILE if paths.on_one_disk(folder, own) else folder / BESIDE
