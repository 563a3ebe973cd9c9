"""From a click to the number on the sheet, beside a bare commit; opening; people at the door.

``python -m tests.benchmarks.clicks`` measures everything in one run and prints medians and their
ratios to what was measured beside them (performance.md: at most 6 for a click, 1.5 times that with
20,000 entries, 2 times with 110,000, 1.3 for opening; 16 ms a keystroke).
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from tests.evening import NOW, Evening, make_event
from w4r_desktop import paths
from w4r_desktop.domain.names import folded
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, counting
from w4r_desktop.store.entries import append_entry
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import find_attendees, people
from w4r_desktop.store.queries.sheet import KeptSheet, frame, sheet
from w4r_desktop.store.queries.totals import kind_totals, totals
from w4r_desktop.store.schema import Attendee

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

CLICKS: Final = 300
KINDS: Final = (ActionKind.LETTER, ActionKind.LETTER, ActionKind.SOLIDARITY_CARD)
SYLLABLES: Final = ("a", "bi", "da", "el", "fa", "jo", "ka", "lu", "mi", "no", "ra", "sé", "ta")


@dataclass(frozen=True)
class Size:
    """How much an event holds."""

    people: int
    tables: int
    cases: int
    entries: int


EMPTY: Final = Size(people=60, tables=8, cases=10, entries=0)
BUSY: Final = Size(people=1_000, tables=40, cases=40, entries=20_000)
FULL: Final = Size(people=1_000, tables=40, cases=40, entries=110_000)
CROWD: Final = Size(people=5_000, tables=40, cases=10, entries=1)
HUGE: Final = Size(people=10_000, tables=40, cases=40, entries=110_000)


def main() -> None:
    """Measure all of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        paths.data_folder = lambda: Path(folder) / "data"
        evenings = {
            size: filled_evening(Path(folder) / f"{size.people} {size.entries}.w4r", size)
            for size in (EMPTY, BUSY, FULL, HUGE, CROWD)
        }
        commit = RawCommit(Path(folder) / "raw.db")
        for size in (EMPTY, BUSY, FULL, HUGE):
            measure_clicks(size, evenings[size], commit)
        measure_pages({size: evenings[size] for size in (EMPTY, BUSY, FULL)}, commit)
        for size in (BUSY, HUGE):
            measure_arrivals(size, evenings[size], commit)
        for size in (BUSY, CROWD, HUGE):
            measure_finding(size, evenings[size])
        for evening in evenings.values():
            evening.file.close()
        measure_opening(evenings[EMPTY].file.path, evenings[HUGE].file.path)


def filled_evening(path: Path, size: Size) -> Evening:
    """Return an event of a size, filled by the program's own services."""
    evening = Evening(make_event(path, table_count=size.tables, case_count=size.cases))
    chance = random.Random(size.entries)  # noqa: S311

    def fill(session: Session) -> None:
        seated = []
        for number in range(size.people):
            name = "".join(chance.choices(SYLLABLES, k=4)).title() + f" {number}"
            seat = evening.tables[number % size.tables]
            seated.append((seat, add_person(session, name, seat)))
        session.flush()
        for _ in range(size.entries):
            seat, person = chance.choice(seated)
            append_entry(
                session,
                attendee_id=person,
                writing_table_id=seat,
                case_id=chance.choice(evening.cases),
                kind=chance.choice(KINDS),
                quantity=1,
                logged_at=NOW,
            )

    evening.do(fill)
    evening.file.done.clear()
    return evening


def add_person(session: Session, name: str, seat: object) -> object:
    """Seat somebody whose name is known to be free, without asking."""
    person = Attendee(
        name=name,
        folded_name=folded(name),
        first_name=name,
        writing_table_id=seat,  # type: ignore[arg-type]
        signed_in_at=NOW,
    )
    session.add(person)
    return person.id


