"""What is known of one printer with one paper: how it is fed, and how far its print is off.

Lengths are in millimetres. Right and down are meant as the page lies before the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from enum import IntEnum, StrEnum
from math import isfinite
from typing import TYPE_CHECKING, Final

from w4r_desktop.errors import (
    ProfileFigure,
    ProfileFigureError,
    ProfileMediaError,
    ProfilePaperError,
    ReadingsError,
)

if TYPE_CHECKING:
    from w4r_desktop.domain.stationery import Stock

MOST_OFF: Final = 20.0
"""No printer that prints at all is further off than this."""

SCALES: Final = (90.0, 110.0)
"""The least and the most per cent; what needs more was scaled on purpose, by a driver."""

SIZES: Final = (50.0, 500.0)
"""The least and the most of a paper's width and height: what desktop printers take."""

LINE: Final = 20.0
"""How far from each edge the lines of the ruler page lie."""

READINGS: Final = (0.0, 45.0)
"""What can be read there: below nothing, the line is not on the paper."""

MEDIA_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
"""How printers name paper (PWG 5101.1, and the names of their makers)."""


class Edge(StrEnum):
    """The edge of the paper that goes into the printer first."""

    SHORT = "short"
    LONG = "long"


class Face(StrEnum):
    """Where the side to be printed looks when the paper is laid in."""

    UP = "up"
    DOWN = "down"


class Place(StrEnum):
    """Where narrow paper lies in the feed, seen from the front of the printer."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Side(IntEnum):
    """A side of a page as it lies before the reader, clockwise."""

    TOP = 0
    RIGHT = 1
    BOTTOM = 2
    LEFT = 3


class Orientation(StrEnum):
    """How a paper is named to the printer.

    ``TURNED``: upright, and the print is turned on it, as most drivers want it. ``AS_IT_LIES``:
    as wide and as high as the page, with nothing turned.
    """

    TURNED = "turned"
    AS_IT_LIES = "as_it_lies"


class Rotation(IntEnum):
    """How far the print is turned clockwise, in degrees."""

    NONE = 0
    RIGHT = 90
    HALF = 180
    LEFT = 270


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """How a printer is told a paper, how the paper lies in it, and what makes up for its errors.

    ``media`` is the printer's own name of the paper, or empty for the usual one. ``size`` is the
    width and height of the paper the printer is told of, upright, if that is not the one that is
    fed: the print then stands at the edge that goes in first, at ``place``. The print is moved by
    ``dx`` to the right and ``dy`` down, and scaled about its middle to ``scale_x`` and ``scale_y``
    per cent. Raises ProfileFigureError and ProfileMediaError.
    """

    media: str = ""
    size: tuple[float, float] | None = None
    orientation: Orientation = Orientation.TURNED
    rotation: Rotation = Rotation.NONE
    edge: Edge = Edge.SHORT
    face: Face = Face.UP
    place: Place = Place.CENTRE
    dx: float = 0.0
    dy: float = 0.0
    scale_x: float = 100.0
    scale_y: float = 100.0

    def __post_init__(self) -> None:
        for figure in (ProfileFigure.DX, ProfileFigure.DY):
            _check(figure, getattr(self, figure), -MOST_OFF, MOST_OFF)
        for figure in (ProfileFigure.SCALE_X, ProfileFigure.SCALE_Y):
            _check(figure, getattr(self, figure), *SCALES)
        if self.size is not None:
            _check(ProfileFigure.WIDTH, self.size[0], *SIZES)
            _check(ProfileFigure.HEIGHT, self.size[1], *SIZES)
        if self.media and not MEDIA_NAME.fullmatch(self.media):
            raise ProfileMediaError(media=self.media)

    @property
    def changes_pages(self) -> bool:
        """Whether what is sent differs from what is shown."""
        moved = (self.dx, self.dy, self.scale_x, self.scale_y) != (0, 0, 100, 100)
        return moved or self.rotation is not Rotation.NONE or self.size is not None

    def sheet(self, width: float, height: float) -> tuple[float, float]:
        """Return the width and height of what is sent for a page of this size.

        Raises ProfilePaperError if the page is larger than the paper the printer is told of.
        """
        if self.rotation % 180:
            width, height = height, width
        if self.size is None:
            return width, height
        if width > self.size[0] or height > self.size[1]:
            raise ProfilePaperError(page=(width, height), paper=self.size)
        return self.size


@dataclass(frozen=True, slots=True)
class Readings:
    """How far the lines of a ruler page are from the edges of the paper.

    Raises ReadingsError if that cannot be.
    """

    left: float
    right: float
    top: float
    bottom: float

    def __post_init__(self) -> None:
        least, most = READINGS
        if not all(least <= getattr(self, one.name) <= most for one in fields(self)):
            raise ReadingsError


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far a print is off: moved right and down, and how large it came out, in per cent."""

    right: float
    down: float
    scale_x: float
    scale_y: float


def deviation(readings: Readings, stock: Stock) -> Deviation:
    """Return what readings on a paper mean."""
    across = stock.width - readings.left - readings.right
    down = stock.height - readings.top - readings.bottom
    return Deviation(
        (readings.left - readings.right) / 2,
        (readings.top - readings.bottom) / 2,
        across / (stock.width - 2 * LINE) * 100,
        down / (stock.height - 2 * LINE) * 100,
    )


def corrected(profile: PrinterProfile, off: Deviation) -> PrinterProfile:
    """Return the profile that makes up for what a page printed with ``profile`` was off.

    Raises ReadingsError if no printer is that far off.
    """
    across, down = off.scale_x / 100, off.scale_y / 100
    try:
        return replace(
            profile,
            dx=round(profile.dx - off.right * profile.scale_x / 100 / across, 2),
            dy=round(profile.dy - off.down * profile.scale_y / 100 / down, 2),
            scale_x=round(profile.scale_x / across, 2),
            scale_y=round(profile.scale_y / down, 2),
        )
    except (ProfileFigureError, ZeroDivisionError) as error:
        raise ReadingsError from error


def leading_side(stock: Stock, profile: PrinterProfile) -> Side:
    """Return the side of a page that goes into the printer first.

    What lies is turned left by print services, so that its right side goes first; long edge first,
    it goes in as it is.
    """
    lies = stock.width > stock.height
    if profile.rotation % 180:
        lies = not lies
    long_first = profile.edge is Edge.LONG
    if profile.size is not None or lies == long_first:
        first = Side.TOP
    else:
        first = Side.RIGHT if lies else Side.LEFT
    return Side((first - profile.rotation // 90) % len(Side))


def _check(figure: ProfileFigure, value: float, least: float, most: float) -> None:
    if not (isfinite(value) and least <= value <= most):
        raise ProfileFigureError(figure=figure, least=least, most=most)


PLAIN: Final = PrinterProfile()
"""What holds for a printer nobody has said anything of."""
