"""Sheets of labels are on the sheet, or they are refused; nothing a person kept is lost."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from w4r_desktop import errors
from w4r_desktop.domain.labels import (
    LIMITS,
    LONGEST_TEXT,
    MOST_SHEETS,
    SLACK,
    LabelSheet,
    checked,
    sheets_in,
    sheets_of,
    sheets_text,
)
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import LabelFigure
from w4r_desktop.messages import explain

L7160 = LabelSheet("l7160", "L7160", Paper.A4, 3, 7, 63.5, 38.1, 66.04, 38.1, 7.2, 15.15)
ROW = asdict(L7160)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def test_labels_are_counted_along_the_rows() -> None:
    first, fourth = L7160.area(1), L7160.area(4)
    assert (first.left, first.top) == (7.2, 15.15)
    assert fourth.left == 7.2
    assert fourth.top == pytest.approx(15.15 + 38.1)
    last = L7160.area(L7160.count)
    assert (last.right, last.bottom) == pytest.approx((7.2 + 2 * 66.04 + 63.5, 15.15 + 7 * 38.1))


def test_what_is_printed_keeps_three_millimetres_inside_a_label() -> None:
    area, room = L7160.area(5), L7160.room(5)
    assert room.left - area.left == pytest.approx(3)
    assert room.top - area.top == pytest.approx(3)
    assert area.right - room.right == pytest.approx(3)
    assert area.bottom - room.bottom == pytest.approx(3)


def test_labels_that_run_to_the_edge_keep_what_printers_do_not_reach() -> None:
    whole = LabelSheet("4464", "4464", Paper.A4, 3, 8, 70, 37.13, 70, 37.13, 0, 0)
    first, last = whole.room(1), whole.room(24)
    assert (first.left, first.top) == pytest.approx((5, 5), abs=0.05)
    assert last.right == pytest.approx(205)
    assert last.bottom <= 292.05


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"across": 0}, errors.LabelFigureError, "“Labels in a row” has to be a number from 1"),
        ({"down": 41}, errors.LabelFigureError, "“Rows”"),
        ({"width": 3.0}, errors.LabelFigureError, "“Width of a label”"),
        ({"left": -1.0}, errors.LabelFigureError, "“First label from the left”"),
        ({"top": float("nan")}, errors.LabelFigureError, "“First label from the top”"),
        ({"pitch_x": 60.0}, errors.LabelsOverlapError, "63.5 mm wide"),
        ({"pitch_y": 38.0}, errors.LabelsOverlapError, "38.1 mm high"),
        ({"left": 20.0}, errors.LabelsOffSheetError, "only 210 mm wide"),
        ({"down": 8}, errors.LabelsOffSheetError, "only 297 mm high"),
        ({"name": " \u202e"}, errors.LabelSheetNameError, "Give the sheet of labels a name"),
        ({"name": "x" * 61}, errors.LabelSheetNameError, "up to 60 characters"),
    ],
)
def test_figures_that_cannot_be_right_are_refused_in_words(
    change: dict[str, Any], kind: type[errors.LabelSheetError], words: str
) -> None:
    with pytest.raises(kind) as refused:
        checked(replace(L7160, **change))
    assert words in explain(refused.value)
    assert "Nothing was changed" in explain(refused.value)


def test_a_single_row_and_a_single_column_need_no_pitch() -> None:
    one = replace(L7160, across=1, down=1, pitch_x=15.0, pitch_y=8.0)
    assert checked(one) == one


def test_kept_sheets_come_back_as_they_were() -> None:
    mine = replace(L7160, key="own", name="Café «Ömer» 王")
    read = sheets_in(sheets_text([L7160, mine]))
    assert read.sheets == (L7160, mine)
    assert read.unread == ()


@pytest.mark.parametrize(
    "row",
    [
        None,
        "L7160",
        [],
        {},
        ROW | {"key": ""},
        ROW | {"key": 7},
        ROW | {"name": None},
        ROW | {"paper": "A5"},
        ROW | {"width": "63.5"},
        ROW | {"width": True},
        ROW | {"across": 3.5},
        ROW | {"left": 10**400},
        {name: value for name, value in ROW.items() if name != "top"},
    ],
)
def test_a_row_that_is_no_sheet_is_kept_and_the_others_are_read(row: object) -> None:
    read = sheets_of([row, ROW])
    assert read.sheets == (L7160,)
    assert read.unread == (row,)
    again = sheets_in(sheets_text(read.sheets, read.unread))
    assert (again.sheets, again.unread) == (read.sheets, read.unread)


@pytest.mark.parametrize("text", ["{", "7", "[" * 100_000, " " * (LONGEST_TEXT + 1), '{"a": 1}'])
def test_a_text_that_holds_no_sheets_is_not_lost(text: str) -> None:
    read = sheets_in(text)
    assert (read.sheets, read.unread) == ((), (text,))
    assert sheets_in(sheets_text([], read.unread)).sheets == ()


def test_nobody_keeps_the_same_sheet_twice_or_more_sheets_than_there_are() -> None:
    read = sheets_of([ROW, ROW | {"name": "Other"}])
    assert [sheet.name for sheet in read.sheets] == ["L7160"]
    assert len(read.unread) == 1
    many = sheets_of([ROW | {"key": str(n)} for n in range(MOST_SHEETS + 3)])
    assert (len(many.sheets), len(many.unread)) == (MOST_SHEETS, 3)


@settings(max_examples=80, deadline=None)
@given(junk=JUNK, name=st.sampled_from(sorted(ROW)))
def test_whatever_stands_in_a_row_it_is_a_sheet_on_its_paper_or_none(
    junk: object, name: str
) -> None:
    read = sheets_of([ROW | {name: junk}])
    assert len(read.sheets) + len(read.unread) == 1
    for sheet in read.sheets:
        last = sheet.area(sheet.count)
        assert last.right <= sheet.stock.width + SLACK
        assert last.bottom <= sheet.stock.height + SLACK


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=40) | JUNK.map(json.dumps))
def test_any_text_is_read_without_trouble(text: str) -> None:
    read = sheets_in(text)
    assert read.sheets == ()


@given(
    figures=st.fixed_dictionaries(
        {one.value: st.integers(int(LIMITS[one][0]), int(LIMITS[one][1])) for one in LabelFigure}
    )
)
@settings(max_examples=200, deadline=None)
def test_no_two_labels_of_a_sheet_overlap(figures: dict[str, int]) -> None:
    try:
        sheet = checked(replace(L7160, **figures))  # type: ignore[arg-type] # whole numbers all
    except errors.LabelSheetError:
        return
    for label in range(1, min(sheet.count, 40)):
        here, there = sheet.area(label), sheet.area(label + 1)
        assert there.left >= here.right or there.top >= here.bottom
