"""Takes a pack or a list of people into an event, and is killed in the middle."""

from __future__ import annotations

import os
import signal
from itertools import count
from typing import TYPE_CHECKING

import sqlalchemy
from sqlalchemy import Engine

from tests.hostile.importing import people_taken_in, taken_in
from w4r_desktop import paths
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


def take(event: Path, taken: Path, last: int, told: Connection) -> None:
    """Take a file over and tell how many statements the database got.

    The process kills itself before statement ``last``, if there are so many.
    """
    paths.data_folder = lambda: event.parent / "data"
    file = EventFile(event)
    numbers = count(1)

    def see(*_given: object) -> None:
        if next(numbers) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sqlalchemy.event.listen(Engine, "before_cursor_execute", see)
    sqlalchemy.event.listen(Engine, "commit", see)
    (people_taken_in if taken.suffix == ".csv" else taken_in)(file, taken)
    statements = next(numbers) - 1
    file.close()
    told.send(statements)
