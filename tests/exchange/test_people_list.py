"""Whoever is on a list of people comes out as the list has them, and what is doubtful is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.lists import as_csv, as_xlsx
from tests.exchange.people import (
    AGREED,
    ALL_AGREED,
    NOW,
    WORDING,
    notes_of,
    on_list,
    people_of,
    refusal,
)
from w4r_desktop.domain.arrivals import MOST_HEADS, ListedPerson
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.names import checked_name
from w4r_desktop.errors import SheetProblem, SheetRefusedError
from w4r_desktop.exchange.people_columns import PeopleColumn
from w4r_desktop.exchange.people_lines import yes_or_no
from w4r_desktop.exchange.people_list import (
    ENCODINGS,
    listed,
    read_people,
    unknown_tables,
)

if TYPE_CHECKING:
    from pathlib import Path


FULL = ["Name", "Table", "People", "First time", "Minor"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_everything_a_list_says_of_people_is_taken(tmp_path: Path, ending: str) -> None:
    rows = [
        FULL,
        ["Amina", "Garden", "", "yes", ""],
        ["Class 8b", "4", "25", "no", "x"],
        ["Łukasz Żółć", "", "", "", ""],
    ]
    write = as_csv if ending == ".csv" else as_xlsx

    assert people_of(write(tmp_path / f"people{ending}", *rows)) == [
        ListedPerson(name="Amina", table="Garden", first_time=True),
        ListedPerson(name="Class 8b", table="4", heads=25, minor=True),
        ListedPerson(name="Łukasz Żółć"),
    ]


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        (["First name", "Last name"], ["Ann", "Lee"], "Ann Lee"),
        (["Last name", "First name"], ["Lee", "Ann"], "Ann Lee"),
        (["First name", "Name"], ["Ann", "Lee"], "Ann Lee"),
        (["First name", "Name"], ["Ann", "Ann Lee"], "Ann Lee"),
        (["Name", "Surname"], ["Ann Lee", "Lee"], "Ann Lee"),
        (["Full name", "First name", "Last name"], ["Lee, Ann", "Ann", "Lee"], "Ann Lee"),
        (["First name", "Last name"], ["", "Lee"], "Lee"),
        (["First name", "Last name"], ["Ann", ""], "Ann"),
        (["PRÉNOM", "Nom"], ["Zoë", "Noël"], "Zoë Noël"),
        (["Nombre", "Apellidos"], ["Ana", "Ruiz"], "Ana Ruiz"),
        (["Vorname", "Nachname"], ["Jürgen", "Groß"], "Jürgen Groß"),
        (["الاسم", "اللقب"], ["فاطمة", "علي"], "فاطمة علي"),
        (["participant"], ["Ann"], "Ann"),
        (["NAME*"], ["Ann"], "Ann"),
    ],
)
def test_names_are_put_together_under_the_headings_of_many_languages(
    tmp_path: Path, headings: list[str], cells: list[str], name: str
) -> None:
    path = as_csv(tmp_path / "people.csv", [*headings, "Table"], [*cells, "1"])

    assert people_of(path) == [ListedPerson(name=name, table="1")]


def test_a_number_in_french_is_no_name_in_spanish(tmp_path: Path) -> None:
    french = as_csv(tmp_path / "a.csv", ["Nom", "Nombre"], ["Classe 8b", "25"])
    spanish = as_csv(tmp_path / "b.csv", ["Nombre", "Mesa"], ["Ana", "4"])

    assert people_of(french) == [ListedPerson(name="Classe 8b", heads=25)]
    assert people_of(spanish) == [ListedPerson(name="Ana", table="4")]


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("yes", True), ("Oui", True), ("sí", True), ("JA", True), ("x", True), ("1", True),
        ("TRUE", True), ("✓", True), ("نعم", True), ("vrai", True),
        ("", False), ("no", False), ("Non", False), ("nein", False), ("0", False), ("لا", False),
        ("-", False), ("maybe", None), ("2", None),
    ],
)  # fmt: skip
def test_yes_and_no_are_known_in_many_languages(cell: str, answer: bool | None) -> None:  # noqa: FBT001
    assert yes_or_no(cell) is answer


def test_what_is_doubtful_in_a_line_is_told_with_the_line(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "people.csv",
        [*FULL, "Remarks", "Shoe size"],
        ["Ann\u200b", "", "about 20", "maybe", "", "likes tea", "38"],
        ["Bo", "", "0", "", "16", "", ""],
        ["", "4", "", "", "", "", ""],
        ["Cy\nDee", "", "1000", "", "", "", ""],
        ["e" * 300, "", "", "", "", "", ""],
    )

    found = on_list(path)

    assert notes_of(found) == [
        "Unknown columns were left out: Remarks, Shoe size.",
        "Line 2: Characters that cannot be seen were left out of the name.",
        "Line 2: “about 20” is not a number of people, so one is counted.",
        "Line 2: “maybe” under “First time” is neither yes nor no, and counts as no.",
        "Line 3: “16” is neither yes nor no, so this is taken for a minor.",
        "Line 3: “0” is not a number of people, so one is counted.",
        "Line 4: There is no name, so nobody is signed in.",
        "Line 5: A line break or tab in the name became a space.",
        "Line 5: “1000” is not a number of people, so one is counted.",
        "Line 6: The name was too long, and its end was left out.",
    ]
    persons = [line.person for line in found.lines if line.is_person]
    assert [person.name for person in persons] == ["Ann", "Bo", "Cy Dee", "e" * 200]
    assert [person.minor for person in persons] == [False, True, False, False]


def test_short_and_long_lines_are_told(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Table,People\nAnn,1,2\nBo\nCy,1,1,x\nDee,1,1,,\n\n,,\nEve,2,1\n")

    found = on_list(path)

    assert notes_of(found) == [
        "Line 3: The line is shorter than the first one.",
        "Line 4: The line is longer than the first one; what is beyond is left out.",
    ]
    assert [(line.line, line.person.name) for line in found.lines] == [
        (2, "Ann"), (3, "Bo"), (4, "Cy"), (5, "Dee"), (8, "Eve"),
    ]  # fmt: skip


# -- addresses -------------------------------------------------------------------------------

REACHED = ["Name", "E-mail", "Phone", "Minor", "Wants to hear from us"]
ANN = ["Ann", "ann@example.org", "+1 902 555 0100", "", "yes"]


def contacts(path: Path, consent: object = AGREED) -> list[Contact | None]:
    found = on_list(path, consent=consent)  # type: ignore[arg-type]
    return [line.person.contact for line in found.lines]


def test_an_address_is_kept_only_of_those_who_agreed_with_what_they_agreed_to(
    tmp_path: Path,
) -> None:
    no = [["Bo", "b@example.org", "", "", answer] for answer in ("", "no", "perhaps")]
    path = as_csv(tmp_path / "people.csv", REACHED, ANN, *no)

    ann, *others = contacts(path)

    assert ann == Contact(
        email="ann@example.org", phone="+1 902 555 0100", wording=WORDING, consented_at=NOW
    )
    assert others == [None] * 3
    assert notes_of(on_list(path, consent=AGREED))[0] == (
        "E-mail addresses and telephone numbers of 3 people are left out, because the list does "
        "not say that they agreed."
    )


def test_without_words_that_were_agreed_to_no_address_is_kept(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "people.csv", REACHED, ANN)

    assert contacts(path, None) == [None]
    (note,) = notes_of(on_list(path))
    assert note == (
        "The e-mail address or telephone number of 1 person is left out, because the list does "
        "not say that they agreed."
    )


def test_the_organizer_can_say_that_everybody_agreed(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "people.csv", ["Name", "E-mail"], ["Ann", "a@example.org"])

    (contact,) = contacts(path, ALL_AGREED)

    assert contact is not None
    assert (contact.email, contact.phone) == ("a@example.org", "")


@pytest.mark.parametrize("minor", ["yes", "x", "16"])
def test_of_a_minor_no_address_is_kept_whoever_agreed(tmp_path: Path, minor: str) -> None:
    path = as_csv(tmp_path / "people.csv", REACHED, [*ANN[:3], minor, "yes"])

    assert contacts(path, ALL_AGREED) == [None]
    assert notes_of(on_list(path, consent=ALL_AGREED))[-1] == (
        "Line 2: A minor: neither e-mail address nor telephone number is kept."
    )


def test_what_is_no_address_is_left_out_and_told(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "people.csv", REACHED, ["Ann", "ann at home", "later", "", "yes"],
        ["Bo", "bo@example", "555", "", "yes"],
    )  # fmt: skip

    first, second = contacts(path)

    assert first is None
    assert second is not None
    assert (second.email, second.phone) == ("", "555")
    assert notes_of(on_list(path, consent=AGREED)) == [
        "Line 2: “annathome” is not an e-mail address and is left out.",
        "Line 2: “later” is not a telephone number and is left out.",
        "Line 3: “bo@example” is not an e-mail address and is left out.",
    ]


# -- who is there twice ------------------------------------------------------------------------


def test_who_is_here_or_listed_before_is_told(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "people.csv", ["Name", "E-mail"], ["ANNA", ""], ["Bo", "b@example.org"],
        ["Anna", ""], ["Zoë", "z@example.org"], ["BO", "B@example.org "],
    )  # fmt: skip

    found = on_list(path, here={"zoe"})

    assert notes_of(found)[1:] == [
        "Line 4: The same name stands in line 2.",
        "Line 5: Somebody with this name is here already.",
        "Line 6: The same name stands in line 3.",
    ]
    assert [line.first for line in found.lines] == [0, 0, 2, 0, 3]
    expected = [line.person.name for line in found.lines if line.is_expected]
    assert expected == ["ANNA", "Bo", "Anna"], "two of one name may be two people"


def test_a_family_sharing_one_address_are_two_people(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "people.csv", ["Name", "E-mail"], ["Ann", "f@example.org"],
        ["Bo", "f@example.org"],
    )  # fmt: skip

    assert all(line.is_expected for line in on_list(path).lines)


def test_tables_that_are_not_here_are_named_with_their_first_line(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "people.csv", ["Name", "Table"], ["A", "table 04"], ["B", "Garden"], ["C", ""],
        ["D", "garden"], ["E", "9"],
    )  # fmt: skip

    assert unknown_tables(on_list(path).lines, ["4", "5"]) == {"Garden": 3, "9": 6}


# -- how a list is understood ------------------------------------------------------------------


def test_the_first_person_of_a_list_without_heading_is_not_lost(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "people.csv", ["7", "Ann", "a@example.org"], ["8", "Bo", "b@x.org"])

    people = read_people(path)

    assert not people.layout.has_heading
    assert people.layout.columns == (None, PeopleColumn.NAME, PeopleColumn.EMAIL)
    assert [line.person.name for line in on_list(path).lines] == ["Ann", "Bo"]


def test_a_person_corrects_how_a_list_is_understood(tmp_path: Path) -> None:
    people = read_people(as_csv(tmp_path / "p.csv", ["Wer", "Wo"], ["Ann", "Garden"]))
    assert not people.layout.has_heading
    corrected = replace(
        people.layout, has_heading=True, columns=(PeopleColumn.NAME, PeopleColumn.TABLE)
    )

    found = listed(people, corrected, consent=None, here=())

    assert [line.person for line in found.lines] == [ListedPerson(name="Ann", table="Garden")]


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ((None, PeopleColumn.TABLE), SheetProblem.NO_NAMES),
        ((PeopleColumn.NAME, PeopleColumn.NAME), SheetProblem.COLUMN_TWICE),
    ],
)
def test_columns_that_make_no_sense_are_refused(
    tmp_path: Path, columns: tuple[PeopleColumn | None, ...], problem: SheetProblem
) -> None:
    people = read_people(as_csv(tmp_path / "p.csv", ["Name", "Table"], ["Ann", "Garden"]))

    with pytest.raises(SheetRefusedError) as caught:
        listed(people, replace(people.layout, columns=columns), consent=None, here=())

    assert caught.value.problem is problem


def test_letters_of_another_encoding_are_asked_for_never_guessed(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "people.csv", ["Name"], ["Ann"], ["Zoë Müller"], encoding="cp1252")

    assert refusal(path).startswith(
        "its letters cannot be read for certain, because the encoding of line 3 is not UTF-8."
    )
    assert on_list(path, encoding="cp1252").lines[1].person.name == "Zoë Müller"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Zoë"), ("cp1250", "Łukasz"), ("cp1251", "Мария"), ("cp1253", "Αθηνά"),
        ("cp1254", "Iğdır"), ("cp1255", "שרה"), ("cp1256", "فاطمة"), ("mac_roman", "Zoë"),
    ],
)  # fmt: skip
def test_every_encoding_that_is_offered_is_read(tmp_path: Path, encoding: str, name: str) -> None:
    path = as_csv(tmp_path / "people.csv", ["Name"], [name], encoding=encoding)

    assert encoding in ENCODINGS
    assert on_list(path, encoding=encoding).lines[0].person.name == name


def test_a_mark_at_the_beginning_tells_more_than_a_choice(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "people.csv", ["Name"], ["Zoë"], encoding="utf-8-sig")

    assert on_list(path, encoding="cp1256").lines[0].person.name == "Zoë"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty."),
        (b"\r\n,,\r\n", "there are no people in it."),
        (b"Name,Table\r\n", "there are no people in it."),
        (b"Name,Table\r\n,4\r\n", "there are no people in it."),
        (b"12,34\r\n56,78\r\n", "its first line is not a header"),
        (b"Name,Name\r\nAnn,Lee\r\n", "the column “Name” is there twice."),
        (b'Name\r\nAnn\r\n"Bo\r\nCy\r\n', "in line 3 a quotation mark is not closed"),
        (b"Name\r\nAn\0n\r\n", "what stands in line 2 is no text"),
        (b"<html><table><tr><td>Ann", "it is neither an Excel workbook (.xlsx) nor a CSV file."),
        (b"Name\n" + b"Ann\n" * 12_000, "it has more than 12,000 rows."),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_words(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)

    assert refusal(path).startswith(words)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@given(
    rows=st.lists(st.lists(texts, min_size=1, max_size=6), min_size=1, max_size=8),
    is_headed=st.booleans(),
)
def test_whoever_comes_out_of_any_list_can_be_signed_in(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], *, is_headed: bool
) -> None:
    headings = ["Name", "Last name", "Table", "People", "Minor", "E-mail"]
    path = tmp_path_factory.mktemp("any") / "people.csv"
    as_csv(path, *([headings] if is_headed else []), *rows)
    try:
        found = on_list(path, consent=ALL_AGREED)
    except SheetRefusedError:
        return

    for line in found.lines:
        if line.is_person:
            assert checked_name(line.person.name) == line.person.name
            assert 1 <= line.person.heads <= MOST_HEADS
            assert not (line.person.minor and line.person.contact)


def test_formulas_that_an_export_disarmed_are_names_again(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "people.csv", ["Name"], ["'=1+1"], ["'@SUM(1)"], ["'''t"], ["O'B"])

    names = [line.person.name for line in on_list(path).lines]

    assert names == ["=1+1", "@SUM(1)", "'''t", "O'B"]


def test_the_example_of_the_template_is_nobody(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "people.csv", ["Name"], ["Example: delete this row"], ["Ann"])

    assert [person.name for person in people_of(path)] == ["Ann"]


@pytest.mark.parametrize("cell", ["0", "1000", "000000001999999", "0" * 8 + "1" + "9" * 5_000])
def test_a_number_that_nobody_means_is_one_person_and_said(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Name,People\nClass 8b,{cell}\n", encoding="utf-8")

    found = on_list(path)

    assert [line.person.heads for line in found.lines] == [1]
    assert len(found.all_notes) == 1
