"""Paper tally sheets: the sheet on screen, empty, to be counted on with a pen and keyed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents.evening import (
    draw_noted,
    names_left_out,
    one_line,
    printable,
    sheet_pages,
    small,
    snug,
    unprintable,
    when_words,
)
from w4r_desktop.documents.flow import INK, Bar, Columns, Space, Stack, Type, passage
from w4r_desktop.documents.ruled import PAD, Cell, RuledRow
from w4r_desktop.documents.sheets import (
    AMBER,
    AMBER_GROUND,
    BOLD,
    CANDLE,
    MUTED,
    SANS,
    SERIF_BOLD,
    body_size,
)
from w4r_desktop.language import _, table_label

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.flow import Item, Passage
    from w4r_desktop.errors import PageCharacterError

ROW: Final = 8.2 * mm
HEADING: Final = 13 * mm
NAMES: Final = 56 * mm
SUM: Final = 18 * mm
NARROWEST: Final = 14.5 * mm
WIDEST: Final = 40 * mm
"""Of a case: room for many strokes, and still near its sum."""

NAME_SIZES: Final = (11, 10, 9, 8, 7)
CASE_SIZES: Final = (10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6)
DETAIL_SIZES: Final = (8, 7.5, 7, 6.5, 6)
TITLE_SIZES: Final = (24, 20, 17, 14, 12)
NAME_SHARE: Final = 0.62
"""Of the field of a name that has a few words behind it."""

GROUND: Final = "#FFF6CC"
"""Below the case that a table mainly writes for."""


@dataclass(frozen=True, slots=True)
class TallyColumn:
    """A case as the window heads it; ``code`` stands in where no font has its name."""

    name: str
    detail: str = ""
    code: str = ""
    withdrawn: bool = False
    dedicated: bool = False


@dataclass(frozen=True, slots=True)
class TallyRow:
    """Somebody as the window names them, with a few words behind; ``quiet`` is nobody or gone."""

    name: str
    detail: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class TallyOrder:
    """The sheet of a table for one kind; ``counting`` says the kind: Counting letters.

    ``anyone`` heads the last row. At least so many rows are ``blank``: for names not known yet.
    """

    table: str
    about: str
    counting: str
    columns: tuple[TallyColumn, ...]
    rows: tuple[TallyRow, ...]
    anyone: str
    blank: int = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """The columns and rows of one page, and which sums it has: None where it has not."""

    columns: tuple[TallyColumn, ...]
    rows: tuple[TallyRow, ...]
    width: float
    across: tuple[str, ...]
    down: tuple[str, ...]


def row_problem(row: TallyRow) -> PageCharacterError | None:
    """Return why somebody cannot stand on a sheet, if so."""
    return unprintable(row.name)


def rows_left_out(orders: Iterable[TallyOrder]) -> tuple[LeftOut, ...]:
    """Return who has no row, and why."""
    return names_left_out((row.name, row_problem(row)) for one in orders for row in one.rows)


def draw_tally_sheets(
    file: IO[bytes], orders: Iterable[TallyOrder], look: EveningLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one sheet at a time, yielding how many are done, and return them.

    Who is told by ``rows_left_out`` has no row. Raises NothingToPrintError.
    """
    pages = (page for order in orders for page in _pages(order, look))
    drawing = draw_noted(file, pages, look, look.lying, title=_("Paper tally sheets"))
    return (yield from drawing)


def _pages(order: TallyOrder, look: EveningLook) -> Iterator[Page]:
    width, room = body_size(look.lying)
    head, foot = tuple(_head(order, look, width)), tuple(_foot(width))
    left = room - Stack((*head, *foot)).height - HEADING
    parts = tuple(_parts(order, width, left))

    def body(part: _Part) -> Stack:
        rows = [_people_row(row, part) for row in part.rows]
        sums = [_sums_row(words, part) for words in part.down]
        rest = left - (len(rows) + len(sums)) * ROW
        rows[-1:] = [replace(rows[-1], heavy=True)]
        table: list[Item] = [_heading(order, part), *rows, *sums]
        return Stack((*head, *table, Space(max(rest, 0)), *foot))

    what = " · ".join((table_label(order.table), order.counting))
    bodies, title = map(body, parts), _("Paper tally")
    return sheet_pages(bodies, len(parts), look, look.lying, title=title, what=what)


# -- what stands on which page -------------------------------------------------------------------


def _parts(order: TallyOrder, width: float, height: float) -> Iterator[_Part]:
    """Yield what each page has: all cases of some people, then of the next."""
    table = table_label(order.table)
    across = _columns(order.columns, width)
    down = _rows(order, height)
    wide = max(len(across[0]), 1)
    share = (width - NAMES - _sums(across) * SUM) / wide
    for place, rows in enumerate(down, start=1):
        ends = (table,) if place == len(down) else ()
        beside = (_("This page"),) if len(down) > 1 else ()
        for nth, columns in enumerate(across, start=1):
            total = (_("Total"),) if nth == len(across) else ()
            part = (_("This page"),) if len(across) > 1 else ()
            yield _Part(columns, rows, min(share, WIDEST), (*part, *total), (*beside, *ends))


def _sums(across: Sequence[object]) -> int:
    """Return how many sums stand behind the cases, where there are most."""
    return 1 if len(across) == 1 else 2


