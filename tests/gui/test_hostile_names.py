"""Names stand on the screen as they were typed, whatever they are; what is no name is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.desk import event_file
from tests.gui.door import Door
from tests.hostile.corpus import hostile_names
from w4r_desktop.domain.names import MAX_LENGTH, checked_name, folded
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening
    from tests.gui.desk import Desk

BROKEN = range(0xD800, 0xE000)
TYPED = [
    name for name in hostile_names() if not any(ord(letter) in BROKEN for letter in name.typed)
]
"""Halves of characters never get as far as a field."""


def kept(typed: str) -> str:
    """Return a name as it is to stand on the screen, or nothing."""
    try:
        return checked_name(typed)
    except W4RError:
        return ""


def unnumbered(name: str) -> str:
    """Return a name without what tells it from another that is found by the same letters."""
    return re.sub(r" \(\d+\)$", "", name)


def test_every_hostile_name_stands_on_the_people_page_as_it_was_typed(
    qtbot: QtBot, evening: Evening, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    door = Door(qtbot, evening)
    field = door.sign_in.name
    expected: list[str] = []
    for name in TYPED:
        field.setText(name.typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        if not (wanted := kept(name.typed)):
            assert "Nothing was changed" in door.hint or "Type a name" in door.hint, name.label
            field.clear()
            continue
        assert field.text() == "", name.label
        expected.append(wanted)

    door.settle()
    model = door.page.list.model
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert sorted(map(unnumbered, shown)) == sorted(map(unnumbered, expected))
    assert len(expected) > 110


@pytest.mark.parametrize("name", ["A\u200bnn", "\u202eAnn", "Ann\x07", "Ann\ufffe"])
def test_what_was_removed_of_a_name_is_said_below_it(
    qtbot: QtBot, evening: Evening, qapp: QApplication, name: str
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    door = Door(qtbot, evening)

    door.sign_in.name.setText(name)
    QTest.keyClick(door.sign_in.name, Qt.Key.Key_Return)

    assert door.names == ["Ann"]
    assert "left out of the name" in door.hint


def test_every_hostile_name_stands_on_the_sheet_as_it_was_typed(desk: Desk) -> None:
    desk.desktop.open_event(event_file())
    desk.settle()
    box = desk.tally.find_box
    expected: dict[str, str] = {}
    for name in TYPED:
        wanted = kept(name.typed)
        if not wanted or folded(wanted) in expected or len(name.typed) > MAX_LENGTH:
            continue
        box.setFocus()
        box.insert(name.typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
        expected[folded(wanted)] = wanted

    shown = {row.name for row in desk.tally.view.sheet.rows}
    assert set(expected.values()) <= shown
    assert len(expected) > 90
