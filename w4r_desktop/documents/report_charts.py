"""Charts of a report: bars of what was written, and what their colours stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import INK, SLACK, ink
from w4r_desktop.documents.sheets import CANDLE, MUTED
from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.language import _

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.domain.figures import Kinds

OTHER: Final = "#B8AE98"
TRACK: Final = "#F1ECE0"
COLOURS: Final = (INK, CANDLE, OTHER)
"""Letters, cards, and all that is no mail."""


def parts(kinds: Kinds) -> tuple[int, int, int]:
    """Return letters, cards and other actions, as bars show them."""
    cards = kinds.get(ActionKind.SOLIDARITY_CARD, 0)
    mail = pieces(kinds)
    return mail - cards, cards, sum(kinds.values()) - mail


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One bar of three parts on a track; ``most`` fills its ``width``."""

    values: tuple[int, int, int]
    most: int
    width: float
    height: float
    gap: float = 0.0
    holds: bool = False

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it in the middle of its height."""
        thick = 0.56 * self.height
        foot = top - (self.height + thick) / 2
        canvas.setFillColor(HexColor(TRACK))
        canvas.rect(left, foot, self.width, thick, stroke=0, fill=1)
        x = left
        for value, colour in zip(self.values, COLOURS, strict=True):
            wide = max(value, 0) * self.width / max(self.most, 1)
            if wide:
                canvas.setFillColor(HexColor(colour))
                canvas.rect(x, foot, wide, thick, stroke=0, fill=1)
            x += wide

    def split(self, room: float) -> tuple[StackedBar | None, StackedBar | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours stand for, ending at the right."""

    width: float
    size: float
    gap: float = 0.0
    holds: bool = True

    @property
    def height(self) -> float:
        """How much room it takes."""
        return 1.5 * self.size

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        x, y = left + self.width, top - 1.1 * self.size
        said = (_("letters"), _("cards"), _("other"))
        for words, colour in reversed(tuple(zip(said, COLOURS, strict=True))):
            line = text.line(words)
            x -= line.width * self.size
            ink(canvas, MUTED)
            text.draw(canvas, line, x=x, y=y, size=self.size)
            side = 0.72 * self.size
            x -= 1.4 * side
            canvas.setFillColor(HexColor(colour))
            canvas.rect(x, y, side, side, stroke=0, fill=1)
            x -= 1.2 * self.size

    def split(self, room: float) -> tuple[Legend | None, Legend | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)
