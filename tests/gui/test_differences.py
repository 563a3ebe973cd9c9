"""What differs between two texts is marked, word by word."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.gui.differences import differing


def marked(mine: str, theirs: str) -> tuple[list[str], list[str]]:
    one, other = differing(mine, theirs)
    return [text for text, only in one if only], [text for text, only in other if only]


@pytest.mark.parametrize(
    ("mine", "theirs", "only_mine", "only_theirs"),
    [
        ("Free her now, please", "Free them now, please", ["her"], ["them"]),
        ("Free her", "Free her today", [], [" today"]),
        ("Street 1\nTown", "Street 2\nTown", ["1"], ["2"]),
        ("Libérez-la", "Libérez-le", [], []),
        ("", "New", [], []),
        ("သက်သက် ကို လွှတ်ပါ", "သက်သက် ကို ကူညီပါ", ["လွှတ်ပါ"], ["ကူညီပါ"]),
    ],
)
def test_only_the_words_that_differ_are_marked(
    mine: str, theirs: str, only_mine: list[str], only_theirs: list[str]
) -> None:
    assert marked(mine, theirs) == (only_mine, only_theirs)


@given(mine=st.text("ab ,\né"), theirs=st.text("ab ,\né"))
def test_nothing_of_a_text_is_lost(mine: str, theirs: str) -> None:
    one, other = differing(mine, theirs)

    assert "".join(text for text, _only in one) == mine
    assert "".join(text for text, _only in other) == theirs


def test_the_longest_story_is_compared_at_once() -> None:
    chance = random.Random(3)  # noqa: S311 - words, not secrets
    words = [chance.choice(["letter", "the", "of", "river", "a", "court"]) for _ in range(4_000)]
    other = [word if chance.random() < 0.9 else "changed" for word in words]
    began = time.process_time()

    differing(" ".join(words), " ".join(other))

    assert time.process_time() - began < 1
