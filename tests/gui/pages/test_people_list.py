"""The list of people: found, chosen, moved, changed, joined, signed out and brought back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from tests.evening import NOW
from tests.gui.door import Door
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.consent import ConsentQuestion
from w4r_desktop.gui.dialogs.sign_out import SignOutQuestion
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.schema import OrganizerLock

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from tests.evening import Evening

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def door(qtbot: QtBot, evening: Evening, qapp: QApplication) -> Door:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    for number, name in enumerate(("Amina", "Bashir", "Claire", "Łukasz")):
        who = evening.sign_in(name, table=number % 2)
        if number:
            evening.log(who, number, table=number % 2)
    return Door(qtbot, evening)


def menu_of(door: Door) -> dict[str, QAction]:
    """Return what the menu offers, by its words."""
    assert door.page.deeds is not None
    actions = door.page.deeds.menu.actions()
    return {action.text().replace("&", ""): action for action in actions if action.text()}


def test_the_cursor_is_where_names_are_typed(door: Door) -> None:
    assert QApplication.focusWidget() is door.sign_in.name


def test_people_are_found_by_any_part_of_their_name(door: Door) -> None:
    door.press(Qt.Key.Key_F, CTRL)
    door.keys("l")
    assert door.names == ["Claire", "Łukasz"]
    assert door.page.list.count.text() == "2 of 4 people"
    door.keys("u")
    door.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is door.view
    assert [person.name for person in door.view.chosen] == ["Łukasz"]
    door.key(Qt.Key.Key_Slash)
    door.press(Qt.Key.Key_Escape)
    assert len(door.names) == 4
    door.keys("nobody")
    assert door.names == []
    assert door.page.list.nothing.text() == "Nobody here is called that."


def test_an_evening_without_anybody_says_how_to_begin(qtbot: QtBot, evening: Evening) -> None:
    door = Door(qtbot, evening)
    assert door.page.list.nothing.isVisible()
    door.enter("Amina")
    assert door.names == ["Amina"]
    assert not door.page.list.nothing.isVisible()


def test_what_is_counted_meanwhile_is_shown(door: Door) -> None:
    door.evening.log(door.evening.ask(people)[0].attendee_id, 5)
    door.workspace.changed.emit(frozenset({"tally_entry"}))
    assert door.line("Amina") == ["Amina", "Table 1", "", "5", "0", "15:42"]


def test_headings_sort_by_click_and_by_key(door: Door) -> None:
    header = door.view.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(3) + 20, 10)
    for _click in range(2):
        door.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert door.names[0] == "Łukasz"
    door.key(Qt.Key.Key_S)
    door.key(Qt.Key.Key_S)
    door.key(Qt.Key.Key_S)
    assert door.names == ["Amina", "Bashir", "Claire", "Łukasz"]
    door.key(Qt.Key.Key_S)
    assert door.names == ["Amina", "Claire", "Bashir", "Łukasz"], "by table"


# -- who is chosen -----------------------------------------------------------------------------


def test_all_who_are_chosen_stay_one_stretch_in_another_order(door: Door) -> None:
    door.view.selectAll()
    door.key(Qt.Key.Key_S)
    assert len(door.view.chosen) == len(door.names)
    assert door.view.selectionModel().selection().size() == 1, "many ranges took Qt minutes"


def test_whoever_is_chosen_stays_chosen_while_others_come(door: Door) -> None:
    door.choose("Bashir", "Claire")
    assert door.page.list.count.text() == "2 chosen"
    door.sign_in.name.setFocus()
    door.enter("Aaron")
    door.settle()
    assert [person.name for person in door.view.chosen] == ["Bashir", "Claire"]
    door.page.list.find_box.setText("cla")
    assert [person.name for person in door.view.chosen] == ["Claire"]


def test_buttons_come_with_who_is_chosen(door: Door) -> None:
    deeds = door.page.deeds
    assert deeds is not None
    assert not any(button.isVisible() for button in deeds.buttons)
    door.choose("Bashir")
    seen = [button for button in deeds.buttons if button.isVisible()]
    assert [button.text() for button in seen] == ["Move to", "Sign out…", "Change…", ""]
    door.choose("Bashir", "Claire")
    seen = [button for button in deeds.buttons if button.isVisible()]
    assert [button.text() for button in seen] == ["Move to", "Sign out…", "Join…", ""]


def test_somebody_is_signed_out_by_button(door: Door) -> None:
    assert door.page.deeds is not None
    door.choose("Bashir")
    door.answer(SignOutQuestion, lambda question: question.accept())
    door.qtbot.mouseClick(door.page.deeds.sign_out_button, Qt.MouseButton.LeftButton)
    assert door.line("Bashir")[2] == "left 15:43"


def test_letters_that_are_back_lead_to_the_sheet(door: Door) -> None:
    asked: list[tuple[object, object]] = []
    door.page.person_requested.connect(lambda *who: asked.append(who))
    assert door.page.deeds is not None
    count = door.page.deeds.count_button
    bashir = next(row for row in door.evening.ask(people) if row.name == "Bashir")
    out = {"attendee_ids": [bashir.attendee_id], "at": NOW, "letters": 3}
    door.evening.do(attendees.sign_out, **out)
    door.workspace.changed.emit(frozenset({"taken_home"}))
    door.choose("Bashir")
    assert not count.isVisible()
    door.key(Qt.Key.Key_L)
    door.settle()
    assert count.isVisible()
    assert not door.page.deeds.move_button.isVisible(), "there is no room for everything"
    assert door.done == ["3 letters of Bashir are back. Count them on the sheet."]
    door.choose("Claire")
    assert not count.isVisible()
    door.choose("Bashir")
    assert not count.isVisible(), "by now they are counted, or not"
    door.undo()
    door.settle()
    door.key(Qt.Key.Key_L)
    door.settle()
    door.qtbot.mouseClick(count, Qt.MouseButton.LeftButton)
    assert asked == [(bashir.attendee_id, door.evening.tables[1])]
    assert not count.isVisible()


def test_the_menu_opens_by_mouse_and_by_key(door: Door) -> None:
    door.choose("Bashir")
    for key in (Qt.Key.Key_Menu, Qt.Key.Key_F10):
        door.view.setFocus()
        if key == Qt.Key.Key_F10:
            door.key(key, SHIFT)
            assert isinstance(QApplication.activePopupWidget(), QMenu)
            door.press(Qt.Key.Key_Escape)
    middle = door.view.visualRect(door.page.list.model.index(0, 0)).center()
    door.qtbot.mousePress(door.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    door.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=2000)
    door.press(Qt.Key.Key_Escape)
    door.qtbot.mouseRelease(door.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_the_menu_offers_only_what_is_so(door: Door) -> None:
    door.choose("Bashir")
    menu = menu_of(door)
    assert menu["Change…"].isEnabled()
    assert not menu["Bring back"].isEnabled()
    assert not menu["Letters brought back"].isEnabled()
    door.choose("Bashir", "Claire", "Amina")
    assert not menu["Join with…"].isEnabled()
    assert not menu["Change…"].isEnabled()
    assert menu["Sign out…"].isEnabled()


# -- moving ------------------------------------------------------------------------------------


def test_several_are_moved_by_key_as_one_step(door: Door) -> None:
    door.choose("Amina", "Claire", "Bashir")
    door.key(Qt.Key.Key_3, CTRL | SHIFT)
    assert {door.line(name)[1] for name in ("Amina", "Bashir", "Claire")} == {"Table 3"}
    assert door.done == ["3 people moved to Table 3"]
    assert door.undo() == "3 people moved to Table 3"
    assert door.line("Bashir")[1] == "Table 2"


def test_one_is_moved_by_m_and_the_menu(door: Door) -> None:
    door.choose("Amina")
    door.key(Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Table 1", "Table 2", "Table 3"]
    door.press(Qt.Key.Key_Down)
    door.press(Qt.Key.Key_Down)
    door.press(Qt.Key.Key_Return)
    assert door.line("Amina")[1] == "Table 2"
    assert door.done == ["Amina moved to Table 2"]


def test_who_sits_there_already_is_not_moved(door: Door) -> None:
    door.choose("Amina")
    door.key(Qt.Key.Key_1, CTRL | SHIFT)
    assert door.done == []
    assert door.workspace.undo_label == "log", "what the evening began with"


def test_letters_are_keys_in_the_list_and_names_in_the_field(door: Door) -> None:
    door.choose("Amina")
    door.sign_in.name.setFocus()
    door.enter("Jom")
    assert "Jom" in door.names
    assert QApplication.activePopupWidget() is None


# -- the rest ----------------------------------------------------------------------------------


def test_lists_are_asked_for(door: Door) -> None:
    asked = []
    door.page.import_requested.connect(lambda: asked.append("in"))
    door.page.export_requested.connect(lambda: asked.append("out"))
    door.page.template_requested.connect(lambda: asked.append("empty"))
    door.qtbot.mouseClick(door.page.import_button, Qt.MouseButton.LeftButton)
    menu = door.page.lists_button.menu()
    for action in menu.actions()[:2]:
        action.trigger()
    assert asked == ["in", "out", "empty"]


def test_the_organizer_says_what_people_agree_to(door: Door) -> None:
    def write(question: ConsentQuestion) -> None:
        assert "“Candlelight”" in question.words.toPlainText()
        question.words.setPlainText("Write to me\nnow and then")
        question.accept()

    def leave_out(question: ConsentQuestion) -> None:
        assert question.words.toPlainText() == "Write to me now and then"
        question.usual.click()
        question.accept()

    said: list[str] = []
    door.page.wording_changed.connect(said.append)
    entry = door.page.lists_button.menu().actions()[-1]
    door.answer(ConsentQuestion, write)
    entry.trigger()
    assert door.sign_in.contact.words.text() == "Write to me now and then"
    door.answer(ConsentQuestion, leave_out)
    entry.trigger()
    assert "“Candlelight”" in door.sign_in.contact.words.text()
    assert said == ["Write to me now and then", ""]
    assert door.choices.consent == ""


def lock(session: Session) -> None:
    session.add(OrganizerLock(pin_hash="x", locked_at=NOW))


def test_a_locked_page_signs_in_and_offers_nothing_else(qtbot: QtBot, evening: Evening) -> None:
    reached = Contact(email="a@example.org", wording="Yes", consented_at=NOW)
    evening.sign_in("Anna Kovács", contact=reached)
    evening.file.write_for_good(lock)
    door = Door(qtbot, evening)
    assert door.page.deeds is None
    assert not door.page.import_button.isVisible()
    assert not door.page.lists_button.isVisible()
    assert not door.sign_in.contact.isVisible()
    door.enter("Bo Ek")
    assert door.names == ["Anna", "Bo"]
    assert door.line("Anna")[2] == ""
    assert not door.view.dragEnabled()
    door.choose("Anna", "Bo")
    assert len(door.view.chosen) == 1
    for key in (Qt.Key.Key_M, Qt.Key.Key_Delete, Qt.Key.Key_Menu):
        door.key(key)
        assert QApplication.activePopupWidget() is None
    assert door.done == ["Bo at Table 2"]
    door.page.list.find_box.setText("kov")
    assert door.names == []


def test_a_locked_page_says_why_less_is_offered_and_of_equal_names(
    qtbot: QtBot, evening: Evening
) -> None:
    evening.sign_in("Lucia Kovács", table=1)
    evening.file.write_for_good(lock)
    door = Door(qtbot, evening)
    said = [words.text() for words in door.page.findChildren(QLabel) if words.isVisible()]
    assert "Locked: moving people, leaving and e-mail are for the organizer." in said
    assert "Names stay on this laptop." not in said
    door.enter("lucia")
    assert door.hint == "Lucia is at Table 2 already: this one is called lucia (2)."
    assert not door.sign_in.same.isVisible()
    door.keys("B")
    assert "already" in door.hint


def test_what_is_out_is_due(door: Door) -> None:
    who = door.evening.ask(people)[0].attendee_id
    out = {"attendee_ids": [who], "at": NOW, "letters": 1, "due_on": date(2027, 1, 1)}
    door.evening.do(attendees.sign_out, **out)
    door.workspace.changed.emit(frozenset({"taken_home"}))
    assert door.line("Amina")[2] == "left 15:42 · 1 letter at home until Jan 1"


def test_paper_for_people_is_asked_for_from_the_menu(door: Door) -> None:
    asked: list[Document] = []
    door.page.paper_requested.connect(asked.append)
    offered = {
        action.text().replace("&", ""): action for action in door.page.lists_button.menu().actions()
    }
    offered["Print sign-in sheets…"].trigger()
    offered["Print participation slips…"].trigger()
    assert asked == [Document.SIGN_IN_SHEETS, Document.PARTICIPATION_SLIPS]
