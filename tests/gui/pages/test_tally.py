"""Counting an evening, as volunteers do it: real clicks and keys on the real page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tests.gui.modal import in_dialog
from tests.gui.waiting import well_after
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening


@pytest.fixture
def workspace(evening: Evening, qapp: QApplication) -> Workspace:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    evening.sign_in("Amina")
    evening.sign_in("Bashir")
    evening.sign_in("Élodie", table=1)
    return Workspace(evening.file)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> TallyPage:
    page = TallyPage(workspace)
    qtbot.addWidget(page)
    page.resize(1240, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def shown(page: TallyPage) -> dict[str, tuple[int, ...]]:
    """Return what the sheet shows, by name."""
    model = page.view.table.model()
    names = [
        row.name or f"anyone at {row.table_name or 'no table'}" for row in page.view.sheet.rows
    ]
    return {
        name: tuple(
            0 if (text := model.index(row, column).data()) in ("", "·") else int(text)
            for column in range(model.columnCount())
        )
        for row, name in enumerate(names)
    }


def click(page: TallyPage, qtbot: QtBot, row: int, column: int) -> None:
    table = page.view.table
    middle = table.visualRect(table.model().index(row, column)).center() + QPoint(8, 0)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    well_after(table)


def answer(qtbot: QtBot, number: int) -> None:
    """Type a number into the question that is about to open, and say yes."""

    def fill(question: QDialog) -> None:
        field = question.findChild(QSpinBox)
        assert isinstance(field, QSpinBox)
        field.setValue(number)
        question.accept()

    in_dialog(QDialog, fill)


def choose(menu: QMenu, text: str) -> None:
    """Choose an action of a menu by its words."""
    actions = {action.text(): action for action in menu.findChildren(QAction)}
    menu.hide()  # as a click does, before what it chose begins
    actions[text].trigger()


def menu_of(page: TallyPage, row: int, column: int) -> QMenu:
    page.view.menu_requested.emit(row, column, QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_click_adds_one_and_says_so_and_it_is_on_disk(
    page: TallyPage, qtbot: QtBot, evening: Evening
) -> None:
    with qtbot.waitSignal(page.logged) as said:
        click(page, qtbot, 0, 1)
    assert said.args == ["Letter for Case 2 · Amina · Table 1"]
    assert shown(page)["Amina"] == (0, 1, 0)
    assert evening.counts()["Amina"] == (0, 1, 0)


def test_minus_takes_one_back_but_never_below_zero(
    page: TallyPage, qtbot: QtBot, workspace: Workspace
) -> None:
    click(page, qtbot, 0, 0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Minus)
    well_after(page.view.table)
    assert shown(page)["Amina"] == (0, 0, 0)
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.view.table, Qt.Key.Key_Minus)
    assert said.args == ["Nothing to take back: this cell is at zero."]
    assert workspace.undo_label == "−1 letter, Amina, Table 1"


def test_a_typed_number_sets_the_cell_and_the_log_gets_the_difference(
    page: TallyPage, qtbot: QtBot, workspace: Workspace
) -> None:
    click(page, qtbot, 0, 0)
    page.view.set_requested.emit(0, 0, 5)
    assert shown(page)["Amina"] == (5, 0, 0)
    assert workspace.undo_label == "4 letters, Amina, Table 1"
    workspace.undo()
    assert shown(page)["Amina"] == (1, 0, 0)


def test_cards_are_counted_apart_from_letters(
    page: TallyPage, qtbot: QtBot, workspace: Workspace
) -> None:
    click(page, qtbot, 0, 0)
    qtbot.mouseClick(page.kind_choice.button(ActionKind.SOLIDARITY_CARD), Qt.MouseButton.LeftButton)
    assert shown(page)["Amina"] == (0, 0, 0)
    click(page, qtbot, 0, 0)
    counted = workspace.read(totals).kinds
    assert (counted[ActionKind.LETTER], counted[ActionKind.SOLIDARITY_CARD]) == (1, 1)


def test_a_new_name_and_enter_seats_somebody_at_this_table(page: TallyPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.find_box, "Chen <Wei> & co")
    qtbot.keyClick(page.find_box, Qt.Key.Key_Return)
    assert list(shown(page)) == ["Amina", "Bashir", "Chen <Wei> & co", "anyone at 1"]
    assert page.view.cell[0] == 2
    assert page.find_box.text() == ""


def test_a_known_name_and_enter_shows_that_person_instead(page: TallyPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.find_box, "bashir")
    qtbot.keyClick(page.find_box, Qt.Key.Key_Return)
    assert list(shown(page)) == ["Amina", "Bashir", "anyone at 1"]
    assert page.view.cell[0] == 1


def test_somebody_at_another_table_is_found_without_accents(page: TallyPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.find_box, "elo")
    completer = page.find_box.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    offered = [popup.model().index(row, 0).data() for row in range(2)]
    assert offered == ["Add “elo”  ⏎", "Élodie — Table 2"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert list(shown(page)) == ["Élodie", "anyone at 2"]
    qtbot.waitUntil(lambda: page.find_box.text() == "")


def test_the_whole_name_and_enter_shows_somebody_at_another_table(
    page: TallyPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.find_box, "elodie")
    qtbot.keyClick(page.find_box, Qt.Key.Key_Return)
    assert list(shown(page)) == ["Élodie", "anyone at 2"]


def test_names_typed_one_after_the_other_seat_everybody_and_count_nothing(
    page: TallyPage, qtbot: QtBot, workspace: Workspace
) -> None:
    page.activateWindow()
    page.find_box.setFocus()
    for name in ("Chen Wei", "Ann <Lee> & co", "Bob"):
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClicks(target, name)
        qtbot.keyClick(target, Qt.Key.Key_Return)
    assert list(shown(page)) == [
        "Amina",
        "Ann <Lee> & co",
        "Bashir",
        "Bob",
        "Chen Wei",
        "anyone at 1",
    ]
    assert workspace.read(totals).pieces == 0
    qtbot.keyClick(page.find_box, Qt.Key.Key_Down)
    assert page.view.table.hasFocus()


def test_a_name_typed_into_the_sheet_goes_into_the_box(
    page: TallyPage, qtbot: QtBot, workspace: Workspace
) -> None:
    page.activateWindow()
    page.view.setFocus()
    for letter in "Chen Wei":
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClicks(target, letter)
    assert page.find_box.text() == "Chen Wei"
    assert workspace.read(totals).pieces == 0


def test_a_group_is_seated_by_its_button(page: TallyPage, qtbot: QtBot) -> None:
    def fill(question: QDialog) -> None:
        name, heads = question.findChild(QLineEdit), question.findChild(QSpinBox)
        assert isinstance(name, QLineEdit)
        assert isinstance(heads, QSpinBox)
        name.setText("Class 8b")
        heads.setValue(24)
        question.accept()

    in_dialog(QDialog, fill)
    qtbot.mouseClick(page.group, Qt.MouseButton.LeftButton)
    assert ("Class 8b", 24) in [(row.name, row.heads) for row in page.view.sheet.rows]


def test_the_headings_say_what_is_counted_in_words_and_colour(
    page: TallyPage, qtbot: QtBot
) -> None:
    plain = page.view.total_head.grab().toImage().pixelColor(20, 8)
    page.show_kind(ActionKind.SOLIDARITY_CARD)
    assert page.view.total_head.text == "Cards"
    assert page.view.total_head.grab().toImage().pixelColor(20, 8) != plain
    QApplication.sendEvent(page.view, QEvent(QEvent.Type.LanguageChange))
    assert page.view.total_head.grab().toImage().pixelColor(20, 8) != plain


def test_in_a_narrow_window_the_kinds_give_way_to_the_tables(page: TallyPage, qtbot: QtBot) -> None:
    page.resize(700, 400)
    letters = page.kind_choice.button(ActionKind.LETTER)
    cards = page.kind_choice.button(ActionKind.SOLIDARITY_CARD)
    assert (letters.text(), cards.text()) == ("Letters", "")
    assert cards.accessibleName() == "Cards"
    page.resize(1240, 640)
    assert cards.text() == "Cards"


def test_guests_get_the_next_number_and_classes_their_heads(page: TallyPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.guest, Qt.MouseButton.LeftButton)
    page.add_person("Class 8b +25")
    page.add_person("+12")
    rows = {row.name: row.heads for row in page.view.sheet.rows if row.attendee_id}
    assert rows == {"Amina": 1, "Bashir": 1, "Class 8b": 25, "Group 2": 12, "Guest 1": 1}


def test_tables_are_turned_by_click_and_by_number(page: TallyPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.table_choice.button("all"), Qt.MouseButton.LeftButton)
    assert list(shown(page))[:3] == ["Amina", "Bashir", "Élodie"]
    qtbot.keyClick(page.view.table, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert list(shown(page)) == ["Élodie", "anyone at 2"]


def test_nobody_is_added_while_all_tables_are_shown(page: TallyPage, qtbot: QtBot) -> None:
    page.show_table(None)
    with qtbot.waitSignal(page.said) as said:
        page.add_person("Chen")
    assert "Choose a table first" in said.args[0]
    assert "Chen" not in shown(page)


def test_a_person_moves_by_menu_and_keeps_the_letters(page: TallyPage, qtbot: QtBot) -> None:
    click(page, qtbot, 0, 0)
    choose(menu_of(page, 0, 0), "Table 3")
    assert list(shown(page)) == ["Bashir", "anyone at 1"]
    assert page.note.isVisible()
    assert page.note.text().endswith("this sheet shows 0; logged at this table: 1.")
    page.show_table(page._tables.answer[2].writing_table_id)
    assert shown(page)["Amina"] == (1, 0, 0)


def test_several_are_added_at_once(page: TallyPage, qtbot: QtBot) -> None:
    answer(qtbot, 12)
    choose(menu_of(page, 1, 2), "Add several…")
    assert shown(page)["Bashir"] == (0, 0, 12)


def test_a_letter_signed_by_several_counts_once(
    page: TallyPage, qtbot: QtBot, workspace: Workspace
) -> None:
    answer(qtbot, 4)
    choose(menu_of(page, 1, 2), "Signed by several people…")
    assert shown(page)["Bashir"] == (0, 0, 1)
    assert workspace.undo_label == "Letter signed by 4 people, Bashir, Table 1"


def test_any_entry_of_the_history_can_be_taken_back(page: TallyPage, qtbot: QtBot) -> None:
    click(page, qtbot, 0, 0)
    click(page, qtbot, 1, 1)
    qtbot.mouseClick(page.history_button, Qt.MouseButton.LeftButton)
    name = "Take back: 1 letter for Case 1"
    (button,) = [
        button
        for button in page.history.findChildren(QPushButton)
        if button.accessibleName().startswith(name)
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(page) == {"Amina": (0, 0, 0), "Bashir": (0, 1, 0), "anyone at 1": (0, 0, 0)}


def test_a_box_that_no_table_claims_has_a_row_among_all(
    page: TallyPage, evening: Evening, workspace: Workspace
) -> None:
    evening.log(None, 7, table=None, case=1)
    page.show_table(None)
    assert shown(page)["anyone at no table"] == (0, 7, 0)


def test_everything_that_takes_the_focus_has_a_name(page: TallyPage) -> None:
    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(page)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    ]
    assert unnamed == []
