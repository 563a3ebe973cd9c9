"""The rail of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.rail import Rail

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PAGES = ("tally", "briefs", "print", "results")


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    for key in PAGES:
        rail.add_page(key, key, key.title())
    rail.add_page("setup", "setup", "Setup", at_bottom=True)
    rail.choose("tally")
    rail.resize(rail.sizeHint().width(), 700)
    with qtbot.waitExposed(rail):
        rail.show()
    return rail


def test_a_click_chooses_one_page_and_says_which(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.mouseClick(rail.button("print"), Qt.MouseButton.LeftButton)
    assert told.args == ["print"]
    assert rail.key == "print"
    assert [key for key in PAGES if rail.button(key).isChecked()] == ["print"]


def test_choosing_from_the_program_tells_nobody(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.choose("results")
    assert rail.key == "results"


def test_the_keyboard_reaches_every_page(rail: Rail, qtbot: QtBot) -> None:
    rail.button("tally").setFocus()
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    for key in PAGES:
        QTest.keyClick(rail.button(key), Qt.Key.Key_Down)
    assert rail.key == "setup"
    assert [rail.button(key).text() for key in PAGES] == ["Tally", "Briefs", "Print", "Results"]


def test_the_chosen_page_is_yellow(rail: Rail) -> None:
    tokens = theme.current().tokens
    image = rail.grab().toImage()
    assert image.pixelColor(3, rail.button("tally").y() + 3) == tokens.accent
    assert image.pixelColor(3, rail.button("print").y() + 3) == tokens.rail


def test_the_last_page_stands_at_the_bottom(rail: Rail) -> None:
    assert rail.button("setup").geometry().bottom() == rail.height() - 1
    assert rail.button("results").geometry().bottom() < 400


def test_it_fits_a_low_window_at_double_text_size(
    rail: Rail, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 200)
    rail.resize(200, 400)
    qapp.processEvents()
    assert rail.height() == 400
    assert all(rail.button(key).height() >= 40 for key in (*PAGES, "setup"))


def test_a_page_can_be_renamed(rail: Rail) -> None:
    rail.name_page("print", "Imprimer")
    assert rail.button("print").text() == "Imprimer"
