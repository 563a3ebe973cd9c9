"""Small questions: what comes of yes, of no and of Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QSpinBox, QWidget

from tests.gui.desk import button
from tests.gui.modal import in_dialog
from w4r_desktop.gui.dialogs.ask import (
    Question,
    Unsaved,
    ask_number,
    ask_to_save,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def press(qtbot: QtBot, words: str) -> None:
    in_dialog(
        QDialog, lambda dialog: qtbot.mouseClick(button(dialog, words), Qt.MouseButton.LeftButton)
    )


def test_a_name_stands_in_the_title_as_it_was_typed(qtbot: QtBot, parent: QWidget) -> None:
    dialog = Question("Remove “A [*] b”?", "Remove", parent)
    assert dialog.windowTitle() == "Remove “A [*][*] b”?"  # seen as Remove “A [*] b”?


def test_a_number_typed_and_enter_is_the_answer(qtbot: QtBot, parent: QWidget) -> None:
    def answer(dialog: QDialog) -> None:
        field = dialog.findChild(QSpinBox)
        assert field is not None
        assert field.lineEdit().selectedText() == "2", "typing replaces what stands there"
        qtbot.keyClicks(field, "17")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    in_dialog(QDialog, answer)
    assert ask_number("Add several", "Letters", "Add", parent) == 17


def test_no_and_escape_answer_nothing(qtbot: QtBot, parent: QWidget) -> None:
    press(qtbot, "Cancel")
    assert ask_number("Add several", "Letters", "Add", parent) is None
    in_dialog(QDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask_number("Add several", "Letters", "Add", parent) is None


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Save changes", Unsaved.SAVE),
        ("Discard changes", Unsaved.DISCARD),
        ("Cancel", Unsaved.STAY),
    ],
)
def test_there_are_three_ways_with_unsaved_changes(
    qtbot: QtBot, parent: QWidget, words: str, answer: Unsaved
) -> None:
    press(qtbot, words)
    assert ask_to_save(parent) is answer


def test_a_question_is_gone_when_it_is_answered(qtbot: QtBot, parent: QWidget) -> None:
    press(qtbot, "Cancel")
    ask_to_save(parent)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QDialog) == []
