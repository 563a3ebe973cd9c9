"""The question what came out says in words which pages are then missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.test_accessibility import faults
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.print_runs_came_out import CameOutQuestion

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def whose(page: int) -> str:
    return f"page {page}, Jani Silva"


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    home = QWidget()
    qtbot.addWidget(home)
    return home


def asked(qtbot: QtBot, home: QWidget, pages: tuple[int, ...], out: int) -> CameOutQuestion:
    question = CameOutQuestion(pages, out, home, about=whose)
    with qtbot.waitExposed(question):
        question.show()
    return question


def test_it_begins_with_what_is_known(qtbot: QtBot, home: QWidget) -> None:
    forty = tuple(range(1, 41))
    assert asked(qtbot, home, forty, 40).all.isChecked()
    assert asked(qtbot, home, forty, 0).none.isChecked()
    jammed = asked(qtbot, home, forty, 17)
    assert jammed.some.isChecked()
    assert jammed.last.value() == 17
    assert jammed.words.text() == (
        "23 pages did not come out: 18-40. The first one missing is page 18, Jani Silva."
    )


def test_typing_the_last_page_says_that_not_all_came_out(qtbot: QtBot, home: QWidget) -> None:
    question = asked(qtbot, home, tuple(range(18, 41)), 23)
    assert question.words.text() == "All 23 pages count as printed."
    question.last.setFocus()
    question.last.selectAll()
    qtbot.keyClicks(question.last, "39")
    assert question.some.isChecked()
    assert question.came_out == 22
    assert question.words.text().startswith("1 page did not come out: 40.")


def test_nothing_and_all_by_keys(qtbot: QtBot, home: QWidget) -> None:
    question = asked(qtbot, home, (17, 20, 21, 22), 4)
    qtbot.keyClick(question.all, Qt.Key.Key_Down)
    qtbot.keyClick(question.some, Qt.Key.Key_Down)
    assert question.none.isChecked()
    assert question.came_out == 0
    assert question.words.text().startswith("4 pages did not come out: 17, 20-22.")
    qtbot.keyClick(question.none, Qt.Key.Key_Up)
    qtbot.keyClick(question.some, Qt.Key.Key_Up)
    assert question.came_out == 4


def test_a_page_between_those_sent_is_the_one_before(qtbot: QtBot, home: QWidget) -> None:
    question = asked(qtbot, home, (17, 20, 21, 22), 4)
    question.last.setValue(19)
    assert question.came_out == 1
    assert question.words.text().startswith("3 pages did not come out: 20-22.")


def test_pages_sent_backwards_are_understood(qtbot: QtBot, home: QWidget) -> None:
    question = asked(qtbot, home, (3, 2, 1), 3)
    question.last.setValue(2)
    assert question.came_out == 2
    assert question.words.text().startswith("1 page did not come out: 1.")


def test_of_several_copies_it_is_asked_how_many_pages_came_out(qtbot: QtBot, home: QWidget) -> None:
    """The number of a page would not say in which of the copies the printer stopped."""
    question = asked(qtbot, home, (1, 2, 3, 1, 2, 3), 4)
    assert question.some.text() == "Only so many pages:"
    assert (question.last.value(), question.came_out) == (4, 4)
    assert question.words.text().startswith("2 pages did not come out: 2-3.")
    question.last.setFocus()
    question.last.selectAll()
    qtbot.keyClicks(question.last, "5")
    assert question.came_out == 5
    assert question.words.text().startswith("1 page did not come out: 3.")
    assert asked(qtbot, home, (1, 1, 1, 1), 2).came_out == 2
    assert faults(question) == []


def test_everything_is_reached_by_tab_and_named(qtbot: QtBot, home: QWidget) -> None:
    assert faults(asked(qtbot, home, (1, 2), 1)) == []
