"""A case withdrawn in the middle of the evening, as everybody in the room meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.desk import event_file
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.withdrawal import WithdrawalQuestion
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.pages.results import ResultsPage
from w4r_desktop.gui.widgets.bar_rows import Bar

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from tests.gui.desk import Desk


def withdraw(desk: Desk) -> None:
    """Withdraw the first case from the Briefs page, by its menu and the keyboard."""

    def say_why(question: WithdrawalQuestion) -> None:
        QTest.keyClicks(question.reason, "Released today")
        QTest.keyClick(question.reason, Qt.Key.Key_Return)

    page = desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    desk.answer(WithdrawalQuestion, say_why)
    page.menu.withdraw.trigger()
    desk.settle()


@pytest.fixture
def evening(desk: Desk) -> Desk:
    """Two letters for a case that is then withdrawn."""
    desk.desktop.open_event(event_file())
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    desk.click_cell(0, 0)
    withdraw(desk)
    return desk


def ground_of_heading(desk: Desk, column: int) -> QColor:
    header = desk.tally.view.table.horizontalHeader()
    picture = header.viewport().grab().toImage()
    x, ratio = header.sectionViewportPosition(column) + 3, picture.devicePixelRatio()
    return picture.pixelColor(round(x * ratio), round(3 * ratio))


def heading(desk: Desk, column: int) -> str:
    model = desk.tally.view.table.model()
    spoken: str = model.headerData(
        column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    return spoken


def test_the_heading_of_the_sheet_turns_amber_and_back(evening: Desk) -> None:
    assert heading(evening, 0) == "Case 1, withdrawn"
    assert ground_of_heading(evening, 0) == theme.current().tokens.amber_soft
    assert ground_of_heading(evening, 1) != theme.current().tokens.amber_soft
    evening.window.undo_action.trigger()
    evening.settle()
    assert heading(evening, 0) == "Case 1, Canada"
    assert ground_of_heading(evening, 0) != theme.current().tokens.amber_soft


def test_what_is_written_all_the_same_is_counted_and_said_calmly(evening: Desk) -> None:
    evening.click_cell(0, 0)
    assert evening.window.toast.text == (
        "Letter for Case 1 · Amina · Table 1 · this case is withdrawn"
    )
    assert evening.tally.view.sheet.rows[0].counts == (3, 0, 0)
    evening.click_cell(0, 1)
    assert evening.window.toast.text == "Letter for Case 2 · Amina · Table 1"


def test_results_keep_what_was_written_and_say_withdrawn(evening: Desk) -> None:
    page = evening.window.show_page("results")
    assert isinstance(page, ResultsPage)
    evening.settle()
    bars = [bar.accessibleName() for bar in page.figures.by_case.findChildren(Bar)]
    assert bars[0].startswith("Case 1, withdrawn: 2 ")
    assert bars[1].startswith("Case 2: 0 ")
    evening.window.undo_action.trigger()
    evening.settle()
    assert page.figures.by_case.findChildren(Bar)[0].accessibleName().startswith("Case 1: 2 ")


def test_the_menu_says_what_undo_takes_back(evening: Desk) -> None:
    assert evening.window.undo_action.text() == "Undo: Withdraw: Case 1"
