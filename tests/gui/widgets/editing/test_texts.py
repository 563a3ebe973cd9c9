"""What is pasted into a box of several lines fits its field, and takes no time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from w4r_desktop.exchange.pack_cases import STORY
from w4r_desktop.gui.widgets.editing.texts import LinesField, TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[[TextField], TextField]

CTRL = Qt.KeyboardModifier.ControlModifier
CUT = "Only {} characters fit here; the rest was left out."


def paste(qtbot: QtBot, field: TextField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_V, CTRL)


@pytest.mark.parametrize("part", ["x", "word ", "a\n", "\u10c3\u1031", "\U0001f600"])
def test_a_million_characters_are_cut_at_the_limit_at_once(
    qtbot: QtBot, shown: Show, part: str
) -> None:
    field = shown(TextField("Story", limit=STORY))
    began = time.perf_counter()
    paste(qtbot, field, part * (1_000_000 // len(part)))
    assert time.perf_counter() - began < 5
    assert len(field.value()) in range(STORY - 2, STORY + 1)
    assert field.noted == CUT.format("20,000")


def test_a_list_takes_as_much_as_its_lines_may_hold(qtbot: QtBot, shown: Show) -> None:
    field = shown(LinesField("Demands", most=3, longest=10))
    paste(qtbot, field, "x" * 31)
    assert field.value() == ("x" * 30,)
    assert field.noted == CUT.format("30")


def test_what_is_pasted_over_makes_room_and_comes_back(qtbot: QtBot, shown: Show) -> None:
    field = shown(TextField("Story", limit=8))
    field.show_value("12345678")
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_Right, CTRL | Qt.KeyboardModifier.ShiftModifier)
    paste(qtbot, field, "12\n45678")
    assert field.value() == "12\n45678"
    assert "left out" not in field.noted
    paste(qtbot, field, "more")
    assert field.value() == "12\n45678"
    assert field.noted == CUT.format("8")
    qtbot.keyClick(field.control, Qt.Key.Key_Z, CTRL)
    assert field.value() == "12345678"
