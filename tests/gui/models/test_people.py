"""The list of people: order, finding, and no more told to the views than is so."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.evening import NOW
from w4r_desktop import language
from w4r_desktop.domain.names import folded
from w4r_desktop.gui import dragged
from w4r_desktop.gui.dragged import PEOPLE
from w4r_desktop.gui.models.people import (
    Column,
    PeopleModel,
    Tone,
    badges,
    count_words,
)
from w4r_desktop.gui.models.rows import ROW
from w4r_desktop.store.queries.attendees import PersonRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.modeltest import ModelTester

ZONE = ZoneInfo("America/Halifax")
TABLE = UUID(int=7)


def person(name: str, **other: Any) -> PersonRow:
    said: dict[str, Any] = {
        "attendee_id": UUID(bytes=os.urandom(16)),
        "name": name,
        "folded_name": folded(name),
        "writing_table_id": TABLE,
        "table_name": "4",
        "heads": 1,
        "first_time": False,
        "minor": False,
        "guest": False,
        "signed_in_at": NOW,
        "signed_out_at": None,
        "has_contact": False,
    }
    return PersonRow(**(said | other))


@pytest.fixture
def model(qtmodeltester: ModelTester) -> Iterator[PeopleModel]:
    model = PeopleModel(ZONE)
    yield model
    qtmodeltester.check(model)
    language.use("en")


def names(model: PeopleModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_names_stand_in_the_order_of_the_language(model: PeopleModel) -> None:
    model.show_people(
        [person(name) for name in ("Zoë", "Guest 13", "élodie", "Guest 8", "Emil", "Łukasz", "Max")]
    )
    assert names(model) == ["élodie", "Emil", "Guest 8", "Guest 13", "Łukasz", "Max", "Zoë"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("l", ["Élodie", "Łukasz"]),
        ("E", ["Élodie"]),
        ("ukas", ["Łukasz"]),
        ("محمد", ["محمد علي"]),
        ("  ", ["Élodie", "Łukasz", "محمد علي"]),
        ("x", []),
    ],
)
def test_any_part_of_a_name_is_found(model: PeopleModel, typed: str, found: list[str]) -> None:
    model.show_people([person(name) for name in ("Łukasz", "Élodie", "محمد علي")])
    model.find(typed)
    assert names(model) == found


def test_the_order_follows_any_column(model: PeopleModel) -> None:
    model.show_people(
        [
            person("Anna", letters=2, other=9, table_name="10", signed_in_at=NOW),
            person("Bo", letters=11, table_name="9", signed_in_at=NOW.replace(hour=18)),
            person("Cleo", letters=2, table_name="9", first_time=True),
        ]
    )
    falling = Qt.SortOrder.DescendingOrder
    model.sort(Column.TABLE)
    assert names(model) == ["Bo", "Cleo", "Anna"]
    model.sort(Column.LETTERS, falling)
    assert names(model) == ["Bo", "Anna", "Cleo"]
    model.sort(Column.OTHER, falling)
    assert names(model)[0] == "Anna"
    model.sort(Column.SIGNED_IN)
    assert names(model)[0] == "Bo"
    model.sort(Column.STATES, falling)
    assert names(model)[0] == "Cleo"
    model.sort(Column.NAME, falling)
    assert names(model) == ["Cleo", "Bo", "Anna"]


def test_only_a_table_s_people_are_shown(model: PeopleModel) -> None:
    other = UUID(int=8)
    model.show_people([person("Anna"), person("Bo", writing_table_id=other)])
    model.show_table(other)
    assert names(model) == ["Bo"]
    model.show_table(None)
    assert names(model) == ["Anna", "Bo"]


def test_views_are_told_only_what_differs(model: PeopleModel) -> None:
    rows = [person("Anna"), person("Bo"), person("Cleo")]
    model.show_people(rows)
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    model.show_people([rows[0], replace(rows[1], letters=1), rows[2]])
    assert reset.count() == 0
    assert changed.count() == 1
    first, last = changed.at(0)[:2]
    assert (first.row(), last.row(), last.column()) == (1, 1, Column.SIGNED_IN)
    assert model.index(1, Column.LETTERS).data() == "1"
    model.show_people(rows[:2])
    assert reset.count() == 1


def test_what_is_special_is_told_in_badges(model: PeopleModel) -> None:
    special = person(
        "Class 8b", heads=25, first_time=True, minor=True, has_contact=True,
        signed_out_at=NOW, taken_home=3, due_on=date(2026, 12, 17),
    )  # fmt: skip
    shown = badges(special, ZONE)
    assert [badge.text for badge in shown] == [
        "left 15:42", "3 letters at home until Dec 17", "first time", "all minors", "group of 25",
        "contact",
    ]  # fmt: skip
    assert shown[1].tone is Tone.AMBER
    assert badges(replace(special, due_on=None), ZONE)[1].text == "3 letters at home"


def test_a_screen_reader_says_all_of_somebody(model: PeopleModel) -> None:
    model.show_people(
        [person("Anna", letters=11, other=2, joined=("Annie",), first_time=True, table_name="4")]
    )
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Anna, Table 4, first time, also signed in as Annie, 11 letters, 2 other actions, "
        "signed in at 15:42"
    )
    assert said in model.index(0, Column.STATES).data(Qt.ItemDataRole.ToolTipRole)


def test_markup_in_a_name_is_only_letters(model: PeopleModel) -> None:
    model.show_people([person("<b>Ann</b>")])
    assert "&lt;b&gt;Ann" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert names(model) == ["<b>Ann</b>"]


def test_dragged_people_are_known_where_they_fall(model: PeopleModel) -> None:
    rows = [person("Anna"), person("Bo"), person("Cleo")]
    model.show_people(rows)
    cells = [model.index(row, column) for row in (0, 2) for column in range(model.columnCount())]
    assert dragged.ids(model.mimeData(cells), PEOPLE) == (rows[0].attendee_id, rows[2].attendee_id)


def test_a_locked_list_lets_nobody_be_dragged_and_tells_no_contact() -> None:
    model = PeopleModel(ZONE, locked=True)
    model.show_people([person("Anna", has_contact=True)])
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.index(0, 0).data(ROW).has_contact
    assert model.index(0, Column.STATES).data() == ""


def test_heads_are_counted() -> None:
    assert count_words([person("Anna"), person("8b", heads=25, first_time=True)]) == (
        "26 people · 25 first-timers"
    )
    assert count_words([]) == "0 people"
    assert count_words([person("Anna", first_time=True)]) == "1 person · 1 first-timer"
