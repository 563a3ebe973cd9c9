"""A locked window calls people by their first names, and still tells them apart."""

from __future__ import annotations

import pytest

from w4r_desktop.domain.first_names import FirstNames, first_name, keeps_whole_name


def called(*names: str) -> list[str]:
    """Return what people are called who arrive in this order."""
    first_names = FirstNames()
    return [first_names.give(name, whole=False) for name in names]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Amina", "Amina"),
        ("Amina Khan", "Amina"),
        ("Jo-Anne L.", "Jo-Anne"),
        ("Claire & Tom", "Claire"),
        ("فاطمة الزهراء", "فاطمة"),
        ("王小明", "王小明"),
        ("Khan, Amina", "Amina"),
        ("Khan,", "Khan,"),
        ("Dr. Amina Khan", "Amina"),
        ("Herr Prof. Dr. Bo Li", "Bo"),
        ("Khan, Mme Amina", "Amina"),
        ("Frau Khan", "Frau"),  # her last name is nobody's first one
        ("Mr & Mrs Khan", "Mr"),
        ("", ""),
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
    first_names = FirstNames(["class 8b"])

    assert first_names.give("Guest 12", whole=True) == "Guest 12"
    assert first_names.give("Class 8b", whole=True) == "Class 8b (2)"
    assert first_names.give("Class 8b", whole=True) == "Class 8b (3)"


def test_a_few_people_are_somebody_with_company_and_no_group() -> None:
    assert not keeps_whole_name(heads=2, guest=False)
    assert keeps_whole_name(heads=25, guest=False)
    assert keeps_whole_name(heads=1, guest=True)


def test_before_it_is_known_who_else_is_here_the_first_word_is_the_name() -> None:
    assert first_name("Amina Khan", whole=False) == "Amina"
    assert first_name("Class 8b", whole=True) == "Class 8b"
