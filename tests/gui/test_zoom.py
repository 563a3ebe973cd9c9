"""Larger and smaller text by keys and wheel, in the steps of the View menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.gui.desk import event_file
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.briefs import BriefsPage

if TYPE_CHECKING:
    from tests.gui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def evening(desk: Desk) -> Desk:
    desk.desktop.open_event(event_file())
    desk.settle()
    desk.window.activateWindow()
    return desk


def turn(desk: Desk, angle: int, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    """Turn the wheel over the cells of the sheet."""
    port = desk.tally.view.table.viewport()
    at = QPointF(port.rect().center())
    event = QWheelEvent(
        at, QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - not inverted
    )  # fmt: skip
    QApplication.sendEvent(port, event)
    desk.settle()


def press(desk: Desk, key: Qt.Key) -> int:
    """Press Ctrl and a key on the page, and return the text size after it."""
    desk.qtbot.waitUntil(lambda: desk.window.menuBar().isVisible())  # it was made anew
    desk.window.page.setFocus()
    here = QApplication.focusWidget()
    assert here is not None
    desk.qtbot.keyClick(here, key, CTRL)
    desk.settle()
    return theme.current().scale


@pytest.mark.parametrize("page", ["tally", "people", "results"])
def test_ctrl_plus_and_minus_go_by_the_steps_of_the_menu(evening: Desk, page: str) -> None:
    evening.window.show_page(page)
    assert press(evening, Qt.Key.Key_Plus) == 125
    assert press(evening, Qt.Key.Key_Equal) == 150
    assert evening.window.page_key == page
    assert evening.action("150%").isChecked()
    assert press(evening, Qt.Key.Key_Minus) == 125
    assert evening.preferences.text_size == 125


def test_there_is_no_smaller_text_than_the_smallest_and_no_larger(evening: Desk) -> None:
    assert press(evening, Qt.Key.Key_Minus) == 100
    evening.desktop.size_text(200)
    assert press(evening, Qt.Key.Key_Plus) == 200


def test_a_brief_has_a_text_size_of_its_own(evening: Desk) -> None:
    page = evening.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    assert press(evening, Qt.Key.Key_Plus) == 100
    evening.window.show_page("tally")
    assert press(evening, Qt.Key.Key_Plus) == 125


def test_the_wheel_with_ctrl_zooms_and_without_it_scrolls(evening: Desk) -> None:
    turn(evening, 120)
    assert theme.current().scale == 125
    turn(evening, 60)
    assert theme.current().scale == 125
    turn(evening, 60)
    assert theme.current().scale == 150
    turn(evening, -120)
    assert theme.current().scale == 125
    turn(evening, -120, PLAIN)
    assert theme.current().scale == 125


def test_the_table_shown_stays_when_the_text_grows(evening: Desk) -> None:
    table = evening.tally._tables.answer[1].writing_table_id
    evening.tally.show_table(table)
    turn(evening, 120)
    assert evening.tally.table_choice.key == table


def test_the_start_page_zooms_too(desk: Desk) -> None:
    desk.begin()
    desk.window.activateWindow()
    assert press(desk, Qt.Key.Key_Plus) == 125
