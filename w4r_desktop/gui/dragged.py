"""What somebody drags and lets fall, written and read in one way; nonsense is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QMimeData

from w4r_desktop import paths

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CASE: Final = "application/x-w4r-case"
PEOPLE: Final = "application/x-w4r-people"
"""What is dragged within the window; nothing else falls between cases or on tables."""

MOST_IDS: Final = 20_000
"""Far more people than any evening has."""

MOST_FILES: Final = 1_000
"""Only one at a time is ever taken."""

_ID: Final = 16


def carrying(kind: str, ids: Iterable[UUID]) -> QMimeData:
    """Return what cases or people are dragged as."""
    data = QMimeData()
    data.setData(kind, b"".join(one.bytes for one in ids))
    return data


def ids(data: QMimeData, kind: str) -> tuple[UUID, ...]:
    """Return the ids of the cases or people that are dragged, each once; none for all else."""
    carried = bytes(data.data(kind).data()) if data.hasFormat(kind) else b""
    if len(carried) % _ID or len(carried) > MOST_IDS * _ID:
        return ()
    starts = range(0, len(carried), _ID)
    return tuple(dict.fromkeys(UUID(bytes=carried[start : start + _ID]) for start in starts))


def files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files that are dragged, none where anything lies elsewhere than on this computer.

    A name that no file can have is nowhere on it. Whether they exist is not looked at.
    """
    urls = data.urls()
    if len(urls) > MOST_FILES or not all(url.isLocalFile() and url.toLocalFile() for url in urls):
        return ()
    found = [paths.named(url.toLocalFile()) for url in urls]
    return tuple(path for path in found if path) if all(found) else ()
