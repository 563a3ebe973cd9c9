"""Room kept on the disk of the events, given up when the disk is full so the evening can finish."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from w4r_desktop import paths
from w4r_desktop.errors import W4RError

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "reserve"
SIZE: Final = 20_000_000
"""In bytes: an event of 10,000 letters is about five million."""

LEFT: Final = 10_000_000
"""In bytes: what must be free beside it, or it would itself fill the disk."""

AT_ONCE: Final = 1_000_000


def keep() -> bool:
    """Keep room where none is kept and there is some; return whether some is kept now."""
    kept = _file()
    if kept.exists():
        return True
    room = free_room(kept.parent)
    if room is not None and room < SIZE + LEFT:
        return False
    try:
        with paths.replacing(kept) as draft, draft.open("wb") as file:
            for _ in range(SIZE // AT_ONCE):
                file.write(os.urandom(AT_ONCE))  # zeros take no room on a disk that compresses
    except (OSError, W4RError):  # then the evening goes on without
        return False
    return True


def give_up() -> bool:
    """Give up what is kept; return whether the disk has more room by it."""
    with suppress(OSError):
        _file().unlink()
        return True
    return False


def free_room(folder: Path) -> int | None:
    """Return how many bytes are free where a folder lies, or ``None`` if nobody can tell."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return usage.free if usage.total else None


def _file() -> Path:
    return paths.data_folder() / FILE
