"""Cards and bars of the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.bar_rows import Bar, BarRow, BarRows
from w4r_desktop.gui.widgets.card import Card, StatCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = (BarRow("Khaled Drareni", (36, 7, 3)), BarRow("Jani Silva", (1041, 12, 4)))


def test_bars_are_readable_as_text(qtbot: QtBot) -> None:
    bars = BarRows(("letters", "cards", "other"))
    qtbot.addWidget(bars)
    bars.show_rows(ROWS)
    assert [bar.accessibleName() for bar in bars.findChildren(Bar)] == [
        "Khaled Drareni: 46 (36 letters, 7 cards, 3 other)",
        "Jani Silva: 1,057 (1,041 letters, 12 cards, 4 other)",
    ]
    assert "1,057" in [label.text() for label in bars.findChildren(QLabel)]


def test_the_longest_bar_fills_the_width_and_parts_have_their_colours(qtbot: QtBot) -> None:
    bars = BarRows(("letters", "cards"))
    qtbot.addWidget(bars)
    bars.show_rows((BarRow("Half", (5, 0)), BarRow("Whole", (5, 5))))
    bars.resize(700, 200)
    with qtbot.waitExposed(bars):
        bars.show()
    half, whole = (bar.grab().toImage() for bar in bars.findChildren(Bar))
    tokens = theme.current().tokens
    y, width = whole.height() // 2, whole.width()
    assert [whole.pixelColor(x, y) for x in (width // 4, width * 3 // 4)] == [
        tokens.bar_first, tokens.bar_second,
    ]  # fmt: skip
    assert half.pixelColor(width * 3 // 4, y) == tokens.bar_track


def test_lines_come_and_go(qtbot: QtBot) -> None:
    bars = BarRows(("letters", "cards", "other"))
    qtbot.addWidget(bars)
    bars.show_rows(ROWS)
    bars.show_rows(ROWS[:1])
    QApplication.sendPostedEvents(None, 52)  # deferred deletions
    assert len(bars.findChildren(Bar)) == 1
    bars.show_rows(())


def test_a_stat_card_says_its_figure_in_one_sentence(qtbot: QtBot) -> None:
    card = StatCard("People")
    qtbot.addWidget(card)
    card.show_figure("48", "17 for the first time", good=True)
    assert card.accessibleName() == "People: 48. 17 for the first time"


def test_a_card_without_a_title_shows_none(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert not card.findChildren(QLabel)[0].isVisibleTo(card)
    card.set_title("By case")
    assert card.findChildren(QLabel)[0].text() == "By case"
