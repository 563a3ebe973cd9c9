"""The template of a list of cases explains itself and is read back as soon as it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.exchange.lists import CAMPAIGN, read, refusal
from w4r_desktop.exchange.case_columns import COLUMNS
from w4r_desktop.exchange.case_list import read_case_list
from w4r_desktop.exchange.case_template import example, write_template
from w4r_desktop.language import LANGUAGES, words_of

if TYPE_CHECKING:
    from pathlib import Path

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_kind = pytest.mark.parametrize("name", ["cases.xlsx", "cases.csv"])


@each_language
def test_a_workbook_has_headings_an_example_and_an_explanation_of_every_column(
    tmp_path: Path, language: str
) -> None:
    write_template(tmp_path / "cases.xlsx", language=language)
    cases, explanations = load_workbook(tmp_path / "cases.xlsx").worksheets

    headings = [column.heading(language) for column in COLUMNS]
    assert [cell.value for cell in cases[1]] == headings
    assert cases["A2"].value == words_of(language).gettext("Example: delete this row")
    assert cases.max_row == 2
    assert {cell.number_format for cell in cases[2]} == {"@"}
    assert min(given.width for given in cases.column_dimensions.values()) >= 20
    assert cases.freeze_panes == "B2"
    rows = list(explanations.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == headings
    assert all(row[1] for row in rows)
    assert len([row for row in rows if row[2]]) == 3


@each_language
def test_choices_can_be_picked_in_words(tmp_path: Path, language: str) -> None:
    write_template(tmp_path / "cases.xlsx", language=language)
    sheet = load_workbook(tmp_path / "cases.xlsx").worksheets[0]

    say = words_of(language).gettext
    lists = [given.formula1 for given in sheet.data_validations.dataValidation]
    assert f'"{say("yes")},{say("no")},{say("unknown")}"' in lists
    assert len(lists) == 8
    assert all(len(given) < 255 for given in lists)


@each_language
@each_kind
def test_the_example_is_skipped_as_long_as_it_is_unchanged(
    tmp_path: Path, language: str, name: str
) -> None:
    path = tmp_path / name
    write_template(path, language=language)

    assert refusal(path).startswith("there are no cases below its headings.")


@each_language
def test_an_example_that_was_begun_upon_is_named(tmp_path: Path, language: str) -> None:
    path = tmp_path / "cases.xlsx"
    write_template(path, language=language)
    workbook = load_workbook(path)
    workbook.worksheets[0]["B2"] = "Threatened for a river"
    workbook.save(path)

    heading = words_of(language).gettext("Name")
    assert refusal(path).startswith(
        f"row 2, “{heading}” still says that it is the example. Nothing was changed. Correct it"
    )


@each_language
def test_a_workbook_that_was_filled_in_is_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "cases.xlsx"
    write_template(path, language=language)
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    for place, column in enumerate(COLUMNS, 1):
        sheet.cell(3, place, example(language).get(column.key))
    sheet["A3"] = "Ana Example"
    workbook.save(path)

    found = read_case_list(path, language=language, campaign=CAMPAIGN)

    assert found.notes == ()
    (case,) = found.pack.cases
    assert case.name == "Ana Example"
    assert [target.lines[-1] for target in case.targets] == ["Bogotá", "Medellín"]
    assert len(case.demands) == 2


@each_language
def test_a_csv_template_that_was_filled_in_is_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "cases.csv"
    write_template(path, language=language)
    text = path.read_bytes().decode("utf-8-sig")
    mark = words_of(language).gettext("Example: delete this row")
    path.write_bytes(text.replace(mark, "Ana Example").encode("utf-8-sig"))

    assert [case.code for case in read(path).pack.cases] == ["ana-example"]


def test_a_template_takes_the_place_of_another_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(b"yesterday's")

    write_template(path, language="en")

    assert [file.name for file in tmp_path.iterdir()] == ["cases.xlsx"]
    assert len(load_workbook(path).worksheets) == 2
