"""What no font can print is left out of sheets, signs and news, and stops nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from tests.gui.printed import PACK
from w4r_desktop.documents.case_sheets import CaseSheetLook, CaseSheetOrder, Length
from w4r_desktop.documents.table_signs import TableSignLook, TableSignOrder
from w4r_desktop.domain.case import Update, UpdateStatus
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.gui.wishes import CaseSheetWish, GoodNewsWish, TableSignWish
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Generator

    from w4r_desktop.documents.files import Page
    from w4r_desktop.gui.drawing import Wish

FREE = Update(status=UpdateStatus.GOOD_NEWS, text="Free")
GOOD, BAD = (
    replace(PACK.cases[0], updates=(FREE,)),
    replace(PACK.cases[1], headline="Peace 🕊", updates=(replace(FREE, text="Free 🕊"),)),
)
SHEETS = CaseSheetLook(
    Paper.A4, Length.ONE_PAGE, "", historical=False, sender_country="CA", language="en"
)


@pytest.mark.parametrize(
    "wish",
    [
        CaseSheetWish((CaseSheetOrder(GOOD, "en"), CaseSheetOrder(BAD, "en", 2)), SHEETS),
        TableSignWish(
            (TableSignOrder("1", GOOD, "en"), TableSignOrder("2", BAD, "en")),
            TableSignLook(Paper.A4, folded=False, historical=False),
        ),
        GoodNewsWish((GOOD, BAD), Paper.A4, PACK.campaign, practice=False),
    ],
    ids=lambda wish: type(wish).__name__,
)
def test_what_no_font_has_is_left_out_and_named_and_all_else_is_printed(wish: Wish) -> None:
    pages: list[Page] = []
    assert list(_drawn(wish, pages)) == [1]
    assert len(pages) == 1
    (left_out,) = wish.left_out
    assert left_out.name == BAD.name
    assert "🕊" in explain(left_out.problem)


def _drawn(wish: Wish, pages: list[Page]) -> Generator[int]:
    pages += yield from wish.draw(BytesIO())
