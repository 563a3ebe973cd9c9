"""The results as a workbook: real numbers and times, sums that add up by themselves, two charts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from w4r_desktop import __version__
from w4r_desktop.domain.exports import Purpose
from w4r_desktop.domain.tally import PIECES, ActionKind, Reason
from w4r_desktop.exchange.group_sheets import add_group_sheets
from w4r_desktop.exchange.people_export import people_rows
from w4r_desktop.exchange.workbook_sheets import COLOURS, Book, Sum
from w4r_desktop.language import _, number, table_label
from w4r_desktop.report_words import recount_mark, table_words
from w4r_desktop.wording import kind_name, place_name, reason_name, venue_kind_name

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from w4r_desktop.domain.figures import Figures, Kinds
    from w4r_desktop.exchange.results import Everybody, Results
    from w4r_desktop.exchange.workbook_sheets import Cell, Sheet

    Line = tuple[tuple[Cell, ...], Kinds]

AT_ONCE: Final = 1_000
MOST_ROWS: Final = 1_000_000
"""Spreadsheet programs take 1,048,576 on a sheet; further entries go on a further sheet."""

NAME, WORD, FIGURE, MOMENT = 30, 18, 11, 17
"""Widths of columns, in letters."""


def write_workbook(draft: Path, results: Results) -> Generator[int, None, None]:
    """Write all of it, yielding how many entries are in already."""
    figures = results.figures
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        title = _("Results – {event}").format(event=figures.event.name)
        book = Book(draft, Path(folder), title=title, made_at=figures.as_of)
        try:
            _add_summary(book, figures)
            _add_cases(book, figures)
            _add_tables(book, figures)
            _add_quarters(book, figures)
            if results.purpose is not Purpose.TALLY:
                add_group_sheets(book, figures)
            if results.everybody is not None:
                _add_people(book, results.everybody, figures)
            yield from _add_entries(book, results)
            book.close()
        finally:
            book.give_up()


# -- summary -----------------------------------------------------------------------------------


def _add_summary(book: Book, figures: Figures) -> None:
    sheet = book.sheet(_("Summary"), (), (NAME, NAME))
    sheet.add((figures.event.name,), book.bold)
    for words, value in (*_about(figures), *_people(figures), *_sums(figures)):
        sheet.add((words, value))


def _about(figures: Figures) -> Iterator[tuple[str, Cell]]:
    event = figures.event
    yield _("Date"), event.held_on.isoformat()
    yield _("Venue"), event.venue
    yield _("Kind of venue"), venue_kind_name(event.venue_kind)
    yield _("Campaign"), event.campaign
    version = number(figures.version) if figures.version else _("not frozen")
    yield _("Version of the report"), version
    yield _("As of"), figures.as_of
    recounted = figures.recounted_at and figures.recounted_at.astimezone(figures.as_of.tzinfo)
    yield _("Counted by hand"), recount_mark(figures) or recounted
    yield _("Version of W4R Desktop"), __version__


def _people(figures: Figures) -> Iterator[tuple[str, Cell]]:
    yield _("People"), figures.people.attendees
    yield _("For the first time"), figures.people.first_time
    yield _("Minors"), figures.people.minors


def _sums(figures: Figures) -> Iterator[tuple[str, Cell]]:
    if figures.event.goal:
        yield _("Goal"), figures.event.goal
    yield _("Pieces"), figures.pieces
    for kind in figures.counted_kinds:
        yield kind_name(kind), figures.kinds.get(kind, 0)
    yield _("Signatures under the pieces"), figures.signatories


# -- figures by kind ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _ByKind:
    """Columns with a figure for each kind: those that are pieces, their sum, then all others."""

    first: int
    counted: tuple[ActionKind, ...]

    @property
    def of_pieces(self) -> tuple[ActionKind, ...]:
        return tuple(kind for kind in self.counted if kind in PIECES)

    @property
    def others(self) -> tuple[ActionKind, ...]:
        return tuple(kind for kind in self.counted if kind not in PIECES)

    @property
    def columns(self) -> dict[ActionKind, int]:
        """Where the figures of a kind stand."""
        after = len(self.of_pieces) + bool(self.of_pieces)
        return {
            **{kind: self.first + n for n, kind in enumerate(self.of_pieces)},
            **{kind: self.first + after + n for n, kind in enumerate(self.others)},
        }

    def headings(self) -> list[str]:
        total = [_("Pieces")] if self.of_pieces else []
        return [*map(kind_name, self.of_pieces), *total, *map(kind_name, self.others)]

    def cells(self, kinds: Kinds) -> list[Cell]:
        made = [kinds.get(kind, 0) for kind in self.of_pieces]
        total = [Sum(self.first, self.first + len(made) - 1, sum(made))] if made else []
        return [*made, *total, *(kinds.get(kind, 0) for kind in self.others)]


def _add_by_kind(sheet: Sheet, by_kind: _ByKind, lines: Iterable[Line], all_words: str) -> None:
    """Add a row for each line, and below them their sums."""
    sums: list[int] = []
    for leading, kinds in lines:
        cells = by_kind.cells(kinds)
        sheet.add((*leading, *cells))
        values = [cell.value if isinstance(cell, Sum) else cell for cell in cells]
        added = [int(value) for value in values if isinstance(value, int)]
        sums = [a + b for a, b in zip(sums, added, strict=True)] if sums else added
    height = sheet.rows - 1
    if height:
        blank = [""] * (by_kind.first - 1)
        totals = [Sum(-height, -1, value) for value in sums]
        sheet.add((all_words, *blank, *totals), sheet.book.total)


def _figures_sheet(
    book: Book, name: str, leading: tuple[str, ...], widths: tuple[int, ...], figures: Figures
) -> tuple[Sheet, _ByKind]:
    by_kind = _ByKind(len(leading), figures.counted_kinds)
    headings = by_kind.headings()
    sheet = book.sheet(name, (*leading, *headings), (*widths, *[FIGURE] * len(headings)))
    return sheet, by_kind


def _add_cases(book: Book, figures: Figures) -> None:
    leading, widths = (_("Case"), _("Code")), (NAME, WORD)
    sheet, by_kind = _figures_sheet(book, _("By case"), leading, widths, figures)
    lines: list[Line] = [((one.name, one.code), one.kinds) for one in figures.by_case]
    _add_by_kind(sheet, by_kind, lines, _("All"))
    _add_chart(sheet, by_kind, _("By case"), across=True)


def _add_tables(book: Book, figures: Figures) -> None:
    leading, widths = (_("Table"), _("Where")), (NAME, WORD)
    sheet, by_kind = _figures_sheet(book, _("By table"), leading, widths, figures)
    lines: list[Line] = [
        ((table_words(one), place_name(one.place) if one.place else ""), one.kinds)
        for one in figures.by_table
    ]
    _add_by_kind(sheet, by_kind, lines, _("All"))


def _add_quarters(book: Book, figures: Figures) -> None:
    name = _("By quarter hour")
    sheet, by_kind = _figures_sheet(book, name, (_("From"),), (NAME,), figures)
    lines: list[Line] = [((one.begins,), one.kinds) for one in figures.quarters]
    _add_by_kind(sheet, by_kind, lines, _("All, before any recount"))
    _add_chart(sheet, by_kind, name, across=False)


def _add_chart(sheet: Sheet, by_kind: _ByKind, title: str, *, across: bool) -> None:
    """Put a chart beside the figures, a colour for each kind."""
    columns = by_kind.columns
    if sheet.rows > 1 and columns:
        series = [
            (kind_name(kind), column, COLOURS[list(ActionKind).index(kind)])
            for kind, column in columns.items()
        ]
        beside = by_kind.first + len(by_kind.headings()) + 1
        sheet.show_chart(title, series, across=across, beside=beside)


# -- the log -----------------------------------------------------------------------------------


def _add_entries(book: Book, results: Results) -> Generator[int, None, None]:
    with_names = results.purpose is Purpose.FULL
    cases = {case.code: case.name for case in results.figures.by_case}
    kinds = {str(kind): kind_name(kind) for kind in ActionKind}
    tables = {"": "", **{one.name: table_label(one.name) for one in results.figures.by_table}}
    reasons = {"": "", **{str(reason): reason_name(reason) for reason in Reason}}
    sheet = _entries_sheet(book, with_names=with_names, number=1)
    for count, entry in enumerate(results.entries, 1):
        if sheet.rows > MOST_ROWS:
            sheet = _entries_sheet(book, with_names=with_names, number=1 + count // MOST_ROWS)
        at, table, attendee, case, kind, quantity, signatories, reason, _recount = entry
        name = cases.get(case, case)
        row = (tables.get(table, table), name, kinds[kind], quantity, signatories, reasons[reason])
        sheet.add_bare(at, (*row, attendee) if with_names else row)
        if count % AT_ONCE == 0:
            yield count


def _entries_sheet(book: Book, *, with_names: bool, number: int) -> Sheet:
    name = _("Entries") if number == 1 else _("Entries {number}").format(number=number)
    headings = [
        *(_("Time"), _("Table"), _("Case"), _("Kind")),
        *(_("Quantity"), _("Signed by"), _("Reason")),
    ]
    widths = [MOMENT, WORD, NAME, WORD, FIGURE, FIGURE, WORD]
    if with_names:
        headings.append(_("Name"))
        widths.append(NAME)
    return book.sheet(name, headings, widths)


def _add_people(book: Book, everybody: Everybody, figures: Figures) -> None:
    event, contacts = everybody.event, everybody.contacts
    headings, *rows = people_rows(event, everybody.people, contacts, figures.as_of)
    sheet = book.sheet(_("People"), [str(cell) for cell in headings], [WORD] * len(headings))
    for row in rows:
        sheet.add(row)
