"""The template of a list of people explains itself and is read as soon as it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.exchange.people import AGREED, on_list, refusal
from w4r_desktop.exchange.people_template import write_template
from w4r_desktop.language import LANGUAGES, words_of

if TYPE_CHECKING:
    from pathlib import Path

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_kind = pytest.mark.parametrize("name", ["people.xlsx", "people.csv"])


@each_language
def test_yes_and_no_can_be_picked_and_every_column_is_explained(
    tmp_path: Path, language: str
) -> None:
    write_template(tmp_path / "people.xlsx", language=language)
    people, explanations = load_workbook(tmp_path / "people.xlsx").worksheets

    say = words_of(language).gettext
    lists = [given.formula1 for given in people.data_validations.dataValidation]
    assert lists == [f'"{say("yes")},{say("no")}"'] * 3
    assert [cell.value for cell in people[1]] == [
        row[0] for row in explanations.iter_rows(min_row=2, values_only=True)
    ]
    assert all(row[1] for row in explanations.iter_rows(values_only=True))


@each_language
@each_kind
def test_a_template_that_nobody_filled_in_has_nobody(
    tmp_path: Path, language: str, name: str
) -> None:
    write_template(tmp_path / name, language=language)

    assert refusal(tmp_path / name).startswith("there are no people in it.")


@each_language
@each_kind
def test_a_template_that_was_filled_in_is_read(tmp_path: Path, language: str, name: str) -> None:
    path = tmp_path / name
    write_template(path, language=language)
    say = words_of(language).gettext
    row = ["Amina", "Garden", "2", say("yes"), say("no"), "a@example.org", "", say("yes")]
    if name.endswith(".csv"):
        with path.open("a", encoding="utf-8") as file:
            file.write((";" if language == "fr" else ",").join(row) + "\r\n")
    else:
        book = load_workbook(path)
        for place, value in enumerate(row, 1):
            book.worksheets[0].cell(3, place, value)
        book.save(path)

    found = on_list(path, consent=AGREED)

    (person,) = (line.person for line in found.lines)
    assert found.all_notes == ()
    assert (person.name, person.table, person.heads) == ("Amina", "Garden", 2)
    assert (person.first_time, person.minor) == (True, False)
    assert person.contact is not None
