"""Signing people in at the door: a name, a table, Enter, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.evening import NOW
from tests.gui.door import Door
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.people_full import FullSign
from w4r_desktop.services import attendees, tables
from w4r_desktop.store.queries.attendees import contact, people
from w4r_desktop.store.queries.tables import tables as all_tables

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def door(qtbot: QtBot, evening: Evening, qapp: QApplication) -> Door:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    evening.sign_in("Anna", table=2)
    return Door(qtbot, evening)


def test_a_name_and_enter_sign_in_and_the_next_name_can_be_typed(door: Door) -> None:
    for name in ("Amina", "Bashir", "Claire & Tom"):
        door.enter(name)
        assert QApplication.focusWidget() is door.sign_in.name
        assert door.sign_in.name.text() == ""

    assert door.names == ["Amina", "Anna", "Bashir", "Claire & Tom"]
    assert door.done == ["Amina at Table 1", "Bashir at Table 1", "Claire & Tom at Table 1"]
    assert door.undo() == "Claire & Tom at Table 1"
    assert door.names == ["Amina", "Anna", "Bashir"]


def test_the_next_one_sits_where_the_one_before_sat(door: Door) -> None:
    door.press(Qt.Key.Key_2, CTRL)
    door.enter("Amina")
    door.enter("Bashir")
    assert [door.line(name)[1] for name in ("Amina", "Bashir")] == ["Table 2", "Table 2"]


def test_the_first_one_sits_at_the_emptiest_table(qtbot: QtBot, evening: Evening) -> None:
    for table in (0, 0, 2):
        evening.sign_in("Anna", table=table)
    door = Door(qtbot, evening)
    door.enter("Amina")
    assert door.line("Amina")[1] == "Table 2"


def test_a_full_table_is_left_for_the_emptiest_and_told(door: Door) -> None:
    table = door.evening.ask(all_tables)[0]
    door.evening.do(
        tables.change_table,
        writing_table_id=table.writing_table_id,
        name="1",
        place=table.place,
        capacity=2,
    )
    door.workspace.changed.emit(frozenset({"writing_table"}))
    for name in ("Amina", "Bashir", "Cleo"):
        door.enter(name)
    assert [door.line(name)[1] for name in ("Amina", "Bashir")] == ["Table 1", "Table 1"]
    assert door.line("Cleo")[1] == "Table 2"
    assert door.done[1] == "Bashir at Table 1 · this table is full now"


def seat_two(door: Door, place: int) -> None:
    """Leave a table two seats and no more."""
    table = door.evening.ask(all_tables)[place]
    said = {"name": table.name, "place": table.place, "capacity": 2}
    door.evening.do(tables.change_table, writing_table_id=table.writing_table_id, **said)
    door.workspace.changed.emit(frozenset({"writing_table"}))


def test_a_full_table_bears_a_sign_and_says_so(door: Door) -> None:
    seat_two(door, 0)
    first = door.sign_in.table_choice.button(door.evening.tables[0])
    wide = first.width()
    for name in ("Amina", "Bashir"):
        assert first.accessibleName() == "Table 1"
        assert not any(sign.isVisible() for sign in first.findChildren(FullSign))
        door.enter(name)
    assert first.accessibleName() == "Table 1 is full: 2 people for 2 seats"
    assert "Table 1 is full: 2 people for 2 seats" in first.toolTip()
    assert [sign.isVisible() for sign in first.findChildren(FullSign)] == [True]
    assert first.width() == wide, "nothing moves for it"
    door.press(Qt.Key.Key_1, CTRL)
    assert "full" in first.toolTip()
    door.undo()
    assert first.accessibleName() == "Table 1"
    assert first.toolTip() == ""
    assert [sign.isVisible() for sign in first.findChildren(FullSign)] == [False]


def test_another_table_is_suggested_as_soon_as_the_chosen_one_is_full(door: Door) -> None:
    choice = door.sign_in.table_choice
    assert choice.key == door.evening.tables[0]
    door.evening.sign_in("Two", table=0)
    door.evening.sign_in("Three", table=0)
    seat_two(door, 0)
    assert choice.key == door.evening.tables[1]


def test_a_full_table_chosen_by_hand_stays_chosen_for_one(door: Door) -> None:
    door.evening.sign_in("Two", table=0)
    door.evening.sign_in("Three", table=0)
    door.press(Qt.Key.Key_1, CTRL)
    seat_two(door, 0)
    assert door.sign_in.table_choice.key == door.evening.tables[0]
    door.enter("Amina")
    assert door.line("Amina")[1] == "Table 1"
    assert door.sign_in.table_choice.key == door.evening.tables[1]


def test_tables_are_chosen_by_click_and_by_arrow_and_enter_works_there(door: Door) -> None:
    door.keys("Amina")
    third = door.sign_in.table_choice.button(door.evening.tables[2])
    door.qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    door.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is third
    door.press(Qt.Key.Key_Left)
    door.press(Qt.Key.Key_Return)
    assert door.line("Amina")[1] == "Table 2"
    assert QApplication.focusWidget() is door.sign_in.name


@pytest.mark.parametrize("part", ["first_time", "minor", "heads"])
def test_enter_signs_in_wherever_it_is_pressed(door: Door, part: str) -> None:
    door.keys("Amina")
    getattr(door.sign_in, part).setFocus()
    door.press(Qt.Key.Key_Return)
    assert door.names == ["Amina", "Anna"]


def test_a_key_that_is_held_signs_nobody_in_again(door: Door) -> None:
    door.enter("Amina")
    door.press(Qt.Key.Key_Return)
    assert door.names == ["Amina", "Anna"]
    assert door.hint == "Type a name first, or press “+ Guest” for somebody without one."


@pytest.mark.parametrize("part", ["name", "sign_in", "guest", "minor", "table"])
def test_enter_that_repeats_while_it_is_held_signs_nobody_in(door: Door, part: str) -> None:
    first = door.sign_in.table_choice.button(door.evening.tables[0])
    widget = first if part == "table" else getattr(door.sign_in, part)
    door.keys("Amina")
    widget.setFocus()
    modifier = Qt.KeyboardModifier.NoModifier
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        held = QKeyEvent(QEvent.Type.KeyPress, key, modifier, "\r", autorep=True, count=1)
        QApplication.sendEvent(widget, held)
    assert door.names == ["Anna"]
    assert door.sign_in.hint.property("role") == "small", "nor is anything refused"


def test_several_who_are_minors_are_asked_about_as_several(door: Door) -> None:
    tick = door.sign_in.minor
    assert tick.text() == "Minor"
    door.sign_in.name.setText("Class 8b +25")
    assert tick.text() == "Minors"
    door.sign_in.name.clear()
    assert tick.text() == "Minor"
    door.sign_in.heads.setValue(2)
    assert tick.text() == "Minors"
    tick.click()
    door.sign_in.name.setFocus()
    door.enter("Two of them")
    assert door.line("Two of them")[2] == "all minors · group of 2"
    assert tick.text() == "Minor"


def test_ticks_are_for_one_person(door: Door) -> None:
    door.sign_in.first_time.click()
    door.sign_in.minor.click()
    door.sign_in.name.setFocus()
    door.enter("Amina")
    door.enter("Bashir")
    assert door.line("Amina")[2] == "first time · minor"
    assert door.line("Bashir")[2] == ""


@pytest.mark.parametrize("typed", ["Class 8b +25", "Class 8b"])
def test_a_class_is_one_line(door: Door, typed: str) -> None:
    if typed == "Class 8b":
        door.sign_in.heads.setValue(25)
    door.enter(typed)
    assert door.line("Class 8b")[2] == "group of 25"
    assert door.page.list.count.text() == "26 people"
    assert door.sign_in.heads.value() == 1


def test_guests_are_numbered(door: Door) -> None:
    door.sign_in.first_time.click()
    door.qtbot.mouseClick(door.sign_in.guest, Qt.MouseButton.LeftButton)
    door.qtbot.mouseClick(door.sign_in.guest, Qt.MouseButton.LeftButton)
    door.enter("+12")
    assert door.names == ["Anna", "Group 3", "Guest 1", "Guest 2"]
    assert door.line("Guest 1")[2] == "first time"


def test_a_name_that_is_being_typed_outlives_a_guest(door: Door) -> None:
    door.keys("Ami")
    door.qtbot.mouseClick(door.sign_in.guest, Qt.MouseButton.LeftButton)
    assert door.sign_in.name.text() == "Ami"
    assert door.names == ["Anna", "Guest 1"]


# -- what cannot be kept -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a" * 201, "The name is longer than 200 characters."),
        ("\u200b\u202e", "The name is empty."),
    ],
)
def test_a_refused_name_is_explained_and_stays(door: Door, typed: str, words: str) -> None:
    door.sign_in.name.setText(typed)
    door.sign_in.first_time.click()
    kept = door.sign_in.name.text()
    door.sign_in.name.setFocus()
    door.press(Qt.Key.Key_Return)
    assert door.hint.startswith(words)
    assert door.sign_in.hint.property("role") == "bad"
    assert door.sign_in.name.text() == kept
    assert door.sign_in.first_time.isChecked()
    assert door.names == ["Anna"]
    door.sign_in.name.setText("Amina")
    door.press(Qt.Key.Key_Return)
    assert door.sign_in.hint.property("role") == "small"


def test_what_is_left_out_of_a_name_is_said(door: Door) -> None:
    door.sign_in.name.setText("Ami\u202ena")
    door.press(Qt.Key.Key_Return)
    assert door.names == ["Amina", "Anna"]
    assert "turn the direction of writing" in door.hint


def test_an_evening_without_tables_says_what_to_do(door: Door) -> None:
    anna = door.evening.ask(people)[0].attendee_id
    door.evening.do(attendees.remove, attendee_ids=[anna], at=NOW)
    for table in door.evening.tables:
        door.evening.do(tables.remove_table, writing_table_id=table, at=NOW)
    door.workspace.changed.emit(frozenset({"writing_table", "attendee"}))
    assert not door.sign_in.table_choice.isVisible()
    door.enter("Amina")
    assert "Add a table under Setup first." in door.hint
    assert door.sign_in.name.text() == "Amina"


# -- who wants to hear from us -----------------------------------------------------------------


def test_an_address_is_asked_for_only_of_who_wants_to_hear(door: Door) -> None:
    fields = door.sign_in.contact
    assert not fields.email.isVisible()
    door.keys("Amina")
    fields.wanted.setFocus()
    door.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is fields.email
    assert "organizers of “Candlelight”" in fields.words.text()
    wording = fields.words.text()
    door.enter("amina@example.org")

    (amina,) = [row for row in door.evening.ask(people) if row.name == "Amina"]
    kept = door.evening.ask(contact, amina.attendee_id)
    assert kept is not None
    assert (kept.email, kept.phone) == ("amina@example.org", "")
    assert (kept.wording, kept.consented_at) == (wording, door.time)
    assert not fields.email.isVisible()
    assert fields.email.text() == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type an e-mail address or a telephone number, or take the tick away."),
        ("0171 55", "“0171 55” is no e-mail address: it has an @ and no spaces."),
        ("amina example@x", "“amina example@x” is no e-mail address: it has an @ and no spaces."),
        ("@x.org", "“@x.org” is no e-mail address: it has an @ and no spaces."),
    ],
)
def test_without_an_address_nobody_is_signed_in_who_wants_to_hear(
    door: Door, typed: str, words: str
) -> None:
    door.keys("Amina")
    door.sign_in.contact.wanted.click()
    door.sign_in.contact.email.setText(typed)
    door.sign_in.name.setFocus()
    door.press(Qt.Key.Key_Return)
    assert door.hint == words
    assert door.sign_in.hint.property("role") == "bad"
    assert door.names == ["Anna"]
    assert door.sign_in.name.text() == "Amina"
    assert QApplication.focusWidget() is door.sign_in.contact.email
    door.enter("amina@example.org")
    assert door.names == ["Amina", "Anna"]


def test_a_minor_is_not_asked_for_an_address(door: Door) -> None:
    door.sign_in.contact.wanted.click()
    door.sign_in.contact.email.setText("a@example.org")
    door.sign_in.minor.click()
    assert not door.sign_in.contact.email.isVisible()
    door.sign_in.name.setFocus()
    door.enter("Amina")
    assert not any(row.has_contact for row in door.evening.ask(people))


def test_a_guest_leaves_no_address(door: Door) -> None:
    door.sign_in.contact.wanted.click()
    door.qtbot.mouseClick(door.sign_in.guest, Qt.MouseButton.LeftButton)
    assert door.hint.startswith("Who wants to hear from us needs a name.")
    assert door.names == ["Anna"]


def test_the_organizers_own_words_are_those_agreed_to(qtbot: QtBot, evening: Evening) -> None:
    door = Door(qtbot, evening)
    door.choices.consent = "Write to me"
    door.sign_in.contact.show_wording("Write to me")
    door.sign_in.contact.wanted.click()
    door.sign_in.contact.phone.setText("+1 902 555 0100")
    door.sign_in.name.setFocus()
    door.enter("Amina")
    (amina,) = evening.ask(people)
    kept = evening.ask(contact, amina.attendee_id)
    assert kept is not None
    assert (kept.phone, kept.wording) == ("+1 902 555 0100", "Write to me")


def test_forty_tables_can_be_chosen_from(qtbot: QtBot, evening: Evening) -> None:
    for number in range(4, 41):
        evening.do(tables.add_table, name=str(number))
    door = Door(qtbot, evening)
    last = evening.ask(all_tables)[-1]
    button = door.sign_in.table_choice.button(last.writing_table_id)
    button.setFocus()
    button.click()
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect().width() > 20)
    door.sign_in.name.setFocus()
    door.enter("Amina")
    assert door.line("Amina")[1] == "Table 40"
    assert door.sign_in.height() < 420