def _columns(columns: tuple[TallyColumn, ...], width: float) -> list[tuple[TallyColumn, ...]]:
    """Return the cases of each page: all on one if they fit, else as evenly as can be."""
    pages = 1
    while True:
        sums = _sums(range(pages))
        each = -(-len(columns) // pages)
        if each * NARROWEST <= width - NAMES - sums * SUM or each <= 1:
            return [columns[n : n + each] for n in range(0, max(len(columns), 1), max(each, 1))]
        pages += 1


def _rows(order: TallyOrder, height: float) -> list[tuple[TallyRow, ...]]:
    """Return the rows of each page; blank ones fill the last, and anyone's ends it."""
    people = [row for row in order.rows if row_problem(row) is None]
    wanted = len(people) + order.blank + 1
    most = max(int(height / ROW) - 1, 2)
    if wanted > most:
        most -= 1  # for the sum of the page beside that of the table
    pages = -(-wanted // most)
    blank = [TallyRow("")] * (pages * most - len(people) - 1)
    rows = (*people, *blank, TallyRow(order.anyone, quiet=True))
    return [rows[n : n + most] for n in range(0, len(rows), most)]


# -- what it looks like --------------------------------------------------------------------------


def _head(order: TallyOrder, look: EveningLook, width: float) -> Iterator[Item]:
    table = next(printable(table_label(order.table)), "")
    title = " · ".join(filter(None, (table, order.counting)))
    kind = Type(24, SERIF_BOLD, INK, 1.15)
    yield one_line(title, kind, width=width, sizes=TITLE_SIZES)
    yield Bar(width, 0.8 * mm, CANDLE, gap=1.5 * mm)
    about = " · ".join(printable(look.event.name, when_words(look.event)))
    by = _("Counted by: {line}   from {line_short} to {line_short}").format(
        line="_" * 26, line_short="_" * 9
    )
    right = passage(by, Type(10), width=0.46 * width, from_right=True)
    event = one_line(about, Type(10, SANS, MUTED), width=0.52 * width, sizes=(10, 9, 8))
    yield Columns(((0, event), (0.54 * width, right)), gap=2.5 * mm)


def _foot(width: float) -> Iterator[Item]:
    yield Space(2 * mm)
    hint = _(
        "One stroke for each. At the end write numbers and sums, and key the sheet in: on the "
        "Tally page press “…”, then “Key in a paper sheet…”. It has the same rows and columns."
    )
    yield small(hint, width=width, size=8.5)


def _heading(order: TallyOrder, part: _Part) -> RuledRow:
    inner = NAMES - 2 * PAD
    table = one_line(
        table_label(order.table), Type(11, BOLD), width=inner, sizes=NAME_SIZES
    )  # fmt: skip
    about = one_line(order.about, Type(8.5, SANS, MUTED), width=inner, sizes=DETAIL_SIZES)
    cells = [Cell(NAMES, Stack((table, about)))]
    cells += [_case_cell(column, part.width) for column in part.columns]
    for place, words in enumerate(part.across):
        made = snug(
            words, Type(9.5, BOLD, INK, 1.1), width=SUM - 2 * PAD, height=HEADING - PAD,
            sizes=CASE_SIZES,
        )  # fmt: skip
        cells.append(Cell(SUM, replace(made, centred=True), made.width, heavy=not place))
    return RuledRow(tuple(cells), HEADING, first=True, heavy=True)


def _case_cell(column: TallyColumn, width: float) -> Cell:
    inner = width - PAD
    said = next(printable(column.name, column.code), "")
    name = _case_name(said, inner)
    colour = AMBER if column.withdrawn else MUTED
    detail = next(printable(column.detail), "")
    below = one_line(detail, Type(8, SANS, colour), width=inner, sizes=DETAIL_SIZES)
    inside = Stack((replace(name, centred=True), replace(below, centred=True)))
    ground = AMBER_GROUND if column.withdrawn else GROUND if column.dedicated else ""
    return Cell(width, inside, inner, ground)


def _case_name(words: str, width: float) -> Passage:
    """Return the name on one line if it can be read so, or else on two."""
    kind = Type(10, BOLD, INK, 1.08)
    made = one_line(words, kind, width=width, sizes=CASE_SIZES[:5])
    if made.lines[0].text == words:
        return made
    return snug(words, kind, width=width, height=HEADING - 12 - PAD / 2, sizes=CASE_SIZES)


def _people_row(row: TallyRow, part: _Part) -> RuledRow:
    inner = NAMES - 2 * PAD
    detail = next(printable(row.detail), "")
    share = NAME_SHARE * inner if detail else inner
    inside: Item | None = None
    if row.name:
        kind = Type(11, SANS, MUTED) if row.quiet else Type(11, BOLD)
        inside = snug(row.name, kind, width=share, height=ROW - 2, sizes=NAME_SIZES)
    if inside is not None and detail:
        few = snug(
            detail, Type(7.5, SANS, MUTED, 1.1), width=inner - share - 3, height=ROW - 2,
            sizes=DETAIL_SIZES,
        )  # fmt: skip
        high = max(inside.height, few.height)
        inside = Columns(((0, _sunk(inside, high)), (share + 3, _sunk(few, high))))
    return _ruled(Cell(NAMES, inside), part)


def _sums_row(words: str, part: _Part) -> RuledRow:
    made = one_line(words, Type(10, BOLD), width=NAMES - 2 * PAD, sizes=NAME_SIZES)
    return _ruled(Cell(NAMES, made), part)


def _ruled(first: Cell, part: _Part) -> RuledRow:
    cases = [Cell(part.width) for _column in part.columns]
    sums = [Cell(SUM, heavy=not place) for place, _words in enumerate(part.across)]
    return RuledRow((first, *cases, *sums), ROW)


def _sunk(item: Item, height: float) -> Stack:
    """Return an item in the middle of a height."""
    return Stack((Space((height - item.height) / 2), item))
