"""Labels, sheet by sheet: addresses of cases, the return address, or outlines to try a sheet.

An address stands at least 3 mm inside its label, in the largest type that fits: 12 points, and no
less than ``SMALLEST`` says, or it is left out by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop import errors
from w4r_desktop.documents import files, text
from w4r_desktop.documents.addressed import RefusedOrder, address_lines, mail_obstacles
from w4r_desktop.documents.blocks import Block, fitted, wrapped
from w4r_desktop.documents.envelope_pages import PlacedBlock, joined, sample_mark
from w4r_desktop.documents.fonts import Style
from w4r_desktop.domain.address import visible
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.language import _, country_name

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.labels import LabelSheet
    from w4r_desktop.domain.stationery import Area

SIZES: Final = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5)
SMALLEST: Final = {Paper.LETTER: 8.5, Paper.A4: 9.5}
"""In points. USPS and Canada Post read capitals of 2.0 mm, Deutsche Post those of 2.3 mm."""

RETURN_SIZES: Final = (10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6)
RETURN_DOWN: Final = 1.5
"""Millimetres kept clear above and below a return address, which no machine looks for."""

MARK_SIZE: Final = 6
TITLE_SIZES: Final = (20, 18, 16, 14, 12, 11, 10, 9, 8, 7, 6)
OUTLINE_SIZES: Final = (10, 9, 8, 7, 6, 5)
OUTLINE: Final = 0.4


@dataclass(frozen=True, slots=True)
class LabelLook:
    """What all labels of one printing have in common; ``start`` is the first label, from 1.

    The others are as in ``envelopes.Desk``.
    """

    sheet: LabelSheet
    start: int
    sender_country: str
    language: str
    historical: bool
    closes_on: date | None
    today: date
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One label, its blocks placed from its upper left corner; ``where`` says whose it is."""

    case_code: str
    where: str
    lines: tuple[str, ...]
    blocks: tuple[PlacedBlock, ...]


@dataclass(frozen=True, slots=True)
class LabelPage:
    """A sheet of labels, ``height`` points high; ``case_codes`` has the case of each label."""

    place: str
    words: str
    case_codes: tuple[str, ...]
    blocks: tuple[PlacedBlock, ...]
    height: float

    @property
    def case_code(self) -> str:
        """Return the case of the first label that is of any."""
        return next(filter(None, self.case_codes), "")

    def draw(self, canvas: Canvas) -> None:
        """Draw every label."""
        for placed in self.blocks:
            placed.draw(canvas, height=self.height)


@dataclass(frozen=True, slots=True)
class LabelArrangement:
    """Every sheet in the order of printing, and whose labels are left out; ``count`` labels."""

    pages: tuple[LabelPage, ...]
    left_out: tuple[RefusedOrder, ...]
    count: int


@dataclass(frozen=True, slots=True)
class OutlinePage:
    """The outlines of a sheet of labels with their numbers, to hold against a sheet."""

    sheet: LabelSheet
    case_code: str = ""

    @property
    def place(self) -> str:
        """Return which sheet it is."""
        return _("Outlines of {sheet}").format(sheet=self.sheet.name)

    @property
    def words(self) -> str:
        """Return what it shows."""
        return self.place

    def draw(self, canvas: Canvas) -> None:
        """Draw each label's edge and number; the first also says which sheet it is."""
        canvas.setLineWidth(OUTLINE)
        high = self.sheet.stock.height * mm
        for label in range(1, self.sheet.count + 1):
            area = self.sheet.area(label)
            low = high - area.bottom * mm
            canvas.rect(area.left * mm, low, area.width * mm, area.height * mm, stroke=1, fill=0)
            lines = (str(label), self.sheet.name) if label == 1 else (str(label),)
            block = _within(lines, area)
            left = (area.left + area.right) / 2 * mm - block.width / 2
            top = (area.top + area.bottom) / 2 * mm - block.height / 2
            PlacedBlock(block, left, top).draw(canvas, height=high)


def arrange_labels(packs: Iterable[Pack[EnvelopeOrder]], look: LabelLook) -> LabelArrangement:
    """Return the sheets with all labels, one order after another, and what is left out.

    A pack with a title begins with a label that bears it, as a page would waste a sheet.
    """
    labels: list[Label] = []
    left_out: list[RefusedOrder] = []
    for pack in packs:
        mine: list[Label] = []
        for order in pack.orders:
            if order.copies < 1:
                continue
            try:
                mine += [_address_label(order, look)] * order.copies
            except errors.EnvelopeError as problem:
                left_out.append(RefusedOrder.of(order, problem))
        if mine and pack.title:
            labels.append(_title_label(pack.title, look.sheet))
        labels += mine
    pages = tuple(_pages(labels, look.sheet, look.start))
    count = sum(bool(label.case_code) for label in labels)
    return LabelArrangement(pages, tuple(left_out), count)


def draw_labels(
    file: IO[bytes], packs: Iterable[Pack[EnvelopeOrder]], look: LabelLook
) -> Generator[int, None, tuple[files.Page, ...]]:
    """Draw a sheet at a time, yielding how many are done; the same labels give the same bytes.

    Raises NothingToPrintError.
    """
    pages = arrange_labels(packs, look).pages
    drawing = files.draw_pages(
        file, pages, title=_("Labels"), stock=look.sheet.stock, practice=look.practice
    )
    return (yield from drawing)


