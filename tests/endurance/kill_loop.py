"""Kill the real window while somebody clicks on the sheet, again and again, and count.

``python -m tests.endurance.kill_loop 60`` opens one event in the program's window without a
screen, clicks on random cells as fast as it can, and kills the process at a random moment. Every
entry whose click had returned was told through a pipe; afterwards each must be in the file, once
and whole. Prints the figures; the exit status is 1 if any promise was broken.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select, text

from tests.evening import Evening, make_event
from w4r_desktop import paths
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.totals import totals
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROOT: Final = Path(__file__).parents[2]
LONGEST: Final = 0.6
"""Seconds of clicking before the kill, at most."""

WITHOUT_SCREEN: Final = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_LOGGING_RULES": "default.warning=false",  # it cannot tell sizes, and says so each time
}


@dataclass
class Findings:
    """What a number of kills led to; all but the first three have to be zero."""

    kills: int = 0
    told: int = 0
    kept: int = 0
    lost: int = 0
    doubled: int = 0
    half: int = 0
    corrupt: int = 0

    @property
    def good(self) -> bool:
        """Whether every promise was kept."""
        return not (self.lost or self.doubled or self.half or self.corrupt)


def kill_loop(folder: Path, *, kills: int, seed: int = 5) -> Findings:
    """Return what happened to the letters of an event whose window was killed so many times."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    path = folder / "evening.w4r"
    evening = Evening(make_event(path, table_count=1, case_count=8))
    for number in range(8):
        evening.sign_in(f"Person {number}")
    evening.file.close()
    found = Findings()
    told: set[str] = set()
    for _ in range(kills):
        acknowledged = click_until_killed(path, chance.uniform(0, LONGEST))
        told.update(acknowledged)
        judge(path, told, new=len(acknowledged), found=found)
    return found


def click_until_killed(path: Path, seconds: float) -> list[str]:
    """Let a window click, kill it so long after its first click, and return what it told."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.endurance.clicking_window", str(path)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | WITHOUT_SCREEN,
    ) as clicking:
        assert clicking.stdout is not None
        first = clicking.stdout.readline()
        time.sleep(seconds)
        clicking.kill()
        rest = clicking.stdout.read()
    assert clicking.returncode == -signal.SIGKILL, "the window ended by itself"
    lines = (first + rest).decode().split("\n")
    return lines[:-1]  # what stands behind the last line break was not told


def judge(path: Path, told: set[str], *, new: int, found: Findings) -> None:
    """Open the event as the program does, and compare what it holds with what was told."""
    evening = Evening(EventFile(path))
    entries = evening.ask(lambda session: session.execute(ENTRIES).all())
    kept = {entry.id.hex for entry in entries}
    sequence = [entry.sequence for entry in entries]
    found.kills += 1
    found.told = len(told)
    found.lost = len(told - kept)
    # The click that the kill interrupted may be in the file, and no other that was not told.
    found.doubled += len(kept) - found.kept - new not in (0, 1)
    found.half += sequence != list(range(1, len(entries) + 1))
    found.half += evening.ask(totals).pieces != sum(entry.quantity for entry in entries)
    found.corrupt += evening.ask(_check) != (["ok"], [])
    found.kept = len(kept)
    evening.file.close()


ENTRIES: Final = select(TallyEntry.id, TallyEntry.sequence, TallyEntry.quantity).order_by(
    TallyEntry.sequence
)


def _check(session: Session) -> tuple[list[str], list[object]]:
    integrity = session.execute(text("PRAGMA integrity_check")).scalars().all()
    return list(integrity), list(session.execute(text("PRAGMA foreign_key_check")).all())


def main() -> int:
    """Kill as often as the command line says."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        paths.data_folder = lambda: Path(folder) / "data"
        found = kill_loop(Path(folder), kills=kills)
    print(f"{found} in {time.monotonic() - started:.0f} s")
    return 0 if found.good else 1


if __name__ == "__main__":
    sys.exit(main())
