"""Lists of people who come, read from CSV or Excel with suspicion and shown before they count."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.tables import table_key
from w4r_desktop.errors import SheetProblem, SheetRefusedError
from w4r_desktop.exchange.people_columns import NAMES, PeopleColumn, columns_of
from w4r_desktop.exchange.people_lines import LineReader, ListedLine
from w4r_desktop.exchange.people_notes import NoteKind, PeopleNote
from w4r_desktop.exchange.sheet_rows import read_rows
from w4r_desktop.exchange.templates import says_example

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from w4r_desktop.exchange.people_lines import Consent
    from w4r_desktop.exchange.sheet_rows import SheetRows

MOST_ROWS: Final = 12_000
ENCODINGS: Final = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "mac_roman",
)  # fmt: skip
"""What lists without Unicode are kept in, the commonest first."""

_EMAIL: Final = re.compile(r"[^\s@]{1,99}@[^\s@]{1,199}")
_LETTERS: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a list is to be understood: whether it begins with a heading, and what the columns are.

    There are as many columns as the longest row has cells.
    """

    has_heading: bool
    columns: tuple[PeopleColumn | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSheet:
    """A list as it stands in its file; ``layout`` is how it is most likely meant."""

    file: str
    sheet: SheetRows
    layout: Layout

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands in the first row, as wide as the list is."""
        first = self.sheet.rows[0][1] if self.sheet.rows else ()
        return (*first, *("" for _ in self.layout.columns[len(first) :]))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """The people of a list, each with their line, and what to know about the list as a whole."""

    lines: tuple[ListedLine, ...]
    notes: tuple[PeopleNote, ...]

    @property
    def all_notes(self) -> tuple[PeopleNote, ...]:
        """Return everything to know, from the first line to the last."""
        return (*self.notes, *(note for line in self.lines for note in line.notes))


def read_people(path: Path, *, encoding: str = "utf-8") -> PeopleSheet:
    """Return a list as it stands, with a guess of how it is meant; nothing is checked yet.

    ``encoding`` is that of a CSV file without a byte order mark; one in letters that cannot be
    told is refused with ``SheetProblem.ENCODING``. Raises ``SheetRefusedError``.
    """
    sheet = read_rows(path, most=MOST_ROWS, encoding=encoding)
    if not sheet.rows:
        raise SheetRefusedError(SheetProblem.NO_PEOPLE, file=path.name)
    return PeopleSheet(file=path.name, sheet=sheet, layout=_guessed(sheet))


def listed(
    people: PeopleSheet, layout: Layout, *, consent: Consent | None, here: Collection[str]
) -> PeopleList:
    """Return who is on a list that is understood in one way.

    Without ``consent`` nobody's e-mail address or telephone number is kept. ``here`` are the
    folded names of those who are here. Raises ``SheetRefusedError``.
    """
    _check(people, layout)
    below = people.sheet.rows[1 if layout.has_heading else 0 :]
    rows = [row for row in below if not _is_example(row[1], layout)]
    if not rows:
        raise SheetRefusedError(SheetProblem.NO_PEOPLE, file=people.file)
    reader = LineReader(layout.columns, consent=consent, here=here)
    short, width = frozenset(people.sheet.short), len(people.sheet.rows[0][1])
    lines = tuple(
        reader.line(number, cells, _evenness(number, cells[width:], is_short=number in short))
        for number, cells in rows
    )
    if not any(line.is_person for line in lines):
        raise SheetRefusedError(SheetProblem.NO_PEOPLE, file=people.file)
    return PeopleList(lines=lines, notes=tuple(_notes(people, layout, reader.without_consent)))


def unknown_tables(lines: Iterable[ListedLine], known: Iterable[str]) -> dict[str, int]:
    """Return the tables that people are listed at and that are not known, with the first line."""
    keys = {table_key(name) for name in known}
    found: dict[str, int] = {}
    for line in lines:
        if line.person.table and table_key(line.person.table) not in keys:
            keys.add(table_key(line.person.table))
            found[line.person.table] = line.line
    return found


def _guessed(sheet: SheetRows) -> Layout:
    width = max(len(cells) for _number, cells in sheet.rows)
    first = sheet.rows[0][1]
    columns = columns_of((*first, *("" for _ in range(width - len(first)))))
    if any(columns):
        return Layout(has_heading=True, columns=columns)
    return Layout(has_heading=False, columns=_by_content(sheet, width))


def _by_content(sheet: SheetRows, width: int) -> tuple[PeopleColumn | None, ...]:
    """Return columns by what stands in them: the first one in words holds the names."""
    found: list[PeopleColumn | None] = [None] * width
    for place in range(width):
        cells = [cells[place] for _n, cells in sheet.rows if place < len(cells) and cells[place]]
        if cells and all(_EMAIL.fullmatch(cell) for cell in cells):
            wanted = PeopleColumn.EMAIL
        elif sum(bool(_LETTERS.search(cell)) for cell in cells) * 2 > len(cells):
            wanted = PeopleColumn.NAME
        else:
            continue
        if wanted not in found:
            found[place] = wanted
    return tuple(found)


def _check(people: PeopleSheet, layout: Layout) -> None:
    given = Counter(column for column in layout.columns if column)
    for place, column in enumerate(layout.columns):
        if column and given[column] > 1:
            name = people.headings[place] if layout.has_heading else ""
            raise SheetRefusedError(
                SheetProblem.COLUMN_TWICE, file=people.file, name=name or str(place + 1)
            )
    if not any(column in given for column in NAMES):
        raise SheetRefusedError(SheetProblem.NO_NAMES, file=people.file)


def _is_example(cells: tuple[str, ...], layout: Layout) -> bool:
    """Whether a row is the one by which the template shows how to fill it in."""
    pairs = zip(layout.columns, cells, strict=False)
    return any(column in NAMES and says_example(cell) for column, cell in pairs)


def _evenness(number: int, beyond: tuple[str, ...], *, is_short: bool) -> tuple[PeopleNote, ...]:
    """Return what to know of a line that has not as many cells as the first one."""
    if any(beyond):
        return (PeopleNote(kind=NoteKind.LONG_ROW, line=number),)
    return (PeopleNote(kind=NoteKind.SHORT_ROW, line=number),) if is_short else ()


def _notes(people: PeopleSheet, layout: Layout, without_consent: int) -> Iterator[PeopleNote]:
    if people.sheet.has_merged_cells:
        yield PeopleNote(kind=NoteKind.MERGED_CELLS)
    if layout.has_heading:
        unknown = tuple(
            heading
            for heading, column in zip(people.headings, layout.columns, strict=True)
            if heading and column is None
        )
        if unknown:
            yield PeopleNote(kind=NoteKind.UNKNOWN_COLUMNS, names=unknown)
    if without_consent:
        yield PeopleNote(kind=NoteKind.NO_CONSENT, people=without_consent)
