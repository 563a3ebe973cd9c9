"""What the program notes for whoever mends it: where it went wrong, never with whose data.

The words of an unexpected error may quote whatever it stumbled over, such as a name. So only its
kind and the places in the code are noted.
"""

from __future__ import annotations

import logging
from collections import deque
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from w4r_desktop.errors import W4RError
from w4r_desktop.paths import data_folder

if TYPE_CHECKING:
    from types import TracebackType

NAME: Final = "w4r_desktop"
LARGEST: Final = 200_000
"""Bytes of one file of the log."""

OLDER: Final = 2
"""Files that are kept beside the one that is written."""

RECENT: Final = 60
"""Lines that are remembered for a report."""


class _Formatter(logging.Formatter):
    """One line for what is noted, and one for each place an error came through."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    @override
    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return "" if ei[1] is None else places(ei[1])


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
    return data_folder() / "log"


def keep_log() -> None:
    """Note into the log from now on, on this computer only; without one where that cannot be."""
    logger = logging.getLogger(NAME)
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


def recent_lines() -> list[str]:
    """Return the newest lines of the log."""
    handlers = logging.getLogger(NAME).handlers
    kept = next((one for one in handlers if isinstance(one, _Recent)), None)
    return list(kept.lines) if kept else []


def places(error: BaseException) -> str:
    """Return the kind of an error and of what caused it, with the places in the code.

    What the error says is left out, but for what our own errors say, in which nobody is named.
    """
    parts = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        says = f": {following}" if isinstance(following, W4RError) else ""
        parts.append(
            "\n".join((f"{type(following).__name__}{says}", *_frames(following.__traceback__)))
        )
        following = following.__cause__ or following.__context__
    return "\ncaused by ".join(parts)


def _frames(traceback: TracebackType | None) -> list[str]:
    return [
        f"  {_file(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in extract_tb(traceback)
    ]


def _file(name: str) -> str:
    """Return the file of code without the folders of this computer, which may name somebody."""
    parts = Path(name).parts
    packages = [place for place, part in enumerate(parts) if part in (NAME, "site-packages")]
    return "/".join(parts[packages[-1] :] if packages else parts[-1:])
