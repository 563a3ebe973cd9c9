"""The sheet for helpers: everything a volunteer does on one page, with the keys and buttons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents.evening import (
    draw_noted,
    one_line,
    printable,
    sheet_pages,
    snug,
    when_words,
)
from w4r_desktop.documents.flow import INK, Bar, Box, Columns, Space, Stack, Type, passage
from w4r_desktop.documents.helper_drawings import (
    SmallEnvelope,
    SmallSheet,
    Strip,
    field,
    push,
    segments,
)
from w4r_desktop.documents.key_words import button, key, key_words
from w4r_desktop.documents.ruled import RULE
from w4r_desktop.documents.sheets import (
    BOLD,
    CANDLE,
    HAIRLINE,
    MUTED,
    SANS,
    SERIF_BOLD,
    body_size,
)
from w4r_desktop.language import _, ngettext, number, table_label

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Item

SIZES: Final = (13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8)
"""Falling type sizes in points, of which the sheet has the largest that fits."""

ONE_ROW: Final = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Of the type size, the shares that let the row of keys stay one row."""

GAP: Final = 5 * mm
PADDING: Final = 3.2 * mm
NAMES: Final = ("Amina", "Bashir")
DARK: Final = "#1B1A17"


@dataclass(frozen=True, slots=True)
class HelperOrder:
    """Whom helpers ask, and what the key for Undo is called on this computer."""

    ask: str = ""
    undo: str = "Ctrl+Z"


