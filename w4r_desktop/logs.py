"""What the program notes for whoever mends it: where it went wrong, never with whose data.

The words of an unexpected error may quote whatever it stumbled over, such as a name. So only its
kind and the places in the code are noted.
"""

from __future__ import annotations

import faulthandler
import logging
import re
from collections import deque
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from w4r_desktop import paths
from w4r_desktop.errors import W4RError

if TYPE_CHECKING:
    from types import TracebackType

NAME: Final = "w4r_desktop"
LARGEST: Final = 200_000
"""Bytes of one file of the log."""

OLDER: Final = 2
"""Files that are kept beside the one that is written."""

RECENT: Final = 60
"""Lines that are remembered for a report."""

ABRUPT: Final = "abrupt-end"
"""The file for the places where the system itself ends the program, in the last moment."""

LONGEST_END: Final = 50_000
"""Bytes of that file that are looked at."""

TOLD_BY_SYSTEM: Final = (
    "Fatal Python error",
    "Windows fatal exception",
    "Current thread",
    "Thread",
)
PLACE: Final = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<name>.*)')

OUTERMOST: Final = 5
INNERMOST: Final = 40
"""Places of one error that are told: what calls itself without end comes through a thousand."""

CAUSES: Final = 10
"""Errors that are told, each the cause of the one before."""

QUOTED: Final = re.compile(r"""(?:["«»„“”‘‚‹›`]|(?<![^\W\d_])['’]).*""", re.DOTALL)
"""From what begins a quote to the end: names have apostrophes, and not every quote is closed."""

PATH: Final = re.compile(r"(?<![\w.])(?:file:|[A-Za-z]:[\\/]|\\\\|[~/](?=\S)).*")
"""From the beginning of a path to the end of its line: folders have blanks and colons."""


class _LastTime:
    """How the program ended the time before: nothing, or where the system ended it."""

    places = ""


class _Formatter(logging.Formatter):
    """One line for what is noted, and one for each place an error came through."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        said = anonymous(record.getMessage())
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {said}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{places(error)}"


class _Recent(logging.Handler):
    """Remembers the newest lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=RECENT)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.lines.extend(self.format(record).splitlines())


def log_folder() -> Path:
    """Return the folder of the log; it may not exist yet."""
    return paths.data_folder() / "log"


def keep_log() -> None:
    """Note into the log from now on, on this computer only; without one where that cannot be."""
    from logging.handlers import RotatingFileHandler  # the window has to be painted first

    logger = logging.getLogger(NAME)
    if _remembered() is not None:
        return
    logging.raiseExceptions = False  # on a full disk, it would print where nobody looks
    logger.setLevel(logging.INFO)
    handlers: list[logging.Handler] = [_Recent()]
    with suppress(OSError):
        log_folder().mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(
                log_folder() / "w4r-desktop.log",
                maxBytes=LARGEST,
                backupCount=OLDER,
                encoding="utf-8",
                delay=True,
            )
        )
    for handler in handlers:
        handler.setFormatter(_Formatter())
        logger.addHandler(handler)
    if _LastTime.places:
        logger.critical("the program was ended by the system\n%s", _LastTime.places)


def catch_abrupt_end() -> None:
    """Have it noted where the program is when the system ends it, and read what was last time.

    That needs no console, and costs nothing where no file can be written.
    """
    file = log_folder() / ABRUPT
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a+b") as kept:
            kept.seek(0)
            _LastTime.places = _places_of(kept.read(LONGEST_END).decode("utf-8", "replace"))
            kept.truncate(0)
        faulthandler.enable(file.open("ab"))  # which it keeps open from now on


def abrupt_end() -> str:
    """Return where the system ended the program the time before, or nothing."""
    return _LastTime.places


def _places_of(dump: str) -> str:
    """Return the places in what was noted in the last moment, without folders or anything else."""
    lines = []
    for line in dump.splitlines():
        if place := PLACE.fullmatch(line):
            lines.append(f"  {_file(place['file'])}:{place['line']} in {place['name']}")
        elif line.startswith(TOLD_BY_SYSTEM):
            lines.append(line)
    return "\n".join(lines[:RECENT])


def anonymous(text: str) -> str:
    """Return what was said without what is quoted in it and without paths: both may name people."""
    return PATH.sub("…", QUOTED.sub("…", text))


def recent_lines() -> list[str]:
    """Return the newest lines of the log."""
    kept = _remembered()
    return list(kept.lines) if kept else []


def _remembered() -> _Recent | None:
    handlers = logging.getLogger(NAME).handlers
    return next((one for one in handlers if isinstance(one, _Recent)), None)


def places(error: BaseException) -> str:
    """Return the kind of an error and of what caused it, with the places in the code.

    What the error says is left out, but for what our own errors say, in which nobody is named.
    """
    parts: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen and len(parts) < CAUSES:
        seen.add(id(following))
        says = f": {anonymous(str(following))}" if isinstance(following, W4RError) else ""
        parts.append(
            "\n".join((f"{type(following).__name__}{says}", *_frames(following.__traceback__)))
        )
        following = following.__cause__ or following.__context__
    return "\ncaused by ".join(parts)


def _frames(traceback: TracebackType | None) -> list[str]:
    lines = [
        f"  {_file(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"
        for frame, line in walk_tb(traceback)
    ]
    if len(lines) <= OUTERMOST + INNERMOST:
        return lines
    return [*lines[:OUTERMOST], "  …", *lines[-INNERMOST:]]


def _file(name: str) -> str:
    """Return the file of code without the folders of this computer, which may name somebody."""
    parts = Path(name).parts
    packages = [place for place, part in enumerate(parts) if part in (NAME, "site-packages")]
    return "/".join(parts[packages[-1] :] if packages else parts[-1:])
