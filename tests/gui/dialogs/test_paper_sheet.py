"""Keying in a paper sheet with the keys of the number block, and nothing logged before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.gui.desk import button
from tests.gui.modal import in_dialog
from tests.gui.sheets import large_sheet
from tests.gui.tallies import LEFT, Tally, choose
from tests.gui.test_accessibility import faults
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.paper_sheet import PaperSheetDialog
from w4r_desktop.store.queries.history import latest_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

KEYS = {
    "⏎": Qt.Key.Key_Return, "⇥": Qt.Key.Key_Tab, "⇤": Qt.Key.Key_Backtab,
    "←": Qt.Key.Key_Left, "→": Qt.Key.Key_Right, "↑": Qt.Key.Key_Up, "↓": Qt.Key.Key_Down,
    "⌫": Qt.Key.Key_Backspace, "⌦": Qt.Key.Key_Delete, "x": Qt.Key.Key_X, "+": Qt.Key.Key_Plus,
    " ": Qt.Key.Key_Space, "-": Qt.Key.Key_Minus,
}  # fmt: skip


@pytest.fixture
def dialog(tally: Tally) -> PaperSheetDialog:
    page = tally.page
    dialog = PaperSheetDialog(
        page.view.sheet,
        ActionKind.LETTER,
        table="Table 1",
        writing_table_id=tally.table(0),
        parent=page,
    )
    with tally.qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def keys(dialog: PaperSheetDialog, typed: str) -> None:
    """Press keys on the grid: digits, and signs for the others."""
    for sign in typed:
        key = KEYS[sign] if sign in KEYS else Qt.Key(ord(sign))
        QTest.keyClick(dialog.view.table, key)


def grid(dialog: PaperSheetDialog) -> dict[str, tuple[int, ...]]:
    return {row.name or "anyone": row.counts for row in dialog.view.sheet.rows}


def in_more(tally: Tally, do: Callable[[PaperSheetDialog], None]) -> None:
    """Key in a sheet through the menu, as a person does."""
    tally.qtbot.mouseClick(tally.page.top.more, LEFT)
    in_dialog(PaperSheetDialog, do)
    choose(tally.menu(), "Key in a paper sheet…")


def test_digits_and_enter_fill_the_sheet_row_by_row(dialog: PaperSheetDialog) -> None:
    keys(dialog, "1⏎12⏎3⏎4⏎")
    assert grid(dialog) == {
        "Amina": (1, 12, 3), "Bashir": (4, 0, 0), "Class 8b": (0, 0, 0), "anyone": (0, 0, 0),
    }  # fmt: skip
    assert dialog.view.cell == (1, 1)


def test_sums_and_the_button_follow_every_digit(dialog: PaperSheetDialog) -> None:
    assert not dialog.log.isEnabled()
    keys(dialog, "6")
    assert dialog.log.text() == "Log 6 letters"
    keys(dialog, "8")
    assert dialog.log.text() == "Log 68 letters"
    assert dialog.view.grand_total.text == "68"
    assert dialog.view.totals.model().index(0, 0).data() == 68
    assert dialog.view.sums.model().index(0, 0).data() == 68


def test_a_number_typed_anew_replaces_and_backspace_mends(dialog: PaperSheetDialog) -> None:
    keys(dialog, "12⏎←3")
    assert grid(dialog)["Amina"] == (3, 0, 0)
    keys(dialog, "45⌫")
    assert grid(dialog)["Amina"] == (34, 0, 0)
    keys(dialog, "⌦")
    assert grid(dialog)["Amina"] == (0, 0, 0)
    keys(dialog, "12345")
    assert grid(dialog)["Amina"] == (1234, 0, 0)


def test_letters_signs_and_clicks_count_nothing(dialog: PaperSheetDialog) -> None:
    keys(dialog, "x+ -")
    table = dialog.view.table
    cell = table.visualRect(table.model().index(1, 2))
    QTest.mouseClick(table.viewport(), LEFT, pos=cell.center())
    assert dialog.view.cell == (1, 2)
    keys(dialog, "7")
    assert grid(dialog)["Bashir"] == (0, 0, 7)
    QTest.mouseMove(table.viewport(), cell.center())
    assert table._cells.minus == (-1, -1)


def test_tab_goes_on_and_leaves_the_grid_at_its_ends(dialog: PaperSheetDialog) -> None:
    keys(dialog, "1⇥2⇥⇥3")
    assert grid(dialog)["Amina"] == (1, 2, 0)
    assert grid(dialog)["Bashir"] == (3, 0, 0)
    keys(dialog, "⇤⇤9")
    assert grid(dialog)["Amina"] == (1, 9, 0)
    dialog.view.choose_cell(3, 2)
    keys(dialog, "⇥")
    assert not dialog.view.table.hasFocus()
    dialog.view.choose_cell(0, 0)
    dialog.view.setFocus()
    keys(dialog, "⇤")
    assert not dialog.view.table.hasFocus()


def test_nothing_is_logged_before_the_button_and_all_of_it_by_it(tally: Tally) -> None:
    tally.click(0, 0)

    def fill(dialog: PaperSheetDialog) -> None:
        keys(dialog, "2⏎⏎1⏎↓↓5")
        assert len(tally.workspace.read(latest_entries, limit=99)) == 1
        tally.qtbot.mouseClick(dialog.log, LEFT)

    in_more(tally, fill)
    assert tally.shown() == {
        "Amina": (3, 0, 1), "Bashir": (0, 0, 0), "Class 8b": (0, 0, 0), "anyone at 1": (5, 0, 0),
    }  # fmt: skip
    assert tally.logged[-1] == "8 letters from the paper sheet of Table 1"
    assert tally.workspace.undo_label == "8 letters from the paper sheet of Table 1"
    tally.workspace.undo()
    assert tally.page.view.sheet.total == 1


def test_a_name_that_is_on_the_paper_only_is_signed_in_with_the_rest(tally: Tally) -> None:
    def fill(dialog: PaperSheetDialog) -> None:
        QTest.keyClicks(dialog.name, "Zora")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.view.cell == (3, 0)
        keys(dialog, "4")
        QTest.keyClicks(dialog.name, "Class 9 +20")
        tally.qtbot.mouseClick(dialog.add, LEFT)
        keys(dialog, "20")
        assert list(grid(dialog)) == ["Amina", "Bashir", "Class 8b", "Zora", "Class 9", "anyone"]
        assert "Zora" not in tally.shown()
        QTest.keyClick(dialog.view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_more(tally, fill)
    assert tally.shown()["Zora"] == (4, 0, 0)
    assert tally.shown()["Class 9"] == (20, 0, 0)
    assert tally.logged[-1] == "24 letters from the paper sheet of Table 1 · 21 people signed in"
    tally.workspace.undo()
    assert "Zora" not in tally.shown()


def test_a_name_that_is_there_already_is_chosen_instead(dialog: PaperSheetDialog) -> None:
    QTest.keyClicks(dialog.name, "bashir")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.view.cell == (1, 0)
    assert dialog.remark.text() == "bashir is on this sheet already."
    assert len(grid(dialog)) == 4


def test_a_name_that_is_none_is_refused_in_words(dialog: PaperSheetDialog) -> None:
    dialog.name.setText("   ")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.remark.text()
    dialog.name.setText("x" * 300)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "200" in dialog.remark.text()
    assert len(grid(dialog)) == 4


@pytest.mark.parametrize(("answer", "open_still"), [("Go on typing", True), ("Throw away", False)])
def test_closing_with_numbers_typed_asks(
    dialog: PaperSheetDialog, tally: Tally, answer: str, *, open_still: bool
) -> None:
    keys(dialog, "12")
    asked: list[str] = []

    def reply(box: Question) -> None:
        asked.append(box.windowTitle())
        tally.qtbot.mouseClick(button(box, answer), LEFT)

    in_dialog(Question, reply)
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Escape)
    assert asked == ["Throw away what you typed?"]
    assert dialog.isVisible() is open_still
    assert tally.page.view.sheet.total == 0


def test_enter_goes_on_typing_and_the_focus_is_there(
    dialog: PaperSheetDialog, tally: Tally
) -> None:
    keys(dialog, "12")

    def reply(box: Question) -> None:
        tally.qtbot.waitUntil(lambda: box.focusWidget() is not None)
        assert box.focusWidget() is box.no
        tally.qtbot.keyClick(box, Qt.Key.Key_Return)

    in_dialog(Question, reply)
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_the_buttons_stand_as_in_the_other_dialogs(dialog: PaperSheetDialog) -> None:
    question = Question("Log?", "Log", dialog)
    dialog.show()
    question.show()
    first = [question.yes.x() < question.no.x(), dialog.log.x() < dialog.close_button.x()]
    question.close()
    assert first[0] == first[1]


def test_closing_an_empty_sheet_asks_nothing(dialog: PaperSheetDialog) -> None:
    tally_of = QApplication.activeModalWidget()
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Escape)
    assert tally_of is None or tally_of is dialog
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_the_sheet_of_all_tables_keys_in_boxes(tally: Tally) -> None:
    tally.page.show_table(None)

    def fill(dialog: PaperSheetDialog) -> None:
        assert [row.full_name for row in dialog.view.model.rows] == [
            "Nobody’s table", "Anyone at Table 1", "Anyone at Table 2", "Anyone at Table 3",
        ]  # fmt: skip
        assert not dialog.name.isVisible()
        keys(dialog, "30⏎20⏎")
        tally.qtbot.mouseClick(dialog.log, LEFT)

    in_more(tally, fill)
    assert tally.shown()["anyone at no table"] == (30, 20, 0)


def test_60_people_and_40_cases_keep_their_headings(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(1366, 700)
    sheet = large_sheet()
    table = sheet.rows[0].writing_table_id
    dialog = PaperSheetDialog(
        sheet, ActionKind.LETTER, table="Table 4", writing_table_id=table, parent=home
    )
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.view.choose_cell(59, 38)
    keys(dialog, "1⏎2⏎3")
    assert dialog.view.cell == (60, 0)
    QApplication.processEvents()
    table_view = dialog.view.table
    assert table_view.verticalScrollBar().value() > 0
    assert dialog.view.corner.isVisible()
    assert table_view.visualRect(dialog.view.model.index(60, 0)).isValid()
    assert dialog.log.text() == "Log 6 letters"


def test_the_grid_is_named_and_reached_by_keyboard(dialog: PaperSheetDialog) -> None:
    keys(dialog, "1")
    dialog.view.choose_cell(3, 2)
    assert dialog.view.table.accessibleName() == "Tally sheet, Table 1, Letters"
    assert not [fault for fault in faults(dialog) if "SheetTable" not in fault]
