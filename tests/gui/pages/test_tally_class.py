"""Counting for a whole class, or for every case, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.evening import NOW
from tests.gui.tallies import LEFT, choose, words
from tests.gui.waiting import well_after
from w4r_desktop.services.cases import withdraw_case
from w4r_desktop.store.queries.history import latest_entries

if TYPE_CHECKING:
    from tests.gui.tallies import Tally

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CLASS = 2


def withdraw(tally: Tally, case: int) -> None:
    tally.workspace.run(
        "x", withdraw_case, case_id=tally.evening.cases[case], reason="Free", at=NOW
    )


def test_the_row_of_a_class_offers_to_count_for_all_of_it(tally: Tally) -> None:
    bar = tally.page.class_bar
    tally.page.view.choose_cell(0, 1)
    assert not bar.isVisible()
    tally.page.view.choose_cell(CLASS, 1)
    assert bar.for_case.isVisible()
    assert (bar.for_case.text(), bar.for_each.text()) == ("25 for Case 2", "25 for each case")
    assert bar.for_each.accessibleName() == "25 letters for each case"
    tally.page.view.choose_cell(CLASS, 2)
    assert bar.for_case.text() == "25 for Case 3"
    tally.page.view.choose_cell(3, 2)
    assert not bar.isVisible()


def test_a_click_counts_25_letters_for_the_case_chosen(tally: Tally) -> None:
    tally.page.view.choose_cell(CLASS, 1)
    tally.qtbot.mouseClick(tally.page.class_bar.for_case, LEFT)
    assert tally.shown()["Class 8b"] == (0, 25, 0)
    assert tally.logged == ["25 letters for Case 2 · Class 8b · Table 1"]
    assert len(tally.workspace.read(latest_entries, limit=9)) == 1


def test_a_click_counts_25_letters_for_each_case_and_one_undo_takes_them_back(
    tally: Tally,
) -> None:
    tally.page.view.choose_cell(CLASS, 0)
    tally.qtbot.mouseClick(tally.page.class_bar.for_each, LEFT)
    assert tally.shown()["Class 8b"] == (25, 25, 25)
    assert tally.logged == ["25 letters for each of 3 cases · Class 8b"]
    assert tally.workspace.undo_label == "25 letters for each of 3 cases, Class 8b"
    tally.workspace.undo()
    assert tally.shown()["Class 8b"] == (0, 0, 0)
    tally.workspace.redo()
    assert tally.shown()["Class 8b"] == (25, 25, 25)


def test_a_withdrawn_case_is_not_among_each_case(tally: Tally) -> None:
    withdraw(tally, 1)
    tally.page.view.choose_cell(CLASS, 0)
    tally.key(Qt.Key.Key_Return, CTRL, SHIFT)
    assert tally.shown()["Class 8b"] == (25, 0, 25)
    assert tally.logged == ["25 letters for each of 2 cases · Class 8b"]


def test_nothing_is_logged_where_every_case_is_withdrawn(tally: Tally) -> None:
    for case in range(3):
        withdraw(tally, case)
    tally.page.view.choose_cell(CLASS, 0)
    tally.key(Qt.Key.Key_Return, CTRL, SHIFT)
    assert tally.said == ["Nothing was logged: every case is withdrawn."]
    assert tally.page.view.sheet.total == 0


def test_keys_count_for_the_class_and_a_bounce_counts_once(tally: Tally) -> None:
    tally.page.view.choose_cell(CLASS, 2)
    tally.key(Qt.Key.Key_Return, CTRL)
    assert tally.shown()["Class 8b"] == (0, 0, 25)
    table = tally.page.view.table
    for _bounce in range(3):
        tally.qtbot.keyClick(table, Qt.Key.Key_Enter, CTRL | SHIFT)
    assert tally.shown()["Class 8b"] == (25, 25, 50)
    assert tally.said == ["Two presses at once count as one."] * 2


def test_the_keys_held_down_count_once(tally: Tally) -> None:
    tally.page.view.choose_cell(CLASS, 2)
    tally.key(Qt.Key.Key_Return, CTRL)
    for _repeat in range(3):
        well_after(tally.page.view.table)
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)  # noqa: FBT003
        QApplication.sendEvent(tally.page.view.table, held)
    assert tally.shown()["Class 8b"] == (0, 0, 25)


def test_for_one_person_it_is_one_letter_for_each_case(tally: Tally) -> None:
    tally.page.view.choose_cell(0, 1)
    tally.key(Qt.Key.Key_Return, CTRL, SHIFT)
    assert tally.shown()["Amina"] == (1, 1, 1)
    assert tally.logged == ["1 letter for each of 3 cases · Amina"]


def test_the_menus_of_cell_and_name_offer_it_with_the_keys(tally: Tally) -> None:
    menu = tally.open_menu(CLASS, 1)
    assert [action.text() for action in menu.actions() if "\t" in action.text()] == [
        "25 letters for Case 2\tCtrl+Enter",
        "25 letters for each case\tCtrl+Shift+Enter",
    ]
    choose(menu, "25 letters for Case 2")
    assert tally.shown()["Class 8b"] == (0, 25, 0)
    tally.page.view.person_menu_requested.emit(CLASS, QPoint(0, 0))
    choose(tally.menu(), "25 letters for each case")
    assert tally.shown()["Class 8b"] == (25, 50, 25)


def test_a_single_person_is_not_offered_what_a_click_does(tally: Tally) -> None:
    offered = words(tally.open_menu(0, 1))
    assert "1 letter for each case" in offered
    assert "1 letter for Case 2" not in offered
    tally.menu().hide()


def test_in_a_narrow_window_one_button_opens_both(tally: Tally) -> None:
    tally.page.view.choose_cell(CLASS, 1)
    tally.page.resize(760, 500)
    bar = tally.page.class_bar
    assert (bar.for_case.isVisible(), bar.both.isVisible()) == (False, True)
    assert bar.both.text() == "25 at once…"
    tally.qtbot.mouseClick(bar.both, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, "25 letters for each case")
    assert tally.shown()["Class 8b"] == (25, 25, 25)
