"""What the organizer does with people chosen: changed, joined, signed out, brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt

from tests.gui.door import Door
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.join import JoinQuestion
from w4r_desktop.gui.dialogs.person import PersonQuestion
from w4r_desktop.gui.dialogs.sign_out import SignOutQuestion
from w4r_desktop.store.queries.attendees import people

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

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


# -- changing, joining -------------------------------------------------------------------------


def test_somebody_is_renamed_by_enter(door: Door) -> None:
    def rename(question: PersonQuestion) -> None:
        door.qtbot.keyClicks(question.name, "Aminata")
        door.qtbot.keyClick(question.name, Qt.Key.Key_Return)

    door.choose("Amina")
    door.answer(PersonQuestion, rename)
    door.key(Qt.Key.Key_Return)
    assert door.names[0] == "Aminata"
    assert [person.name for person in door.view.chosen] == ["Aminata"]
    assert door.undo() == "Amina changed"
    assert door.names[0] == "Amina"


def test_two_who_are_chosen_are_joined(door: Door) -> None:
    def join(question: JoinQuestion) -> None:
        assert "6 letters together" not in question.together.text()
        assert question.together.text().startswith("Both wrote 3 letters together")
        assert question.keep[0].isChecked(), "who came first"
        question.keep[1].click()
        question.accept()

    door.choose("Bashir", "Claire")
    door.answer(JoinQuestion, join)
    door.key(Qt.Key.Key_J)
    assert door.names == ["Amina", "Claire", "Łukasz"]
    assert door.line("Claire")[3] == "3"
    assert door.undo() == "Bashir joined with Claire"
    assert len(door.names) == 4


def test_the_other_one_is_looked_for(door: Door) -> None:
    def join(question: JoinQuestion) -> None:
        assert not question.yes.isEnabled()
        assert not question.together.isVisible()
        door.qtbot.keyClicks(question.find_box, "luk")
        assert question.others.count() == 1
        assert question.yes.isEnabled()
        question.accept()

    door.choose("Bashir")
    door.answer(JoinQuestion, join)
    door.key(Qt.Key.Key_J)
    assert door.names == ["Amina", "Bashir", "Claire"]
    assert door.line("Bashir")[3] == "4"


def test_a_name_is_kept_before_a_guest_s_number(door: Door) -> None:
    def look(question: JoinQuestion) -> None:
        kept = question.pair
        assert kept is not None
        assert (kept[0].name, kept[1].name) == ("Zoe", "Guest 1")
        question.reject()

    door.qtbot.mouseClick(door.sign_in.guest, Qt.MouseButton.LeftButton)
    door.enter("Zoe")
    door.choose("Guest 1", "Zoe")
    door.answer(JoinQuestion, look)
    door.key(Qt.Key.Key_J)
    assert "Guest 1" in door.names


# -- leaving -----------------------------------------------------------------------------------


def test_letters_are_taken_home_and_brought_back(door: Door) -> None:
    def take(question: SignOutQuestion) -> None:
        assert not question.due.isEnabled()
        question.letters.setValue(3)
        assert question.due.date() == QDate(2026, 12, 17)
        question.accept()

    door.choose("Bashir")
    door.answer(SignOutQuestion, take)
    door.key(Qt.Key.Key_O)
    assert door.line("Bashir")[2] == "left 15:43 · 3 letters at home until Dec 17"
    assert door.done == ["Bashir signed out with 3 letters, due Dec 17"]
    door.key(Qt.Key.Key_L)
    assert door.line("Bashir")[2] == "left 15:43"
    door.key(Qt.Key.Key_B)
    assert door.line("Bashir")[2] == ""
    assert door.done[1:] == [
        "3 letters of Bashir are back. Count them on the sheet.", "Bashir brought back",
    ]  # fmt: skip
    assert [door.undo() for _step in range(3)] == [
        "Bashir brought back", "3 letters of Bashir are back",
        "Bashir signed out with 3 letters, due Dec 17",
    ]  # fmt: skip


def test_several_leave_without_letters(door: Door) -> None:
    door.choose("Amina", "Bashir", "Claire")
    door.answer(SignOutQuestion, lambda question: question.accept())
    door.key(Qt.Key.Key_O)
    assert door.done == ["3 people signed out"]
    assert [door.line(name)[2] for name in ("Amina", "Bashir")] == ["left 15:43"] * 2


def test_who_is_removed_says_what_becomes_of_letters(door: Door) -> None:
    door.choose("Amina")
    door.key(Qt.Key.Key_Delete)
    door.choose("Bashir")
    door.key(Qt.Key.Key_Delete)
    assert door.done == [
        "Amina removed from the list",
        "Bashir removed from the list. What was written stays counted.",
    ]
    assert door.names == ["Claire", "Łukasz"]
    door.undo()
    door.undo()
    assert len(door.names) == 4


def test_somebody_s_sheet_is_asked_for(door: Door) -> None:
    asked: list[tuple[object, object]] = []
    door.page.person_requested.connect(lambda *who: asked.append(who))
    door.choose("Bashir")
    door.key(Qt.Key.Key_G)
    (bashir,) = [row for row in door.evening.ask(people) if row.name == "Bashir"]
    assert asked == [(bashir.attendee_id, door.evening.tables[1])]
