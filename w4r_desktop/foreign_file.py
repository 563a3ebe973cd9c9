"""The one way to read a file from elsewhere: a plain file, and no more of it than was asked for."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

READING: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # nobody may ever write to a pipe; it is not waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)  # Windows would change the line ends
    | getattr(os, "O_NOINHERIT", 0)
)


def opened(path: Path) -> BufferedReader:
    """Return a plain file opened for reading; links are followed.

    Raises OSError where there is none, where it may not be read, and for folders, pipes and
    devices, none of which is waited for.
    """
    try:
        handle = os.open(path, READING)
    except ValueError as fault:  # no file can have such a name
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from fault
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not a plain file", path.name)
    return os.fdopen(handle, "rb")


def content(path: Path, limit: int) -> bytes:
    """Return what a plain file holds, or its first ``limit`` + 1 bytes where it holds more.

    Raises OSError as ``opened`` does.
    """
    with opened(path) as file:
        return file.read(limit + 1)
