"""The paper of an evening as the Print page asks for it, each kind with all it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from w4r_desktop.documents import (
    packing_lists,
    sign_in_sheets,
    slips,
    take_home,
    tally_sheets,
    thank_you,
)
from w4r_desktop.documents.helper_sheet import draw_helper_sheet

if TYPE_CHECKING:
    from collections.abc import Generator

    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.helper_sheet import HelperOrder
    from w4r_desktop.documents.packing_lists import PackingOrder
    from w4r_desktop.documents.sign_in_sheets import SignInOrder
    from w4r_desktop.documents.slips import SlipOrder
    from w4r_desktop.documents.take_home import TakeHomeLook, TakeHomeOrder
    from w4r_desktop.documents.tally_sheets import TallyOrder
    from w4r_desktop.documents.thank_you import ThankYouOrder
    from w4r_desktop.domain.stationery import Stock


class _Upright:
    """Paper of an evening whose sheets stand upright."""

    __slots__ = ()
    look: EveningLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return self.look.upright


@dataclass(frozen=True, slots=True)
class SignInWish(_Upright):
    """Sign-in sheets; ``wording`` is what somebody agrees to who gives an address."""

    orders: tuple[SignInOrder, ...]
    look: EveningLook
    wording: str

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who has no row, and why."""
        return sign_in_sheets.rows_left_out(self.orders)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every sheet."""
        drawing = sign_in_sheets.draw_sign_in_sheets(
            file, self.orders, self.look, wording=self.wording
        )
        return (yield from drawing)


@dataclass(frozen=True, slots=True)
class TallyWish:
    """Paper tally sheets."""

    orders: tuple[TallyOrder, ...]
    look: EveningLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return self.look.lying

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who has no row, and why."""
        return tally_sheets.rows_left_out(self.orders)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every sheet."""
        return (yield from tally_sheets.draw_tally_sheets(file, self.orders, self.look))


@dataclass(frozen=True, slots=True)
class SlipWish(_Upright):
    """Participation slips."""

    orders: tuple[SlipOrder, ...]
    look: EveningLook

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who has no slip, and why."""
        return slips.slips_left_out(self.orders)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every page of slips."""
        return (yield from slips.draw_slips(file, self.orders, self.look))


@dataclass(frozen=True, slots=True)
class TakeHomeWish:
    """Take-home slips."""

    orders: tuple[TakeHomeOrder, ...]
    look: TakeHomeLook

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return self.look.evening.upright

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not printed, and why."""
        return take_home.slips_left_out(self.orders, self.look)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every page of slips."""
        return (yield from take_home.draw_take_home(file, self.orders, self.look))


@dataclass(frozen=True, slots=True)
class HelperWish(_Upright):
    """The sheet for helpers."""

    order: HelperOrder
    look: EveningLook

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Nothing: it is about nobody."""
        return ()

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw the sheet."""
        return (yield from draw_helper_sheet(file, self.order, self.look))


@dataclass(frozen=True, slots=True)
class ThankYouWish(_Upright):
    """The thank-you sheet."""

    order: ThankYouOrder
    look: EveningLook

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Which cases have no line, and why."""
        return thank_you.cases_left_out(self.order)

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every page."""
        return (yield from thank_you.draw_thank_you(file, self.order, self.look))


@dataclass(frozen=True, slots=True)
class PackingWish(_Upright):
    """Packing lists; ``kept`` is the mail that lies in no bin."""

    orders: tuple[PackingOrder, ...]
    look: EveningLook
    kept: tuple[LeftOut, ...] = ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What stands on no list, and which names and lines are not there, and why."""
        return (*self.kept, *packing_lists.lines_left_out(self.orders))

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw the list of every bin."""
        return (yield from packing_lists.draw_packing_lists(file, self.orders, self.look))
