"""The words for what the organizer's lock and its PIN refuse."""

from __future__ import annotations

import math
from functools import singledispatch
from typing import TYPE_CHECKING

from w4r_desktop import errors
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from datetime import timedelta


@singledispatch
def words(error: errors.LockError) -> str:
    """Return why not, that nothing was changed, and what to do."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _digits(error: errors.PinDigitsError) -> str:  # noqa: ARG001 - chooses the words
    return _("A PIN is made of digits only. Nothing was changed. Type one with the digit keys.")


@words.register
def _length(error: errors.PinLengthError) -> str:
    return _("A PIN has {least} to {most} digits. Nothing was changed. Type one like that.").format(
        least=number(error.least), most=number(error.most)
    )


@words.register
def _guessed(error: errors.PinGuessedError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "That PIN is among the first that anybody would try. Nothing was changed. Choose digits "
        "that are not all the same and do not just count up or down."
    )


@words.register
def _no_pin(error: errors.NoPinError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "The window was not locked, because there is no PIN to open it again. "
        "Choose one under Setup first."
    )


@words.register
def _event_name(error: errors.EventNameDiffersError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "That is not the name of this event. Nothing was changed. Type it as it stands in the "
        "title of the window."
    )


@words.register
def _locked(error: errors.LockedError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "The organizer has locked that. Nothing was changed. Ask the organizer to unlock the "
        "window first."
    )


@words.register
def _logged_before(error: errors.LoggedBeforeLockError) -> str:  # noqa: ARG001
    return _(
        "That was logged before the window was locked, so only the organizer can take it back. "
        "Nothing was changed. Ask the organizer."
    )


@words.register
def _pin_wanted(error: errors.PinWantedError) -> str:
    return _(
        "The organizer has locked “{file}”, so nothing was saved. Write the PIN into a text file "
        "and name that file with --pin-file."
    ).format(file=error.file)


@words.register
def _pin_file(error: errors.PinFileError) -> str:
    if error.missing:
        words = _(
            "There is no file “{file}” to read the PIN from, so nothing was saved. Check the name "
            "behind --pin-file."
        )
    elif error.unreadable:
        words = _(
            "“{file}” cannot be read, so the PIN is not known and nothing was saved. Check that "
            "you may open the file, and that it is a file of text."
        )
    else:
        words = _(
            "“{file}” holds something other than a PIN, so nothing was saved. Write the digits of "
            "the PIN into it and nothing else."
        )
    return words.format(file=error.file)


@words.register
def _pin_wrong(error: errors.PinWrongError) -> str:
    said = _("The PIN in “{file}” is not the right one, so nothing was saved.").format(
        file=error.file
    )
    if error.wait:
        again = _("You can try again in {time}.").format(time=time_left(error.wait))
    else:
        again = _("Ask the organizer for it, and try again.")
    return f"{said} {again}"


@words.register
def _pin_wait(error: errors.PinWaitError) -> str:
    return _(
        "Too many wrong PINs were tried, so this one was not looked at and nothing was saved. You "
        "can try again in {time}."
    ).format(time=time_left(error.wait))


def time_left(left: timedelta) -> str:
    """Return how long something takes yet, in words; a second that has begun counts."""
    minutes, seconds = divmod(math.ceil(left.total_seconds()), 60)
    parts = []
    if minutes:
        words = ngettext("{number} minute", "{number} minutes", minutes)
        parts.append(words.format(number=number(minutes)))
    if seconds or not minutes:
        words = ngettext("{number} second", "{number} seconds", seconds)
        parts.append(words.format(number=number(seconds)))
    return " ".join(parts)