def draw_helper_sheet(
    file: IO[bytes], order: HelperOrder, look: EveningLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw the sheet, yielding that it is done, and return it."""
    width, room = body_size(look.upright)
    bodies = (Stack(tuple(_items(order, look, width, size))) for size in SIZES)
    body = next((one for one in bodies if one.height <= room), None)
    body = body or Stack(tuple(_items(order, look, width, SIZES[-1])))
    title = _("For helpers")
    pages = sheet_pages([body], 1, look, look.upright, title=title)
    return (yield from draw_noted(file, pages, look, look.upright, title=title))


def _items(order: HelperOrder, look: EveningLook, width: float, size: float) -> Iterator[Item]:
    title = Type(2.1 * size, SERIF_BOLD, INK, 1.15)
    yield passage(_("For helpers"), title, width=width)
    yield Bar(width, 0.8 * mm, CANDLE, gap=1.2 * mm)
    about = " · ".join(printable(look.event.name, when_words(look.event)))
    small = Type(10, SANS, MUTED)
    yield replace(one_line(about, small, width=width, sizes=(10, 9, 8, 7)), gap=1.5 * mm)
    pages = _(
        "{f2} Tally · {f3} Briefs · {f4} People · {f5} Print · {f1} help · {undo} undo"
    ).format(
        f1=key("F1"), f2=key("F2"), f3=key("F3"), f4=key("F4"), f5=key("F5"), undo=key(order.undo)
    )
    rows = [key_words(pages, width=width, size=share * size) for share in ONE_ROW]
    row = next((one for one in rows if len(one.lines) == 1), rows[0])
    yield replace(row, gap=2.5 * mm)
    half = (width - GAP) / 2
    inner = half - 2 * PADDING
    cards = [
        list(card)
        for card in (
            _sign_in(inner, size),
            _count(inner, size),
            _take_back(inner, size, order.undo),
            _show_brief(inner, size),
            _print_envelope(inner, size),
            _ask(order, inner, size),
        )
    ]
    for first in range(0, len(cards), 2):
        boxes = [
            Box(Stack((_heading(first + n + 1, card[0], size), *card[1:])), half, PADDING)
            for n, card in enumerate(cards[first : first + 2])
        ]
        high = max(box.height for box in boxes)
        even = [replace(box, at_least=high, edge=HAIRLINE) for box in boxes]
        yield Columns(((0.0, even[0]), (half + GAP, even[1])), gap=GAP * 0.8)


def _heading(place: int, words: Item, size: float) -> Item:
    numeral = passage(f"{place}", Type(1.5 * size, SERIF_BOLD, MUTED), width=2 * size)
    return Columns(((0.0, numeral), (1.7 * size, words)), gap=0.3 * size)


def _title(words: str, width: float, size: float) -> Item:
    return passage(words, Type(1.25 * size, BOLD, INK, 1.55), width=width - 1.7 * size)


def _sign_in(width: float, size: float) -> Iterator[Item]:
    yield _title(_("Sign somebody in"), width, size)
    boxes = (
        field("Lucía", wide=74),
        *segments(("1", "2", "3"), 1),
        push(_("Sign in"), primary=True),
    )
    yield Strip(boxes, width, gap=0.6 * size)
    words = _(
        "On People, type a first name or a nickname, choose the table and press {enter}. Whoever "
        "gives no name is a guest: {guest}. A class is one line: “Class 8b +25”."
    ).format(enter=key(_("Enter")), guest=button(_("+ Guest")))
    yield key_words(words, width=width, size=size)


def _count(width: float, size: float) -> Iterator[Item]:
    yield _title(_("Count a letter"), width, size)
    counts = (("1", "2", "·", "1"), ("1", "·", "1", "·"))
    yield SmallSheet(NAMES, counts, (0, 1), width, gap=0.6 * size)
    words = _(
        "On Tally, choose the table, and what is counted: it stands above the sheet. A click in "
        "a cell counts one, and so does {space}. What nobody claims goes into the line “Anyone "
        "at this table”."
    ).format(space=key(_("Space")))
    yield key_words(words, width=width, size=size)


def _take_back(width: float, size: float, undo: str) -> Iterator[Item]:
    yield _title(_("Take a wrong click back"), width, size)
    said = " · ".join((_("Letter"), NAMES[0], table_label("4")))
    boxes = (replace(push(said), ground=DARK, colour="#FFFFFF"), push(_("Undo"), primary=True))
    yield Strip(boxes, width, gap=0.6 * size)
    words = _(
        "Press {undo} or {keys}; or choose the cell and press {minus}. In {history} any entry of "
        "the evening can be taken back. Nothing is lost by it."
    ).format(
        undo=button(_("Undo"), primary=True),
        keys=key(undo),
        minus=key("−"),
        history=button(_("History")),
    )
    yield key_words(words, width=width, size=size)


def _show_brief(width: float, size: float) -> Iterator[Item]:
    yield _title(_("Show a brief"), width, size)
    boxes = (field(_("Find a case…"), wide=104), push(_("Read")), push(_("Envelope")))
    yield Strip(boxes, width, gap=0.6 * size)
    words = _(
        "On Briefs, find the case by any part of its name or country. {read} or {f11} shows it "
        "over the whole screen; {left} and {right} turn, {esc} leaves."
    ).format(
        read=button(_("Read")),
        f11=key("F11"),
        left=key("←"),
        right=key("→"),
        esc=key(_("Esc")),
    )
    yield key_words(words, width=width, size=size)


def _print_envelope(width: float, size: float) -> Iterator[Item]:
    yield _title(_("Print an envelope"), width, size)
    yield replace(SmallEnvelope(), gap=0.6 * size)
    print_one = ngettext("Print {number} envelope", "Print {number} envelopes", 1).format(
        number=number(1)
    )
    words = _(
        "On Briefs, press {envelope}: the right address is there. Lay in the envelope as you were "
        "shown, then press {print}. Print one and look at it before you print more."
    ).format(envelope=button(_("Envelope")), print=button(print_one, primary=True))
    yield key_words(words, width=width, size=size)


def _ask(order: HelperOrder, width: float, size: float) -> Iterator[Item]:
    yield _title(_("Whom to ask"), width, size)
    said = next(printable(order.ask), "")
    if said:
        sizes = (1.2 * size, size, 0.9 * size, 0.8 * size)
        yield snug(said, Type(size, BOLD), width=width, height=6 * size, sizes=sizes)
    else:
        for _line in range(2):
            yield Space(2 * size)
            yield Bar(width, 0.6, RULE)
    yield Space(0.6 * size)
    words = _(
        "What you see is saved. If the laptop stops, start the program again: everything up to "
        "the last click is there. If something is unclear, keep counting and ask."
    )
    yield key_words(words, width=width, size=size)
