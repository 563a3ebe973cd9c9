"""The help is read beside the work, found through, and says every key there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.gui.desk import event_file
from tests.gui.test_accessibility import faults
from w4r_desktop import language
from w4r_desktop.gui.help_window import PAGES, HelpWindow, help_text
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from tests.gui.desk import Desk


@pytest.fixture
def evening(desk: Desk) -> Desk:
    desk.desktop.open_event(event_file())
    desk.settle()
    return desk


@pytest.fixture
def helping(evening: Desk) -> HelpWindow:
    evening.window.activateWindow()
    evening.qtbot.keyClick(evening.window, Qt.Key.Key_F1)
    evening.settle()
    assert evening.window.help is not None
    return evening.window.help


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("code", language.LANGUAGES)
def test_each_page_is_there_in_each_language_under_a_title(page: str, code: str) -> None:
    text = resource("help", code, f"{page}.md").read_text(encoding="utf-8")
    title, empty, begin = text.split("\n")[:3]
    assert title.startswith("# ")
    assert empty == ""
    assert begin


def test_f1_shows_the_help_beside_the_work(evening: Desk, helping: HelpWindow) -> None:
    assert helping.isVisible()
    assert not helping.isModal()
    pages = [helping.list.item(row).text() for row in range(helping.list.count())]
    assert pages[0] == "The evening in short"
    assert pages[-1] == "All keys"
    assert helping.text.startswith("The evening in short\nYou need four things tonight")
    evening.click_cell(0, 0)
    assert evening.tally.view.sheet.total == 1


def test_a_page_is_chosen_by_key_and_escape_closes(evening: Desk, helping: HelpWindow) -> None:
    assert helping.list.hasFocus()
    QTest.keyClick(helping.list, Qt.Key.Key_End)
    assert helping.text.startswith("All keys")
    QTest.keyClick(helping, Qt.Key.Key_Escape)
    assert not helping.isVisible()
    evening.action("How it works").trigger()
    assert helping.isVisible()


def test_words_are_found_on_whatever_page_they_stand(helping: HelpWindow) -> None:
    QTest.keyClick(helping, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert helping.find_box.hasFocus()
    QTest.keyClicks(helping.find_box, "CTRL+F")
    QTest.keyClick(helping.find_box, Qt.Key.Key_Return)
    assert helping.found == "Ctrl+F"
    assert helping.text.startswith("All keys")
    first = helping.view.textCursor().position()
    QTest.keyClick(helping.find_box, Qt.Key.Key_Return)
    assert helping.found == "Ctrl+F"
    assert helping.view.textCursor().position() > first


def test_what_stands_nowhere_is_said(helping: HelpWindow) -> None:
    QTest.keyClicks(helping.find_box, "xylophone")
    QTest.keyClick(helping.find_box, Qt.Key.Key_Return)
    assert helping.nothing.text() == "“xylophone” is not in the help."


def test_the_text_grows_and_shrinks(helping: HelpWindow) -> None:
    before = helping.view.document().size().height()
    QTest.keyClick(helping, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert helping.view.document().size().height() > before
    QTest.keyClick(helping, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert helping.view.document().size().height() == before


def test_it_speaks_the_language_in_force_and_english_where_that_lacks_a_page(
    evening: Desk, helping: HelpWindow
) -> None:
    assert helping.text.startswith("The evening in short")
    evening.desktop.speak("fr")
    evening.settle()
    evening.window.show_help()
    again = evening.window.help
    assert again is not None
    assert again is not helping
    assert again.text.startswith("La soirée en bref")
    assert help_text("keys").startswith("# Toutes les touches")


def test_it_goes_with_the_window(evening: Desk, helping: HelpWindow) -> None:
    assert helping.isVisible()
    evening.window.close()
    evening.settle()
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def test_it_can_be_used_by_keyboard(helping: HelpWindow) -> None:
    assert not faults(helping)


def keys_of(window: QWidget) -> set[str]:
    """Return every key that menus, buttons and pages listen to, the first of each action."""
    keys = {shortcut.key() for shortcut in window.findChildren(QShortcut)}
    keys |= {action.shortcut() for action in window.findChildren(QAction)}
    keys |= {button.shortcut() for button in window.findChildren(QPushButton)}
    return {key.toString() for key in keys} - {""}


def is_named(key: str, text: str) -> bool:
    one_of_many = key.removeprefix("Ctrl+").removeprefix("Shift+") in tuple("2345678")
    return f"**{key}**" in text or one_of_many


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_every_key_of_the_window_is_named(evening: Desk, code: str) -> None:
    evening.window.show_help()
    for key in ("print", "results", "setup", "board", "tally"):
        evening.window.show_page(key)
    assert evening.window.evening is not None
    page = evening.window.evening.briefs_page()
    page.desk.show_reading()
    page.edit(page.desk.row)
    evening.settle()
    text = resource("help", code, "keys.md").read_text(encoding="utf-8")
    keys = keys_of(evening.window)
    assert len(keys) > 40
    mnemonics = {key for key in keys if key.startswith("Alt+") and len(key) == len("Alt+X")}
    assert [key for key in sorted(keys - mnemonics) if not is_named(key, text)] == []
