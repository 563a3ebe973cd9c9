"""What is to be done before everybody goes home."""

from __future__ import annotations

from enum import StrEnum


class ClosingTask(StrEnum):
    """One line of the list for the end of the night."""

    RECOUNT = "recount"
    TAKEN_HOME = "taken_home"
    BACKUP = "backup"
    STAMPS = "stamps"
    REPORT = "report"
