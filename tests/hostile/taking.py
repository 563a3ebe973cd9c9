"""Takes a pack or a list of people into an event, and is killed in the middle.

``python -m tests.hostile.taking EVENT FILE`` prints how many statements the database got;
``… EVENT FILE 100`` kills itself before the hundredth.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

import sqlalchemy
from sqlalchemy import Engine

from tests.hostile.importing import people_taken_in, taken_in
from w4r_desktop import paths
from w4r_desktop.store.event_file import EventFile


def main() -> None:
    """Take what the command line names."""
    event, taken = map(Path, sys.argv[1:3])
    last = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    paths.data_folder = lambda: event.parent / "data"
    file = EventFile(event)
    numbers = count(1)

    def see(*_given: object) -> None:
        if next(numbers) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sqlalchemy.event.listen(Engine, "before_cursor_execute", see)
    sqlalchemy.event.listen(Engine, "commit", see)
    (people_taken_in if taken.suffix == ".csv" else taken_in)(file, taken)
    sys.stdout.write(f"{next(numbers) - 1}\n")
    file.close()


if __name__ == "__main__":
    main()
