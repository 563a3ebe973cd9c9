"""Back random evenings up and restore them, damage backups, kill in the middle, and count.

``python -m tests.endurance.backups`` prints the figures; the exit status is 1 if any promise was
broken. With a number it makes so many states and kills instead of 200 and 100.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from tests.evening import NOW, Evening, make_event
from w4r_desktop import paths
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import EventFileError, W4RError
from w4r_desktop.store import backups
from w4r_desktop.store.check import check
from w4r_desktop.store.copying import image
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.records import Record
from w4r_desktop.store.restoring import restore

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from w4r_desktop.store.backups import Backup

ROOT: Final = Path(__file__).parents[2]
STATES: Final = 200
BITS: Final = 300
CUTS: Final = 30
KILLS: Final = 100
AGAIN_AND_AGAIN: Final = """
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tests.evening import NOW
from w4r_desktop import paths
from w4r_desktop.store import backups
from w4r_desktop.store.copying import image
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.restoring import hold, put_back
from w4r_desktop.store.sweeping import prune
path, folder, deed = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
paths.data_folder = lambda: path.parent / "data"
print("begun", flush=True)
for number in range(100_000):
    now = NOW + timedelta(days=sum(1 for _ in folder.iterdir()), seconds=number)
    if deed == "restore":
        newest = backups.list_backups(folder)[0].path
        with closing(hold(newest)) as held:
            put_back(held, path, at=now)
        continue
    with closing(EventFile(path)) as file, file.reading() as session:
        taken = image(session, name=path.stem, at=now)
    with closing(taken.memory):
        backups.back_up(taken, folder)
    prune(folder, now)
