"""Blocks of lines that stand together in one type size, as large as their room allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.documents import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.text import Line


@dataclass(frozen=True, slots=True)
class Block:
    """Lines and their type size; lengths in points."""

    lines: tuple[Line, ...]
    size: float

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max((line.width for line in self.lines), default=0) * self.size

    @property
    def height(self) -> float:
        """Return the room it takes from the top of the first line to the foot of the last."""
        return sum(line.above + line.below for line in self.lines) * self.size

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it with its upper left corner at (left, top), measured from the lower left.

        Lines that read from the right end where the widest line ends; all others start at the left.
        """
        y = top
        for line in self.lines:
            inset = self.width - line.width * self.size if line.right_to_left else 0
            baseline = y - line.above * self.size
            text.draw(canvas, line, x=left + inset, y=baseline, size=self.size)
            y = baseline - line.below * self.size


def fitted(lines: Iterable[str], *, width: float, height: float, sizes: Sequence[float]) -> Block:
    """Return the lines in the first of the sizes they fit in; in the last if they fit in none."""
    shaped = tuple(text.line(line) for line in lines)
    blocks = [Block(shaped, size) for size in sizes]
    return next((b for b in blocks if b.width <= width and b.height <= height), blocks[-1])


def wrapped(lines: Iterable[str], *, width: float, size: float) -> tuple[str, ...]:
    """Return the lines, those that are too wide broken at spaces; a word is never broken."""
    return tuple(part for line in lines for part in _parts(line, width / size))


def _parts(line: str, ems: float) -> list[str]:
    if text.line(line).width <= ems:
        return [line]
    parts: list[str] = []
    for word in line.split():
        if parts and text.line(f"{parts[-1]} {word}").width <= ems:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts
