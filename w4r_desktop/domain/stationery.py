"""Sizes of paper and envelopes, and where on an envelope what may stand. In millimetres.

Distances are from the top left corner of the envelope lying on its long side, flap behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from w4r_desktop.errors import EnvelopeSizeError

INCH: Final = 25.4

SMALLEST: Final = (140.0, 90.0)
"""The least width and height that the post takes: 140 × 90 mm (UPU, Canada Post, Deutsche Post)."""

LARGEST: Final = (353.0, 250.0)
"""The largest width and height of a letter: 353 × 250 mm (ISO 269 B4, Royal Mail)."""

STAMP_ZONE: Final = (75.0, 40.0)
"""Width and height of the corner for stamps: Royal Mail's 75 × 40, the largest of the four."""

SIDE: Final = 15.0
"""Clear at the left and right of an address: Deutsche Post's 15; USPS asks for 12.7."""

BELOW: Final = 19.0
"""Clear below an address: Canada Post's 19; USPS asks for 15.875, Deutsche Post for 15."""

USPS_REACH: Final = 2.75 * INCH
"""How far above the lower edge USPS reads addresses (DMM 202, 2.1)."""

RETURN_LEFT: Final = 10.0
RETURN_TOP: Final = 8.0
"""Where the return address starts: inside what office printers can reach."""

STAMP_GAP: Final = 3.0
"""Kept between the return address and the stamp."""

LETTER_COUNTRIES: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Countries that write on Letter paper (Unicode CLDR, supplemental data, paperSize US-Letter)."""


class Paper(StrEnum):
    """A sheet of paper."""

    A4 = "A4"
    LETTER = "Letter"


class ReturnAddress(StrEnum):
    """Where on an envelope the sender's address goes."""

    FRONT = "front"
    BACK = "back"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on an envelope."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Stock:
    """What a printer is fed with, as it lies before the reader; ``name`` is how it is known."""

    key: str
    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Envelope(Stock):
    """An envelope lying on its long side."""

    @property
    def address_area(self) -> Area:
        """Return where USPS, Canada Post, Deutsche Post and Royal Mail all look for an address.

        Canada Post and Deutsche Post read below 40 mm from the top, USPS in the lower 69.85 mm.
        """
        top = max(STAMP_ZONE[1], self.height - USPS_REACH)
        return Area(SIDE, top, self.width - SIDE, self.height - BELOW)

    @property
    def stamp_zone(self) -> Area:
        """Return the corner that is left to the stamps."""
        return Area(self.width - STAMP_ZONE[0], 0, self.width, STAMP_ZONE[1])

    @property
    def back_area(self) -> Area:
        """Return where the return address stands on the back: along the top, flap upwards.

        Canada Post and Royal Mail both take it there.
        """
        return Area(SIDE, RETURN_TOP, self.width - SIDE, self.address_area.top)

    @property
    def return_area(self) -> Area:
        """Return where the return address stands: above any address, left of the stamps."""
        return Area(
            RETURN_LEFT, RETURN_TOP, self.stamp_zone.left - STAMP_GAP, self.address_area.top
        )


SHEETS: Final = {
    Paper.A4: Stock("a4", "A4", 210, 297),
    Paper.LETTER: Stock("letter", "Letter", 8.5 * INCH, 11 * INCH),
}
"""Sheets standing upright (ISO 216, ANSI/ASME Y14.1)."""

ENVELOPES: Final = {
    envelope.key: envelope
    for envelope in (
        Envelope("no10", "No. 10", 9.5 * INCH, 4.125 * INCH),
        Envelope("dl", "DL", 220, 110),
        Envelope("c6", "C6", 162, 114),
        Envelope("c5", "C5", 229, 162),
        Envelope("c65", "C6/5", 229, 114),
        Envelope("monarch", "Monarch", 7.5 * INCH, 3.875 * INCH),
    )
}
"""Envelopes by key. ISO sizes are from ISO 269, American ones computed from their inches."""


def custom(width: float, height: float) -> Envelope:
    """Return an envelope of any size that the post takes, laid on its long side.

    Raises EnvelopeSizeError for a size outside ``SMALLEST`` and ``LARGEST``.
    """
    width, height = max(width, height), min(width, height)
    fits = SMALLEST[0] <= width <= LARGEST[0] and SMALLEST[1] <= height <= LARGEST[1]
    if not fits:
        raise EnvelopeSizeError(width=width, height=height, smallest=SMALLEST, largest=LARGEST)
    return Envelope("custom", f"{width:g} × {height:g} mm", width, height)


def turned(stock: Stock) -> Stock:
    """Return the same paper lying on its other side."""
    return Stock(stock.key, stock.name, stock.height, stock.width)


def paper_of(country: str) -> Paper:
    """Return the paper people write on in a country (ISO 3166-1 alpha-2)."""
    return Paper.LETTER if country in LETTER_COUNTRIES else Paper.A4


def envelope_of(country: str) -> Envelope:
    """Return the envelope a folded sheet goes into there: No. 10 for Letter, DL for A4."""
    return ENVELOPES["no10" if paper_of(country) is Paper.LETTER else "dl"]
