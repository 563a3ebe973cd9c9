"""The list of cases: what each line says, how cases are found, how their order is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from tests.gui.briefs import JANI, NASSIMA, PAING
from w4r_desktop.gui.dragged import CASE
from w4r_desktop.gui.models.case_list import CaseListModel, case_line, found

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.models.case_list import CaseLine

IDS = tuple(UUID(int=number) for number in (1, 2, 3))
MOVE = Qt.DropAction.MoveAction


def lines(**said: bool) -> list[CaseLine]:
    return [
        case_line(case_id, brief, picture_id=None, letters=number, **said)
        for number, (case_id, brief) in enumerate(zip(IDS, (JANI, NASSIMA, PAING), strict=True))
    ]


@pytest.fixture
def model(qtbot: QtBot) -> CaseListModel:
    model = CaseListModel()
    model.show_lines(lines())
    return model


def moves(model: CaseListModel) -> list[tuple[int, int]]:
    """Collect the moves that are asked for: which case, to which place."""
    asked: list[tuple[int, int]] = []
    model.move_requested.connect(lambda case_id, place: asked.append((case_id.int, place)))
    return asked


def drop(model: CaseListModel, dragged: int, row: int) -> bool:
    data = model.mimeData([model.index(dragged)])
    return model.dropMimeData(data, MOVE, row, 0, QModelIndex())


def test_the_model_is_sound(model: CaseListModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_a_line_says_everything_that_is_drawn() -> None:
    assert [line.words for line in lines()] == [
        "Jani Silva, Colombia, 0 letters",
        "Nassima al-Sada, Saudi Arabia, good news, 1 letter",
        "Paing Phyo Min, Myanmar, 2 letters",
    ]
    assert [line.words for line in lines(withdrawn=True, sample=True)] == [
        "Jani Silva, Colombia, withdrawn, sample",
        "Nassima al-Sada, Saudi Arabia, withdrawn, good news, sample, 1 letter",
        "Paing Phyo Min, Myanmar, withdrawn, sample, 2 letters",
    ]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("JÄNI", ["jani"]),
        ("nassima al", ["nassima"]),
        ("سيمة", ["nassima"]),
        ("myan", ["paing"]),
        ("paing", ["paing"]),
        ("satire", ["paing"]),
        ("", ["jani", "nassima", "paing"]),
        ("Mars", []),
    ],
)
def test_cases_are_found_by_what_stands_above_their_story(typed: str, names: list[str]) -> None:
    assert [line.code for line in found(lines(), typed)] == names


def test_stories_are_searched_only_where_no_heading_has_it() -> None:
    assert [line.code for line in found(lines(), "river")] == ["jani"]  # her story
    assert [line.code for line in found(lines(), "bogota")] == ["jani"]  # her official
    # "jailed" stands in two headlines, so nobody's story is searched for it
    assert [line.code for line in found(lines(), "jailed")] == ["nassima", "paing"]


@pytest.mark.parametrize(
    ("dragged", "between", "asked"),
    [
        (0, 2, [(1, 1)]),
        (0, 3, [(1, 2)]),
        (0, -1, [(1, 2)]),  # below the last one
        (2, 0, [(3, 0)]),
        (1, 1, []),  # where it is already
        (1, 2, []),
    ],
)
def test_a_drop_between_two_cases_asks_for_that_place(
    model: CaseListModel, dragged: int, between: int, asked: list[tuple[int, int]]
) -> None:
    told = moves(model)
    assert drop(model, dragged, between)
    assert told == asked
    assert [line.case_id.int for line in model.lines] == [1, 2, 3]  # until it is on disk


def test_nothing_else_can_be_dropped(model: CaseListModel) -> None:
    told = moves(model)
    text = QMimeData()
    text.setText("Jani")
    assert not model.dropMimeData(text, MOVE, 0, 0, QModelIndex())
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDropEnabled
    for nonsense in (b"", b"abc", bytes(32), b"\xff" * 16):  # the last is no case's id
        text.setData(CASE, nonsense)
        assert not model.dropMimeData(text, MOVE, 0, 0, QModelIndex())
    elsewhere = CaseListModel()
    elsewhere.show_lines(lines()[:1])
    data = model.mimeData([model.index(2)])
    assert not elsewhere.dropMimeData(data, MOVE, 0, 0, QModelIndex())
    assert not told
