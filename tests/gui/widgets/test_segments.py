"""Choosing one of several, of few and of many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def tables(qtbot: QtBot, many: int, width: int) -> SegmentedControl:
    control = SegmentedControl("Tables")
    control.show_choices([Choice(n, str(n), f"Table {n}") for n in range(1, many + 1)])
    control.resize(width, 44)
    qtbot.addWidget(control)
    with qtbot.waitExposed(control):
        control.show()
    QApplication.processEvents()
    return control


def in_view(control: SegmentedControl, key: int) -> bool:
    button = control.button(key)
    left = button.mapTo(control, QPoint(0, 0)).x()
    return left >= 0 and left + button.width() <= control.width()


def test_a_click_chooses_and_shows_the_long_word(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    with qtbot.waitSignal(control.chosen) as told:
        QTest.mouseClick(control.button(4), Qt.MouseButton.LeftButton)
    assert told.args == [4]
    assert control.key == 4
    assert [control.button(n).text() for n in (3, 4, 5)] == ["3", "Table 4", "5"]
    assert control.button(3).accessibleName() == "Table 3"


def test_choosing_from_the_program_tells_nobody(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    with qtbot.assertNotEmitted(control.chosen):
        control.choose(7)
    assert control.key == 7


def test_the_arrow_keys_move_the_choice(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(2)
    control.button(2).setFocus()
    with qtbot.waitSignal(control.chosen) as told:
        QTest.keyClick(control.button(2), Qt.Key.Key_Right)
    assert told.args == [3]


def test_forty_tables_scroll_and_the_chosen_one_is_in_view(qtbot: QtBot) -> None:
    control = tables(qtbot, 40, 600)
    for key in (40, 1, 23):
        control.choose(key)
        qtbot.waitUntil(partial(in_view, control, key), timeout=1000)


def test_eight_tables_need_no_scrolling(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(4)
    qtbot.waitUntil(lambda: not control._forward.isVisible(), timeout=1000)
    assert all(in_view(control, n) for n in range(1, 9))


def test_new_choices_keep_what_was_chosen(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(4)
    control.show_choices([Choice(n, str(n), f"Table {n}") for n in (4, 5)])
    assert control.key == 4
    assert control.button(4).text() == "Table 4"
    control.show_choices([Choice(5, "5")])
    assert control.key is None


def test_bold_words_are_never_cut(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(4)
    QApplication.processEvents()
    button = control.button(4)
    assert button.width() >= button.sizeHint().width()
