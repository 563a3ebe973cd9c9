"""Sign-in sheets for the door: ruled rows for a queue with a pen, blank or with who is here."""

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
from w4r_desktop.documents.flow import INK, Bar, Space, Stack, Type, passage
from w4r_desktop.documents.ruled import PAD, Cell, RuledRow, TickBox
from w4r_desktop.documents.sheets import (
    BOLD,
    CANDLE,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
    body_size,
)
from w4r_desktop.language import _, number, table_label

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.flow import Item
    from w4r_desktop.errors import PageCharacterError

ROW: Final = 9 * mm
"""What a hand writes in while others wait."""

HEADING: Final = 11.5 * mm
BOX: Final = 4.6 * mm
NUMBER: Final = 9 * mm
TICKS: Final = 17 * mm
NAME_SHARE: Final = 0.42
TABLE_SHARE: Final = 0.16
"""Of the width that the numbers and the ticks leave; the rest is for e-mail addresses."""

NAME_SIZES: Final = (12, 11, 10, 9, 8, 7)
HEADING_SIZES: Final = (9, 8.5, 8, 7.5, 7, 6.5, 6)
WORDING_SIZES: Final = (9, 8.5, 8, 7.5, 7)
LONGEST_WORDING: Final = 32 * mm
"""The most room that what people agree to takes at the foot of each sheet."""

LEAST_BLANK: Final = 3
"""Empty rows below those who are here: somebody always comes late."""


@dataclass(frozen=True, slots=True)
class SignInRow:
    """Somebody who is here already; ``hears`` of those who agreed to be told of more."""

    name: str
    table: str
    first_time: bool = False
    minor: bool = False
    hears: bool = False


@dataclass(frozen=True, slots=True)
class SignInOrder:
    """One set of sheets: of so many ``sheets``, or as many as the rows need.

    ``table`` is whose they are, as people named it; empty for the door.
    """

    rows: tuple[SignInRow, ...] = ()
    table: str = ""
    sheets: int = 1


def row_problem(row: SignInRow) -> PageCharacterError | None:
    """Return why somebody cannot stand on a sheet, if so."""
    return unprintable(row.name)


def rows_left_out(orders: Iterable[SignInOrder]) -> tuple[LeftOut, ...]:
    """Return who has no row, and why."""
    return names_left_out((row.name, row_problem(row)) for one in orders for row in one.rows)


def draw_sign_in_sheets(
    file: IO[bytes], orders: Iterable[SignInOrder], look: EveningLook, *, wording: str
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one sheet at a time, yielding how many are done, and return them.

    ``wording`` is what somebody agrees to who gives an e-mail address. Who is told by
    ``rows_left_out`` has no row. Raises NothingToPrintError.
    """
    pages = (page for order in orders for page in _pages(order, look, wording))
    drawing = draw_noted(file, pages, look, look.upright, title=_("Sign-in sheets"))
    return (yield from drawing)


def _pages(order: SignInOrder, look: EveningLook, wording: str) -> Iterator[Page]:
    width, room = body_size(look.upright)
    head = tuple(_head(order, look, width))
    foot = tuple(_foot(wording, width))
    widths = _widths(width)
    taken = Stack((*head, *foot)).height + HEADING
    each = int((room - taken - 2 * mm) / ROW)
    people = [row for row in order.rows if row_problem(row) is None]
    needed = -(-(len(people) + (LEAST_BLANK if people else 0)) // each)
    count = max(needed, order.sheets)
    rest = Space(room - taken - each * ROW)

    def body(sheet: int) -> Stack:
        places = range(sheet * each, (sheet + 1) * each)
        rows = (_row(place, people, widths, order.table) for place in places)
        return Stack((*head, heading, *rows, rest, *foot))

    heading = _heading(widths)
    what = table_label(order.table) if order.table else ""
    bodies = map(body, range(count))
    title = _("Sign-in sheets")
    return sheet_pages(bodies, count, look, look.upright, title=title, what=what)


def _widths(width: float) -> tuple[float, ...]:
    left = width - NUMBER - 2 * TICKS
    name, table = NAME_SHARE * left, TABLE_SHARE * left
    return NUMBER, name, table, TICKS, TICKS, left - name - table


def _head(order: SignInOrder, look: EveningLook, width: float) -> Iterator[Item]:
    title = table_label(order.table) if next(printable(order.table), "") else _("Please sign in")
    yield one_line(title, Type(26, SERIF_BOLD, INK, 1.15), width=width, sizes=(26, 22, 18, 14))
    yield Bar(width, 0.8 * mm, CANDLE, gap=2 * mm)
    if name := next(printable(look.event.name), ""):
        kind = Type(14, SERIF, INK, 1.25)
        yield snug(name, kind, width=width, height=36, sizes=(14, 13, 12, 11, 10, 9))
    about = " · ".join(printable(when_words(look.event), look.event.venue))
    yield replace(passage(about, Type(10, SANS, MUTED), width=width), gap=1.5 * mm)
    hint = _("A first name or a nickname is enough. Please write clearly.")
    yield replace(passage(hint, Type(10.5, BOLD), width=width), gap=3 * mm)


def _heading(widths: Sequence[float]) -> RuledRow:
    words = (
        "",
        _("Name"),
        _("Table"),
        _("First time here?"),
        _("Under 18?"),
        _("E-mail, if you would like to hear from us"),
    )
    cells = []
    for place, (said, width) in enumerate(zip(words, widths, strict=True)):
        made = snug(
            said, Type(9, BOLD, INK, 1.15), width=width - 2 * PAD, height=HEADING - PAD,
            sizes=HEADING_SIZES,
        )  # fmt: skip
        centred = place in (3, 4)
        cells.append(
            Cell(width, replace(made, centred=centred), made.width if centred else 0)
            if said
            else Cell(width)
        )
    return RuledRow(tuple(cells), HEADING, first=True, heavy=True)


def _row(place: int, people: Sequence[SignInRow], widths: Sequence[float], table: str) -> RuledRow:
    person = people[place] if place < len(people) else SignInRow("", table)
    index, name, where, first, minor, mail = widths
    numeral = passage(number(place + 1), Type(9, SANS, MUTED), width=index - 2 * PAD)
    agreed = _("agreed") if person.hears else ""
    return RuledRow(
        (
            Cell(index, replace(numeral, centred=True), numeral.width),
            _words(person.name, Type(12), name, NAME_SIZES),
            _words(table_label(person.table), Type(10, ink=INK), where, NAME_SIZES[2:]),
            Cell(first, TickBox(BOX, person.first_time), BOX),
            Cell(minor, TickBox(BOX, person.minor), BOX),
            _words(agreed, Type(9, SANS, MUTED), mail, HEADING_SIZES),
        ),
        ROW,
    )


def _words(said: str, kind: Type, width: float, sizes: Sequence[float]) -> Cell:
    if not next(printable(said), ""):
        return Cell(width)
    return Cell(width, snug(said, kind, width=width - 2 * PAD, height=ROW - 2, sizes=sizes))


def _foot(wording: str, width: float) -> Iterator[Item]:
    yield Space(2.5 * mm)
    if agreed := next(printable(wording), ""):
        said = _("Whoever gives an e-mail address agrees: {wording}").format(wording=agreed)
        kind = Type(WORDING_SIZES[0], SANS, INK, 1.25)
        fitting = snug(said, kind, width=width, height=LONGEST_WORDING, sizes=WORDING_SIZES)
        yield replace(fitting, gap=1 * mm)
    yield small(
        _("Under 18: please give your first name only, and no e-mail address."), width=width
    )
