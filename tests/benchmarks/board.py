"""What a click costs that the board has to follow: its sums, its figures, its picture.

``python -m tests.benchmarks.board`` measures at 20,000 and 110,000 entries with 40 cases, beside a
bare commit in the same run (performance.md: under 16 ms of work a click at 20,000 entries). Time is
that of the processor, so that neighbours at work do not count.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.clicks import BUSY, FULL, RawCommit, Size, filled_evening
from tests.evening import NOW
from w4r_desktop import paths
from w4r_desktop.gui import theme
from w4r_desktop.gui.board.facts import Choice, Showing
from w4r_desktop.gui.board.stage import Stage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting

if TYPE_CHECKING:
    from tests.evening import Evening

CLICKS: Final = 200
SIZE: Final = (1920, 1080)


def main() -> None:
    """Measure all of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QApplication([])
    theme.apply(qt, theme.Look.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        paths.data_folder = lambda: Path(folder) / "data"
        commit = RawCommit(Path(folder) / "raw.db")
        for size in (BUSY, FULL):
            evening = filled_evening(Path(folder) / f"{size.entries}.w4r", size)
            measure(size, evening, Preferences(Path(folder) / "p.ini"), commit)
            evening.file.close()


def measure(size: Size, evening: Evening, preferences: Preferences, commit: RawCommit) -> None:
    """Show the board, click, and measure what follows until it is painted."""
    main_window = QWidget()
    workspace = Workspace(evening.file, main_window)
    begun = time.process_time()
    stage = Stage(workspace, preferences, main_window)
    print(f"{size.entries:,} entries, {size.cases} cases, {SIZE[0]} x {SIZE[1]}")
    print(f"  first sums: {milliseconds(begun):.1f} ms, once when an event is opened")
    stage.show_on(main_window.screen(), full=False)
    board = stage.window
    assert board is not None
    board.resize(*SIZE)
    for showing in Showing:
        stage.choose(Choice(showing))
        QApplication.processEvents()
        taken = [click(evening, workspace, stage, place) for place in range(CLICKS)]
        bare = statistics.median(bare_commit(commit, place) for place in range(CLICKS))
        middle, worst = statistics.median(taken), statistics.quantiles(taken, n=100)[98]
        print(
            f"  {showing.value:>10}: {middle:.2f} ms a click, 99th percentile {worst:.2f}, "
            f"{middle / bare:.1f} x a bare commit"
        )
    board.close()


def click(evening: Evening, workspace: Workspace, stage: Stage, place: int) -> float:
    """Log one letter; return what the board then takes until it is painted."""
    spot = evening.spot(table=place % 40, case=place % 40)
    workspace.run("x", counting.log, spot=spot, quantity=1, at=NOW)
    board = stage.window
    assert board is not None
    begun = time.process_time()
    stage._counts.ask()
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # what update() asked for
    return milliseconds(begun)


def bare_commit(commit: RawCommit, number: int) -> float:
    """Return what SQLite alone takes for one row."""
    begun = time.process_time()
    commit(number)
    return milliseconds(begun)


def milliseconds(begun: float) -> float:
    """Return the time since a moment."""
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
