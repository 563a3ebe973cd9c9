"""Names and folders for files that a person saves."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths

from w4r_desktop.paths import plain_stem


def proposed_name(title: str, suffix: str) -> str:
    """Return a file name made of a title that every system takes; ``suffix`` has its dot."""
    return plain_stem(title) + suffix


def documents_folder() -> str:
    """Return where a person keeps documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
