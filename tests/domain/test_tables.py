"""A table is meant by its name or by its number, and whoever comes is sent to one with room."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest

from w4r_desktop.domain.tables import suggested_table, table_key
from w4r_desktop.domain.tally import TablePlace


@dataclass
class Seats:
    """A table with so many heads at it."""

    people: int
    capacity: int | None = None
    place: TablePlace = TablePlace.ROOM
    writing_table_id: UUID = field(default_factory=uuid4)


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


def suggested(*tables: Seats, last: Seats | None = None) -> int | None:
    """Return which table is suggested, counted from 0."""
    found = suggested_table(tables, last.writing_table_id if last else None)
    return None if found is None else [table.writing_table_id for table in tables].index(found)


def test_the_next_one_sits_where_the_last_one_did_as_long_as_there_is_room() -> None:
    empty, roomy, full = Seats(0), Seats(7, capacity=8), Seats(8, capacity=8)
    assert suggested(empty, roomy, last=roomy) == 1
    assert suggested(empty, full, last=full) == 0


def test_without_a_last_one_it_is_the_emptiest_table_in_the_room() -> None:
    assert suggested(Seats(3), Seats(1), Seats(2)) == 1
    assert suggested(Seats(3), Seats(0, place=TablePlace.ONLINE), Seats(2)) == 2
    assert suggested(Seats(1, capacity=1), Seats(5)) == 1


def test_nobody_is_sent_home_or_online_while_the_room_has_a_seat() -> None:
    home = Seats(0, place=TablePlace.HOME)
    assert suggested(Seats(9, capacity=10), home) == 0
    assert suggested(Seats(10, capacity=10), home) == 1


def test_where_every_seat_is_taken_the_emptiest_table_takes_one_more() -> None:
    assert suggested(Seats(10, capacity=10), Seats(4, capacity=4)) == 1


def test_a_last_table_that_is_gone_is_not_suggested() -> None:
    assert suggested(Seats(2), Seats(1), last=Seats(0)) == 1


def test_without_tables_there_is_nothing_to_suggest() -> None:
    assert suggested() is None
