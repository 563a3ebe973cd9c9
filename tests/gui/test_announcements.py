"""What is logged or refused is told to screen readers, on the sheet and at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent

from tests.gui.desk import event_file
from w4r_desktop.gui.pages.people import PeoplePage
from w4r_desktop.gui.widgets import toast

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleEvent

    from tests.gui.desk import Desk


class Listener:
    """Stands where Qt hands events to the computer's screen reader, and writes down its words."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    @staticmethod
    def isActive() -> bool:  # noqa: N802 - Qt's name
        return True

    def updateAccessibility(self, event: QAccessibleEvent) -> None:  # noqa: N802
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.heard.append(event.message())


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    hearing = Listener()
    monkeypatch.setattr(toast, "QAccessible", hearing)
    return hearing


@pytest.fixture
def evening(desk: Desk, listener: Listener) -> Desk:
    desk.desktop.open_event(event_file())
    desk.settle()
    desk.sign_in("Amina")
    listener.heard.clear()
    return desk


def test_a_letter_its_undoing_and_a_press_too_many_are_told(
    evening: Desk, listener: Listener
) -> None:
    evening.click_cell(0, 0)
    evening.window.undo_action.trigger()
    table = evening.tally.view.table
    evening.qtbot.keyClick(table, Qt.Key.Key_Right)
    for _press in range(2):
        evening.qtbot.keyClick(table, Qt.Key.Key_Space)

    assert listener.heard == [
        "Letter for Case 1 · Amina · Table 1",
        "Undone: Letter, Amina, Table 1",
        "Letter for Case 2 · Amina · Table 1",
        "Two presses at once count as one.",
    ]


def test_what_cannot_be_taken_back_is_told(evening: Desk, listener: Listener) -> None:
    evening.qtbot.keyClick(evening.tally.view.table, Qt.Key.Key_Minus)

    assert listener.heard == ["Nothing to take back: this cell is at zero."]


def test_who_signs_in_and_who_cannot_are_told(evening: Desk, listener: Listener) -> None:
    page = evening.window.show_page("people")
    assert isinstance(page, PeoplePage)
    name = page.sign_in.name
    evening.qtbot.keyClick(name, Qt.Key.Key_Return)
    evening.qtbot.keyClicks(name, "Bashir")
    evening.qtbot.keyClick(name, Qt.Key.Key_Return)

    refused, seated = listener.heard
    assert refused == "Type a name first, or press “+ Guest” for somebody without one."
    assert seated.startswith("Bashir at Table 2")  # the emptiest
