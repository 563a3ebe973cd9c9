"""Trouble with backups. The event itself and every earlier backup are as they were."""

from __future__ import annotations

from enum import StrEnum

from w4r_desktop.errors.base import W4RError


class BackupTrouble(StrEnum):
    """Why no backup was made."""

    FULL = "full"
    GONE = "gone"
    READ_ONLY = "read_only"
    DIFFERS = "differs"
    SOURCE = "source"


class BackupError(W4RError):
    """Something is wrong with a backup."""


class BackupNotMadeError(BackupError):
    """No backup was made, and nothing bears a name as if it were one."""

    def __init__(self, trouble: BackupTrouble) -> None:
        super().__init__(f"no backup: {trouble}")
        self.trouble = trouble


class BackupUnverifiedError(BackupError):
    """The file of check sums beside a backup is missing; ``file`` is the backup's name."""

    def __init__(self, *, file: str) -> None:
        super().__init__("a backup has no check sum")
        self.file = file


class PutAsideError(BackupError):
    """The open event was put aside for a backup: it is there to be looked at, not to count in."""

    def __init__(self) -> None:
        super().__init__("an event that was put aside is not changed")
