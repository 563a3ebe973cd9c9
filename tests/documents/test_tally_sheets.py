"""Paper tally sheets, laid out as the sheet on screen."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.documents import pdfs
from tests.documents.evening_paper import LONG, LYING, SCRIPTS, drawn, look, stays_inside
from w4r_desktop import errors
from w4r_desktop.documents.tally_sheets import (
    ROW,
    TallyColumn,
    TallyOrder,
    TallyRow,
    draw_tally_sheets,
    row_problem,
)
from w4r_desktop.domain.stationery import Paper

ANYONE = "Anyone at this table"


def columns(count: int) -> tuple[TallyColumn, ...]:
    return tuple(TallyColumn(f"Case{n}", f"Land{n}") for n in range(count))


def order(people: tuple[TallyRow, ...] = (), cases: int = 10, blank: int = 4) -> TallyOrder:
    return TallyOrder("4", "8 people", "Counting letters", columns(cases), people, ANYONE, blank)


def sheets(*orders: TallyOrder, **said: object) -> bytes:
    return drawn(draw_tally_sheets, orders, look(**said))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", Paper)
def test_a_table_fills_one_sheet_that_lies_on_its_side(paper: Paper) -> None:
    people = (TallyRow("Amina", "first time"), TallyRow("Bashir"))
    pdf = sheets(order(people), paper=paper)
    assert pdfs.sizes(pdf) == [LYING[paper]]
    (page,) = pdfs.words(pdf)
    told = [
        "Table 4 · Counting letters", "Candlelight · Thursday", "Counted by:", "Table 4",
        "8 people", "Case0", "Case9", "Amina first time", "Bashir", ANYONE, "Table 4",
        "One stroke for each.",
    ]  # fmt: skip
    places, place = [], 0
    for words in told:
        assert words in page[place:], words
        place = page.index(words, place)
        places.append(place)
    assert "Total" in page
    assert "This page" not in page
    assert stays_inside(pdf)


def test_rows_that_are_blank_stand_before_anyone_as_newcomers_do_in_the_window() -> None:
    pdf = sheets(order((TallyRow("Amina"),)))
    amina, anyone = height_of(pdf, "Amina"), height_of(pdf, ANYONE)
    total = height_of(pdf, "Table 4", last=True)
    assert amina - anyone > 12 * ROW, "empty rows between them"
    assert abs(anyone - total - ROW) < 2, "nothing between anyone and the sums"


def height_of(pdf: bytes, words: str, *, last: bool = False) -> float:
    """Return how high words stand on the first page; the sum of the table is drawn last."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        found = page.search(words)
        places = []
        while (place := found.get_next()) is not None:
            places.append(page.get_charbox(place[0])[1])
        return float(places[-1] if last else places[0])
    finally:
        document.close()


def test_many_cases_go_over_pages_with_the_names_on_each() -> None:
    people = tuple(TallyRow(f"Person{n}") for n in range(6))
    pages = pdfs.words(sheets(order(people, cases=40)))
    assert len(pages) == 4
    for place, page in enumerate(pages):
        assert all(f"Person{n} " in page for n in range(6))
        assert f"Case{place * 10} " in page
        assert "This page" in page
        assert f"Page {place + 1} of 4" in page
    assert ["Total" in page for page in pages] == [False, False, False, True]


def test_many_people_go_over_pages_with_the_cases_on_each() -> None:
    people = tuple(TallyRow(f"Person{n}") for n in range(30))
    pages = pdfs.words(sheets(order(people)))
    told = " ".join(pages)
    assert [told.count(f"Person{n} ") for n in range(30)] == [1] * 30
    assert all("Case0 " in page and "Case9 " in page for page in pages)
    assert [ANYONE in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert all("This page" in page for page in pages)


@pytest.mark.parametrize("count", [0, 13, 29])
def test_no_row_and_no_case_is_lost_whatever_their_number(count: int) -> None:
    people = tuple(TallyRow(f"Person{n}") for n in range(count))
    pdf = sheets(order(people, cases=count or 1, blank=2), paper=Paper.LETTER)
    told = " ".join(pdfs.words(pdf))
    assert all(f"Person{n} " in told for n in range(count))
    assert all(f"Case{n} " in told for n in range(count))
    assert stays_inside(pdf)


def test_names_of_any_script_and_length_stay_in_their_fields() -> None:
    people = tuple(TallyRow(name, "25 people · first time") for name in (*SCRIPTS, LONG))
    cases = tuple(TallyColumn(name, LONG, "code") for name in (*SCRIPTS, LONG, "🕊"))
    made = TallyOrder(LONG, LONG, "Counting letters", cases, people, ANYONE)
    pdf = sheets(made, name=LONG)
    assert stays_inside(pdf)
    assert "code" in pdfs.words(pdf)[0], "where no font has the name"


def test_a_name_no_font_has_leaves_its_row_out_and_is_told() -> None:
    dove = TallyRow("Peace 🕊")
    (page,) = pdfs.words(sheets(order((TallyRow("Ana"), dove))))
    assert "Ana" in page
    assert "Peace" not in page
    assert isinstance(row_problem(dove), errors.PageCharacterError)


def test_withdrawn_and_dedicated_cases_have_grounds_of_their_own() -> None:
    made = TallyOrder(
        "4", "", "Counting cards",
        (TallyColumn("One", withdrawn=True), TallyColumn("Two", dedicated=True)), (), ANYONE,
    )  # fmt: skip
    shown = pdfs.picture(sheets(made))
    seen = {shown.getpixel((x, y)) for x in range(shown.width) for y in range(shown.height)}
    assert {(0xFF, 0xEB, 0xC8), (0xFF, 0xF6, 0xCC)} <= seen


def test_practice_and_sample_are_marked() -> None:
    (page,) = pdfs.words(sheets(order(), practice=True, historical=True))
    assert "Practice — do not mail" in page
    assert "Sample: do not mail" in page
