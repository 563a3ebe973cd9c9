"""A locked window calls people by their first names, and still tells them apart."""

from __future__ import annotations

import pytest

from w4r_desktop.domain.first_names import first_name, free_first_name


def called(*names: str) -> list[str]:
    """Return what people are called who arrive in this order."""
    taken: set[str] = set()
    return [free_first_name(name, whole=False, taken=taken) for name in names]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Amina", "Amina"),
        ("Amina Khan", "Amina"),
        ("Jo-Anne L.", "Jo-Anne"),
        ("Claire & Tom", "Claire"),
        ("فاطمة الزهراء", "فاطمة"),
        ("王小明", "王小明"),
    ],
)
def test_the_first_word_is_enough(name: str, first: str) -> None:
    assert called(name) == [first]


def test_who_shares_a_first_name_is_told_apart_by_an_initial_and_then_by_a_number() -> None:
    people = called("Amina Khan", "Amina Said", "amina saleh", "Amina Sow", "Amina")

    assert people == ["Amina", "Amina S.", "amina s. (2)", "Amina S. (3)", "Amina (2)"]


def test_a_number_behind_a_name_is_no_initial() -> None:
    assert called("Anna", "Anna (2)", "Anna (3)") == ["Anna", "Anna (2)", "Anna (3)"]


def test_a_group_or_a_guest_keeps_the_whole_name() -> None:
    taken = {"class 8b"}

    assert free_first_name("Guest 12", whole=True, taken=taken) == "Guest 12"
    assert free_first_name("Class 8b", whole=True, taken=taken) == "Class 8b (2)"


def test_before_it_is_known_who_else_is_here_the_first_word_is_the_name() -> None:
    assert first_name("Amina Khan", whole=False) == "Amina"
    assert first_name("Class 8b", whole=True) == "Class 8b"
