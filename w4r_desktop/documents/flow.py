"""What fills pages from top to bottom: passages, boxes and columns that go on overleaf.

Lengths are in points; an item is drawn from its upper left corner, measured from the lower left of
the page. Nothing is cut off: what does not fit is the rest that ``split`` gives back.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from reportlab.lib.colors import HexColor

from w4r_desktop.documents import text
from w4r_desktop.documents.fonts import Style
from w4r_desktop.documents.remembered import remembered
from w4r_desktop.documents.shaping import LINE_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.text import Line

Runs: TypeAlias = tuple[tuple[str, Style], ...]

INK: Final = "#1B1A17"
SANS: Final = Style()
ALONE: Final = 2
"""The fewest lines of a passage that stand at the foot or the head of a page."""

MOST_HELD: Final = 6
"""The most items that go overleaf with what follows them; a longer row of them fills its page."""

MARKER_GAP: Final = 0.5
"""Ems between a dot or a number and its passage."""

CORNER: Final = 4.0
BAR: Final = 3.0
HAIR: Final = 0.6
SLACK: Final = 0.01
"""Sums of heights differ by less than this."""


class Item(Protocol):
    """Something as wide as its column; ``holds`` if it must not stand at the foot alone."""

    @property
    def height(self) -> float:
        """How much room it takes."""

    @property
    def gap(self) -> float:
        """How much room it wants before what follows."""

    @property
    def holds(self) -> bool:
        """Whether it stays with what follows."""

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""

    def split(self, room: float) -> tuple[Item | None, Item | None]:
        """Return what fits into the room, and the rest."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a passage looks; ``leading`` is the distance of its lines in ems."""

    size: float
    style: Style = SANS
    ink: str = INK
    leading: float = 1.3


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of one size; those from the right end at the right, behind the ``inset`` and marker."""

    lines: tuple[Line, ...]
    kind: Type
    width: float
    from_right: bool = False
    centred: bool = False
    inset: float = 0.0
    marker: Line | None = None
    gap: float = 0.0
    holds: bool = False

    @property
    def pitch(self) -> float:
        """How far its lines are apart: as far as wished, or as the tallest of them needs."""
        return max(self.kind.leading, self._above + self._below) * self.kind.size

    @property
    def height(self) -> float:
        """How much room it takes."""
        return len(self.lines) * self.pitch

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        ink(canvas, self.kind.ink)
        size = self.kind.size
        spare = self.pitch - (self._above + self._below) * size
        baseline = top - spare / 2 - self._above * size
        if self.marker is not None:
            text.draw(canvas, self.marker, x=left + self._marker_at(), y=baseline, size=size)
        for line in self.lines:
            text.draw(canvas, line, x=left + self._start(line), y=baseline, size=size)
            baseline -= self.pitch

    def split(self, room: float) -> tuple[Passage | None, Passage | None]:
        """Return what fits into the room, and the rest; no line is left alone."""
        count = int((room + SLACK) / self.pitch)
        if count >= len(self.lines):
            return self, None
        count = min(count, max(len(self.lines) - ALONE, 1))
        if count < min(ALONE, len(self.lines)):
            return None, self
        first = replace(self, lines=self.lines[:count], gap=0.0)
        return first, replace(self, lines=self.lines[count:], marker=None)

    @property
    def _above(self) -> float:
        return max((line.above for line in self.lines), default=text.ABOVE)

    @property
    def _below(self) -> float:
        return max((line.below for line in self.lines), default=text.BELOW)

    def _start(self, line: Line) -> float:
        wide = line.width * self.kind.size
        if self.centred:
            return (self.width - wide) / 2
        return self.width - self.inset - wide if self.from_right else self.inset

    def _marker_at(self) -> float:
        assert self.marker is not None
        gap = MARKER_GAP * self.kind.size
        if self.from_right:
            return self.width - self.inset + gap
        return self.inset - gap - self.marker.width * self.kind.size


def passage(
    words: str | Runs, kind: Type, *, width: float, from_right: bool | None = None,
    inset: float = 0.0, marker: str = "",
) -> Passage:  # fmt: skip
    """Return words as a passage; it begins ``from_right`` or not, if None as its words are read.

    ``inset`` is how far it is moved in, to make room for its ``marker`` among others.
    """
    runs = ((words, kind.style),) if isinstance(words, str) else words
    clean = tuple((_clean(part), style) for part, style in runs)
    dot = text.line(marker, Style(bold=kind.style.bold)) if marker else None
    if dot is not None:
        inset = max(inset, (dot.width + MARKER_GAP) * kind.size)
    lines = text.wrapped(clean, (width - inset) / kind.size)
    if from_right is None:
        from_right = any(line.right_to_left for line in lines)
    return Passage(lines, kind, width, from_right=from_right, inset=inset, marker=dot)


@dataclass(frozen=True)
class Stack:
    """Items below one another."""

    items: tuple[Item, ...]
    gap: float = 0.0
    holds: bool = False

    @remembered
    def height(self) -> float:
        """How much room it takes."""
        gaps = sum(item.gap for item in self.items[:-1])
        return gaps + sum(item.height for item in self.items)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        for item in self.items:
            item.draw(canvas, left=left, top=top)
            top -= item.height + item.gap

    def split(self, room: float, *, together: bool = True) -> tuple[Stack | None, Stack | None]:
        """Return what fits into the room, and the rest.

        What holds goes with what follows it, unless they need not stay ``together``.
        """
        fitting: list[Item] = []
        rest = list(self.items)
        while rest and rest[0].height <= room + SLACK:
            fitting.append(rest.pop(0))
            room -= fitting[-1].height + fitting[-1].gap
        if rest:
            first, other = rest[0].split(room)
            if first is not None:
                fitting.append(first)
                rest[0:1] = [other] if other is not None else []
            held = _held(fitting) if together and first is None else 0
            rest[0:0] = fitting[len(fitting) - held :]
            del fitting[len(fitting) - held :]
        return _stack(fitting), replace(self, items=tuple(rest)) if rest else None


@dataclass(frozen=True)
class Box:
    """Items on a ground of their own, with a bar where reading starts if it has a colour.

    One that is ``whole`` stands on one page, unless it is higher than a page.
    """

    inside: Stack
    width: float
    padding: float
    whole: bool = True
    ground: str = ""
    edge: str = ""
    bar: str = ""
    mirrored: bool = False
    at_least: float = 0.0
    gap: float = 0.0
    holds: bool = False

    @remembered
    def height(self) -> float:
        """How much room it takes."""
        return max(self.inside.height + 2 * self.padding, self.at_least)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        foot = top - self.height
        canvas.setLineWidth(HAIR)
        if self.ground:
            canvas.setFillColor(HexColor(self.ground))
        if self.edge:
            canvas.setStrokeColor(HexColor(self.edge))
        if self.ground or self.edge:
            canvas.roundRect(
                left, foot, self.width, self.height, CORNER,
                stroke=int(bool(self.edge)), fill=int(bool(self.ground)),
            )  # fmt: skip
        if self.bar:
            canvas.setFillColor(HexColor(self.bar))
            start = left + self.width - BAR if self.mirrored else left
            canvas.rect(start, foot, BAR, self.height, stroke=0, fill=1)
        self.inside.draw(canvas, left=left + self.padding, top=top - self.padding)

    def split(self, room: float) -> tuple[Box | None, Box | None]:
        """Return what fits into the room, and the rest in a box like it."""
        if self.height <= room + SLACK:
            return self, None
        if self.whole:
            return None, self
        first, rest = self.inside.split(room - 2 * self.padding)
        return (
            replace(self, inside=first, at_least=0.0, gap=0.0) if first else None,
            replace(self, inside=rest, at_least=0.0) if rest else None,
        )


@dataclass(frozen=True)
class Columns:
    """Items beside one another, each with its distance from the left."""

    places: tuple[tuple[float, Item], ...]
    gap: float = 0.0
    holds: bool = False

    @remembered
    def height(self) -> float:
        """How much room it takes."""
        return max(item.height for _left, item in self.places)

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        for inset, item in self.places:
            item.draw(canvas, left=left + inset, top=top)

    def split(self, room: float) -> tuple[Columns | None, Columns | None]:
        """Return what fits into the room, and the rest; nothing unless every column begins."""
        parts = [(left, *item.split(room)) for left, item in self.places]
        if any(first is None for _left, first, _rest in parts):
            return None, self
        firsts = tuple((left, first) for left, first, _rest in parts if first is not None)
        rests = tuple((left, rest) for left, _first, rest in parts if rest is not None)
        return replace(self, places=firsts, gap=0.0), replace(self, places=rests) if rests else None


@dataclass(frozen=True, slots=True)
class Bar:
    """A line across in a colour."""

    width: float
    height: float
    colour: str
    gap: float = 0.0
    holds: bool = False

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        canvas.setFillColor(HexColor(self.colour))
        canvas.rect(left, top - self.height, self.width, self.height, stroke=0, fill=1)

    def split(self, room: float) -> tuple[Bar | None, Bar | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


@dataclass(frozen=True, slots=True)
class Space:
    """Room before what follows."""

    height: float
    gap: float = 0.0
    holds: bool = True

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw nothing."""

    def split(self, room: float) -> tuple[Space | None, Space | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


def ink(canvas: Canvas, colour: str) -> None:
    """Write in a colour from here on; strokes thicken what has no bold face."""
    canvas.setFillColor(HexColor(colour))
    canvas.setStrokeColor(HexColor(colour))


def paginated(items: Sequence[Item], room: float) -> tuple[Stack, ...]:
    """Return items on as many pages as they need, each as high as the room at most.

    Only what cannot be split and is higher than a page reaches beyond it.
    """
    pages: list[Stack] = []
    rest: Stack | None = _stack(items)
    while rest is not None:
        first, other = rest.split(room)
        if first is None:  # nothing fits on an empty page
            first, other = _loosened(rest).split(room, together=False)
        if first is None:
            first, other = _stack(rest.items[:1]), _stack(rest.items[1:])
        assert first is not None
        pages.append(first)
        rest = other
    return tuple(pages)


def _stack(items: Iterable[Item]) -> Stack | None:
    kept = tuple(items)
    return Stack(kept) if kept else None


def _held(fitting: Sequence[Item]) -> int:
    """Count the items at the foot that would stay with what did not fit."""
    held = 0
    while held < min(MOST_HELD, len(fitting)) and fitting[-1 - held].holds:
        held += 1
    return held


def _loosened(stack: Stack) -> Stack:
    """Return a stack whose first item may go on overleaf even if it should stand whole."""
    return Stack((_may_split(stack.items[0]), *stack.items[1:]))


def _may_split(item: Item) -> Item:
    if isinstance(item, Box):
        return replace(item, whole=False)
    if isinstance(item, Columns):
        return replace(item, places=tuple((left, _may_split(one)) for left, one in item.places))
    return item


def _clean(words: str) -> str:
    """Keep line breaks, and of other control characters only the room they take."""
    broken = LINE_BREAK.join(words.splitlines())
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in broken)
