"""Damaged event files by the hundred: a sound event comes out of each, or a refusal by name.

``python -m tests.endurance.salvage 100`` overwrites, empties and cuts so many files each. Every
saved entry must be one that was logged, no more letters may count than did (but for what a lost
entry took back), the figures told must be true, and the damaged file must stay byte for byte.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.store.damage import busy_evening, cut, judge, overwritten, zeroed
from w4r_desktop import paths

if TYPE_CHECKING:
    from tests.store.damage import Held

TIMES = 100
PEOPLE, ENTRIES = 60, 600


def salvage_often(folder: Path, whole: bytes, was: Held, *, times: int) -> Counter[str]:
    """Salvage files damaged in each way so many times, and return what became of them."""
    found: Counter[str] = Counter()
    chance = random.Random(17)  # noqa: S311 - places, not secrets
    for harm in (overwritten, zeroed, cut):
        for number in range(times):
            damaged = folder / "damaged.w4r"
            damaged.write_bytes(harm(whole, chance))
            try:
                told = judge(damaged, folder / f"{number}.w4r", was)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a broken promise
                (folder / f"{number}.w4r").unlink(missing_ok=True)
                print(f"{harm.__name__} {number}: {type(error).__name__} {error}")
                found["broken"] += 1
                continue
            found[harm.__name__] += 1
            found["refused"] += told is None
            found[f"entries saved of {harm.__name__}"] += told.entries if told else 0
    return found


def main() -> int:
    """Do it as often as the command line says."""
    times = int(sys.argv[1]) if sys.argv[1:] else TIMES
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        paths.data_folder = lambda: folder / "data"
        path = folder / "evening.w4r"
        chance = random.Random(5)  # noqa: S311
        was = busy_evening(path, chance, people=PEOPLE, entries=ENTRIES)
        begun = time.monotonic()
        found = salvage_often(folder, path.read_bytes(), was, times=times)
        seconds = (time.monotonic() - begun) / (3 * times)
    print(f"entries logged: {len(was.entries)}, each file salvaged and proved in {seconds:.2f} s")
    for name, figure in found.items():
        print(f"{name}: {figure}")
    return 1 if found["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
