"""Good news of all cases, in the order it is read aloud."""

from __future__ import annotations

from datetime import date

from w4r_desktop.domain.case import CaseBrief, Update, UpdateStatus
from w4r_desktop.domain.good_news import outcomes


def brief(name: str, *updates: Update) -> CaseBrief:
    return CaseBrief(code=name.lower(), name=name, headline="", country="CA", updates=updates)


def good(text: str, on: date | None = None) -> Update:
    return Update(on=on, status=UpdateStatus.GOOD_NEWS, text=text)


def test_the_newest_good_news_comes_first_and_the_undated_last() -> None:
    told = outcomes(
        [
            brief("Ana", good("Some day.")),
            brief("Ben", good("Freed.", date(2021, 6, 27)), good("Cleared.", date(2023, 1, 2))),
            brief("Cho", good("Won.", date(2022, 5, 5)), Update(text="More to come.")),
            brief("Dia", Update(on=date(2024, 1, 1), status=UpdateStatus.CLOSED, text="Closed.")),
        ]
    )
    assert [(news.brief.name, news.update.text) for news in told] == [
        ("Ben", "Cleared."),
        ("Cho", "Won."),
        ("Ben", "Freed."),
        ("Ana", "Some day."),
    ]


def test_what_came_after_good_news_is_told_with_it() -> None:
    arrested = Update(on=date(2024, 10, 9), text="Arrested again.")
    (freed, again) = outcomes(
        [
            brief(
                "Paing", good("Freed.", date(2021, 4, 17)), arrested, good("Out.", date(2025, 1, 1))
            )
        ]
    )
    assert (freed.update.text, freed.since) == ("Out.", ())
    assert (again.update.text, again.since) == ("Freed.", (arrested,))
