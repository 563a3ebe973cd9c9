"""What the organizer's PIN may be, and how long whoever guesses at it has to wait."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import decimal

from w4r_desktop.errors import PinDigitsError, PinGuessedError, PinLengthError

if TYPE_CHECKING:
    from datetime import datetime

LEAST: Final = 4
MOST: Final = 12
FREE_MISSES: Final = 2
"""Wrong PINs that are forgiven at once: fingers slip, and Caps Lock has no part in digits."""

FIRST_WAIT: Final = timedelta(seconds=10)
LONGEST_WAIT: Final = timedelta(minutes=15)
RESET_WAIT: Final = timedelta(minutes=1)
"""How long whoever forgot the PIN waits: long enough to be seen standing there."""

EVEN_STEPS: Final = ({0}, {1}, {9})
"""From digit to digit: the same one again, counting up, counting down."""


def checked_pin(typed: str) -> str:
    """Return a PIN that may be chosen, in the digits 0 to 9, whatever script it was typed in.

    Raises PinDigitsError, PinLengthError, or PinGuessedError for what everybody tries first.
    """
    pin = plain_pin(typed)
    if not (pin.isascii() and pin.isdecimal()):
        raise PinDigitsError
    if not LEAST <= len(pin) <= MOST:
        raise PinLengthError(least=LEAST, most=MOST)
    steps = {(int(later) - int(digit)) % 10 for digit, later in pairwise(pin)}
    if steps in EVEN_STEPS:
        raise PinGuessedError
    return pin


def plain_pin(typed: str) -> str:
    """Return what was typed with all its digits as 0 to 9, and without spaces around it."""
    return "".join(
        str(decimal(letter)) if letter.isdecimal() else letter for letter in typed.strip()
    )


def wait_after(misses: int) -> timedelta:
    """Return how long to wait after so many wrong PINs in a row: 10 s, 20 s … 15 minutes."""
    if misses <= FREE_MISSES:
        return timedelta(0)
    doublings = min(misses - FREE_MISSES - 1, 10)  # far past the longest wait
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def wait_left(misses: int, missed_at: datetime | None, *, at: datetime) -> timedelta:
    """Return how much of the wait is left at a moment.

    Where the clock was set back meanwhile it is all of it, never more: whoever keeps ``missed_at``
    begins the wait anew then.
    """
    if missed_at is None:
        return timedelta(0)
    whole = wait_after(misses)
    return min(max(whole - (at - missed_at), timedelta(0)), whole)
