"""Every column has one name in every language, and a cell to go with it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from w4r_desktop.domain.case import CaseBrief, Guidance, Role, Target
from w4r_desktop.exchange import case_cells
from w4r_desktop.exchange.case_columns import COLUMNS, column_of
from w4r_desktop.language import LANGUAGES

ELSEWHERE = {"picture", "targets", "guidance", "updates", "translations"}


def test_there_is_a_column_for_every_field_a_row_can_hold() -> None:
    expected = {field.name for field in fields(CaseBrief)} - ELSEWHERE
    expected |= {field.name for field in fields(Guidance)}
    for role in Role:
        expected |= {f"{role}.{field.name}" for field in fields(Target) if field.name != "role"}

    assert {column.key for column in COLUMNS} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_headings_of_a_language_are_the_same_and_each_is_known(language: str) -> None:
    headings = {case_cells.plain(column.heading(language)): column for column in COLUMNS}

    assert len(headings) == len(COLUMNS)
    for column in COLUMNS:
        assert column_of(column.heading(language)) is column
        assert column_of(column.heading(language).upper().replace(":", " –")) is column
        assert column_of(column.key) is column


def test_without_saying_whose_it_is_an_address_is_the_officials() -> None:
    for heading in ("Address", "addressee", "lines", "E-Mail", "valid until"):
        column = column_of(heading)
        assert column is not None
        assert column.role is Role.PRIMARY
    of_case = column_of("Country")
    assert of_case is not None
    assert of_case.role is None
    assert column_of("") is None
    assert column_of("Mood") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_choices_of_a_kind_are_called_the_same(language: str) -> None:
    for kind in case_cells.WORDS:
        words = case_cells.words(kind, language)
        assert len({case_cells.plain(word) for word in words}) == len(list(kind))
        for value, word in zip(case_cells.WORDS[kind], words, strict=True):
            assert case_cells.choice(word.upper(), kind) == value
            assert case_cells.choice(value, kind) == value
