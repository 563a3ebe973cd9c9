"""The thank-you sheet for the wall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents import pdfs
from tests.documents.evening_paper import LONG, SCRIPTS, UPRIGHT, drawn, look, stays_inside
from w4r_desktop import errors
from w4r_desktop.documents.thank_you import (
    ThankYouCase,
    ThankYouOrder,
    cases_left_out,
    draw_thank_you,
)
from w4r_desktop.domain.stationery import Paper


def order(count: int = 3, **other: object) -> ThankYouOrder:
    cases = tuple(ThankYouCase(f"Case{n}", "CO", f"{n + 10} letters") for n in range(count))
    made = ThankYouOrder(
        "312 letters and 74 cards", "for 10 cases, written by 48 people",
        "and 20 signatures", "As of Dec 10, 2026, 21:42", cases,
    )  # fmt: skip
    return replace(made, **other)  # type: ignore[arg-type]


def sheet(made: ThankYouOrder, **said: object) -> bytes:
    return drawn(draw_thank_you, made, look(**said))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", Paper)
def test_it_thanks_in_large_type_and_lists_every_case(paper: Paper) -> None:
    pdf = sheet(order(), paper=paper, dedication="In memory of Father Brennan")
    assert pdfs.sizes(pdf) == [UPRIGHT[paper]]
    (page,) = pdfs.words(pdf)
    told = [
        "Thank you", "Candlelight", "Thursday, December 10, 2026 · Harbour Street Church",
        "312 letters and 74 cards", "for 10 cases, written by 48 people", "and 20 signatures",
        "In memory of Father Brennan", "Case0", "10 letters", "Case2", "12 letters",
        "As of Dec 10, 2026, 21:42",
    ]  # fmt: skip
    assert all(words in page for words in told)
    assert page.count("Colombia") == 3
    assert stays_inside(pdf)


@pytest.mark.parametrize("count", [10, 40])
def test_all_cases_of_a_campaign_stand_on_as_few_pages_as_can_be(count: int) -> None:
    pages = pdfs.words(sheet(order(count)))
    assert len(pages) == (1 if count == 10 else 2)
    told = " ".join(pages)
    assert all(f"Case{n} " in told for n in range(count))
    assert len(pages) == 1 or "Page 2 of 2" in pages[1]
    assert all("As of" in page for page in pages)


def test_names_of_any_script_and_length_stay_on_the_sheet() -> None:
    cases = tuple(ThankYouCase(name, "MM", LONG) for name in (*SCRIPTS, LONG))
    made = order(cases=cases, written=LONG, more=LONG)
    pdf = sheet(made, name=LONG, venue=LONG, dedication=LONG)
    assert stays_inside(pdf)


def test_a_case_no_font_has_is_left_out_and_told() -> None:
    made = order(cases=(ThankYouCase("Peace 🕊", "CO", "1 letter"), *order(1).cases))
    assert "Peace" not in pdfs.words(sheet(made))[0]
    (left,) = cases_left_out(made)
    assert left.name == "Peace 🕊"
    assert isinstance(left.problem, errors.PageCharacterError)


def test_copies_are_the_same_page_and_none_is_nothing_to_print() -> None:
    assert len(pdfs.words(sheet(order(copies=3)))) == 3
    with pytest.raises(errors.NothingToPrintError):
        sheet(order(copies=0))


def test_practice_and_sample_are_marked() -> None:
    (page,) = pdfs.words(sheet(order(), practice=True, historical=True))
    assert "Practice — do not mail" in page
    assert "Sample: do not mail" in page
