"""The ground every board begins with: its measures, the event's name, the mark of practice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt  # noqa: TC002 - of a dataclass

from w4r_desktop.gui.board import words
from w4r_desktop.gui.board.items import (
    GOOD,
    INK,
    LEFT,
    MIDDLE,
    QUIET,
    WHITE,
    YELLOW,
    Place,
    Plate,
    Stripes,
    Words,
)
from w4r_desktop.gui.board.lettering import fitted, width_of
from w4r_desktop.language import in_capitals

if TYPE_CHECKING:
    from w4r_desktop.gui.board.facts import BoardFacts
    from w4r_desktop.gui.board.items import Item, Scene

LINE: Final = 1.4
"""Height of a line, in sizes of its type."""

DIGITS: Final = 1.1
"""Height of a line of digits only."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is written: sizes in pixels, the least of which is where it is cut short."""

    largest: float
    least: float = 0
    lines: int = 1
    colour: str = WHITE
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    spaced: bool = False


class Sheet:
    """Collects what stands on a board of a size; ``unit`` is about a hundredth of its height.

    What is told stands between ``top`` and ``bottom``.
    """

    def __init__(self, facts: BoardFacts, width: int, height: int) -> None:
        self.facts = facts
        self.is_tall = height > width * 0.95
        self.unit = min(height, width * (1.0 if self.is_tall else 0.75)) / 100
        self.left, self.right = self.unit * 5, width - self.unit * 5
        self.width = self.right - self.left
        self.top, self.bottom = self.unit * 4.5, height - self.unit * 4.5
        self._items: list[Item] = []
        if facts.practice:
            self._mark_practice(width)

    @property
    def scene(self) -> Scene:
        """Everything on it."""
        return tuple(self._items)

    def put(self, *items: Item) -> None:
        """Put something on it."""
        self._items.extend(items)

    def write(self, place: Place, text: str, how: Style) -> float:
        """Write a text at the top of a place, as large as it may be; return where it ends.

        Where there is not even room for a line, it is left out.
        """
        least = how.least or how.largest * 0.6
        if not text or place.height < least * LINE:
            return place.y
        said, size, high = fitted(
            text,
            width=place.width * (0.92 if how.spaced else 1),
            height=place.height,
            lines=how.lines,
            largest=how.largest,
            least=least,
            bold=how.bold,
        )
        taken = Place(place.x, place.y, place.width, min(high + 1, place.height))
        colour, wrap = how.colour, how.lines > 1
        self.put(
            Words(taken, said, size, colour, how.bold, how.align, wrap=wrap, spaced=how.spaced)
        )
        return taken.bottom

    def write_number(
        self, place: Place, text: str, *, align: Qt.AlignmentFlag = LEFT
    ) -> float:  # fmt: skip
        """Write digits as large as a place allows, at its top; return where they end."""
        size = int(place.height / DIGITS)
        wide = width_of(text, size, bold=True)
        size = min(size, int(size * place.width / max(wide, 1)))
        taken = Place(place.x, place.y, place.width, size * DIGITS)
        self.put(Words(taken, text, size, WHITE, bold=True, align=align))
        return taken.bottom

    def head(self, *, align: Qt.AlignmentFlag = LEFT) -> None:
        """Write the event's name and whom it is dedicated to; the rest comes below."""
        unit, details = self.unit, self.facts.frame.details
        place = Place(self.left, self.top, self.width, unit * 11)
        self.top = self.write(
            place,
            in_capitals(details.name),
            Style(
                largest=unit * 3.6,
                least=unit * 2.8,
                lines=2,
                colour=YELLOW,
                align=align,
                spaced=True,
            ),
        )
        place = Place(self.left, self.top + unit * 0.6, self.width, unit * 9)
        self.top = self.write(
            place,
            details.dedication,
            Style(
                largest=unit * 3.2,
                least=unit * 2.6,
                lines=2,
                colour=QUIET,
                align=align,
            ),
        )
        self.top += unit * 3

    def foot(
        self, left: float, width: float, *, align: Qt.AlignmentFlag = LEFT, most: float = 30
    ) -> None:
        """Write who came and for whom there is good news at the bottom; the rest ends above."""
        unit = self.unit
        people = words.people_words(self.facts)
        here = " · ".join(people)
        if width_of(here, int(unit * 3.4)) > width:
            here = "\N{LINE SEPARATOR}".join(people)
        told = ((here, QUIET, 3), (words.news_words(self.facts), GOOD, 5))
        bottom = self.bottom
        for text, colour, lines in reversed(told):
            if not text:
                continue
            said, size, high = fitted(
                text, width=width, height=unit * most, lines=lines, largest=unit * 3.4,
                least=unit * 2.8,
            )  # fmt: skip
            place = Place(left, bottom - high - 1, width, high + 1)
            self.put(Words(place, said, size, colour, align=align, wrap=True))
            bottom = place.y - unit * 0.6
        self.bottom = bottom - unit * 2

    def _mark_practice(self, width: int) -> None:
        unit, said = self.unit, words.practice_words()
        high = unit * 7
        room = min(width_of(said, int(unit * 3.6), bold=True) + unit * 8, width - unit * 8)
        plate = Place((width - room) / 2, unit, room, high - unit * 2)
        self.put(Stripes(Place(0, 0, width, high)), Plate(plate))
        self.put(Words(plate, said, int(unit * 3.4), INK, bold=True, align=MIDDLE))
        self.top = high + unit * 3
