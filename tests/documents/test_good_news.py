"""Good news as it is read aloud."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.documents import pdfs
from w4r_desktop import errors
from w4r_desktop.documents.good_news import draw_good_news
from w4r_desktop.domain.case import Campaign, CaseBrief, Update, UpdateStatus
from w4r_desktop.domain.stationery import Paper


def brief(name: str, *updates: Update, country: str = "CO") -> CaseBrief:
    return CaseBrief(code=name, name=name, headline="", country=country, updates=updates)


def good(text: str, on: date | None = None) -> Update:
    return Update(on=on, status=UpdateStatus.GOOD_NEWS, text=text)


def news(*briefs: CaseBrief, paper: Paper = Paper.A4, historical: bool = False) -> bytes:
    campaign = Campaign(code="w4r", name="Write for Rights", historical=historical)
    draw = partial(draw_good_news, briefs=briefs, paper=paper, campaign=campaign)
    return pdfs.drawn(draw)[0]


def test_the_newest_outcome_is_read_first_with_what_came_after() -> None:
    arrested = Update(on=date(2024, 10, 9), text="Arrested again.")
    (page,) = pdfs.words(
        news(
            brief("Ana", good("Some day.")),
            brief("Paing", good("Released.", date(2021, 4, 17)), arrested, country="MM"),
            brief("Nassima", good("Free.", date(2021, 6, 27)), country="SA"),
        )
    )
    told = [
        "Good news", "Sunday, June 27, 2021 · Saudi Arabia", "Nassima", "Free.", "Paing",
        "Released.", "Since then, Oct 9, 2024: Arrested again.", "Ana", "Some day.",
    ]  # fmt: skip
    places = [page.index(words) for words in told]
    assert places == sorted(places)


def test_much_good_news_needs_pages_with_numbers_and_no_outcome_is_torn() -> None:
    long = "They were set free and came home. " * 12
    cases = [
        brief(f"Case{n:02}", good(f"{long} End{n:02}", date(2021, 1, n + 1))) for n in range(9)
    ]
    pages = pdfs.words(news(*cases, paper=Paper.LETTER))
    assert len(pages) > 1
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))
    for number in range(9):
        (where,) = (page for page in pages if f"Case{number:02}" in page)
        assert f"End{number:02}" in where


def test_a_sample_bears_its_mark() -> None:
    told = [
        pdfs.words(news(brief("Ana", good("Free.")), historical=one))[0] for one in (True, False)
    ]
    assert ["Sample: do not mail" in page for page in told] == [True, False]


def test_without_good_news_there_is_nothing_to_print() -> None:
    with pytest.raises(errors.NothingToPrintError):
        news(brief("Ana", Update(text="Still in prison.")))


def test_a_character_no_font_has_is_told() -> None:
    with pytest.raises(errors.PageCharacterError):
        news(brief("Ana", good("Free 🕊")))
