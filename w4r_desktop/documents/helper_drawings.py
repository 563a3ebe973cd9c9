"""Small drawings of the window for helpers: what to look for, and where to press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import INK, SANS, SLACK, ink
from w4r_desktop.documents.sheets import BOLD, CANDLE, HAIRLINE, MUTED
from w4r_desktop.domain.initials import disc_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.fonts import Style

WHITE: Final = "#FFFFFF"
EDGE: Final = "#8F8878"
HEIGHT: Final = 22.0
WORDS: Final = 10.0
PAD: Final = 9.0
GAP: Final = 7.0
NAMES: Final = 70.0
ROW: Final = 16.0
HEAD: Final = 18.0
ROUND: Final = 5.0


@dataclass(frozen=True, slots=True)
class Pressed:
    """A box with words: a field, a button, a segment; ``wide`` is its least width."""

    words: str
    ground: str = WHITE
    colour: str = INK
    style: Style = SANS
    wide: float = 0.0

    @property
    def width(self) -> float:
        """How wide it is."""
        return max(text.line(self.words, self.style).width * WORDS + 2 * PAD, self.wide)

    def draw(self, canvas: Canvas, *, x: float, y: float) -> None:
        """Draw it with its lower left corner there."""
        canvas.setFillColor(HexColor(self.ground))
        canvas.setStrokeColor(HexColor(EDGE))
        canvas.setLineWidth(0.7)
        canvas.roundRect(x, y, self.width, HEIGHT, ROUND, stroke=1, fill=1)
        ink(canvas, self.colour)
        line = text.line(self.words, self.style)
        text.draw(canvas, line, x=x + PAD, y=y + HEIGHT / 2 - 0.36 * WORDS, size=WORDS)


def field(words: str, *, wide: float) -> Pressed:
    """Return a field with something typed in it."""
    return Pressed(words, wide=wide)


def push(words: str, *, primary: bool = False) -> Pressed:
    """Return a button."""
    return Pressed(words, CANDLE if primary else WHITE, style=BOLD if primary else SANS)


def segments(words: Sequence[str], chosen: int) -> tuple[Pressed, ...]:
    """Return segments, the chosen one dark."""
    return tuple(
        Pressed(said, INK if place == chosen else WHITE, WHITE if place == chosen else INK, BOLD)
        for place, said in enumerate(words)
    )


@dataclass(frozen=True, slots=True)
class Strip:
    """Boxes beside one another, all of them smaller where they would be too wide."""

    boxes: tuple[Pressed, ...]
    width: float
    gap: float = 0.0
    holds: bool = True
    ground: str = ""

    @property
    def height(self) -> float:
        """How much room it takes."""
        return HEIGHT + (2 * GAP if self.ground else 0)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        inset = GAP if self.ground else 0.0
        if self.ground:
            canvas.setFillColor(HexColor(self.ground))
            canvas.roundRect(
                left, top - self.height, self.width, self.height, ROUND, stroke=0, fill=1
            )
        natural = sum(box.width for box in self.boxes) + GAP * (len(self.boxes) - 1)
        scale = min(1.0, (self.width - 2 * inset) / natural)
        canvas.saveState()
        canvas.translate(left + inset, top - inset - HEIGHT + (1 - scale) * HEIGHT / 2)
        canvas.scale(scale, scale)
        x = 0.0
        for box in self.boxes:
            box.draw(canvas, x=x, y=0)
            x += box.width + GAP
        canvas.restoreState()

    def split(self, room: float) -> tuple[Strip | None, Strip | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


@dataclass(frozen=True, slots=True)
class SmallSheet:
    """A corner of the tally sheet: names, cases as discs, counts, one of them just pressed."""

    names: tuple[str, ...]
    counts: tuple[tuple[str, ...], ...]
    pressed: tuple[int, int]
    width: float
    gap: float = 0.0
    holds: bool = True

    @property
    def height(self) -> float:
        """How much room it takes."""
        return HEAD + ROW * len(self.names)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it: lines first, then what stands between them."""
        across = len(self.counts[0])
        cell = (self.width - NAMES) / across
        right, foot = left + self.width, top - self.height
        for column in range(across):
            middle = left + NAMES + (column + 0.5) * cell
            canvas.setFillColor(HexColor(disc_colour(f"{column}")))
            canvas.circle(middle, top - HEAD / 2, HEAD / 2 - 3, stroke=0, fill=1)
        for row, name in enumerate(self.names):
            y = top - HEAD - (row + 1) * ROW
            _write(canvas, name, x=left + 3, y=y + 4.5, style=BOLD, colour=INK)
            for column, count in enumerate(self.counts[row]):
                x = left + NAMES + column * cell
                if (row, column) == self.pressed:
                    canvas.setFillColor(HexColor(CANDLE))
                    canvas.rect(x, y, cell, ROW, stroke=0, fill=1)
                _write(canvas, count, x=x, y=y + 4.5, style=BOLD, colour=INK, within=cell)
        canvas.setStrokeColor(HexColor(HAIRLINE))
        canvas.setLineWidth(0.6)
        for row in range(len(self.names) + 1):
            y = top - HEAD - row * ROW
            canvas.line(left, y, right, y)
        for column in range(across + 1):
            x = left + NAMES + column * cell
            canvas.line(x, top, x, foot)
        _draw_hand(
            canvas,
            x=left + NAMES + (self.pressed[1] + 0.72) * cell,
            y=top - HEAD - (self.pressed[0] + 0.55) * ROW,
        )

    def split(self, room: float) -> tuple[SmallSheet | None, SmallSheet | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


@dataclass(frozen=True, slots=True)
class SmallEnvelope:
    """An envelope with its address, the return address and the corner for stamps."""

    height: float = 58.0
    gap: float = 0.0
    holds: bool = True

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        wide, high = self.height * 2, self.height
        foot = top - high
        canvas.setFillColor(HexColor(WHITE))
        canvas.setStrokeColor(HexColor(EDGE))
        canvas.setLineWidth(0.8)
        canvas.rect(left, foot, wide, high, stroke=1, fill=1)
        canvas.setFillColor(HexColor(MUTED))
        for number, share in enumerate((0.2, 0.16, 0.18)):
            canvas.rect(left + 6, top - 9 - number * 5, share * wide, 1.6, stroke=0, fill=1)
        canvas.setFillColor(HexColor(INK))
        for number, share in enumerate((0.34, 0.26, 0.3, 0.2)):
            y = foot + 0.44 * high - number * 6
            canvas.rect(left + 0.48 * wide, y, share * wide, 2.2, stroke=0, fill=1)
        canvas.setDash(2, 2)
        canvas.rect(left + wide - 22, top - 22, 17, 17, stroke=1, fill=0)
        canvas.setDash()

    def split(self, room: float) -> tuple[SmallEnvelope | None, SmallEnvelope | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


def _write(
    canvas: Canvas, words: str, *, x: float, y: float, style: Style, colour: str, within: float = 0
) -> None:
    line = text.line(words, style)
    ink(canvas, colour)
    inset = (within - line.width * WORDS) / 2 if within else 0
    text.draw(canvas, line, x=x + inset, y=y, size=WORDS)


def _draw_hand(canvas: Canvas, *, x: float, y: float) -> None:
    """Draw the arrow of a mouse with its tip there."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    for across, down in ((0, 13), (3.2, 10.2), (5.4, 15), (7.6, 14), (5.4, 9.4), (9.4, 9.2)):
        path.lineTo(x + across, y - down)
    path.close()
    canvas.setFillColor(HexColor(INK))
    canvas.setStrokeColor(HexColor(WHITE))
    canvas.setLineWidth(0.8)
    canvas.drawPath(path, stroke=1, fill=1)
