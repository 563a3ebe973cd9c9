"""Every page by keyboard alone: everything has a name, Tab reaches it and comes round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTabBar, QWidget

from tests.gui.desk import Desk, event_file
from w4r_desktop.gui.dialogs.new_event import NewEventDialog

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


@pytest.mark.parametrize("page", ["tally", "briefs", "print", "results", "setup"])
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


def test_cells_of_the_sheet_are_large_enough_for_a_finger(evening: Desk) -> None:
    table = evening.tally.view.table
    cell = table.visualRect(table.model().index(0, 0))
    assert min(cell.width(), cell.height()) >= 44
