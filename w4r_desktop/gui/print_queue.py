"""What the print service of Linux and macOS says of a job and its printer (IPP, RFC 8011).

Its library is asked and not its commands, because those do not tell how a job ended. It lies where
``lp`` does; where it cannot be loaded, nothing is known of a job once the service has it.
"""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Generator

LIBRARIES: Final = ("libcups.so.2", "libcups.2.dylib")

PAUSE: Final = 0.5
"""Seconds between two questions."""

PATIENCE: Final = 10
"""How many questions in a row may go without an answer."""

GET_JOB: Final = 0x0009
GET_PRINTER: Final = 0x000B
"""What can be asked, and the groups and kinds of what is said."""

OPERATION: Final = 0x01
NAME: Final = 0x42
URI: Final = 0x45
ANY: Final = 0x00

JOB_STOPPED: Final = 6
CANCELLED: Final = 7
COMPLETED: Final = 9
"""States of a job; all from CANCELLED on are final."""

PRINTER_STOPPED: Final = 5


@dataclass(frozen=True, slots=True)
class QueuedJob:
    """A job as the print service sees it.

    ``sheets`` have been made ready for the printer, which may have got fewer. ``message`` is what
    the printer says of itself, or empty.
    """

    ended: bool
    completed: bool
    stuck: bool
    begun: bool
    sheets: int
    message: str


LOST: Final = QueuedJob(ended=True, completed=False, stuck=False, begun=True, sheets=0, message="")
"""A job of which the service says nothing any more."""


def followed(queue: str, job: int, news: list[QueuedJob]) -> Generator[int, None, None]:
    """Ask after a job until it has left its queue or is stuck, yielding how many sheets are ready.

    Each answer is appended to ``news``. Does nothing where nothing can be asked.
    """
    silent = 0
    while _library() is not None and silent < PATIENCE:
        here = _asked(queue, job)
        silent = 0 if here else silent + 1
        if here is not None:
            news.append(here)
            yield here.sheets
            if here.ended or here.stuck:
                return
        time.sleep(PAUSE)
    if silent:
        news.append(LOST)


def _asked(queue: str, job: int) -> QueuedJob | None:
    """Return how a job stands, or nothing if the service does not say."""
    said = _ask(GET_JOB, b"job-uri", f"jobs/{job}")
    state = said.number(b"job-state") if said else 0
    if said is None or not state:
        return None
    message = said.words(b"job-printer-state-message")
    begun = said.number(b"time-at-processing") > 0
    sheets = said.number(b"job-media-sheets-completed")
    said.close()
    stuck = state == JOB_STOPPED
    if state < CANCELLED and not stuck:
        stuck, message = _printer(queue, message)
    return QueuedJob(state >= CANCELLED, state == COMPLETED, stuck, begun, sheets, message)


def _printer(queue: str, message: str) -> tuple[bool, str]:
    """Return whether a printer is stopped, and what it says of itself."""
    said = _ask(GET_PRINTER, b"printer-uri", f"printers/{quote(queue)}")
    if said is None:
        return False, message
    stopped = said.number(b"printer-state") == PRINTER_STOPPED
    own = said.words(b"printer-state-message")
    said.close()
    return stopped, own or message


class _Answer:
    """What the service said, until it is closed."""

    def __init__(self, library: ctypes.CDLL, pointer: int) -> None:
        self._library = library
        self._pointer = pointer

    def number(self, name: bytes) -> int:
        found = self._library.ippFindAttribute(self._pointer, name, ANY)
        return int(self._library.ippGetInteger(found, 0)) if found else 0

    def words(self, name: bytes) -> str:
        found = self._library.ippFindAttribute(self._pointer, name, ANY)
        said = self._library.ippGetString(found, 0, None) if found else None
        return said.decode(errors="replace").strip() if said else ""

    def close(self) -> None:
        self._library.ippDelete(self._pointer)


def _ask(operation: int, kind: bytes, path: str) -> _Answer | None:
    library = _library()
    if library is None:
        return None
    asked = library.ippNewRequest(operation)
    library.ippAddString(asked, OPERATION, URI, kind, None, f"ipp://localhost/{path}".encode())
    library.ippAddString(asked, OPERATION, NAME, b"requesting-user-name", None, library.cupsUser())
    answer = library.cupsDoRequest(None, asked, b"/")  # which takes the request
    return _Answer(library, answer) if answer else None


@cache
def _library() -> ctypes.CDLL | None:
    """Return the library of the print service with what its functions take, if it is there."""
    for name in LIBRARIES:
        try:
            return _with_kinds(ctypes.CDLL(name))
        except (OSError, AttributeError):  # not there, or a later one that is called otherwise
            continue
    return None


def _with_kinds(library: ctypes.CDLL) -> ctypes.CDLL:
    pointer, text, whole = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    kinds: dict[str, tuple[type | None, list[type]]] = {
        "ippNewRequest": (pointer, [whole]),
        "ippAddString": (pointer, [pointer, whole, whole, text, text, text]),
        "ippFindAttribute": (pointer, [pointer, text, whole]),
        "ippGetInteger": (whole, [pointer, whole]),
        "ippGetString": (text, [pointer, whole, pointer]),
        "ippDelete": (None, [pointer]),
        "cupsUser": (text, []),
        "cupsDoRequest": (pointer, [pointer, pointer, text]),
    }
    for function, (gives, takes) in kinds.items():
        found = getattr(library, function)
        found.restype, found.argtypes = gives, takes
    return library
