"""Every page by keyboard alone: everything has a name, Tab reaches it and comes round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTabBar, QWidget

from tests.gui.desk import Desk, event_file
from w4r_desktop.gui.dialogs.before_printing import BeforePrintingDialog
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.dialogs.withdrawal import WithdrawalQuestion
from w4r_desktop.gui.pages.briefs import BriefsPage

SMALLEST = 24


def stops(window: QWidget) -> list[QWidget]:
    """Return what takes the focus by Tab, but not what only is a part of such a one."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, QLabel | QTabBar)
    ]


def walked(window: QWidget) -> set[QWidget]:
    """Press Tab until it comes round, and return where it was."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    been: list[QWidget] = []
    for _press in range(400):
        window.focusNextChild()
        here = window.focusWidget()
        assert here is not None
        if been and here is been[0]:
            return set(been)
        words = here.accessibleName() or here.objectName()
        assert here not in been, f"Tab turns in a circle at {words}"
        been.append(here)
    raise AssertionError("Tab never comes round")


def faults(window: QWidget) -> list[str]:
    reached = walked(window)
    found = []
    for widget in stops(window):
        words = widget.accessibleName() or getattr(widget, "text", str)()
        what = f"{type(widget).__name__} “{words}”"
        if not words:
            found.append(f"{what} in {widget.parent()} has no name")
        exclusive = isinstance(widget, QAbstractButton) and widget.group() is not None
        if widget not in reached and not exclusive:  # the arrow keys reach these
            found.append(f"Tab does not reach {what}")
        if min(widget.width(), widget.height()) < SMALLEST:
            found.append(f"{what} is only {widget.width()} × {widget.height()}")
    return found


@pytest.fixture
def evening(desk: Desk) -> Desk:
    desk.desktop.open_event(event_file())
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    return desk


@pytest.mark.parametrize(
    "page", ["tally", "briefs", "people", "print", "results", "board", "setup"]
)
def test_every_page_can_be_used_by_keyboard(evening: Desk, page: str) -> None:
    evening.window.show_page(page)
    if page == "tally":
        evening.tally.history_button.click()
    evening.settle()
    assert not faults(evening.window)


def test_the_start_page_can_be_used_by_keyboard(desk: Desk) -> None:
    event_file("First")
    event_file("Second")
    desk.begin()
    assert not faults(desk.window)


def test_the_new_event_can_be_filled_by_keyboard(desk: Desk) -> None:
    def look(dialog: QDialog) -> None:
        desk.settle()
        found.extend(faults(dialog))
        dialog.reject()

    found: list[str] = []
    desk.begin()
    desk.answer(NewEventDialog, look)
    desk.click(desk.start.new)
    assert not found


def briefs(evening: Desk) -> BriefsPage:
    page = evening.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    evening.settle()
    return page


def test_the_good_news_can_be_used_by_keyboard(evening: Desk) -> None:
    page = briefs(evening)
    page.show_good_news()
    evening.settle()
    assert not faults(evening.window)


def test_a_campaign_without_cases_can_be_used_by_keyboard(desk: Desk) -> None:
    desk.desktop.open_event(event_file())
    page = briefs(desk)
    for _case in range(3):
        page.menu.remove.trigger()
    assert page.empty.isVisible()
    assert not faults(desk.window)


def test_what_the_briefs_ask_and_list_can_be_used_by_keyboard(evening: Desk) -> None:
    page = briefs(evening)
    page.show_remarks()
    evening.settle()
    listed = page.findChild(BeforePrintingDialog)
    assert listed is not None
    assert not faults(listed)
    listed.close()
    question = WithdrawalQuestion("Case 1", page)
    question.show()
    evening.settle()
    question.reason.setText("Free")
    assert not faults(question)
    question.close()


def test_cells_of_the_sheet_are_large_enough_for_a_finger(evening: Desk) -> None:
    table = evening.tally.view.table
    cell = table.visualRect(table.model().index(0, 0))
    assert min(cell.width(), cell.height()) >= 44
