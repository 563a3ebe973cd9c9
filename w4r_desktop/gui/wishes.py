"""The documents of the Print page, each with all it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from w4r_desktop.documents.case_sheets import draw_case_sheets
from w4r_desktop.documents.envelopes import arrange, draw_envelopes
from w4r_desktop.documents.good_news import draw_good_news
from w4r_desktop.documents.table_signs import draw_table_signs
from w4r_desktop.domain.stationery import SHEETS, turned

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date

    from w4r_desktop.documents.case_sheets import CaseSheetLook, CaseSheetOrder
    from w4r_desktop.documents.envelopes import Arrangement, EnvelopeOrder
    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.table_signs import TableSignLook, TableSignOrder
    from w4r_desktop.domain.case import Campaign, CaseBrief
    from w4r_desktop.domain.stationery import Envelope, Paper, Stock


@dataclass(frozen=True, slots=True)
class EnvelopeWish:
    """Envelopes, one to a page."""

    orders: tuple[EnvelopeOrder, ...]
    sender_lines: tuple[str, ...]
    sender_country: str
    language: str
    envelope: Envelope
    historical: bool
    closes_on: date | None
    today: date
    practice: bool

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return self.envelope

    def arranged(self) -> Arrangement:
        """Return the pages and what is left out."""
        return arrange(
            self.orders,
            sender_lines=self.sender_lines,
            sender_country=self.sender_country,
            language=self.language,
            envelope=self.envelope,
            historical=self.historical,
            closes_on=self.closes_on,
            today=self.today,
        )

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        arrangement = self.arranged()
        yield from draw_envelopes(file, arrangement, practice=self.practice)
        return arrangement.pages


@dataclass(frozen=True, slots=True)
class CaseSheetWish:
    """Case sheets."""

    orders: tuple[CaseSheetOrder, ...]
    look: CaseSheetLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return SHEETS[self.look.paper]

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every sheet."""
        return (yield from draw_case_sheets(file, self.orders, self.look))


@dataclass(frozen=True, slots=True)
class TableSignWish:
    """Signs for tables."""

    orders: tuple[TableSignOrder, ...]
    look: TableSignLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return turned(SHEETS[self.look.paper])

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every sign."""
        return (yield from draw_table_signs(file, self.orders, self.look))


@dataclass(frozen=True, slots=True)
class GoodNewsWish:
    """The good news of all cases."""

    briefs: tuple[CaseBrief, ...]
    paper: Paper
    campaign: Campaign
    practice: bool

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return SHEETS[self.paper]

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every page."""
        drawing = draw_good_news(
            file,
            self.briefs,
            paper=self.paper,
            campaign=self.campaign,
            practice=self.practice,
        )
        return (yield from drawing)
