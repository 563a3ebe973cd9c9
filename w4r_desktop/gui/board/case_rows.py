"""The cases of a board with their bars: one to forty of them, as large as they can be."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from w4r_desktop.gui.board import words
from w4r_desktop.gui.board.items import AMBER, RIGHT, WHITE, YELLOW, Bar, Face, Place, Words
from w4r_desktop.gui.board.lettering import fitted, width_of
from w4r_desktop.language import number

if TYPE_CHECKING:
    from w4r_desktop.gui.board.sheet import Sheet
    from w4r_desktop.store.queries.board import BoardCase

MOST_COLUMNS: Final = 4
LARGEST: Final = 5.4
"""The largest type, in units of the sheet: a single case needs no larger."""

ENDS: Final = (10, 15, 20, 30, 40, 50, 60, 80, 100)
"""What a whole bar may stand for, and ten times these: it changes rarely, and so do all bars."""

NAMES: Final = 0.46
"""The most that names take of a column whose bars stand beside them."""

FEW: Final = 20
"""Cases that are called by their whole names wherever these fit."""

MOST: Final = 0.85
"""The share of names for which the type is chosen."""

BETTER: Final = 1.1
"""How much larger type must be before bars go below the names."""

FACE: Final = 1.9
MOST_NAME: Final = 9.0
SHORTEST_BAR: Final = 6.0
BETWEEN: Final = 2.6
"""Widths in a row, in sizes of its type: a face, a name, a bar, and all that is between them."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How rows are laid out: in how many columns, how far apart, how large their type.

    In ``beside`` the bar stands beside the name, otherwise below it.
    """

    columns: int
    pitch: float
    column: float
    gap: float
    size: float
    beside: bool


def whole_of(most: int) -> int:
    """Return what a whole bar stands for, so that the longest one is never quite full."""
    factor = 1
    while True:
        for end in ENDS:
            if end * factor > most:
                return end * factor
        factor *= 10


@dataclass(frozen=True, slots=True)
class Room:
    """What rows have to fit: a place, how many they are, and how wide names and digits are.

    ``names`` is how wide most names are and ``digits`` the longest number, in sizes of the type.
    """

    width: float
    height: float
    unit: float
    count: int
    names: float = 7.5
    digits: float = 1.3


def grid_for(room: Room) -> Grid:
    """Return the grid with the largest type."""
    return max(
        (
            _grid(columns, room, beside=beside)
            for columns in range(1, min(room.count, MOST_COLUMNS) + 1)
            for beside in (True, False)
        ),
        key=lambda grid: grid.size * (BETTER if grid.beside else 1),
    )


def _grid(columns: int, room: Room, *, beside: bool) -> Grid:
    gap = room.unit * 4
    column = (room.width - gap * (columns - 1)) / columns
    pitch = min(room.height / ceil(room.count / columns), room.unit * 14)
    if beside:
        ems = FACE + min(room.names, MOST_NAME) + SHORTEST_BAR + room.digits + BETWEEN
        size = min(pitch * 0.52, column / ems)
    else:
        size = min(pitch * 0.46, column / (FACE + room.names + room.digits + BETWEEN / 2))
    return Grid(columns, pitch, column, gap, min(size, room.unit * LARGEST), beside)


def _room(cases: tuple[BoardCase, ...], place: Place, unit: float, digits: float) -> Room:
    name = words.name_of if len(cases) <= FEW else words.short_name_of
    widths = sorted(width_of(name(case), 100) / 100 for case in cases)
    most = widths[int((len(widths) - 1) * MOST)]  # a single long one shrinks alone
    names = min(max(most, 4), 2 * MOST_NAME)
    return Room(place.width, place.height, unit, len(cases), names + 0.2, digits)


def put_cases(sheet: Sheet, place: Place) -> None:
    """Put all cases into a place, in their order, downwards first."""
    facts = sheet.facts
    cases = facts.cases
    if not cases:
        return
    counts = [facts.pieces_of(case) for case in cases]
    whole = whole_of(max(counts))
    longest = "0" * len(number(max(*counts, 10)))
    grid = grid_for(_room(cases, place, sheet.unit, width_of(longest, 100, bold=True) / 100))
    rows = ceil(len(cases) / grid.columns)
    digits = width_of(longest, int(grid.size), bold=True)
    names = _name_width(cases, grid, digits)
    for order, (case, count) in enumerate(zip(cases, counts, strict=True)):
        across, down = divmod(order, rows)
        x = place.x + across * (grid.column + grid.gap)
        row = Place(x, place.y + down * grid.pitch, grid.column, grid.pitch)
        put = _put_beside if grid.beside else _put_below
        put(sheet, row, case, grid, (count, whole, digits, names))


def _name_width(cases: tuple[BoardCase, ...], grid: Grid, digits: float) -> float:
    size = int(grid.size)
    face = size * FACE
    if not grid.beside:
        return grid.column - face - size * 1.2 - digits
    widest = max(width_of(words.name_of(case), size) for case in cases)
    return min(widest + size * 0.4, grid.column * NAMES)


_Row = tuple[int, int, float, float]


def _put_beside(sheet: Sheet, row: Place, case: BoardCase, grid: Grid, about: _Row) -> None:
    count, whole, digits, names = about
    size = int(grid.size)
    face = min(size * FACE, row.height * 0.84)
    sheet.put(_face(case, row.x, row.y + (row.height - face) / 2, face))
    x = row.x + face + size * 0.8
    sheet.put(_name(case, Place(x, row.y, names, row.height), size, lines=2))
    bar = x + names + size * 0.5
    high = size * 0.95
    track = Place(bar, row.y + (row.height - high) / 2, row.right - digits - size - bar, high)
    sheet.put(Bar(track, count / whole, _colour(case)))
    place = Place(row.right - digits - 2, row.y, digits + 2, row.height)
    sheet.put(Words(place, number(count), size, WHITE, bold=True, align=RIGHT))


def _put_below(sheet: Sheet, row: Place, case: BoardCase, grid: Grid, about: _Row) -> None:
    count, whole, digits, names = about
    size = int(grid.size)
    face = min(size * 1.7, row.height * 0.84)
    sheet.put(_face(case, row.x, row.y + (row.height - face) / 2, face))
    x = row.x + face + size * 0.7
    bar = max(size * 0.3, 3)
    top = row.y + (row.height - size * 1.4 - bar) / 2
    sheet.put(_name(case, Place(x, top, names, size * 1.4), size, lines=1))
    place = Place(row.right - digits - 2, top, digits + 2, size * 1.4)
    sheet.put(Words(place, number(count), size, WHITE, bold=True, align=RIGHT))
    track = Place(x, top + size * 1.42, row.right - x, bar)
    sheet.put(Bar(track, count / whole, _colour(case)))


def _face(case: BoardCase, x: float, y: float, size: float) -> Face:
    return Face(Place(x, y, size, size), case.name, case.code, case.picture_id)


def _name(case: BoardCase, place: Place, size: int, *, lines: int) -> Words:
    """Return a name as large as the others, or the short one, or in smaller letters."""
    text = words.name_of(case)
    if width_of(text, size) > place.width:
        text = words.short_name_of(case)
    said, small, _high = fitted(
        text, width=place.width, height=place.height, lines=lines, largest=size, least=size * 0.75
    )
    return Words(place, said, small, _ink(case), wrap=lines > 1)


def _ink(case: BoardCase) -> str:
    return AMBER if case.withdrawn else WHITE


def _colour(case: BoardCase) -> str:
    return AMBER if case.withdrawn else YELLOW
