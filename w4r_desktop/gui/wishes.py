"""The documents of the Print page, each with all it depends on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from w4r_desktop.documents.case_sheets import draw_case_sheets, problems
from w4r_desktop.documents.envelopes import Desk, arrange_backs, arrange_fronts
from w4r_desktop.documents.files import LeftOut, draw_pages, left_out
from w4r_desktop.documents.good_news import draw_good_news, news_problems
from w4r_desktop.documents.packs import case_counts, separator
from w4r_desktop.documents.remembered import remembered
from w4r_desktop.documents.table_signs import draw_table_signs, sign_problems
from w4r_desktop.domain.good_news import outcomes
from w4r_desktop.domain.stationery import SHEETS, Stock, turned
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import date

    from w4r_desktop.documents.addressed import RefusedOrder
    from w4r_desktop.documents.case_sheets import CaseSheetLook, CaseSheetOrder
    from w4r_desktop.documents.envelopes import Arrangement, EnvelopeOrder
    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.documents.table_signs import TableSignLook, TableSignOrder
    from w4r_desktop.domain.case import Campaign, CaseBrief
    from w4r_desktop.domain.stationery import Envelope, Paper


@dataclass(frozen=True)
class EnvelopeWish:
    """Envelopes, one to a page, pack by pack: their fronts, or their ``backs``."""

    packs: tuple[Pack[EnvelopeOrder], ...]
    sender_lines: tuple[str, ...]
    sender_country: str
    language: str
    envelope: Envelope
    historical: bool
    closes_on: date | None
    today: date
    practice: bool
    backs: bool = False

    @property
    def stock(self) -> Stock:
        """What it is printed on; only a front has a corner for the stamps."""
        one = self.envelope
        return Stock(one.key, one.name, one.width, one.height) if self.backs else one

    @property
    def left_out(self) -> tuple[RefusedOrder, ...]:
        """What is not printed, and why."""
        return tuple(one for arrangement in self._arranged for one in arrangement.left_out)

    def pages(self) -> tuple[Page, ...]:
        """Return every page, before it is drawn."""
        return tuple(self._pages())

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        pages = self.pages()
        title = _("Backs of envelopes") if self.backs else _("Envelopes")
        drawing = draw_pages(file, pages, title=title, stock=self.envelope, practice=self.practice)
        return (yield from drawing)

    @remembered
    def _arranged(self) -> tuple[Arrangement, ...]:
        desk = Desk(
            self.sender_lines,
            self.sender_country,
            self.language,
            self.envelope,
            self.historical,
            self.closes_on,
            self.today,
        )
        side = arrange_backs if self.backs else arrange_fronts
        return tuple(side(pack.orders, desk) for pack in self.packs)

    def _pages(self) -> Iterator[Page]:
        for pack, arrangement in zip(self.packs, self._arranged, strict=True):
            if pack.title and arrangement.pages:
                counted = Counter(page.case_name for page in arrangement.pages)
                yield separator(pack.title, case_counts(counted.items()), self.envelope)
            yield from arrangement.pages


@dataclass(frozen=True, slots=True)
class CaseSheetWish:
    """Case sheets."""

    orders: tuple[CaseSheetOrder, ...]
    look: CaseSheetLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return SHEETS[self.look.paper]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The sheets of which no font has a character."""
        return left_out(
            (order.brief.name, order.copies, problems(order.brief)) for order in self.orders
        )

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        orders = [order for order in self.orders if not any(problems(order.brief))]
        return (yield from draw_case_sheets(file, orders, self.look))


@dataclass(frozen=True, slots=True)
class TableSignWish:
    """Signs for tables."""

    orders: tuple[TableSignOrder, ...]
    look: TableSignLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return turned(SHEETS[self.look.paper])

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The signs of which no font has a character."""
        return left_out(
            (order.brief.name, order.copies, sign_problems(order)) for order in self.orders
        )

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        orders = [order for order in self.orders if not any(sign_problems(order))]
        return (yield from draw_table_signs(file, orders, self.look))


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

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The news of which no font has a character."""
        told = outcomes(self.briefs)
        return left_out((one.brief.name, 1, news_problems(one)) for one in told)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw what is not left out."""
        kept_back = {
            outcome.brief.code for outcome in outcomes(self.briefs) if any(news_problems(outcome))
        }
        drawing = draw_good_news(
            file,
            [brief for brief in self.briefs if brief.code not in kept_back],
            paper=self.paper,
            campaign=self.campaign,
            practice=self.practice,
        )
        return (yield from drawing)
