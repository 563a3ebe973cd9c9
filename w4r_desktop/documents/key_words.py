"""Words with keys and buttons among them, drawn as they look. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import INK, SANS, SLACK, ink
from w4r_desktop.documents.sheets import BOLD, CANDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.text import Line

KEY, BUTTON, PRIMARY, END = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands before the name of a key or button in a sentence, and behind it."""

GROUND: Final = "#F1EDE3"
EDGE: Final = "#8F8878"
WHITE: Final = "#FFFFFF"
LEADING: Final = 1.5
SPACE: Final = 0.27
"""Ems between words."""

PAD: Final = 0.38
"""Ems between the edge of a key and its name."""

NAME: Final = 0.86
"""The size of a key's name, of that of the words around it."""

ABOVE: Final = 0.98
BELOW: Final = 0.34
"""How far a key reaches above and below the line it stands on, in ems."""


def key(name: str) -> str:
    """Return a key's name so that it is drawn as a key."""
    return f"{KEY}{name}{END}"


def button(words: str, *, primary: bool = False) -> str:
    """Return a button's words so that it is drawn as a button; ``primary`` ones are yellow."""
    return f"{PRIMARY if primary else BUTTON}{words}{END}"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a word: of what kind (empty: plain), and its line."""

    kind: str
    line: Line

    def width(self, size: float) -> float:
        """Return how wide it is in a type size."""
        if not self.kind:
            return self.line.width * size
        return (self.line.width * NAME + 2 * PAD) * size

    def draw(self, canvas: Canvas, *, x: float, y: float, size: float) -> None:
        """Draw it from x on, its words standing on y."""
        if not self.kind:
            ink(canvas, INK)
            text.draw(canvas, self.line, x=x, y=y, size=size)
            return
        ground = {KEY: GROUND, BUTTON: WHITE, PRIMARY: CANDLE}[self.kind]
        canvas.setFillColor(HexColor(ground))
        canvas.setStrokeColor(HexColor(EDGE))
        canvas.setLineWidth(0.6)
        height = (ABOVE + BELOW) * size
        round_by = height * (0.18 if self.kind == KEY else 0.32)
        canvas.roundRect(x, y - BELOW * size, self.width(size), height, round_by, stroke=1, fill=1)
        ink(canvas, INK)
        text.draw(canvas, self.line, x=x + PAD * size, y=y + 0.03 * size, size=NAME * size)


@dataclass(frozen=True, slots=True)
class KeyWords:
    """A passage of words, keys and buttons, broken between words."""

    lines: tuple[tuple[tuple[Part, ...], ...], ...]
    size: float
    gap: float = 0.0
    holds: bool = False

    @property
    def height(self) -> float:
        """How much room it takes."""
        return len(self.lines) * LEADING * self.size

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw all of it."""
        y = top - (LEADING - BELOW) * self.size + 0.05 * self.size
        for line in self.lines:
            x = left
            for word in line:
                for part in word:
                    part.draw(canvas, x=x, y=y, size=self.size)
                    x += part.width(self.size)
                x += SPACE * self.size
            y -= LEADING * self.size

    def split(self, room: float) -> tuple[KeyWords | None, KeyWords | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


def key_words(words: str, *, width: float, size: float) -> KeyWords:
    """Return a sentence, in which ``key`` and ``button`` marked names, in lines of a width."""
    lines: list[list[tuple[Part, ...]]] = [[]]
    room = width
    for word in _words(words):
        wide = sum(part.width(size) for part in word)
        if lines[-1] and wide > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= wide + SPACE * size
    return KeyWords(tuple(map(tuple, lines)), size)


def _words(words: str) -> Iterator[tuple[Part, ...]]:
    """Yield what stands between spaces; names of keys may have spaces of their own."""
    pending: list[Part] = []
    for kind, said in _pieces(words):
        if kind:
            pending.append(Part(kind, text.line(said, BOLD)))
            continue
        first, *others = said.split(" ")
        pending += _plain(first)
        for other in others:
            if pending:
                yield tuple(pending)
            pending = list(_plain(other))
    if pending:
        yield tuple(pending)


def _plain(word: str) -> Sequence[Part]:
    return (Part("", text.line(word, SANS)),) if word else ()


def _pieces(words: str) -> Iterator[tuple[str, str]]:
    """Yield what is plain and what is marked, in turn."""
    while words:
        start = next((n for n, c in enumerate(words) if c in (KEY, BUTTON, PRIMARY)), len(words))
        if start:
            yield "", words[:start]
        if start == len(words):
            return
        end = words.index(END, start)
        yield words[start], words[start + 1 : end]
        words = words[end + 1 :]
