"""Names and folders for files that a person saves."""

from __future__ import annotations

from PySide6.QtCore import QDir, QStandardPaths, QStorageInfo

from w4r_desktop.paths import events_folder, plain_stem
from w4r_desktop.store.whereabouts import FOR_STICKS


def proposed_name(title: str, suffix: str) -> str:
    """Return a file name made of a title that every system takes; ``suffix`` has its dot."""
    return plain_stem(title) + suffix


def documents_folder() -> str:
    """Return where a person keeps documents, and looks for a list or a pack first."""
    return _first_there(QStandardPaths.StandardLocation.DocumentsLocation)


def pictures_folder() -> str:
    """Return where a person keeps pictures."""
    return _first_there(QStandardPaths.StandardLocation.PicturesLocation)


def events_place() -> str:
    """Return where the person's own events lie."""
    return str(events_folder())


def stick_folder() -> str:
    """Return where a stick is plugged in, as far as the system shows it among other disks."""
    volumes = (volume for volume in QStorageInfo.mountedVolumes() if volume.isValid())
    places = (volume.rootPath() for volume in volumes if not volume.isReadOnly())
    return next((place for place in places if place.startswith(FOR_STICKS)), documents_folder())


def _first_there(kind: QStandardPaths.StandardLocation) -> str:
    """Return a folder, or the home where nobody ever made it: a dialog would open anywhere."""
    folder = QStandardPaths.writableLocation(kind)
    return folder if QDir(folder).exists() else QDir.homePath()
