"""Round numbers are told of once, when they are reached and not when they are passed long since."""

from __future__ import annotations

from itertools import islice

import pytest

from w4r_desktop.domain.milestones import crossed, milestones


def test_the_series_begins_close_together_and_has_no_end() -> None:
    first = [50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000]
    assert list(islice(milestones(), 11)) == first


@pytest.mark.parametrize(
    ("highest", "now", "news"),
    [
        (49, 50, 50),
        (50, 51, None),
        (99, 260, 250),  # a class was counted at once: the newest is enough
        (0, 47, None),
        (600, 600, None),
        (0, 1_871, 1_000),
    ],
)
def test_what_was_just_reached_is_news(highest: int, now: int, news: int | None) -> None:
    assert crossed(highest, now) == news


def test_what_was_taken_back_and_written_again_is_no_news() -> None:
    assert crossed(100, 99) is None
    assert crossed(100, 100) is None


def test_the_goal_is_a_milestone_too() -> None:
    assert crossed(119, 120, goal=120) == 120
    assert crossed(120, 121, goal=120) is None
    assert crossed(499, 500, goal=500) == 500
    assert crossed(499, 501, goal=0) == 500
