"""How soon the window stands: beside a bare PySide6 window, in one run.

Run by hand on a desktop or under Xvfb: ``python tests/benchmarks/start.py [ROUNDS]``. Times are
from the start of the process to the first paint, and to the sheet of 60 people and 10 cases painted
and ready for a click.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

PEOPLE = 60
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        report("painted", self)
window = Window()
window.resize(1366, 728)
window.show()
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from w4r_desktop.gui.starter import Starter
from w4r_desktop.gui.main_window import MainWindow
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.qt import make_qt
paint = MainWindow.paintEvent
def painted(self, event):
    paint(self, event)
    report("painted", None)
MainWindow.paintEvent = painted
qt = make_qt(sys.argv[:1])
starter = Starter(qt, Preferences(), print, lambda desktop: desktop.open_first(Path(sys.argv[1])))
def filled():
    starter.window.repaint()  # with the sheet in it, before the clock is read
    report("filled", starter.window)
starter.ready.connect(filled)
qt.exec()
"""
PROLOGUE = """
import os, time
began = float(os.environ["W4R_BEGAN"])
seen = set()
def report(what, last):
    if what not in seen:
        seen.add(what)
        print(what, time.monotonic() - began, flush=True)
    if last is not None:
        import resource
        print("megabytes", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
        os._exit(0)
"""


def measure(program: str, *arguments: str) -> dict[str, float]:
    """Return what one run of a program reports."""
    environment = os.environ | {"W4R_BEGAN": str(time.monotonic())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    done = subprocess.run(
        [sys.executable, "-c", PROLOGUE + program, *arguments],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return {line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines()}


def full_event(path: Path) -> None:
    """Make an event with sixty people at one table and letters of theirs."""
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.exchange.case_pack import read_pack
    from w4r_desktop.resources import resource
    from w4r_desktop.services import attendees, counting, event_details
    from w4r_desktop.store.event_file import EventFile
    from w4r_desktop.store.queries.cases import cases
    from w4r_desktop.store.queries.tables import tables

    now = datetime.now(UTC)
    event = EventFile.create(
        path,
        event_details.set_up,
        details=EventDetails(name="Start", held_on=date.today(), time_zone="UTC"),  # noqa: DTZ011
        table_names=["1"],
        pack=read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack,
    )
    with event.reading() as session:
        table, briefs = tables(session)[0].writing_table_id, cases(session)
    for number in range(PEOPLE):
        person, _step = event.write(
            "", attendees.sign_in, name=f"Person {number}", writing_table_id=table, at=now
        )
        spot = counting.Spot(
            attendee_id=person,
            writing_table_id=table,
            case_id=briefs[number % len(briefs)].case_id,
            kind=ActionKind.LETTER,
        )
        event.write("", counting.log, spot=spot, quantity=1, at=now)
    event.close()


def main() -> None:
    """Run both in turn and print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        path = Path(home) / "start.w4r"
        full_event(path)
        bare, ours = [], []
        for _round in range(rounds):
            bare.append(measure(BARE))
            ours.append(measure(OURS, str(path)))
    floor = statistics.median(run["painted"] for run in bare)
    painted = statistics.median(run["painted"] for run in ours)
    filled = statistics.median(run["filled"] for run in ours)
    print(f"bare window painted {floor * 1000:.0f} ms")
    print(f"ours painted {painted * 1000:.0f} ms, ratio {painted / floor:.2f} (budget 1.3)")
    print(f"ours filled {filled * 1000:.0f} ms, ratio {filled / floor:.2f} (budget 3)")
    print(
        f"memory {statistics.median(run['megabytes'] for run in ours):.0f} MB, "
        f"bare {statistics.median(run['megabytes'] for run in bare):.0f} MB (budget 130)"
    )


if __name__ == "__main__":
    main()
