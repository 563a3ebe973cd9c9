"""The two sides of an envelope as pages: what stands where, and in which type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from w4r_desktop.documents import text
from w4r_desktop.documents.blocks import Block, fitted, wrapped
from w4r_desktop.language import _, country_name, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.domain.stationery import Area, Envelope

ADDRESS_SIZES: Final = (12, 11.5, 11, 10.5, 10)
"""Type sizes in points; below 10 sorting machines misread (printing.md, 1.3)."""

RETURN_SIZES: Final = (9, 8.5, 8)
"""Smaller than the address, so that nobody takes the one for the other."""

CODE_SIZE: Final = 7
"""The case code is for whoever puts letters into envelopes, not for the post."""

ADDRESS_START: Final = 0.45
"""Where a short address starts, as a share of the width; a long one moves to the left."""

DOT: Final = " · "
"""Stands between the parts of a return address that runs along the top of the back."""

INK: Final = HexColor("#000000")
WARNING_INK: Final = HexColor("#B3261E")


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and its upper left corner, in points from the upper left corner of the page."""

    block: Block
    left: float
    top: float
    warning: bool = False

    def draw(self, canvas: Canvas, *, height: float) -> None:
        """Draw it on a page so many points high."""
        canvas.setFillColor(WARNING_INK if self.warning else INK)
        self.block.draw(canvas, left=self.left, top=height - self.top)


class Side(Protocol):
    """A side of an envelope: a page that knows where its envelope goes."""

    @property
    def case_code(self) -> str:
        """The case it is about."""

    @property
    def case_name(self) -> str:
        """What the case is called."""

    @property
    def place(self) -> str:
        """Whose it is and where it goes."""

    @property
    def words(self) -> str:
        """What stands on it."""

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class EnvelopePage:
    """The front of an envelope, ``height`` points high.

    ``lines`` is the address on it, ``country`` where it goes (ISO 3166-1).
    """

    case_code: str
    case_name: str
    country: str
    lines: tuple[str, ...]
    address: PlacedBlock
    surroundings: tuple[PlacedBlock, ...]
    height: float

    @property
    def place(self) -> str:
        """Return whose it is and where it goes."""
        return _("{case} → {country}").format(case=self.case_name, country=_country(self.country))

    @property
    def words(self) -> str:
        """Return the address."""
        return ", ".join(self.lines)

    def draw(self, canvas: Canvas) -> None:
        """Draw both addresses, the code of the case and the mark of a sample."""
        for placed in (*self.surroundings, self.address):
            placed.draw(canvas, height=self.height)


@dataclass(frozen=True, slots=True)
class EnvelopeBack:
    """The back of an envelope with the return address ``lines`` along the top, flap upwards."""

    case_code: str
    case_name: str
    country: str
    lines: tuple[str, ...]
    blocks: tuple[PlacedBlock, ...]
    height: float

    @property
    def place(self) -> str:
        """Return whose it is and where it goes."""
        return _("Back: {case} → {country}").format(
            case=self.case_name, country=_country(self.country)
        )

    @property
    def words(self) -> str:
        """Return the return address."""
        return ", ".join(self.lines)

    def draw(self, canvas: Canvas) -> None:
        """Draw the return address and the mark of a sample."""
        for placed in self.blocks:
            placed.draw(canvas, height=self.height)


def address_in(lines: Iterable[str], area: Area) -> Block:
    """Return an address in the largest type that fits, in the smallest if none does."""
    return fitted(lines, width=area.width * mm, height=area.height * mm, sizes=ADDRESS_SIZES)


def placed_address(lines: Iterable[str], envelope: Envelope) -> PlacedBlock:
    """Put an address where every operator reads it, with equal room above and below."""
    area = envelope.address_area
    block = address_in(lines, area)
    start = min(envelope.width * ADDRESS_START * mm, area.right * mm - block.width)
    return PlacedBlock(block, left=start, top=area.top * mm + (area.height * mm - block.height) / 2)


def placed_sender(
    lines: tuple[str, ...], *, mark: str, code: str, envelope: Envelope
) -> tuple[PlacedBlock, ...] | None:
    """Put a return address, the mark of a sample and a case code beside the stamps.

    The code, which is only of use at the venue, gives way; None if the others find no room.
    """
    area = envelope.return_area
    for said in (code, "") if code else ("",):
        for size in RETURN_SIZES:
            address = Block(_shaped(wrapped(lines, width=area.width * mm, size=size)), size)
            below = Block(_shaped((mark,) if mark else ()), size)
            small = Block(_shaped((said,) if said else ()), CODE_SIZE)
            placed = _stacked((address, below, small), area)
            if placed is not None:
                return placed
    return None


def placed_back(
    lines: tuple[str, ...], *, mark: str, envelope: Envelope
) -> tuple[PlacedBlock, ...] | None:
    """Put a return address in as few rows as it needs along the top of the back, in the middle."""
    area = envelope.back_area
    for size in RETURN_SIZES:
        rows = joined(wrapped(lines, width=area.width * mm, size=size), area.width * mm / size)
        blocks = [Block((text.line(row),), size) for row in rows]
        if mark:
            blocks.append(Block((text.line(mark),), size))
        tall = sum(block.height for block in blocks)
        if tall > area.height * mm or any(block.width > area.width * mm for block in blocks):
            continue
        placed, top = [], area.top * mm
        for block in blocks:
            left = (envelope.width * mm - block.width) / 2
            is_mark = bool(mark) and block is blocks[-1]
            placed.append(PlacedBlock(block, left, top, warning=is_mark))
            top += block.height
        return tuple(placed)
    return None


def joined(lines: Iterable[str], ems: float) -> tuple[str, ...]:
    """Return lines behind one another, as many to a row as it has room for."""
    rows: list[str] = []
    for line in lines:
        longer = f"{rows[-1]}{DOT}{line}" if rows else line
        if rows and text.line(longer).width <= ems:
            rows[-1] = longer
        else:
            rows.append(line)
    return tuple(rows)


def sample_mark(language: str) -> str:
    """Say it in the sender's language, whatever language the window speaks."""
    _ = words_of(language).gettext
    return _("Sample: do not mail")


def _stacked(blocks: tuple[Block, Block, Block], area: Area) -> tuple[PlacedBlock, ...] | None:
    """Put those of return address, mark and code that have lines below one another."""
    placed: list[PlacedBlock] = []
    top = area.top * mm
    for block, warning in zip(blocks, (False, True, False), strict=True):
        if block.lines:
            top += block.size / 2 if placed else 0
            placed.append(PlacedBlock(block, area.left * mm, top, warning=warning))
            top += block.height
    fits = top <= area.bottom * mm and all(one.block.width <= area.width * mm for one in placed)
    return tuple(placed) if fits else None


def _shaped(lines: tuple[str, ...]) -> tuple[text.Line, ...]:
    return tuple(text.line(line) for line in lines)


def _country(country: str) -> str:
    return country_name(country) if country else "?"
