"""One earlier event is compared with, of which only the totals are kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from w4r_desktop.domain.earlier import EarlierTotals
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services.earlier import compare_with, forget_earlier
from w4r_desktop.store.queries.earlier import earlier

if TYPE_CHECKING:
    from tests.evening import Evening

LAST_YEAR = EarlierTotals(
    name="Candles 2025",
    held_on=date(2025, 12, 10),
    kinds={ActionKind.LETTER: 250, ActionKind.SOLIDARITY_CARD: 57, ActionKind.EMAIL: 9},
    people=48,
    first_time=12,
)
THE_YEAR_BEFORE = EarlierTotals(
    name="Candles 2024", held_on=date(2024, 12, 10), kinds={}, people=0, first_time=0
)


def test_what_is_kept_of_it_are_its_totals(evening: Evening) -> None:
    assert evening.ask(earlier) is None

    evening.do(compare_with, earlier=LAST_YEAR)

    kept = evening.ask(earlier)
    assert kept == LAST_YEAR
    assert (kept.pieces, kept.pieces_each) == (307, 307 / 48)


def test_another_one_takes_its_place_and_undo_brings_it_back(evening: Evening) -> None:
    evening.do(compare_with, earlier=LAST_YEAR)
    evening.do(compare_with, earlier=THE_YEAR_BEFORE)
    assert evening.ask(earlier) == THE_YEAR_BEFORE
    assert THE_YEAR_BEFORE.pieces_each is None
    evening.file.undo()
    assert evening.ask(earlier) == LAST_YEAR


def test_it_can_be_forgotten_and_remembered_again(evening: Evening) -> None:
    evening.do(compare_with, earlier=LAST_YEAR)
    evening.do(forget_earlier)
    assert evening.ask(earlier) is None
    evening.do(forget_earlier)
    evening.file.undo()
    assert evening.ask(earlier) == LAST_YEAR
