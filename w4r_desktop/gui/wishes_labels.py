"""Labels as the Print page asks for them, each with all it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from w4r_desktop.documents.labels import (
    arrange_labels,
    draw_labels,
    draw_outlines,
    draw_return_labels,
)

if TYPE_CHECKING:
    from collections.abc import Generator

    from w4r_desktop.documents.addressed import RefusedOrder
    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.labels import LabelLook
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.labels import LabelSheet
    from w4r_desktop.domain.stationery import Stock


@dataclass(frozen=True, slots=True)
class LabelWish:
    """Labels with addresses, pack by pack."""

    packs: tuple[Pack[EnvelopeOrder], ...]
    look: LabelLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return self.look.sheet.stock

    @property
    def left_out(self) -> tuple[RefusedOrder, ...]:
        """What is not printed, and why."""
        return arrange_labels(self.packs, self.look).left_out

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        return (yield from draw_labels(file, self.packs, self.look))


@dataclass(frozen=True, slots=True)
class ReturnLabelWish:
    """So many labels with the return address."""

    lines: tuple[str, ...]
    labels: int
    look: LabelLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return self.look.sheet.stock

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Nothing: an address that does not fit is refused."""
        return ()

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every label."""
        return (yield from draw_return_labels(file, self.lines, self.labels, self.look))


@dataclass(frozen=True, slots=True)
class OutlineWish:
    """The outlines of a sheet of labels."""

    sheet: LabelSheet
    practice: bool = False

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return self.sheet.stock

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Nothing."""
        return ()

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw the one page."""
        return (yield from draw_outlines(file, self.sheet, practice=self.practice))
