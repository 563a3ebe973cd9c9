"""What a letter has that is filled in by hand: ruled lines, places to fill, room to sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from w4r_desktop.documents.flow import SLACK, Columns, Space, Stack, Type, passage
from w4r_desktop.documents.sheets import MUTED, SANS, SERIF

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.flow import Item

PITCH: Final = 8 * mm
"""From one ruled line to the next: what school paper has for grown hands."""

RULE: Final = "#B9B2A3"
RULE_WIDTH: Final = 0.5
CAPTION_SIZE: Final = 7.5
CAPTION_GAP: Final = 1.2 * mm
SIGNING: Final = 17 * mm
"""Room for a signature above its line."""


@dataclass(frozen=True, slots=True)
class RuledLines:
    """Lines to write on, across the column; they go on overleaf line by line."""

    width: float
    count: int
    pitch: float = PITCH
    gap: float = 0.0
    holds: bool = False

    @property
    def height(self) -> float:
        """How much room they take."""
        return self.count * self.pitch

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of them."""
        canvas.setStrokeColor(HexColor(RULE))
        canvas.setLineWidth(RULE_WIDTH)
        for number in range(1, self.count + 1):
            y = top - number * self.pitch
            canvas.line(left, y, left + self.width, y)

    def split(self, room: float) -> tuple[RuledLines | None, RuledLines | None]:
        """Return the lines that fit into the room, and the rest."""
        fitting = min(int((room + SLACK) / self.pitch), self.count)
        if fitting == self.count:
            return self, None
        first = replace(self, count=fitting, gap=0.0) if fitting else None
        return first, replace(self, count=self.count - fitting)


@dataclass(frozen=True, slots=True)
class Dashes:
    """A line to cut along, across the column."""

    width: float
    height: float = RULE_WIDTH
    gap: float = 0.0
    holds: bool = False

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        canvas.saveState()
        canvas.setStrokeColor(HexColor(MUTED))
        canvas.setLineWidth(RULE_WIDTH)
        canvas.setDash(3, 3)
        canvas.line(left, top, left + self.width, top)
        canvas.restoreState()

    def split(self, room: float) -> tuple[Dashes | None, Dashes | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


def place_to_fill(caption: str, *, width: float, mirrored: bool, room: float = PITCH) -> Stack:
    """Return a line to write on with a small caption below it."""
    kind = Type(CAPTION_SIZE, SANS, MUTED)
    below = passage(caption, kind, width=width, from_right=mirrored)
    return Stack((RuledLines(width, 1, room, gap=CAPTION_GAP), below))


def beside(item: Item, *, width: float, of: float, at_right: bool) -> Columns:
    """Return an item as wide as ``width`` at one side of a column."""
    return Columns(((of - width if at_right else 0.0, item),))


def signature_rows(
    captions: tuple[str, ...], *, width: float, mirrored: bool
) -> tuple[Columns, ...]:
    """Return lines to sign on, two in a row where there are several."""
    gap = 10 * mm
    line = (width - gap) / 2
    starts = (0.0, line + gap)
    rows = []
    for first in range(0, len(captions), 2):
        places = [
            place_to_fill(caption, width=line, mirrored=mirrored, room=SIGNING)
            for caption in captions[first : first + 2]
        ]
        beginnings = [width - start - line if mirrored else start for start in starts]
        rows.append(Columns(tuple(zip(beginnings, places, strict=False))))
    return tuple(rows)


def signed_off(lines: tuple[str, ...], *, size: float, width: float, mirrored: bool) -> Stack:
    """Return room to sign above the name that stands printed there."""
    kind = Type(size, SERIF)
    named = (passage(line, kind, width=width, from_right=mirrored or None) for line in lines)
    return Stack((Space(SIGNING), *named))
