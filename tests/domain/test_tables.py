"""A table is meant by its name or by its number."""

from __future__ import annotations

import pytest

from w4r_desktop.domain.tables import table_key


@pytest.mark.parametrize(
    "name", ["4", "04", "Table 4", "table 04", "TABLE  4", " Table4 ", "４", "٤", "table ٠٤"]
)
def test_these_are_all_table_4(name: str) -> None:
    assert table_key(name) == "4"


@pytest.mark.parametrize(
    ("one", "other"), [("4", "14"), ("4", "40"), ("Table 4", "Table 4b"), ("Window", "Door")]
)
def test_these_are_different_tables(one: str, other: str) -> None:
    assert table_key(one) != table_key(other)


def test_a_table_with_a_name_is_found_without_case_and_accents() -> None:
    assert table_key("Café Ł") == table_key("CAFE l")


def test_zero_is_a_number_too() -> None:
    assert table_key("Table 00") == table_key("0")
