"""Words that have a field to fit into."""

from __future__ import annotations

import pytest

from w4r_desktop.documents.evening import snug
from w4r_desktop.documents.flow import Type

SIZES = (9, 8, 7, 6)


def lines(words: str, width: float) -> tuple[float, list[str]]:
    """Return the type size and the lines that words get in a field of two lines."""
    made = snug(words, Type(9), width=width, height=24, sizes=SIZES)
    return made.kind.size, [line.text for line in made.lines]


def test_words_are_set_smaller_rather_than_broken() -> None:
    assert lines("Première fois\u202f?", 40) == (9, ["Première", "fois\u202f?"])
    assert lines("Première fois\u202f?", 36) == (8, ["Première", "fois\u202f?"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Marie-Claire", ["Marie-", "Claire"]),
        ("สมชายใจดีมากมาย", ["สมชายใจดี", "มากมาย"]),
    ],
)
def test_words_are_parted_where_their_script_parts_them(words: str, expected: list[str]) -> None:
    assert lines(words, 40) == (9, expected)


def test_a_word_longer_than_its_field_is_broken_in_the_largest_type_that_fits() -> None:
    size, broken = lines("Donaudampfschiff", 48)
    assert size == 9
    assert "".join(broken) == "Donaudampfschiff"
    assert len(broken) == 2
