"""Every page by keyboard alone: everything has a name, Tab reaches it and comes round."""

from __future__ import annotations

import shutil
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTabBar, QWidget

from tests.gui.desk import Desk, event_file
from w4r_desktop.domain.salvage import Salvaged
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.before_printing import BeforePrintingDialog
from w4r_desktop.gui.dialogs.consent import ConsentQuestion
from w4r_desktop.gui.dialogs.crash_report import CrashReportDialog
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.dialogs.restore import RestoreDialog
from w4r_desktop.gui.dialogs.salvaged import SalvagedDialog
from w4r_desktop.gui.dialogs.withdrawal import WithdrawalQuestion
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.widgets.notice import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALLEST = 24
SMALLEST_TEXT = 11
"""Of the 100 % design; at a larger text size it is larger."""


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


def faults_of_dialog(desk: Desk, dialog: QDialog) -> list[str]:
    """Return what is wrong with a dialog: its words too small or cut off, or off the screen."""
    found = faults(dialog)
    least = theme.current().px(SMALLEST_TEXT)
    for label in dialog.findChildren(QLabel):
        if not (label.isVisible() and label.text()):
            continue
        if label.fontInfo().pixelSize() < least:
            found.append(f"“{label.text()}” is only {label.fontInfo().pixelSize()} high")
        wanted = label.heightForWidth(label.width()) if label.wordWrap() else 0
        if label.height() < wanted or label.width() < label.minimumSizeHint().width():
            found.append(f"“{label.text()}” is cut off")
    shown = [one for one in stops(dialog) if one.parentWidget() is dialog]
    for one, other in combinations(shown, 2):
        if one.geometry().intersects(other.geometry()):
            found.append(f"“{one.accessibleName()}” and {type(other).__name__} overlap")
    room = desk.window.size()
    if room.expandedTo(dialog.size()) != room:
        found.append(f"the dialog is {dialog.width()} × {dialog.height()}")
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


def salvaged(parent: QWidget, path: Path) -> QDialog:
    kinds = {ActionKind.LETTER: 312, ActionKind.PETITION_SIGNATURE: 20}
    found = Salvaged(kinds, 320, 41, 3, *(3, 2, 1, 1), nobodys=5)
    return SalvagedDialog(found, path, parent)


def crash_report(parent: QWidget, _path: Path, *, ends: bool) -> QDialog:
    report = "\n".join(f"line {number} of the report" for number in range(100))
    dialog = CrashReportDialog(report, "What was counted is safe.", parent, ends=ends)
    dialog.told.say("The report was saved as “report.txt”.", tone=Tone.CALM)
    return dialog


def consent(parent: QWidget, _path: Path) -> QDialog:
    return ConsentQuestion("", "Candlelight", parent)


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize(
    "make",
    [
        *(salvaged, consent),
        *(partial(crash_report, ends=False), partial(crash_report, ends=True)),
    ],
    ids=["salvaged", "consent", "crash report", "crash report at the end"],
)
def test_a_dialog_can_be_read_and_used_by_keyboard(
    desk: Desk, make: Callable[[QWidget, Path], QDialog], size: int
) -> None:
    desk.begin()
    desk.desktop.size_text(size)
    desk.settle()
    dialog = make(desk.window, event_file())
    dialog.show()
    desk.settle()
    assert not faults_of_dialog(desk, dialog)
    dialog.close()


@pytest.mark.parametrize("size", [100, 150])
def test_the_way_back_from_a_damaged_event_can_be_gone_by_keyboard(desk: Desk, size: int) -> None:
    def look(dialog: RestoreDialog) -> None:
        desk.settle()
        found.extend(faults_of_dialog(desk, dialog))
        dialog.reject()

    found: list[str] = []
    path = event_file()
    path.write_bytes(path.read_bytes()[:9000])
    desk.begin()
    desk.desktop.size_text(size)
    desk.settle()
    desk.answer(RestoreDialog, look)
    desk.desktop.open_event(path)
    assert not found


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize(
    ("is_here", "title"),
    [
        (False, "This is no safe place to count in"),
        (True, "This event is already on this laptop"),
    ],
)
def test_what_is_asked_of_an_event_on_a_stick_can_be_answered_by_keyboard(
    desk: Desk, tmp_path: Path, title: str, *, is_here: bool, size: int
) -> None:
    def look(dialog: Question) -> None:
        desk.settle()
        found.extend(faults_of_dialog(desk, dialog))
        titles.append(dialog.windowTitle())
        dialog.reject()

    found: list[str] = []
    titles: list[str] = []
    kept = event_file()
    brought = tmp_path / "OneDrive" / kept.name
    brought.parent.mkdir()
    (shutil.copyfile if is_here else shutil.move)(kept, brought)
    desk.begin()
    desk.desktop.size_text(size)
    desk.settle()
    desk.answer(Question, look)
    desk.desktop.open_event(brought)
    assert titles == [title]
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
