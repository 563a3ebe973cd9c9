"""Nobody's letter tells more of them than the case, their age and they themselves allow."""

from __future__ import annotations

from itertools import product

import pytest

from w4r_desktop.domain.case import SenderLimit
from w4r_desktop.domain.sender import ALLOWED, Part, Sender, allows, likely_town

EVERY_CASE = list(product(SenderLimit, SenderLimit, [False, True]))
TELLS = {
    "Amina Khan": {Part.NAME},
    "Amina": {Part.FIRST_NAME},
    "AK": {Part.INITIALS},
    "A": {Part.INITIAL},
    "Halifax": {Part.TOWN},
}
MOST = {
    SenderLimit.FULL: {"Amina Khan", "Amina", "AK", "A", "Halifax"},
    SenderLimit.NAME_TOWN: {"Amina Khan", "Amina", "AK", "A", "Halifax"},
    SenderLimit.INITIALS_TOWN: {"AK", "A", "Halifax"},
    SenderLimit.FIRST_NAME: {"Amina", "A"},
    SenderLimit.NONE: set[str](),
}


def amina(choice: SenderLimit = SenderLimit.FULL, *, minor: bool = False) -> Sender:
    return Sender("Amina Khan", minor, "Halifax", choice)


@pytest.mark.parametrize(("limit", "choice", "minor"), EVERY_CASE)
def test_never_more_is_told_than_each_of_the_three_allows(
    limit: SenderLimit, choice: SenderLimit, *, minor: bool
) -> None:
    told = set(amina(choice, minor=minor).lines(limit))
    assert told <= MOST[limit]
    assert told <= MOST[choice]
    if minor:
        assert told <= MOST[SenderLimit.FIRST_NAME]


@pytest.mark.parametrize(("limit", "choice", "minor"), EVERY_CASE)
def test_as_much_is_told_as_all_three_allow(
    limit: SenderLimit, choice: SenderLimit, *, minor: bool
) -> None:
    sender = amina(choice, minor=minor)
    parts, told = sender.allowed(limit), sender.lines(limit)
    assert ("Halifax" in told) == (Part.TOWN in parts)
    best = next((words for words, needed in TELLS.items() if needed <= parts), None)
    assert told[:1] == ((best,) if best else ())


@pytest.mark.parametrize(
    ("limit", "lines"),
    [
        (SenderLimit.FULL, ("Amina Khan", "Halifax")),
        (SenderLimit.NAME_TOWN, ("Amina Khan", "Halifax")),
        (SenderLimit.INITIALS_TOWN, ("AK", "Halifax")),
        (SenderLimit.FIRST_NAME, ("Amina",)),
        (SenderLimit.NONE, ()),
    ],
)
def test_each_limit_of_a_case_leaves_what_it_says(
    limit: SenderLimit, lines: tuple[str, ...]
) -> None:
    assert amina().lines(limit) == lines
    assert amina(choice=limit).lines(SenderLimit.FULL) == lines


def test_first_name_and_initials_with_town_leave_one_initial() -> None:
    assert amina(SenderLimit.FIRST_NAME).lines(SenderLimit.INITIALS_TOWN) == ("A",)
    assert amina(minor=True).lines(SenderLimit.INITIALS_TOWN) == ("A",)


def test_a_minor_gives_a_first_name_at_most_whatever_they_choose() -> None:
    assert amina(minor=True).lines(SenderLimit.FULL) == ("Amina",)
    assert Sender("Khan, Amina", minor=True).lines(SenderLimit.FULL) == ("Amina",)


@pytest.mark.parametrize(
    ("name", "first", "letters"),
    [
        ("Dr. Amina Khan", "Amina", "AK"),
        ("Khan, Ms. Amina", "Amina", "KA"),
        ("Herr Prof. Dr. Bo Li", "Bo", "BL"),
        ("Frau Khan", None, "K"),
        ("Mr & Mrs Khan", None, "K"),
        ("amina.khan@example.org", None, None),
        ("@khan", None, None),
        ("Amina @khan", "Amina", "A"),
    ],
)
def test_a_title_is_no_first_name_and_an_address_no_name(
    name: str, first: str | None, letters: str | None
) -> None:
    assert Sender(name, minor=True).lines(SenderLimit.FULL) == ((first,) if first else ())
    assert Sender(name).lines(SenderLimit.INITIALS_TOWN) == ((letters,) if letters else ())


def test_an_address_of_e_mail_or_an_account_is_nowhere_printed_as_a_name() -> None:
    assert Sender("amina@example.org", town="Halifax").lines(SenderLimit.FULL) == ("Halifax",)
    assert Sender("Amina Khan @khan").lines(SenderLimit.FULL) == ("Amina Khan",)


@pytest.mark.parametrize(("limit", "choice", "minor"), EVERY_CASE)
def test_nobody_is_told_to_give_more_than_may_be_printed(
    limit: SenderLimit, choice: SenderLimit, *, minor: bool
) -> None:
    sender = amina(choice, minor=minor)
    rule = sender.limit(limit)
    assert ALLOWED[rule] <= ALLOWED[limit]
    assert ALLOWED[rule] - {Part.ADDRESS} <= sender.allowed(limit)


def test_who_gives_all_that_a_case_leaves_is_told_what_the_case_says() -> None:
    assert [amina().limit(limit) for limit in SenderLimit] == list(SenderLimit)
    assert amina(SenderLimit.NAME_TOWN).limit(SenderLimit.FULL) is SenderLimit.FULL
    assert amina(minor=True).limit(SenderLimit.FULL) is SenderLimit.FIRST_NAME
    assert amina(minor=True).limit(SenderLimit.NAME_TOWN) is SenderLimit.FIRST_NAME


def test_an_unknown_town_leaves_the_name_alone() -> None:
    assert Sender("Amina Khan").lines(SenderLimit.FULL) == ("Amina Khan",)


def test_a_name_in_another_script_is_shortened_as_well() -> None:
    assert Sender("نسيمة السادة", minor=True).lines(SenderLimit.FULL) == ("نسيمة",)


def test_only_without_a_limit_the_address_may_be_given() -> None:
    assert [limit for limit in SenderLimit if allows(limit, Part.ADDRESS)] == [SenderLimit.FULL]


@pytest.mark.parametrize(
    ("address", "town"),
    [
        (("Church", "12 Harbour Street", "Halifax NS B3J 0A0"), "Halifax"),
        (("Kirche", "Hauptstr. 1", "10115 Berlin"), "Berlin"),
        (("1 Main St", "Springfield, IL 62701"), "Springfield"),
        (("5 Road", "London SW1A 1AA", " "), "London"),
        (("Rue 1", "1000 Bruxelles - Brussel"), "Bruxelles - Brussel"),
        (("12345",), ""),
        ((), ""),
    ],
)
def test_the_town_of_an_address_is_guessed(address: tuple[str, ...], town: str) -> None:
    assert likely_town(address) == town
