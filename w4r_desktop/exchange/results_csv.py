"""The results as CSV: sums that another event can log, the group's figures, or the whole log."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from w4r_desktop import __version__
from w4r_desktop.domain.exports import Purpose
from w4r_desktop.exchange.csv_cells import guarded
from w4r_desktop.exchange.entry_list import ABOUT

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from w4r_desktop.domain.figures import Figures, Kinds
    from w4r_desktop.exchange.results import Results

    Row: TypeAlias = "tuple[Cell, ...]"

Cell: TypeAlias = str | int

LOGGED: Final = ("table", "attendee", "case", "kind", "quantity", "signatories", "reason")
"""Those of the lists that can be logged, so that a tally can go into another event."""

OF_ENTRIES: Final = (*LOGGED, "recount", "at")
OF_GROUP: Final = ("part", "name", "kind", "detail", "quantity", "words")
AT_ONCE: Final = 2_000
BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it spreadsheet programs take UTF-8 for something older."""


def write_csv(draft: Path, results: Results) -> Generator[int, None, None]:
    """Write one row for each sum, figure or entry, yielding how many are in already."""
    headings, rows = {
        Purpose.TALLY: (LOGGED, _lines(results)),
        Purpose.GROUP: (OF_GROUP, _group(results.figures)),
        Purpose.FULL: (OF_ENTRIES, _entries(results)),
    }[results.purpose]
    cells = _Guarded()
    about = tuple(cells[cell] for cell in _about(results.figures))
    whole = ((*map(cells.__getitem__, row), *about) for row in rows)
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK)
        writer = csv.writer(file)
        writer.writerow((*headings, *ABOUT))
        done = 0
        while part := list(islice(whole, AT_ONCE)):
            writer.writerows(part)
            done += len(part)
            yield done


class _Guarded(dict[Cell, Cell]):
    """Cells as no spreadsheet program runs them; most of them come again and again."""

    def __missing__(self, cell: Cell) -> Cell:
        safe = self[cell] = guarded(cell) if isinstance(cell, str) else cell
        return safe


def _about(figures: Figures) -> Row:
    version = str(figures.version) if figures.version else "not frozen"
    return figures.event.name, version, figures.as_of.isoformat(timespec="seconds"), __version__


def _lines(results: Results) -> Iterator[Row]:
    for line in results.lines:
        spot = (line.table, "", line.case, line.kind)
        yield *spot, line.quantity, line.signatories, line.reason or ""


def _entries(results: Results) -> Iterator[Row]:
    for entry in results.entries:
        spot = (entry.table, entry.attendee, entry.case, entry.kind)
        at = entry.at.isoformat(timespec="seconds")
        yield *spot, entry.quantity, entry.signatories, entry.reason, entry.recount, at


# -- the group's figures, one a row ------------------------------------------------------------


def _group(figures: Figures) -> Iterator[Row]:
    yield from _kinds("total", "", figures.kinds)
    yield "total", "", "pieces", "", figures.pieces, ""
    yield "total", "", "signatories", "", figures.signatories, ""
    for case in figures.by_case:
        yield from _kinds("case", case.code, case.kinds)
    for table in figures.by_table:
        yield from _kinds("table", table.name, table.kinds, _where(table.place, table.is_recount))
    for quarter in figures.quarters:
        yield from _kinds("quarter", quarter.begins.isoformat(timespec="minutes"), quarter.kinds)
    people = figures.people
    for name, heads in (
        ("attendees", people.attendees),
        ("first_time", people.first_time),
        ("minors", people.minors),
    ):
        yield "people", name, "", "", heads, ""
    yield from _morning_after(figures)


def _morning_after(figures: Figures) -> Iterator[Row]:
    for line in figures.recount:
        spot = ("recount", line.case, line.kind)
        yield *spot, "counted", line.counted, line.table
        yield *spot, "logged", line.logged, line.table
        for reason, quantity in line.corrected.items():
            yield *spot, reason, quantity, line.table
        yield *spot, "total", line.total, line.table
    home = figures.taken_home
    for name, letters in (
        ("out", home.out),
        ("returned", home.returned),
        ("written_off", home.written_off),
    ):
        yield "taken_home", name, "letter", "", letters, ""
    for mail in figures.mail:
        yield "mail", mail.case, mail.kind, "written", mail.written, mail.way
        yield "mail", mail.case, mail.kind, "posted", mail.posted, " ".join(mail.posted_by)
    for override in figures.overrides:
        yield "override", override.case_name, "", override.refusal, 1, override.note
    notes = figures.notes
    for name in ("comments", "media", "dignitaries", "photo_credit"):
        yield "notes", name, "", "", "", getattr(notes, name)


def _kinds(part: str, name: str, kinds: Kinds, detail: str = "") -> Iterator[Row]:
    for kind, quantity in kinds.items():
        yield part, name, kind, detail, quantity, ""


def _where(place: str | None, is_recount: bool) -> str:  # noqa: FBT001
    return "recount" if is_recount else place or ""
