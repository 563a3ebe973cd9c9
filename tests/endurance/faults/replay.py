"""Pull the plug at every point of an evening: nothing that was told may be lost, doubled or half.

``python -m tests.endurance.faults.replay 4000`` goes through an evening whose disk is written down,
then opens the event as it may be after a power cut at points all over it, under five models of what
survives, so many states in all. Prints the figures; the exit status is 1 if any state was bad.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from tests.endurance.faults import shim
from tests.endurance.faults.power_cuts import cuts, lay_out, read_log
from tests.endurance.faults.watched_evening import judge
from w4r_desktop import paths

ROOT: Final = Path(__file__).parents[3]
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


def in_memory() -> str | None:
    """Return where files cost least, or ``None`` for the usual place."""
    return str(MEMORY) if MEMORY.is_dir() else None


def replay(folder: Path, *, states: int, rounds: int) -> dict[str, Counter[str]]:
    """Return for each model how many states were good (under no words) and what was wrong."""
    watched, log, work = folder / "watched", folder / "log", folder / "work"
    watched.mkdir()
    subprocess.run(
        [sys.executable, "-m", f"{__package__}.watched_evening", str(watched), str(rounds)],
        check=True,
        cwd=ROOT,
        env=shim.environment(shim.build(folder), watched, log),
    )
    all_told = [done.data.decode() for done in read_log(log) if done.kind == "A"]
    found: dict[str, Counter[str]] = {}
    for cut in cuts(log, watched, most=states, chance=random.Random(7)):  # noqa: S311
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        lay_out(cut, work)
        found.setdefault(cut.model, Counter())[judge(cut, work, all_told)] += 1
    return found


def main() -> int:
    """Replay as many states as the command line says."""
    states = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=in_memory()) as name:
        paths.data_folder = lambda: Path(name) / "data"
        found = replay(Path(name), states=states, rounds=4)
    bad = 0
    for model, verdicts in found.items():
        wrong = {words: count for words, count in verdicts.items() if words}
        bad += sum(wrong.values())
        print(f"{model:14} {verdicts.total():5} states, bad: {wrong or 0}")
    total = sum(verdicts.total() for verdicts in found.values())
    print(f"{total} power cuts, {bad} bad, in {time.monotonic() - started:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
