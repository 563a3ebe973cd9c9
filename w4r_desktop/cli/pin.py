"""The organizer's PIN on the command line: what a locked event gives away, it gives for the PIN."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from w4r_desktop.cli.parameters import A_PATH, option
from w4r_desktop.errors import PinFileError, PinWaitError, PinWantedError, PinWrongError
from w4r_desktop.foreign_file import content
from w4r_desktop.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from w4r_desktop.store.event_file import EventFile

MOST_BYTES: Final = 1_000

pin_option = option(
    "--pin-file",
    type=A_PATH,
    metavar="FILE",
    help=N_("A text file with the organizer’s PIN, for an event that is locked."),
)


def demand_open(file: EventFile, pin_file: Path | None) -> None:
    """Raise a LockError unless the event is open, or the file holds its PIN.

    A wrong PIN counts and makes the next one wait, just as in the window.
    """
    from w4r_desktop.services import lock
    from w4r_desktop.store.queries.lock import is_locked

    with file.reading() as session:
        if not is_locked(session):
            return
    if pin_file is None:
        raise PinWantedError(file=file.path.name)
    pin, now = _pin(pin_file), datetime.now(UTC)
    wait, _step = file.write_for_good(lock.wait_left, at=now)
    if wait:
        raise PinWaitError(wait=wait)
    answer, _step = file.write_for_good(lock.prove, pin=pin, at=now)
    if not answer.right:
        raise PinWrongError(file=pin_file.name, wait=answer.wait)


@contextmanager
def open_reading(file: EventFile, pin_file: Path | None) -> Iterator[Session]:
    """Give a session for queries that answer with all names, once ``demand_open`` is content."""
    from w4r_desktop.services import lock

    demand_open(file, pin_file)
    with file.reading() as session:
        lock.lift(session)
        yield session


def _pin(file: Path) -> str:
    from w4r_desktop.domain.pin import MOST, plain_pin

    try:
        text = _text(content(file, MOST_BYTES))
    except FileNotFoundError as fault:
        raise PinFileError(file=_name(file), missing=True) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise PinFileError(file=_name(file), unreadable=True) from fault
    pin = plain_pin(text)
    if not (pin.isascii() and pin.isdecimal() and len(pin) <= MOST):
        raise PinFileError(file=_name(file))
    return pin


def _text(held: bytes) -> str:
    """Return what a file says; some of the editors and shells of Windows write UTF-16."""
    is_wide = held.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return held.decode("utf-16" if is_wide else "utf-8-sig")


def _name(file: Path) -> str:
    return file.name or str(file)  # a folder may be “.”
