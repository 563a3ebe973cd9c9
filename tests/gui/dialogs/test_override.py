"""Mail that is refused is printed only with a note that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.gui.test_accessibility import faults
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.override import OverrideQuestion

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

REFUSAL = "No envelope for Jani Silva: its brief says that no mail goes there."


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    home = QWidget()
    qtbot.addWidget(home)
    return home


@pytest.fixture
def question(qtbot: QtBot, home: QWidget) -> OverrideQuestion:
    question = OverrideQuestion("Print for Jani Silva all the same?", REFUSAL, home)
    with qtbot.waitExposed(question):
        question.show()
    return question


@pytest.mark.parametrize("typed", ["", "  ", "ok", "?!…123", "\u200b\u200b\u200b"])
def test_no_words_are_no_reason(qtbot: QtBot, question: OverrideQuestion, typed: str) -> None:
    question.note.setText(typed)
    assert not question.yes.isEnabled()
    qtbot.keyClick(question.note, Qt.Key.Key_Return)
    assert question.isVisible()


def test_a_note_and_enter_print_it(qtbot: QtBot, question: OverrideQuestion) -> None:
    qtbot.keyClicks(question.note, "By hand via the embassy")
    qtbot.keyClick(question.note, Qt.Key.Key_Return)
    assert question.result() == QDialog.DialogCode.Accepted


def test_it_says_that_the_report_shows_the_note(question: OverrideQuestion) -> None:
    assert "the report shows it" in question.kept.text()


def test_everything_is_reached_by_tab_and_named(question: OverrideQuestion) -> None:
    question.note.setText("Reason")
    assert faults(question) == []
