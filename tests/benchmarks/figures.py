"""How long the figures take, whole and in part, and how long the window waits for them.

``python -m tests.benchmarks.figures`` prints medians for an evening of 24 hours with 20,000 and
with 110,000 entries; the window should never pause for more than 50 ms.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.clicks import medians
from tests.evening import NOW, Evening, details, make_event
from w4r_desktop import paths
from w4r_desktop.domain.figures import Slice
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.results_figures import FiguresView
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting
from w4r_desktop.store.entries import append_entry
from w4r_desktop.store.queries.figures import figures, quarters
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ENTRIES: Final = (20_000, 110_000)
TABLES: Final = 40
CASES: Final = 40
HOURS: Final = 24
SETTLED: Final = 0.8
"""Seconds after a click until all of it was asked for."""


class Heartbeat:
    """Notes how long the window was not alive, in milliseconds."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.gaps: list[float] = []
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1e3)
        self._last = now

    def listen(self, seconds: float) -> None:
        """Let everything happen for a while."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QApplication.processEvents()


def main() -> None:
    """Measure all of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    theme.apply(QApplication([]), theme.Look.LIGHT, 100)
    with tempfile.TemporaryDirectory() as folder:
        paths.data_folder = lambda: Path(folder) / "data"
        for entries in ENTRIES:
            evening = marathon(Path(folder) / f"{entries}.w4r", entries)
            print(f"{entries:,} entries in {HOURS} hours")
            measure_queries(evening)
            measure_page(evening, Path(folder) / "preferences.ini")
            evening.file.close()


def marathon(path: Path, entries: int) -> Evening:
    """Return an event whose entries are spread over a day."""
    evening = Evening(make_event(path, table_count=TABLES, case_count=CASES))
    chance = random.Random(entries)  # noqa: S311

    def fill(session: Session) -> None:
        for seconds in sorted(chance.uniform(0, HOURS * 3600) for _ in range(entries)):
            append_entry(
                session,
                attendee_id=None,
                writing_table_id=chance.choice(evening.tables),
                case_id=chance.choice(evening.cases),
                kind=chance.choice(list(ActionKind)),
                quantity=1,
                logged_at=NOW + timedelta(seconds=seconds),
            )

    evening.file.write_for_good(fill)
    return evening


def measure_queries(evening: Evening) -> None:
    """Print what each question takes."""
    table = Slice(tables=frozenset(evening.tables[:1]))
    hours = Slice(since=NOW + timedelta(hours=6), until=NOW + timedelta(hours=9))
    asked: dict[str, partial[Any]] = {
        "all figures": partial(evening.ask, figures, as_of=NOW),
        "tally": partial(evening.ask, totals),
        "tally of a table": partial(evening.ask, totals, table),
        "tally of three hours": partial(evening.ask, totals, hours),
        "quarters": partial(evening.ask, quarters, details()),
        "quarters of a table": partial(evening.ask, quarters, details(), table),
    }
    times = medians(*(partial(_ask, question) for question in asked.values()), times=15)
    for name, milliseconds in zip(asked, times, strict=True):
        print(f"  {name:22} {milliseconds:7.1f} ms")


def measure_page(evening: Evening, preferences: Path) -> None:
    """Print how long the page takes to show, and how long the window waits after a click."""
    workspace = Workspace(evening.file)
    started = time.perf_counter()
    page = FiguresView(workspace, lambda: NOW + timedelta(hours=HOURS))
    page.resize(1238, 600)
    page.show()
    QApplication.processEvents()
    print(f"  page shown             {(time.perf_counter() - started) * 1e3:7.1f} ms")
    heart = Heartbeat()
    heart.listen(SETTLED)
    for seen in (True, False):
        page.setVisible(seen)
        heart.listen(SETTLED)
        heart.gaps.clear()
        for number in range(5):
            spot = evening.spot(None, table=number, case=number)
            workspace.run("Letter", counting.log, spot=spot, quantity=1, at=NOW)
            heart.listen(SETTLED)
        where = "seen" if seen else "hidden"
        print(f"  longest gap, {where:9} {max(heart.gaps):7.1f} ms")
    page.deleteLater()


def _ask(question: partial[object], _number: int) -> None:
    question()


if __name__ == "__main__":
    main()
