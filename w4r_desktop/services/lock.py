"""The organizer's lock: a PIN, locking, unlocking, and the way out for whoever forgot it.

All of it is to be run for good (``EventFile.write_for_good``): no Undo may bring an old PIN back,
or take a miss away. A wrong PIN is an answer and no error, for the miss has to be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select, update

from w4r_desktop.domain.names import clean_name, folded
from w4r_desktop.domain.pin import checked_pin, plain_pin
from w4r_desktop.domain.pin import wait_left as left_of
from w4r_desktop.errors import EventNameDiffersError, NoPinError
from w4r_desktop.services import attendees, counting, paper_sheets
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.schema import OrganizerLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from argon2 import PasswordHasher
    from sqlalchemy.orm import Session

OFFERED: Final[frozenset[Callable[..., Any]]] = frozenset(
    {
        counting.log,
        counting.log_several,
        counting.log_sheet,
        counting.set_count,
        counting.take_back,
        counting.take_back_entry,
        attendees.sign_in,
        attendees.sign_in_guest,
        paper_sheets.key_in,
    }
)
"""The services that a volunteer may ask for while the evening is locked: counting and signing in.

``counting`` itself sees to it that nothing from before the lock is taken back.
"""

MEMORY: Final = 19_456
TURNS: Final = 2
LANES: Final = 1
"""The least that OWASP's Password Storage Cheat Sheet asks of Argon2id: 19 MiB, two passes.

It takes an old laptop less than a tenth of a second. More would not help a PIN of four digits: the
lock keeps people from the screen, and not from the file.
"""

MOST_MEMORY: Final = 131_072
MOST_TURNS: Final = 10
MOST_LANES: Final = 8
LONGEST_HASH: Final = 500
MOST_MISSES: Final = 1_000
"""What a PIN's hash may cost at most: an event file that somebody sent could ask for hours."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a PIN was the right one, and otherwise how long to wait before the next try."""

    right: bool
    wait: timedelta = timedelta(0)


def set_pin(session: Session, *, pin: str) -> None:
    """Choose a PIN, the first one or another."""
    record = _lock(session) or OrganizerLock(pin_hash="")
    record.pin_hash = _hasher().hash(checked_pin(pin))
    record.misses, record.missed_at = 0, None
    session.add(record)


def lock(session: Session, *, at: datetime) -> None:
    """Leave nothing to volunteers but tally, sign-in and briefs. Raises NoPinError without one."""
    record = _lock(session)
    if record is None or not record.pin_hash:
        raise NoPinError
    record.locked_at = at


def unlock(session: Session, *, pin: str, at: datetime) -> Answer:
    """Open all of the evening again, if the PIN is right."""
    answer = prove(session, pin=pin, at=at)
    if answer.right:
        _demand_lock(session).locked_at = None
    return answer


def lift(session: Session) -> None:
    """Show all of a locked evening to whoever proved the PIN, as long as the session lasts.

    It is for a session whose changes are thrown away: the evening itself stays locked.
    """
    session.execute(update(OrganizerLock).values(locked_at=None))


def remove_pin(session: Session, *, pin: str, at: datetime) -> Answer:
    """Do away with the PIN, if it is the right one; nothing can be locked then."""
    answer = unlock(session, pin=pin, at=at)
    if answer.right:
        _demand_lock(session).pin_hash = ""
    return answer


def prove(session: Session, *, pin: str, at: datetime) -> Answer:
    """Tell whether a PIN is the right one; a wrong one is remembered, and not tried too early."""
    record = _demand_lock(session)
    if wait := _wait_left(record, at):
        return Answer(right=False, wait=wait)
    if _matches(record.pin_hash, plain_pin(pin)):
        record.misses, record.missed_at = 0, None
        return Answer(right=True)
    record.misses, record.missed_at = min(record.misses + 1, MOST_MISSES), at
    return Answer(right=False, wait=_wait_left(record, at))


def wait_left(session: Session, *, at: datetime) -> timedelta:
    """Return how long it is until a PIN can be tried."""
    return _wait_left(_demand_lock(session), at)


def reset(session: Session, *, event_name: str, at: datetime) -> None:
    """Do away with a forgotten PIN, open the window and remember when, for whoever says so.

    Raises EventNameDiffersError. Whoever asks has to have been made to wait.
    """
    demand_event_name(session, typed=event_name)
    record = _demand_lock(session)
    record.pin_hash, record.locked_at, record.reset_at = "", None, at
    record.misses, record.missed_at = 0, None


def demand_event_name(session: Session, *, typed: str) -> None:
    """Raise EventNameDiffersError unless this is the event's name; case and accents are free."""
    if folded(clean_name(typed)) != folded(clean_name(event(session).details.name)):
        raise EventNameDiffersError


def _lock(session: Session) -> OrganizerLock | None:
    return session.scalars(select(OrganizerLock).order_by(OrganizerLock.id)).first()


def _demand_lock(session: Session) -> OrganizerLock:
    record = _lock(session)
    if record is None:
        raise NoPinError
    return record


def _wait_left(record: OrganizerLock, at: datetime) -> timedelta:
    if record.missed_at is not None and at < record.missed_at:
        record.missed_at = at  # the clock was set back: the wait begins anew, and comes to an end
    return left_of(record.misses, record.missed_at, at=at)


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # most evenings are never locked

    return PasswordHasher(TURNS, MEMORY, LANES)


def _matches(pin_hash: str, pin: str) -> bool:
    from argon2 import extract_parameters
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        asked = extract_parameters(pin_hash)
        if (
            asked.memory_cost > MOST_MEMORY
            or asked.time_cost > MOST_TURNS
            or asked.parallelism > MOST_LANES
            or len(pin_hash) > LONGEST_HASH
        ):
            return False
        return _hasher().verify(pin_hash, pin)
    except (InvalidHashError, VerificationError, UnicodeEncodeError):
        return False
