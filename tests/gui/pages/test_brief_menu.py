"""The organizer's menu: its letters, its keys where there is no case, and where it opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.evening import NOW
from tests.gui.briefs import campaign_file, shown_page
from tests.gui.desk import Desk, event_file
from w4r_desktop import language
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.pages.brief_menu import CaseMenu
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import cases
from w4r_desktop.store.queries.cases import cases as all_cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = campaign_file(tmp_path, historical=False)
    yield Workspace(made)
    made.close()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> BriefsPage:
    preferences = Preferences(tmp_path / "preferences.ini")
    return shown_page(qtbot, workspace, preferences, choices=Choices(), now=lambda: NOW)


def row_middle(page: BriefsPage, row: int) -> QPoint:
    shown = page.desk.chooser.list
    return shown.visualRect(shown.model().index(row, 0)).center()


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_no_two_entries_share_a_letter(qtbot: QtBot, code: str) -> None:
    language.use(code)
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = CaseMenu(owner)
    letters = re.findall("&(.)", " ".join(entry.text() for entry in menu.actions()).lower())
    language.use("en")
    assert len(letters) == 13
    assert len(letters) == len(set(letters))


def test_r_restores_and_does_not_remove(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    assert page.case_id is not None
    workspace.run("Withdraw", cases.withdraw_case, case_id=page.case_id, reason="Free.", at=NOW)
    assert workspace.read(all_cases)[0].withdrawn is not None
    qtbot.mouseClick(
        page.desk.chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=row_middle(page, 0)
    )
    qtbot.keyClick(page.desk.chooser.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert page.menu.isVisible()
    qtbot.keyClick(page.menu, Qt.Key.Key_R)
    assert len(workspace.read(all_cases)) == 3
    assert workspace.read(all_cases)[0].withdrawn is None


def test_the_right_button_asks_for_the_case_under_it(page: BriefsPage) -> None:
    shown = page.desk.chooser.list
    window = page.window().windowHandle()
    where = shown.viewport().mapTo(page.window(), row_middle(page, 1))
    QTest.mouseClick(window, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, where)
    assert page.menu.isVisible()
    assert page.desk.row is not None
    assert page.desk.row.brief.name == "Nassima al-Sada"
    page.menu.close()
    below = QPoint(20, shown.viewport().height() - 4)
    where = shown.viewport().mapTo(page.window(), below)
    QTest.mouseClick(window, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, where)
    assert not page.menu.isVisible(), "there is no case below the last"


def test_the_menu_key_asks_for_the_case_that_is_chosen(page: BriefsPage, qtbot: QtBot) -> None:
    shown = page.desk.chooser.list
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    # the platform makes this of the key, with the place of the pointer or none
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(shown.viewport(), asked)
    assert page.menu.isVisible()
    assert page.desk.row is not None
    assert page.desk.row.brief.name == "Nassima al-Sada"
    middle = shown.viewport().mapToGlobal(row_middle(page, 1))
    assert page.menu.geometry().contains(middle) or page.menu.pos() == middle


def test_a_first_case_is_added_by_key_and_by_menu(desk: Desk) -> None:
    desk.desktop.open_event(event_file())
    desk.settle()
    evening = desk.window.evening
    assert evening is not None
    for row in evening.workspace.read(all_cases):
        evening.workspace.run("Remove", cases.remove_case, case_id=row.case_id)
    page = desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(page.empty.bring_in.hasFocus)
    desk.qtbot.keyClick(page.empty.bring_in, Qt.Key.Key_N, CTRL_SHIFT)
    assert page.editor is not None
    assert page.editor.isVisible()
    desk.qtbot.keyClick(page.editor, Qt.Key.Key_Escape)
    assert page.empty.isVisible()
    desk.window.show_page("tally")
    desk.action("Add a case…").trigger()
    assert page.editor.isVisible()
    assert desk.window.page_key == "briefs"
    assert page.editor.title.text() == "A new case"
