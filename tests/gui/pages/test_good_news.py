"""Good news, as it is read aloud from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from tests.gui.briefs import JANI, NASSIMA, PAING
from w4r_desktop.domain.good_news import outcomes
from w4r_desktop.gui.pages.good_news import GoodNewsView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def view(qtbot: QtBot) -> GoodNewsView:
    view = GoodNewsView()
    qtbot.addWidget(view)
    view.show_outcomes(outcomes([JANI, NASSIMA, PAING]))
    view.resize(900, 300)
    with qtbot.waitActive(view):
        view.show()
    view.setFocus()
    return view


def test_the_newest_good_news_comes_first_with_what_came_after(view: GoodNewsView) -> None:
    assert view.text.split("\n") == [
        "Jun 27, 2021",
        "Nassima al-Sada  Saudi Arabia",
        "Released.",
        "Apr 17, 2021",
        "Paing Phyo Min  Myanmar",
        "Released.",
        "Since then, Oct 9, 2024: Arrested again.",
    ]
    assert not view.nothing.isVisible()


def test_without_good_news_the_page_says_where_it_comes_from(view: GoodNewsView) -> None:
    view.show_outcomes(outcomes([JANI]))
    assert view.text == ""
    assert view.nothing.isVisible()
    assert view.nothing.text().startswith("No brief of this campaign tells of good news yet.")
    assert not view.print.isEnabled()


def test_it_is_printed_enlarged_and_left_by_button_and_key(
    view: GoodNewsView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.print_requested):
        qtbot.mouseClick(view.print, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.zoomed) as zoomed:
        qtbot.keyClick(view.back, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert zoomed.args == [1]
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view.back, Qt.Key.Key_Escape)


def test_larger_type_takes_more_room_and_the_keys_scroll(view: GoodNewsView, qtbot: QtBot) -> None:
    view.set_size_of_type(32)
    area = view.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(view.back, Qt.Key.Key_PageDown)
    assert bar.value() > 0
