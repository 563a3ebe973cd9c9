"""Names and folders for files that a person saves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QStandardPaths

HARMLESS: Final = " -–_.,()’'"
LONGEST: Final = 80


def proposed_name(title: str, suffix: str) -> str:
    """Return a file name made of a title that every system takes; ``suffix`` has its dot."""
    plain = "".join(c if c.isalnum() or c in HARMLESS else " " for c in title)
    return " ".join(plain.split())[:LONGEST].rstrip(" .") + suffix


def documents_folder() -> str:
    """Return where a person keeps documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
