"""The words for what the organizer's lock and its PIN refuse."""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import errors
from w4r_desktop.language import _, number


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