"""


@dataclass
class Findings:
    """What was tried; all but the first five have to be zero."""

    states: int = 0
    bits: int = 0
    cuts: int = 0
    kills_of_backups: int = 0
    kills_of_restoring: int = 0
    differing: int = 0
    not_seen: int = 0
    not_named: int = 0
    older_hurt: int = 0
    half: int = 0

    @property
    def good(self) -> bool:
        """Whether every promise was kept."""
        return not any(list(asdict(self).values())[5:])


def random_states(folder: Path, found: Findings, *, states: int) -> None:
    """Back an evening up after every few random steps, and compare what each restores to."""
    chance = random.Random(7)  # noqa: S311 - steps, not secrets
    evening = Evening(make_event(folder / "evening.w4r"))
    evening.sign_in("Amina")
    for number in range(states):
        for _ in range(chance.randrange(1, 6)):
            _step(evening, chance)
        wanted = evening.ask(everything)
        made = backed_up(evening, folder / "kept", number)
        again = folder / f"again {number}.w4r"
        restore(made.path, again)
        with closing(EventFile(again)) as file:
            check(file)
            found.differing += Evening(file).ask(everything) != wanted
        again.unlink()
        found.states += 1
    evening.file.close()


def _step(evening: Evening, chance: random.Random) -> None:
    here = [person.attendee_id for person in evening.ask(people)]
    who = chance.choice([None, *here])
    deed = chance.random()
    try:
        if deed < 0.15:
            evening.sign_in(f"Person {len(here)}", table=chance.randrange(3))
        elif deed < 0.3 and evening.file.done:
            evening.file.undo()
        elif deed < 0.4 and evening.file.undone:
            evening.file.redo()
        else:
            kind = chance.choice((ActionKind.LETTER, ActionKind.SOLIDARITY_CARD))
            evening.log(who, quantity=chance.randrange(1, 9), case=chance.randrange(3), kind=kind)
    except W4RError:
        return  # refused, and nothing changed


def damaged_files(folder: Path, found: Findings, *, bits: int, cuts: int) -> None:
    """Change single bits of a backup, cut it, empty it: each must be refused by its name."""
    chance = random.Random(11)  # noqa: S311 - places, not secrets
    evening = Evening(make_event(folder / "damaged.w4r"))
    evening.log(quantity=7)
    older = backed_up(evening, folder / "two", 0)
    evening.log(quantity=3)
    newer = backed_up(evening, folder / "two", 1)
    evening.file.close()
    whole = newer.path.read_bytes()
    for _ in range(bits):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        changed = bytearray(whole)
        changed[place] ^= bit
        _demand_refused(newer, bytes(changed), older, found)
        found.bits += 1
    for length in (0, *(chance.randrange(1, len(whole)) for _ in range(cuts))):
        _demand_refused(newer, whole[:length], older, found)
        found.cuts += 1
    newer.path.write_bytes(whole)
    backups.verify(newer.path)


def _demand_refused(newer: Backup, content: bytes, older: Backup, found: Findings) -> None:
    newer.path.write_bytes(content)
    try:
        backups.verify(newer.path)
        found.not_seen += 1
    except EventFileError as refused:
        found.not_named += refused.file != newer.path.name
    found.older_hurt += backups.newest_verified(newer.path.parent) != older


def kills(folder: Path, found: Findings, *, times: int) -> None:
    """Kill backing up and restoring at random moments: old or new, and nothing half."""
    chance = random.Random(13)  # noqa: S311 - moments, not secrets
    path, kept = folder / "killed.w4r", folder / "killed"
    evening = Evening(make_event(path))
    evening.log(quantity=5)
    first = backed_up(evening, kept, 0)
    evening.log(quantity=2)
    backed_up(evening, kept, 1)
    evening.file.close()
    for _ in range(times):
        kill_in_the_middle("backup", path, kept, chance.uniform(0, 0.2))
        found.kills_of_backups += 1
        found.half += any(not _is_whole(backup) for backup in backups.list_backups(kept))
        found.half += letters(path) not in (5, 7)
        kill_in_the_middle("restore", path, kept, chance.uniform(0, 0.2))
        found.kills_of_restoring += 1
        found.half += letters(path) not in (5, 7)
        for aside in folder.glob("killed put aside *.w4r"):
            found.half += letters(aside) not in (5, 7)
            aside.unlink()
        found.older_hurt += first.path.exists() and not _is_whole(first)


def kill_in_the_middle(deed: str, path: Path, kept: Path, seconds: float) -> None:
    """Let a process do one thing again and again, and kill it so long after it began."""
    words = [sys.executable, "-c", AGAIN_AND_AGAIN, str(path), str(kept), deed]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ) as doing:
        assert doing.stdout is not None
        doing.stdout.readline()
        time.sleep(seconds)
        doing.kill()
    assert doing.returncode == -signal.SIGKILL, "it ended by itself"


def backed_up(evening: Evening, folder: Path, number: int) -> Backup:
    """Back an evening up, so many minutes later than the first time."""
    at = NOW + timedelta(minutes=number)
    with closing((taken := evening.ask(image, name="evening", at=at)).memory):
        return backups.back_up(taken, folder)


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables."""
    tables = Record.metadata.sorted_tables
    return {table.name: [tuple(row) for row in session.execute(select(table))] for table in tables}


def letters(path: Path) -> int:
    """Return how many letters a whole event has."""
    with closing(EventFile(path)) as file:
        check(file)
        return Evening(file).sheet().total


def _is_whole(backup: Backup) -> bool:
    try:
        return bool(backups.verify(backup.path))
    except W4RError:
        return False


def main() -> int:
    """Do all of it as often as the command line says."""
    often = int(sys.argv[1]) if sys.argv[1:] else 0
    found = Findings()
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        paths.data_folder = lambda: folder / "data"
        random_states(folder, found, states=often or STATES)
        damaged_files(folder, found, bits=BITS, cuts=CUTS)
        kills(folder, found, times=often or KILLS)
    for name, figure in asdict(found).items():
        print(f"{name.replace('_', ' ')}: {figure}")
    return 0 if found.good else 1


if __name__ == "__main__":
    sys.exit(main())
