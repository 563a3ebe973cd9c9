"""Packing lists, one page for each bin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents import pdfs
from tests.documents.evening_paper import LONG, SCRIPTS, UPRIGHT, drawn, look, stays_inside
from w4r_desktop import errors
from w4r_desktop.documents.packing_lists import (
    PackingOrder,
    PackingRow,
    draw_packing_lists,
    lines_left_out,
)
from w4r_desktop.domain.stationery import Paper

ADDRESS = ("Señor Presidente", "Palacio de Nariño", "Bogotá", "COLOMBIA")


def order(count: int = 3, **other: object) -> PackingOrder:
    rows = tuple(PackingRow(f"Case{n}", f"case-{n}", (n + 10, 0, 2)) for n in range(count))
    made = PackingOrder(
        "Individually", "International", (), ("Letters", "Pre-printed letters", "Cards"), rows,
        "As of December 11, 2026, 09:12",
    )  # fmt: skip
    return replace(made, **other)  # type: ignore[arg-type]


def lists(*orders: PackingOrder, **said: object) -> bytes:
    return drawn(draw_packing_lists, orders, look(**said))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", Paper)
def test_a_page_says_where_the_bin_goes_and_what_lies_in_it(paper: Paper) -> None:
    pdf = lists(order(), paper=paper)
    assert pdfs.sizes(pdf) == [UPRIGHT[paper]]
    (page,) = pdfs.words(pdf)
    told = [
        "Individually", "International", "Candlelight", "As of December 11, 2026, 09:12",
        "Letters", "Cards", "Together", "Counted", "Case0", "Case2", "Packed by", " on ",
    ]  # fmt: skip
    assert [words for words in told if words not in page] == []
    assert "Case0 10 – 2 12" in page
    assert "All 33 – 6 39" in page
    assert stays_inside(pdf)


def test_a_bundle_bears_its_address_and_which_parcel_it_is() -> None:
    bundle = order(
        1, title="Jani Silva", way="Bundled to the official", address=ADDRESS,
        part="Parcel 1 of 2", kinds=("Letters",),
        rows=(PackingRow("Jani Silva", "jani-silva", (46,)),),
    )  # fmt: skip
    (page,) = pdfs.words(lists(bundle))
    assert all(line in page for line in (*ADDRESS, "Bundled to the official · Parcel 1 of 2"))
    assert "Jani Silva 46" in page
    assert "Together" not in page  # one kind is its own sum


@pytest.mark.parametrize("paper", Paper)
def test_forty_cases_stand_on_one_page_and_more_go_on_overleaf(paper: Paper) -> None:
    assert len(pdfs.words(lists(order(40), paper=paper))) == 1
    pages = pdfs.words(lists(order(90), paper=paper))
    told = " ".join(pages)
    assert all(f"Case{n} " in told for n in range(90))
    assert told.count(" All ") == 1
    assert all("Counted" in page and "Packed by" in page for page in pages)
    assert "Page 2 of" in pages[1]


def test_names_and_addresses_of_any_script_and_length_stay_on_the_page() -> None:
    rows = tuple(PackingRow(name, "code", (1, 2, 3)) for name in (*SCRIPTS, LONG))
    hostile = order(title=LONG, way=LONG, address=(LONG, *SCRIPTS), rows=rows)
    arabic = order(title="نسيمة السادة", address=("السيد الوزير", "شارع ١"))
    assert stays_inside(lists(hostile, arabic, name=LONG, venue=LONG))


def test_a_case_no_font_has_stands_there_by_its_code_so_that_the_sum_is_right() -> None:
    made = order(rows=(PackingRow("Peace 🕊", "case-9", (4, 0, 0)), *order(1).rows))
    (page,) = pdfs.words(lists(made))
    assert "case-9 4" in page
    assert "All 14" in page
    (left,) = lines_left_out([made])
    assert left.name == "Peace 🕊"
    assert isinstance(left.problem, errors.PageCharacterError)


def test_practice_and_sample_are_marked_and_no_bin_is_nothing_to_print() -> None:
    (page,) = pdfs.words(lists(order(), practice=True, historical=True))
    assert "Practice — do not mail" in page
    assert "Sample: do not mail" in page
    with pytest.raises(errors.NothingToPrintError):
        lists()