def draw_return_labels(
    file: IO[bytes], lines: Sequence[str], count: int, look: LabelLook
) -> Generator[int, None, tuple[files.Page, ...]]:
    """Draw so many labels with the return address, yielding how many sheets are done.

    Raises NoSenderError, ReturnLabelError, PageCharacterError and NothingToPrintError.
    """
    pages = _pages([return_label(lines, look.sheet)] * count, look.sheet, look.start)
    drawing = files.draw_pages(
        file, pages, title=_("Return labels"), stock=look.sheet.stock, practice=look.practice
    )
    return (yield from drawing)


def draw_outlines(
    file: IO[bytes], sheet: LabelSheet, *, practice: bool = False
) -> Generator[int, None, tuple[files.Page, ...]]:
    """Draw the one page with the outlines of a sheet, yielding 1.

    ``practice`` is as in ``files.draw_pages``.
    """
    page = OutlinePage(sheet)
    drawing = files.draw_pages(file, [page], title=page.place, stock=sheet.stock, practice=practice)
    return (yield from drawing)


def return_label(lines: Sequence[str], sheet: LabelSheet) -> Label:
    """Return a label with the return address, in rows joined where they are too many.

    Raises NoSenderError, ReturnLabelError and PageCharacterError.
    """
    shown = visible(lines)
    if not shown:
        raise errors.NoSenderError
    for line in shown:
        if missing := text.missing_character(line):
            raise text.page_problem(missing, line=line, case_name="")
    room = sheet.room(1, down=RETURN_DOWN)
    for size in RETURN_SIZES:
        broken = wrapped(shown, width=room.width * mm, size=size)
        for rows in (broken, joined(broken, room.width * mm / size)):
            block = Block(tuple(text.line(row) for row in rows), size)
            if _fits(block, room):
                return Label("", _("Return address"), shown, (_centred(block, room, sheet),))
    raise errors.ReturnLabelError(sheet=sheet.name)


def _address_label(order: EnvelopeOrder, look: LabelLook) -> Label:
    """Raise the EnvelopeError that says why there is no label."""
    for obstacle in mail_obstacles(order, look):
        raise obstacle
    target = order.target
    assert target is not None
    lines, sheet = address_lines(target, look), look.sheet
    mark = sample_mark(look.language) if look.historical else ""
    below = Block((text.line(mark),) if mark else (), MARK_SIZE)
    room = sheet.room(1)
    sizes = tuple(size for size in SIZES if size >= SMALLEST[sheet.paper])
    block = fitted(
        lines, width=room.width * mm, height=room.height * mm - below.height, sizes=sizes
    )
    if block.width > room.width * mm or block.height + below.height > room.height * mm:
        raise errors.LabelTooSmallError(
            case_name=order.case_name, lines=len(lines), sheet=sheet.name
        )
    placed = [_centred(block, room, sheet, spare=below.height)]
    if mark:
        area = sheet.area(1)
        top = (room.bottom - area.top) * mm - below.height
        placed.append(PlacedBlock(below, (room.left - area.left) * mm, top, warning=True))
    where = _("{case} → {country}").format(
        case=order.case_name, country=country_name(target.country) if target.country else "?"
    )
    return Label(order.case_code, where, lines, tuple(placed))


def _title_label(title: str, sheet: LabelSheet) -> Label:
    """Return the label before a pack, as large as there is room, so that it is found."""
    room = sheet.room(1)
    block = Block((), TITLE_SIZES[-1])
    for size in TITLE_SIZES:
        rows = wrapped((title,), width=room.width * mm, size=size)
        block = Block(tuple(text.line(row, Style(bold=True)) for row in rows), size)
        if _fits(block, room):
            break
    return Label("", title, (title,), (_centred(block, room, sheet),))


def _centred(block: Block, room: Area, sheet: LabelSheet, *, spare: float = 0) -> PlacedBlock:
    """Place a block at the left of the first label's room, halfway between top and bottom."""
    area = sheet.area(1)
    above = (room.height * mm - spare - block.height) / 2
    return PlacedBlock(block, (room.left - area.left) * mm, (room.top - area.top) * mm + above)


def _within(lines: Iterable[str], area: Area) -> Block:
    return fitted(lines, width=area.width * mm, height=area.height * mm, sizes=OUTLINE_SIZES)


def _fits(block: Block, room: Area) -> bool:
    return block.width <= room.width * mm and block.height <= room.height * mm


def _pages(labels: Sequence[Label], sheet: LabelSheet, start: int) -> Iterator[LabelPage]:
    """Yield the sheets; those that look the same are the same page."""
    known: dict[tuple[int, ...], LabelPage] = {}
    done, free = 0, start
    while done < len(labels):
        mine = labels[done : done + sheet.count - free + 1]
        key = (free, *(id(label) for label in mine))
        if key not in known:
            known[key] = _page(mine, sheet, free)
        yield known[key]
        done, free = done + len(mine), 1


def _page(labels: Sequence[Label], sheet: LabelSheet, start: int) -> LabelPage:
    blocks: list[PlacedBlock] = []
    for number, label in enumerate(labels, start=start):
        area = sheet.area(number)
        blocks += [
            PlacedBlock(one.block, area.left * mm + one.left, area.top * mm + one.top, one.warning)
            for one in label.blocks
        ]
    first, last = labels[0].where, labels[-1].where
    place = first if first == last else _("{first} to {last}").format(first=first, last=last)
    words = "; ".join(dict.fromkeys(", ".join(label.lines) for label in labels))
    codes = tuple(label.case_code for label in labels)
    return LabelPage(place, words, codes, tuple(blocks), sheet.stock.height * mm)
