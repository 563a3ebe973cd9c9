"""One window of the program at a time: the lock of the first, and how a second start calls it.

Nothing of Qt is imported here, so that a second start is over before a window could be made. The
system holds the lock as long as the process lives: whoever was killed or lost power holds none, on
whatever day its clock was.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from w4r_desktop import paths
from w4r_desktop.foreign_file import content

LOCK: Final = "running"
MOST_BYTES: Final = 10_000
"""Far more than what a lock says of its holder."""

SOCKET: Final = "window.socket"
LONGEST_ADDRESS: Final = 90
"""In bytes: macOS takes 104, and Qt makes the socket under a longer name first."""

PATIENCE: Final = 5.0
"""Seconds that a second start waits for the first window to be there, or to be gone."""

PAUSE: Final = 0.05
LOCKED_BYTE: Final = 1 << 30
"""Far behind what is in the file: Windows lets nobody read what is locked."""

MOST: Final = 4_096
"""In bytes: who has the lock says so in far fewer."""

ANSWER: Final = b"here\n"
TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - by which Wayland lets a window come forward


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody started the program for: an event, the sample, or just the window."""

    path: Path | None = None
    sample: bool = False
    token: str = ""

    def as_line(self) -> bytes:
        """Return it as it is sent to the first window."""
        path = str(self.path.absolute()) if self.path else None
        said = {"path": path, "sample": self.sample, "token": os.environ.get(TOKEN, "")}
        return json.dumps(said).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Wish:
        """Return what was sent; ValueError where it is none of ours."""
        try:
            said = json.loads(line)
        except RecursionError as fault:
            raise ValueError("too deep") from fault
        match said:
            case {"path": str() | None as wanted, "sample": bool(sample), "token": str(token)}:
                path = paths.named(wanted) if wanted else None
                if bool(path) == bool(wanted) and token.isascii() and token.isprintable():
                    return cls(path, sample, token)
        raise ValueError("not a wish")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the lock, as far as that is known; ``since`` is in UTC."""

    process: int | None = None
    machine: str = ""
    user: str = ""
    since: datetime | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is another computer that has the data folder too."""
        return self.machine not in ("", platform.node())


class OneWindow:
    """The lock in the data folder. Whoever has taken it is the first window."""

    def __init__(self) -> None:
        self._path = paths.data_folder() / LOCK
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Take the lock, or return that somebody else has it.

        Where a lock cannot be made, as in a folder that is read-only, everybody has it.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.open("a+b")
        except OSError:
            return True
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            file.close()
            return False
        except OSError:  # the disk knows no locks
            file.close()
            return True
        self._file = file
        with suppress(OSError):
            _write(file, _holder())
        return True

    def let_go(self) -> None:
        """Let the next one be first."""
        if self._file is not None:
            with suppress(OSError):
                _write(self._file, {})
            self._file.close()
            self._file = None

    @property
    def has_it(self) -> bool:
        """Whether the lock is ours: nobody else may listen where the first window does."""
        return self._file is not None

    def holder(self) -> Holder:
        """Return who has the lock."""
        try:
            said = json.loads(content(self._path, MOST))
        except (OSError, ValueError, RecursionError):
            return Holder()
        match said:
            case {
                "process": int(process),
                "machine": str(machine),
                "user": str(user),
                "since": str(since),
            }:
                return Holder(process, machine, user, _moment(since))
        return Holder()

    def calls_first(self, wish: Wish) -> bool:
        """Tell the first window of a wish, if there is one; otherwise be the first.

        Returns whether it was told. Where it does not answer, the program goes on as if alone.
        """
        until = time.monotonic() + PATIENCE
        while not self.take():
            holder = self.holder()
            if time.monotonic() > until or holder.is_elsewhere:
                return False
            if _call(wish, holder.process):
                return True
            time.sleep(PAUSE)
        return False


def address() -> str:
    """Return where the first window listens, or nothing where no name is safe.

    A socket lies in a folder that nobody else can use; a name on Windows belongs to one user and
    one data folder.
    """
    from hashlib import sha256  # not needed for the first paint

    ours = paths.data_folder() / SOCKET
    named = f"{paths.APP}-{sha256(str(ours).encode()).hexdigest()[:16]}"
    if sys.platform == "win32":
        return named
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    choices = (ours, *([Path(runtime, named)] if runtime else []))
    return next((str(path) for path in choices if len(os.fsencode(path)) <= LONGEST_ADDRESS), "")


def _holder() -> dict[str, object]:
    return {
        "process": os.getpid(),
        "machine": platform.node(),
        "user": _user(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a user without a name, as in some containers
        return ""


def _moment(since: str) -> datetime | None:
    try:
        return datetime.fromisoformat(since).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _write(file: IO[bytes], said: dict[str, object]) -> None:
    file.seek(0)
    file.truncate()
    file.write(json.dumps(said).encode() if said else b"")
    file.flush()


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _call(wish: Wish, process: int | None) -> bool:
    """Return whether the first window took a wish."""
    where = address()
    try:
        if sys.platform == "win32":
            import ctypes

            if process is not None:
                ctypes.windll.user32.AllowSetForegroundWindow(process)
            with Path(rf"\\.\pipe\{where}").open("r+b", buffering=0) as pipe:
                pipe.write(wish.as_line())
                return pipe.read(len(ANSWER)) == ANSWER
        import socket

        with socket.socket(socket.AF_UNIX) as called:
            called.settimeout(PATIENCE)
            called.connect(where)
            called.sendall(wish.as_line())
            return called.recv(len(ANSWER)) == ANSWER
    except OSError:
        return False
