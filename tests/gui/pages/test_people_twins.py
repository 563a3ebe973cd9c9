"""Somebody signs in under a name that somebody has, or who has left comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from tests.evening import NOW
from tests.gui.door import Door
from w4r_desktop.gui import theme
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.attendees import contact, people

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def door(qtbot: QtBot, evening: Evening, qapp: QApplication) -> Door:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    evening.sign_in("Anna", table=2)
    return Door(qtbot, evening)


# -- the same name twice -----------------------------------------------------------------------


def test_the_same_name_twice_is_told_apart_and_said(door: Door) -> None:
    door.enter("ANNA")
    assert door.names == ["Anna", "ANNA (2)"]
    assert door.hint == "Anna is at Table 3 already: this one is called ANNA (2)."
    assert door.sign_in.same.isVisible()
    assert door.sign_in.same.text() == "ANNA (2) is the same person as Anna"
    door.keys("B")
    assert not door.sign_in.same.isVisible(), "somebody else is meant now"
    assert "already" in door.hint
    door.enter("ashir")
    assert "already" not in door.hint


@pytest.mark.parametrize("deed", ["guest", "tick", "table", "key", "refusal", "elsewhere"])
def test_two_can_be_made_one_only_until_something_else_is_done(door: Door, deed: str) -> None:
    door.enter("Anna")
    assert door.sign_in.same.isVisible()
    match deed:
        case "guest":
            door.qtbot.mouseClick(door.sign_in.guest, Qt.MouseButton.LeftButton)
        case "tick":
            door.qtbot.mouseClick(door.sign_in.first_time, Qt.MouseButton.LeftButton)
        case "table":
            third = door.sign_in.table_choice.button(door.evening.tables[2])
            door.qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
        case "key":
            door.press(Qt.Key.Key_2, CTRL)
        case "refusal":
            door.press(Qt.Key.Key_Return)
        case "elsewhere":
            door.workspace.changed.emit(frozenset({"tally_entry"}))
    assert not door.sign_in.same.isVisible()


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_moves_under_the_finger_when_two_have_one_name(
    qtbot: QtBot, evening: Evening, qapp: QApplication, scale: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, scale)
    evening.sign_in("Anna", table=2)
    door = Door(qtbot, evening)
    before = places(door)
    door.enter("Anna")
    door.settle()
    assert door.sign_in.same.isVisible()
    assert places(door) == before
    buttons = door.sign_in.sign_in.geometry()
    assert door.sign_in.same.geometry().top() > buttons.bottom()
    door.enter("Anna")
    door.qtbot.mouseClick(door.sign_in.guest, Qt.MouseButton.LeftButton)
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.sign_in.hint.property("role") == "bad"
    assert places(door) == before


def places(door: Door) -> list[QRect]:
    """Return where everything that is clicked stands, on the card and below it."""
    card = door.sign_in
    parts = (card.table_choice, card.first_time, card.minor, card.heads, card.sign_in, card.guest)
    return [part.geometry() for part in (*parts, card.contact, door.page.tables)]


def test_the_same_person_with_a_long_name_makes_nothing_wider(door: Door) -> None:
    wide = door.sign_in.width()
    for _time in range(2):
        door.sign_in.name.setText("Maximiliane " * 12)
        door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.sign_in.width() == wide
    assert "…" in door.sign_in.same.text()
    assert door.sign_in.same.accessibleName().endswith(
        "is the same person as " + "Maximiliane " * 11 + "Maximiliane"
    )


# -- who has left and comes again --------------------------------------------------------------


def test_who_left_and_comes_again_is_brought_back_to_the_table_chosen(door: Door) -> None:
    anna = door.evening.ask(people)[0].attendee_id
    door.evening.do(attendees.sign_out, attendee_ids=[anna], at=NOW, letters=2)
    door.workspace.changed.emit(frozenset({"attendee"}))
    door.press(Qt.Key.Key_1, CTRL)
    door.sign_in.contact.wanted.click()
    door.sign_in.contact.email.setText("anna@example.org")
    door.sign_in.name.setFocus()
    door.enter("anna")
    assert door.hint == "Anna left at 15:42: has this person come back?"
    assert door.sign_in.same.text() == "Yes, Anna has come back"
    door.qtbot.mouseClick(door.sign_in.same, Qt.MouseButton.LeftButton)
    assert door.names == ["Anna"]
    assert door.line("Anna")[1:3] == ["Table 1", "2 letters at home · contact"]
    kept = door.evening.ask(contact, anna)
    assert kept is not None
    assert kept.email == "anna@example.org"
    assert door.done[-1] == "Anna is back at Table 1"
    assert QApplication.focusWidget() is door.sign_in.name
    assert door.undo() == "Anna is back at Table 1"
    assert door.names == ["Anna", "anna (2)"]


def test_of_a_minor_who_comes_back_no_address_is_kept(door: Door) -> None:
    said = {"heads": 1, "first_time": False, "minor": True}
    anna = door.evening.ask(people)[0].attendee_id
    door.evening.do(attendees.change_attendee, attendee_id=anna, name="Anna", **said)
    door.evening.do(attendees.sign_out, attendee_ids=[anna], at=NOW)
    door.workspace.changed.emit(frozenset({"attendee"}))
    door.sign_in.contact.wanted.click()
    door.sign_in.contact.email.setText("anna@example.org")
    door.sign_in.name.setFocus()
    door.enter("Anna")
    door.qtbot.mouseClick(door.sign_in.same, Qt.MouseButton.LeftButton)
    assert door.line("Anna")[2] == "minor"


def test_who_turns_out_to_be_the_one_who_is_here_is_one(door: Door) -> None:
    door.enter("Anna")
    door.qtbot.mouseClick(door.sign_in.same, Qt.MouseButton.LeftButton)
    assert door.names == ["Anna"]
    assert door.line("Anna")[1] == "Table 3"
    assert QApplication.focusWidget() is door.sign_in.name
    assert door.undo() == "Anna (2) joined with Anna"
    assert door.names == ["Anna", "Anna (2)"]


def test_who_is_undone_is_nobody_to_be_joined(door: Door) -> None:
    door.enter("Anna")
    door.undo()
    door.settle()
    assert not door.sign_in.same.isVisible()
