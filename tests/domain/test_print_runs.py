"""What came out of a printer, page by page, after jams and printing again."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.domain.print_runs import (
    Part,
    Pass,
    Printed,
    cases_printed,
    page_ranges,
    pages_printed,
    parts_of,
    read_pages,
)
from w4r_desktop.errors import PageRangeError

JANI, GUSTAVO = UUID(int=1), UUID(int=2)
FORTY = tuple(range(1, 41))


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("17", (17,)),
        ("3, 20-22", (3, 20, 21, 22)),
        (" 1 - 3 ;5 7–8", (1, 2, 3, 5, 7, 8)),
        ("2، 4", (2, 4)),
        ("٣-٤", (3, 4)),
    ],
)
def test_pages_are_read_as_people_write_them(words: str, pages: tuple[int, ...]) -> None:
    assert read_pages(words, count=40) == pages


@pytest.mark.parametrize("words", ["", "0", "41", "5-3", "17-", "-3", "seventeen", "1-2-3", "1.5"])
def test_what_is_no_page_of_the_run_is_refused(words: str) -> None:
    with pytest.raises(PageRangeError):
        read_pages(words, count=40)


@given(st.sets(st.integers(1, 40), min_size=1))
def test_pages_written_are_read_back(pages: set[int]) -> None:
    assert read_pages(page_ranges(sorted(pages)), count=40) == tuple(sorted(pages))


def test_after_a_jam_only_what_came_out_counts() -> None:
    printed = pages_printed([Pass(FORTY, came_out=17)])
    assert sorted(printed) == list(range(1, 18))
    rest = pages_printed([Pass(FORTY, came_out=17), Pass(FORTY[17:])])
    assert [rest[page].good for page in FORTY] == [1] * 40


def test_a_page_printed_in_its_place_spoils_the_one_before() -> None:
    assert pages_printed([Pass(FORTY), Pass((17,), replaces=True)])[17] == Printed(2, 1)
    assert pages_printed([Pass(FORTY), Pass((17,))])[17] == Printed(2, 0)


def test_what_is_to_be_replaced_is_spoiled_even_if_nothing_came_out() -> None:
    jammed = [Pass(FORTY), Pass((17,), came_out=0, replaces=True)]
    assert pages_printed(jammed)[17] == Printed(1, 1)


def test_pages_are_counted_for_their_case_and_separators_for_none() -> None:
    parts = parts_of([None, JANI, JANI, None, JANI, GUSTAVO])
    assert parts == (
        Part(None, 1, 1), Part(JANI, 2, 2), Part(None, 4, 1), Part(JANI, 5, 1), Part(GUSTAVO, 6, 1)
    )  # fmt: skip
    found = cases_printed(parts, [Pass((1, 2, 3, 4, 5, 6), came_out=5), Pass((2,), replaces=True)])
    assert found == {JANI: Printed(4, 1), GUSTAVO: Printed(0, 0)}


def test_each_label_of_a_sheet_is_a_copy_for_its_case() -> None:
    full = (JANI, JANI, JANI)
    parts = parts_of([full, full, (JANI, GUSTAVO), ()])
    assert cases_printed(parts, [Pass((1, 2, 3, 4))]) == {
        JANI: Printed(7, 0),
        GUSTAVO: Printed(1, 0),
    }
    jammed = [Pass((1, 2, 3, 4), came_out=1), Pass((2, 3, 4))]
    assert cases_printed(parts, jammed)[JANI] == Printed(7, 0)
    assert parts[-1] == Part(None, 4, 1)
