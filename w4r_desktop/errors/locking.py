"""Trouble with the organizer's lock and its PIN."""

from __future__ import annotations

from datetime import timedelta

from w4r_desktop.errors.base import W4RError


class LockError(W4RError):
    """Something stands against a PIN, or the lock against something."""


class PinDigitsError(LockError):
    """A PIN has something other than digits, or nothing at all."""

    def __init__(self) -> None:
        super().__init__("a PIN is not of digits only")


class PinLengthError(LockError):
    """A PIN has too few or too many digits."""

    def __init__(self, *, least: int, most: int) -> None:
        super().__init__("a PIN is too short or too long")
        self.least = least
        self.most = most


class PinGuessedError(LockError):
    """A PIN is one that everybody tries first."""

    def __init__(self) -> None:
        super().__init__("a PIN is too easy to guess")


class NoPinError(LockError):
    """There is no PIN that could open again what would be locked."""

    def __init__(self) -> None:
        super().__init__("there is no PIN")


class EventNameDiffersError(LockError):
    """What was typed is not the name of the event."""

    def __init__(self) -> None:
        super().__init__("the event's name was typed otherwise")


class LockedError(LockError):
    """What somebody wants is for the organizer, and the organizer has locked it."""

    def __init__(self) -> None:
        super().__init__("not offered while the window is locked")


class LoggedBeforeLockError(LockError):
    """Locked, only what was logged since then can be taken back."""

    def __init__(self) -> None:
        super().__init__("logged before the window was locked")


class PinWantedError(LockError):
    """A locked event gives nothing away without its PIN."""

    def __init__(self, *, file: str) -> None:
        super().__init__("the event is locked and no PIN was given")
        self.file = file


class PinFileError(LockError):
    """The file that should hold the PIN is missing, cannot be read, or holds something else."""

    def __init__(self, *, file: str, missing: bool = False, unreadable: bool = False) -> None:
        super().__init__("no PIN could be read from a file")
        self.file = file
        self.missing = missing
        self.unreadable = unreadable


class PinWrongError(LockError):
    """The PIN in a file is not the right one; ``wait`` is how long until the next try."""

    def __init__(self, *, file: str, wait: timedelta = timedelta(0)) -> None:
        super().__init__("a PIN was wrong")
        self.file = file
        self.wait = wait


class PinWaitError(LockError):
    """A PIN is not looked at yet, because too many were wrong."""

    def __init__(self, *, wait: timedelta) -> None:
        super().__init__("too many PINs were wrong")
        self.wait = wait
