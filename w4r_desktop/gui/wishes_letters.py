"""Letters and cards as the Print page asks for them, each with all it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from w4r_desktop.documents.cards import cards_left_out, draw_cards
from w4r_desktop.documents.letters import draw_letters, letters_left_out
from w4r_desktop.domain.stationery import SHEETS

if TYPE_CHECKING:
    from collections.abc import Generator

    from w4r_desktop.documents.cards import CardLook, CardOrder
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.letters import LetterLook, LetterOrder
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.stationery import Stock


@dataclass(frozen=True, slots=True)
class LetterWish:
    """Letters, pack by pack."""

    packs: tuple[Pack[LetterOrder], ...]
    look: LetterLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return SHEETS[self.look.paper]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not printed, and why."""
        return letters_left_out((one for pack in self.packs for one in pack.orders), self.look)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        return (yield from draw_letters(file, self.packs, self.look))


@dataclass(frozen=True, slots=True)
class CardWish:
    """Solidarity cards, pack by pack."""

    packs: tuple[Pack[CardOrder], ...]
    look: CardLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return SHEETS[self.look.paper]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not printed, and why."""
        return cards_left_out((one for pack in self.packs for one in pack.orders), self.look)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        return (yield from draw_cards(file, self.packs, self.look))
