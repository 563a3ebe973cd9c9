"""How long a backup keeps the window waiting, and how long it takes altogether.

``python -m tests.benchmarks.backups`` backs events up of 20,000 entries, of 110,000, and of 110,000
with 100 print runs and their PDFs, and prints medians. Only the first figure is spent on the
thread of the window (at most 50 ms); the rest is another thread's.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from tests.benchmarks.clicks import BUSY, FULL, HUGE, filled_evening
from tests.evening import NOW, Evening
from w4r_desktop import paths
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.domain.stationery import Stock
from w4r_desktop.services import print_runs
from w4r_desktop.store.backups import back_up, verify
from w4r_desktop.store.copying import Copying
from w4r_desktop.store.sweeping import prune

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TIMES: Final = 9
RUNS: Final = 100
PDF: Final = 300_000
"""Bytes of a run of some fifty letters with their fonts."""


def main() -> None:
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as folder:
        paths.data_folder = lambda: Path(folder) / "data"
        for size, runs in ((BUSY, 0), (FULL, 0), (HUGE, RUNS)):
            evening = filled_evening(Path(folder) / f"{size.people} {size.entries}.w4r", size)
            with closing(evening.file):
                evening.do(print_so_often, evening=evening, runs=runs)
                measure(evening, Path(folder) / "kept", f"{size.entries:,} entries, {runs} runs")


def print_so_often(session: Session, *, evening: Evening, runs: int) -> None:
    """Keep so many runs, each with a PDF that does not get smaller."""
    for number in range(runs):
        print_runs.record(
            session,
            kind=RunKind(Document.LETTERS, Role.PRIMARY),
            title=f"Run {number}",
            stock=Stock(key="A4", name="A4", width=210, height=297),
            pdf=os.urandom(PDF),
            cases=[evening.cases[0]],
            at=NOW,
        )


def measure(evening: Evening, folder: Path, words: str) -> None:
    """Print what the window waits for, and what another thread does."""
    gaps, steps, rests, checks, size = [], [], [], [], 0.0
    for _ in range(TIMES):
        copying, spent = evening.ask(Copying, name="evening"), []
        taken = None
        while taken is None:
            started = time.perf_counter()
            taken = evening.ask(copying.step, at=NOW)
            spent.append(time.perf_counter() - started)
        gaps.append(max(spent))
        steps.append(len(spent))
        started = time.perf_counter()
        with closing(taken.memory):
            made = back_up(taken, folder)
        rests.append(time.perf_counter() - started)
        started = time.perf_counter()
        verify(made.path)
        checks.append(time.perf_counter() - started)
        size = made.path.stat().st_size / 1e6
    prune(folder, NOW)
    print(
        f"{words}, {size:.1f} MB: the window waits {steps[0]} times, {median(gaps) * 1e3:.1f} ms "
        f"at most (worst {max(gaps) * 1e3:.1f}), the rest takes {median(rests) * 1e3:.0f} ms, "
        f"proving it again {median(checks) * 1e3:.0f} ms"
    )


if __name__ == "__main__":
    main()
