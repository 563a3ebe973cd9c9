"""Folders of this computer, and the name this laptop signs its entries with."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Final

import appdirs

APP: Final = "w4r-desktop"


def data_folder() -> Path:
    """Return the local (never roaming) folder of the program's data; it may not exist yet."""
    return Path(appdirs.user_data_dir(APP, appauthor=False, roaming=False))


def events_folder() -> Path:
    """Return the folder of the live event files, made if needed."""
    folder = data_folder() / "events"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def laptop_id() -> uuid.UUID:
    """Return this laptop's id, made at the first call.

    It lies outside the event files, because those are copied from laptop to laptop.
    """
    kept = data_folder() / "laptop-id"
    try:
        return uuid.UUID(kept.read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        made = uuid.uuid4()
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"{made}\n", encoding="ascii")
        return made
