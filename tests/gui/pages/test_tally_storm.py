"""Storms of keys and clicks, as children and worn-out mice make them: nothing is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

from tests.gui.tallies import LEFT, Tally
from w4r_desktop.gui.widgets.presses import Presses

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = Qt.KeyboardModifier.NoModifier
BURST = 200


class Clock:
    """Stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(tally: Tally) -> Clock:
    clock = Clock()
    tally.page.view.table._presses = Presses(clock)
    return clock


def by_mouse(tally: Tally, row: int, column: int) -> None:
    table = tally.page.view.table
    middle = table.visualRect(table.model().index(row, column)).center()
    tally.qtbot.mouseClick(table.viewport(), LEFT, pos=middle)


def by_key(tally: Tally, row: int, column: int) -> None:
    tally.page.view.choose_cell(row, column)
    tally.qtbot.keyClick(tally.page.view.table, Qt.Key.Key_Space)


def by_finger(tally: Tally, row: int, column: int) -> None:
    table = tally.page.view.table
    at = table.visualRect(table.model().index(row, column)).center()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        finger(tally, kind, at)


def finger(tally: Tally, kind: QEvent.Type, at: QPoint) -> None:
    device = QPointingDevice(
        "touch", 7, QPointingDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
        QPointingDevice.Capability.Position, 1, 0,
    )  # fmt: skip
    port = tally.page.view.table.viewport()
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    place, everywhere = QPointF(at), QPointF(port.mapToGlobal(at))
    event = QMouseEvent(kind, place, place, everywhere, button, held, PLAIN, device)
    QApplication.sendEvent(port, event)


WAYS = [by_mouse, by_key, by_finger]


@pytest.mark.parametrize("press", WAYS)
def test_a_burst_of_200_presses_on_one_cell_counts_one_in_150_ms(
    tally: Tally, clock: Clock, press: Callable[[Tally, int, int], None]
) -> None:
    for _press in range(BURST):
        press(tally, 0, 0)
        clock.now += 0.010
    assert tally.shown()["Amina"] == (14, 0, 0)  # 200 in two seconds, one each 150 ms
    assert tally.evening.counts()["Amina"] == (14, 0, 0)
    assert tally.said == ["Two presses at once count as one."] * (BURST - 14)


@pytest.mark.parametrize("press", WAYS)
def test_200_letters_in_a_minute_are_all_counted(
    tally: Tally, clock: Clock, press: Callable[[Tally, int, int], None]
) -> None:
    for number in range(BURST):
        press(tally, number % 3, number // 3 % 3)
        clock.now += 60 / BURST
    assert tally.page.view.sheet.total == BURST
    assert tally.evening.sheet().total == BURST
    assert tally.said == []


def test_two_fast_clicks_on_different_cells_both_count(tally: Tally, clock: Clock) -> None:
    by_mouse(tally, 0, 0)
    by_mouse(tally, 0, 1)
    by_mouse(tally, 1, 1)
    assert tally.shown()["Amina"] == (1, 1, 0)
    assert tally.shown()["Bashir"] == (0, 1, 0)


def test_200_repeats_of_a_key_held_down_count_once(tally: Tally, clock: Clock) -> None:
    by_key(tally, 0, 0)
    for _repeat in range(BURST):
        clock.now += 1
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, PLAIN, " ", True)  # noqa: FBT003
        QApplication.sendEvent(tally.page.view.table, held)
    assert tally.shown()["Amina"] == (1, 0, 0)


def test_a_finger_that_rests_opens_the_menu_and_counts_nothing(tally: Tally) -> None:
    table = tally.page.view.table
    at = table.visualRect(table.model().index(0, 0)).center()
    finger(tally, QEvent.Type.MouseButtonPress, at)
    tally.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=3000)
    finger(tally, QEvent.Type.MouseButtonRelease, at)
    tally.menu().hide()
    assert tally.shown()["Amina"] == (0, 0, 0)


def test_rows_are_high_enough_for_a_finger(tally: Tally) -> None:
    table = tally.page.view.table
    cell = table.visualRect(table.model().index(0, 0))
    assert cell.height() >= 44
    assert cell.width() >= 44
    assert table.names.sectionSize(0) >= 44


def test_what_is_logged_is_told_for_every_press_that_counts(tally: Tally, clock: Clock) -> None:
    for _press in range(5):
        by_key(tally, 1, 2)
        clock.now += 1
    assert tally.logged == ["Letter for Case 3 · Bashir · Table 1"] * 5
