"""Sign-in sheets as they lie at the door."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.documents import pdfs
from tests.documents.evening_paper import LONG, SCRIPTS, UPRIGHT, drawn, look, stays_inside
from w4r_desktop import errors, language
from w4r_desktop.documents.sign_in_sheets import (
    SignInOrder,
    SignInRow,
    draw_sign_in_sheets,
    row_problem,
)
from w4r_desktop.domain.stationery import Paper

AGREED = "I agree that you keep my address."


def sheets(*orders: SignInOrder, **said: object) -> bytes:
    wording = str(said.pop("wording", AGREED))
    return drawn(draw_sign_in_sheets, orders, look(**said), wording=wording)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", Paper)
def test_a_blank_sheet_says_what_is_asked_and_what_is_agreed_to(paper: Paper) -> None:
    pdf = sheets(SignInOrder(), paper=paper)
    assert pdfs.sizes(pdf) == [UPRIGHT[paper]]
    (page,) = pdfs.words(pdf)
    told = [
        "Please sign in", "Candlelight", "Thursday, December 10, 2026 · 18:00–21:00",
        "Harbour Street Church", "A first name or a nickname is enough.", "Name", "Table",
        "Under", "E-mail, if you would like to hear from us", "20",
        f"Whoever gives an e-mail address agrees: {AGREED}", "Under 18: please give",
    ]  # fmt: skip
    for words in told:
        assert words in page, words
    assert "Page 1" not in page
    assert stays_inside(pdf)


def test_rows_are_nine_millimetres_high() -> None:
    shown = pdfs.picture(sheets(SignInOrder()), width_px=2100).convert("L")
    column = shown.width // 3
    dark = [y for y in range(shown.height) if shown.getpixel((column, y)) < 200]  # type: ignore[operator]
    gaps = [below - above for above, below in pairwise(dark)]
    assert sum(abs(gap - 90) <= 3 for gap in gaps) >= 18, "tenths of a millimetre"


def test_people_who_are_here_stand_on_it_with_room_for_latecomers() -> None:
    people = tuple(
        SignInRow(f"Person {n}", "4", first_time=n % 2 == 0, hears=n == 1) for n in range(30)
    )
    pages = pdfs.words(sheets(SignInOrder(people)))
    assert len(pages) == 2
    assert all(f"Page {n} of 2" in page for n, page in enumerate(pages, start=1))
    told = " ".join(pages)
    assert all(f"Person {n} Table 4" in told for n in range(30))
    assert told.count("agreed") == 1
    assert "33" in pages[1]


def test_each_table_has_sheets_of_its_own_with_its_name() -> None:
    pages = pdfs.words(sheets(SignInOrder(table="4"), SignInOrder(table="Window", sheets=2)))
    assert ["Table 4" in page for page in pages] == [True, False, False]
    assert ["Window" in page for page in pages] == [False, True, True]
    assert "Page 2 of 2" in pages[2]


def test_names_of_any_script_and_length_stay_on_the_sheet() -> None:
    people = tuple(SignInRow(name, LONG, minor=True) for name in (*SCRIPTS, LONG))
    long = sheets(SignInOrder(people), name=LONG, venue=LONG, wording="word " * 900)
    assert len(pdfs.words(long)) == 1
    assert stays_inside(long)
    assert "…" in pdfs.words(long)[0], "what nobody could read is cut, and says so"


def test_a_name_no_font_has_leaves_its_row_out_and_is_told() -> None:
    dove = SignInRow("Peace 🕊", "1")
    (page,) = pdfs.words(sheets(SignInOrder((SignInRow("Ana", "1"), dove))))
    assert "Ana" in page
    assert "Peace" not in page
    problem = row_problem(dove)
    assert isinstance(problem, errors.PageCharacterError)
    assert problem.character == "🕊"
    assert row_problem(replace(dove, name="Peace")) is None


def test_practice_and_sample_are_marked_and_french_is_french() -> None:
    (page,) = pdfs.words(sheets(SignInOrder(), practice=True, historical=True))
    assert "Practice — do not mail" in page
    assert "Sample: do not mail" in page
    language.use("fr")
    try:
        assert "jeudi 10 décembre 2026" in pdfs.words(sheets(SignInOrder()))[0]
    finally:
        language.use("en")


def test_no_sheet_is_nothing_to_print() -> None:
    with pytest.raises(errors.NothingToPrintError):
        sheets(SignInOrder(sheets=0))
