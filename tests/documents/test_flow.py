"""Items go from page to page without losing or tearing anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.documents.flow import (
    Box,
    Columns,
    Passage,
    Stack,
    Type,
    paginated,
    passage,
)

if TYPE_CHECKING:
    from w4r_desktop.documents.flow import Item

TEN = Type(10, leading=1.3)


def lines(count: int) -> Passage:
    return passage("\n".join(f"line{number}" for number in range(count)), TEN, width=200)


def words(item: Item) -> list[str]:
    if isinstance(item, Passage):
        return [line.text for line in item.lines]
    if isinstance(item, Box):
        return words(item.inside)
    if isinstance(item, Stack):
        return [word for one in item.items for word in words(one)]
    assert isinstance(item, Columns)
    return [word for _left, one in item.places for word in words(one)]


def test_no_line_stands_alone_at_the_foot_or_the_head_of_a_page() -> None:
    ten = lines(10)
    for room in range(13, 140, 13):
        first, rest = ten.split(room)
        for part in (first, rest):
            assert part is None or len(part.lines) >= 2
    assert lines(3).split(26) == (None, lines(3))
    assert lines(1).split(13) == (lines(1), None)


def test_a_heading_goes_overleaf_with_what_it_heads() -> None:
    heading = replace(lines(1), holds=True)
    first, second = paginated([lines(3), heading, lines(3)], 5 * 13)
    assert len(words(first)) == 3
    assert len(words(second)) == 4


@pytest.mark.parametrize(("high", "most"), [(1, 5), (3, 12), (7, 22)])
def test_headings_in_a_row_fill_their_pages(high: int, most: int) -> None:
    headings = [replace(lines(high), holds=True)] * 60
    pages = paginated([lines(3), *headings, lines(3)], 20 * 13)
    assert len(pages) <= most
    assert sum(len(words(page)) for page in pages) == 60 * high + 6


def test_a_long_row_of_headings_leaves_no_page_empty_before_it() -> None:
    heading = replace(lines(1), holds=True)
    first, *_more = paginated([lines(3), *[heading] * 40, lines(3)], 20 * 13)
    assert len(words(first)) == 14


def test_a_box_stands_whole_unless_it_is_higher_than_a_page() -> None:
    box = Box(Stack((lines(4),)), 200, 5)
    first, second = paginated([lines(4), box], 8 * 13)
    assert (len(words(first)), len(words(second))) == (4, 4)
    tall = Box(Stack((lines(20),)), 200, 5)
    assert len(paginated([tall], 8 * 13)) == 3


def test_columns_go_on_beside_one_another() -> None:
    first, rest = Columns(((0, lines(6)), (100, lines(4)))).split(4 * 13)
    assert first is not None
    assert rest is not None
    assert [left for left, _item in first.places] == [0, 100]
    assert len(words(first)) == 8
    assert len(words(rest)) == 2


def test_a_marker_stands_before_its_passage_even_if_it_is_wide() -> None:
    item = passage("word " * 40, TEN, width=120, inset=14, marker="1000000.")
    assert item.inset > 45
    assert all(line.width * 10 <= 120 - item.inset + 0.01 for line in item.lines)


@given(
    counts=st.lists(
        st.tuples(st.integers(1, 30), st.sampled_from("plb|h")), min_size=1, max_size=9
    ),
    room=st.integers(30, 300),
)
def test_whatever_the_room_every_line_is_on_one_page_and_in_its_order(
    counts: list[tuple[int, str]], room: int
) -> None:
    items: list[Item] = []
    for count, kind in counts:
        made = lines(count)
        kinds: dict[str, Item] = {
            "p": made,
            "l": replace(made, gap=7.0),
            "b": Box(Stack((made,)), 200, 4, gap=3),
            "|": Columns(((0, made), (100, lines(2)))),
            "h": replace(lines(1), holds=True),
        }
        items.append(kinds[kind])
    pages = paginated(items, room)
    told = [word for page in pages for word in words(page)]
    expected = [word for item in items for word in words(item)]
    assert sorted(told) == sorted(expected)
    if not any(kind == "|" for _count, kind in counts):
        assert told == expected
