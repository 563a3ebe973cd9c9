"""Undo, redo, the pages and the line at the foot, as they are seen while somebody counts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFileOpenEvent, QKeySequence
from PySide6.QtWidgets import QLabel

from tests.gui.desk import Desk, button, event_file
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.gui.qt import Application
from w4r_desktop.gui.widgets.status_line import StatusLine


@pytest.fixture
def evening(desk: Desk) -> Desk:
    desk.desktop.open_event(event_file(goal=4))
    desk.settle()
    desk.sign_in("Tom & Jerry")
    return desk


def foot(desk: Desk) -> str:
    line = desk.window.findChild(StatusLine)
    assert line is not None
    return " | ".join(label.text() for label in line.findChildren(QLabel) if label.text())


def test_undo_and_redo_say_what_and_are_off_when_there_is_nothing(desk: Desk) -> None:
    desk.desktop.open_event(event_file())
    assert not desk.window.undo_action.isEnabled()
    assert not desk.window.redo_action.isEnabled()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    undo, redo = desk.window.undo_action, desk.window.redo_action
    assert undo.text() == "Undo: Letter, Amina, Table 1"
    undo.trigger()
    assert desk.window.toast.text == "Undone: Letter, Amina, Table 1"
    assert redo.text() == "Redo: Letter, Amina, Table 1"
    assert undo.text() == "Undo: Amina at Table 1"
    undo.trigger()
    assert not undo.isEnabled()
    assert undo.text() == "&Undo"


def test_ampersands_of_names_are_seen_in_the_menu(evening: Desk) -> None:
    assert evening.window.undo_action.text() == "Undo: Tom && Jerry at Table 1"


def test_the_keys_of_undo_and_redo_work_on_the_sheet(evening: Desk) -> None:
    evening.click_cell(0, 0)
    assert QKeySequence("Ctrl+Z") in evening.window.undo_action.shortcuts()
    evening.window.activateWindow()
    table = evening.tally.view.table
    table.setFocus()
    evening.qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert evening.tally.view.sheet.total == 0
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    evening.qtbot.keyClick(table, Qt.Key.Key_Z, shift)
    assert evening.tally.view.sheet.total == 1


def test_a_click_can_be_undone_by_the_button_beside_its_words(evening: Desk) -> None:
    evening.click_cell(0, 1)
    toast = evening.window.toast
    assert toast.text == "Letter for Case 2 · Tom & Jerry · Table 1"
    evening.click(button(toast, "Undo: Letter, Tom & Jerry, Table 1"))
    assert evening.tally.view.sheet.total == 0
    assert toast.text == "Undone: Letter, Tom & Jerry, Table 1"


@pytest.mark.parametrize("redo", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_whichever_key_one_is_used_to_does_it_again(evening: Desk, redo: str) -> None:
    evening.click_cell(0, 1)
    evening.window.undo_action.trigger()
    assert QKeySequence(redo) in evening.window.redo_action.shortcuts()
    evening.qtbot.keySequence(evening.tally.view.table, redo)
    assert evening.tally.view.sheet.total == 1


def test_enter_presses_the_button_that_has_the_focus(evening: Desk) -> None:
    people = evening.tally.view.table.model().rowCount()
    evening.tally.guest.setFocus()
    evening.qtbot.keyClick(evening.tally.guest, Qt.Key.Key_Return)
    assert evening.tally.view.table.model().rowCount() == people + 1


def test_what_was_logged_is_not_said_over_another_page(evening: Desk) -> None:
    evening.click_cell(0, 1)
    evening.click(evening.window.rail.button("briefs"))
    assert evening.window.toast.text == ""
    assert evening.window.undo_action.isEnabled()


def test_the_foot_says_when_it_was_saved_the_totals_and_the_goal(evening: Desk) -> None:
    evening.click_cell(0, 0)
    evening.settle()
    assert "All saved · 18:30:00" in foot(evening)
    assert "1 piece: 1 letter · 25% of 4 · 1 person · 3 tables" in foot(evening)
    assert "Candlelight.w4r" in foot(evening)


def test_the_title_follows_the_name_of_the_event(evening: Desk) -> None:
    page = evening.window.show_page("setup")
    assert isinstance(page, SetupPage)
    page.form.name.selectAll()
    evening.qtbot.keyClicks(page.form.name, "A [*] night")
    evening.click(page.save)
    assert evening.window.windowTitle().startswith("A [*][*] night · ")  # seen as A [*] night
    evening.window.undo_action.trigger()
    assert evening.window.windowTitle().startswith("Candlelight · ")


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key.Key_F3, "briefs"), (Qt.Key.Key_F4, "people"), (Qt.Key.Key_F5, "print"),
     (Qt.Key.Key_F6, "results"), (Qt.Key.Key_F7, "setup"), (Qt.Key.Key_F8, "board"),
     (Qt.Key.Key_F2, "tally")],
)  # fmt: skip
def test_each_page_has_a_key(evening: Desk, key: Qt.Key, page: str) -> None:
    evening.window.show_page("results" if page != "results" else "tally")
    evening.window.activateWindow()
    evening.qtbot.keyClick(evening.window, key)
    evening.qtbot.waitUntil(lambda: evening.window.page_key == page)


def test_a_file_the_desktop_hands_over_is_opened(evening: Desk) -> None:
    other = event_file("Other")
    qt = Application.instance()
    if isinstance(qt, Application):  # the tests' own application is a plain one
        QCoreApplication.sendEvent(qt, QFileOpenEvent(str(other)))
        assert evening.preferences.last_event == other