class RawCommit:
    """The floor: one row in one transaction, with SQLite alone."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for setting in ("locking_mode=exclusive", "journal_mode=wal", "synchronous=full"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute(
            "CREATE TABLE entry (id BLOB PRIMARY KEY, a BLOB, b BLOB, c TEXT, d INTEGER)"
            " WITHOUT ROWID"
        )

    def __call__(self, _number: int) -> None:
        """Commit one row."""
        self._connection.execute("BEGIN IMMEDIATE")
        row = (os.urandom(16), os.urandom(16), os.urandom(16), "letter", 1)
        self._connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", row)
        self._connection.execute("COMMIT")


def measure_clicks(size: Size, evening: Evening, commit: RawCommit) -> None:
    """Print what a click takes, turn by turn with the bare commit."""
    seats = [
        (row.attendee_id, row.writing_table_id)
        for row in evening.sheet(None).rows
        if row.attendee_id is not None
    ]
    table = evening.tables[0]
    here = [seat for seat in seats if seat[1] == table]
    kind = ActionKind.LETTER
    kept = KeptSheet(empty=evening.ask(frame, writing_table_id=table), kind=kind)

    def click(number: int) -> None:
        person, seat = here[number % len(here)]
        case = evening.cases[number % len(evening.cases)]
        spot = counting.Spot(
            attendee_id=person, writing_table_id=seat, case_id=case, kind=ActionKind.LETTER
        )
        evening.file.write("Letter", counting.log, spot=spot, quantity=1, at=NOW)

    def counts(_number: int) -> None:
        evening.ask(kept)

    def whole(_number: int) -> None:
        evening.ask(sheet, writing_table_id=table, kind=kind)

    def with_counts(number: int) -> None:
        click(number)
        counts(number)

    def with_sheet(number: int) -> None:
        click(number)
        whole(number)

    print(f"{size}")
    raw, *times = medians(commit, click, counts, whole, with_counts, with_sheet)
    names = ("commit", "counts", "sheet", "click and counts", "click and sheet")
    print(f"  bare commit {raw:6.2f} ms")
    for name, milliseconds in zip(names, times, strict=True):
        print(f"  {name:16} {milliseconds:6.2f} ms   {milliseconds / raw:5.2f} ×")
    for name, query in (("kind totals", kind_totals), ("totals", totals)):
        (milliseconds,) = medians(partial(_asked, evening, query), times=20)
        print(f"  {name:16} {milliseconds:6.2f} ms")


def measure_pages(evenings: dict[Size, Evening], commit: RawCommit) -> None:
    """Print what a click takes on the page, until its number is painted, all of them in turn."""
    theme.apply(QApplication([]), theme.Look.LIGHT, 100)
    pages = {size: TallyPage(Workspace(evening.file)) for size, evening in evenings.items()}
    for page in pages.values():
        page.resize(1240, 640)
        page.show()
    for where, tables in (
        ("a table", {size: evening.tables[0] for size, evening in evenings.items()}),
        ("all tables", dict.fromkeys(evenings)),
    ):
        for size, page in pages.items():
            page.show_table(tables[size])
        QApplication.processEvents()
        raw, *times = medians(commit, *(partial(_click_on, page) for page in pages.values()))
        print(f"clicks on the page of {where}; bare commit {raw:.2f} ms")
        for size, milliseconds in zip(pages, times, strict=True):
            print(
                f"  {size.entries:7,} entries {milliseconds:6.2f} ms   {milliseconds / raw:5.2f} ×"
                f"   {milliseconds / times[0]:5.2f} × that with few entries"
            )


def _click_on(page: TallyPage, number: int) -> None:
    page.view.add_requested.emit(number % 7, number % 9)
    QApplication.processEvents()


def _asked(evening: Evening, query: Callable[[Session], object], _number: int) -> None:
    evening.ask(query)


def measure_arrivals(size: Size, evening: Evening, commit: RawCommit) -> None:
    """Print what it takes to sign somebody in, and to ask for the list of people."""
    seat = evening.tables[0]

    def arrive(number: int) -> None:
        evening.file.write(
            "Newcomer", attendees.sign_in, name=f"N{number}", writing_table_id=seat, at=NOW
        )

    def listed(_number: int) -> None:
        evening.ask(people)

    raw, sign_in, query = medians(commit, arrive, listed, times=40)
    print(f"arrivals among {size.people:,}; bare commit {raw:.2f} ms")
    print(f"  signed in        {sign_in:6.2f} ms   {sign_in / raw:5.2f} ×")
    print(f"  list of people   {query:6.2f} ms   {query / raw:5.2f} ×")


def measure_finding(size: Size, evening: Evening) -> None:
    """Print what a keystroke in the search takes."""
    taken = []
    for typed in [a + b for a in SYLLABLES for b in ("", *SYLLABLES)]:
        for end in range(1, len(typed) + 1):
            started = time.perf_counter()
            evening.ask(find_attendees, typed[:end])
            taken.append(time.perf_counter() - started)
    taken.sort()
    middle, worst = statistics.median(taken), taken[int(len(taken) * 0.99)]
    print(f"finding among {size.people:,}: median {middle * 1e3:.1f} ms, 99th {worst * 1e3:.1f} ms")


def measure_opening(small: Path, large: Path) -> None:
    """Print what opening takes, turn by turn."""
    empty, full = medians(
        lambda _: EventFile(small).close(), lambda _: EventFile(large).close(), times=40
    )
    print(f"opening: empty {empty:.1f} ms, 110,000 entries {full:.1f} ms, {full / empty:.2f} ×")


def medians(*actions: Callable[[int], object], times: int = CLICKS) -> list[float]:
    """Return the median of each action in milliseconds, all of them in turn."""
    taken: list[list[float]] = [[] for _ in actions]
    for number in range(times):
        for action, spent in zip(actions, taken, strict=True):
            started = time.perf_counter()
            action(number)
            spent.append(time.perf_counter() - started)
    return [statistics.median(spent) * 1e3 for spent in taken]


if __name__ == "__main__":
    main()
