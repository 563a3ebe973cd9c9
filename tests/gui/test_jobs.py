"""Long work on another thread: how it ends, is stopped, and outlives what asked for it."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from w4r_desktop.gui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytestqt.qtbot import QtBot

LEAVES_AT_ONCE = """
import sys, time
from PySide6.QtCore import QCoreApplication
from w4r_desktop.gui.jobs import Job

def slow():
    for unit in range(20):
        time.sleep(0.01)
        yield unit
    print("whole", flush=True)

qt = QCoreApplication(sys.argv)
job = Job(slow())
job.progressed.connect(print)
job.start()
"""


def counting(units: int, *, until: threading.Event | None = None) -> Generator[int, None, None]:
    for unit in range(1, units + 1):
        yield unit
        if until is not None:
            until.wait(5)


def test_progress_is_told_and_then_the_end(qtbot: QtBot) -> None:
    told: list[int] = []
    job = Job(counting(3))
    job.progressed.connect(told.append)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told == [1, 2, 3]


def test_the_work_runs_on_another_thread(qtbot: QtBot) -> None:
    where: list[int] = []

    def work() -> Generator[int, None, None]:
        where.append(threading.get_ident())
        yield 1

    job = Job(work())
    with qtbot.waitSignal(job.finished):
        job.start()
    assert where != [threading.get_ident()]


def test_a_cancelled_job_stops_and_tidies_up(qtbot: QtBot) -> None:
    go, tidied, last = threading.Event(), threading.Event(), [0]

    def work() -> Generator[int, None, None]:
        try:
            for last[0] in range(1, 100):
                yield last[0]
                go.wait(5)
        finally:
            tidied.set()

    job = Job(work())
    with qtbot.waitSignal(job.progressed):
        job.start()
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go.set()
    assert tidied.is_set()
    assert last[0] <= 2


def test_what_goes_wrong_is_handed_over(qtbot: QtBot) -> None:
    def work() -> Generator[int, None, None]:
        yield 1
        raise OSError("disk")

    job = Job(work())
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], OSError)


def test_a_job_stops_when_its_owner_goes(qtbot: QtBot) -> None:
    go, last, owner = threading.Event(), [0], QObject()

    def work() -> Generator[int, None, None]:
        for last[0] in range(1, 100):
            yield last[0]
            go.wait(5)

    job = Job(work(), owner)
    with qtbot.waitSignal(job.progressed):
        job.start()
    with qtbot.waitSignal(job.cancelled):
        owner.deleteLater()
        qtbot.wait(20)
        go.set()
    assert last[0] <= 2


def test_a_program_that_ends_waits_for_its_jobs_and_says_nothing_odd() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAVES_AT_ONCE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "whole\n", "")
