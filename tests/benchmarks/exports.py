"""What files of 110,000 entries take, and how long the window waits meanwhile.

``python -m tests.benchmarks.exports`` prints seconds (performance.md: CSV 1, XLSX 8, report 3) and
the longest gap between two beats of the window's heart while a file is saved from it (at most 50
milliseconds).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import deque
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from tests.evening import NOW
from tests.heartbeat import Heartbeat
from tests.many_entries import many_entries
from w4r_desktop import paths
from w4r_desktop.documents.files import write
from w4r_desktop.documents.report import ReportLook, draw_report
from w4r_desktop.domain.exports import LISTING, NAMING, Form, Purpose
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.exchange.results_files import saving
from w4r_desktop.gui.qt import keep_garbage_here
from w4r_desktop.gui.results_saving import ResultsSaving
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services.exports import results
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ENTRIES: Final = 110_000
ROUNDS: Final = 3


def main() -> None:
    """Measure all of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QApplication([])
    keep_garbage_here(qt)  # as the program does: a round of its own takes 60 milliseconds
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths.data_folder = lambda: home / "data"
        path = many_entries(home / "evening.w4r", ENTRIES)
        with closing(EventFile(path)) as file:
            for purpose in Purpose:
                for form in Form:
                    if purpose not in NAMING or form in LISTING:
                        measure(file, home, form, purpose)
        measure_window(path, home)


def measure(file: EventFile, home: Path, form: Form, purpose: Purpose) -> None:
    """Print the shortest of some rounds, reading included."""
    shortest = 1e9
    for _round in range(ROUNDS):
        began = time.perf_counter()
        with file.reading() as session:
            save(session, home / f"out.{form}", form, purpose)
        shortest = min(shortest, time.perf_counter() - began)
    print(f"{purpose} as {form}: {shortest:.2f} s")


def save(session: Session, path: Path, form: Form, purpose: Purpose) -> None:
    """Write one file as the command does."""
    found = results(session, purpose=purpose, as_of=NOW)
    if form is Form.PDF:
        look = ReportLook(Paper.A4)
        deque(write(path, partial(draw_report, figures=found.figures, look=look)), maxlen=0)
    else:
        deque(saving(path, form, found), maxlen=0)


def measure_window(path: Path, home: Path) -> None:
    """Print how the window's heart beats while it saves each form."""
    workspace = Workspace(EventFile(path))
    files = ResultsSaving(workspace, lambda: NOW, workspace)
    loop = QEventLoop()
    files.ended.connect(loop.quit)
    for form in (Form.TEXT, Form.CSV, Form.JSON, Form.XLSX):
        began = time.perf_counter()
        with Heartbeat() as heart:
            files.save(home / f"window.{form}", form, Purpose.TALLY)
            loop.exec()
        taken = time.perf_counter() - began
        print(
            f"from the window as {form}: {taken:.2f} s, longest gap {heart.longest * 1000:.0f} ms, "
            f"of which the window worked at most {heart.busiest * 1000:.0f} ms"
        )
    workspace.close()
    QCoreApplication.processEvents()


if __name__ == "__main__":
    main()
