"""Cards and bars of the results."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.bar_rows import Bar, BarRow, BarRows
from w4r_desktop.gui.widgets.card import Card, StatCard

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

ROWS = (BarRow("Khaled Drareni", (36, 7, 3)), BarRow("Jani Silva", (1041, 12, 4)))


def test_bars_are_readable_as_text(qtbot: QtBot) -> None:
    bars = BarRows(("letters", "cards", "other"))
    qtbot.addWidget(bars)
    bars.show_rows(ROWS)
    assert [bar.accessibleName() for bar in bars.findChildren(Bar)] == [
        "Khaled Drareni: 43 pieces (36 letters, 7 cards), 3 other",
        "Jani Silva: 1,053 pieces (1,041 letters, 12 cards), 4 other",
    ]
    texts = [label.text() for label in bars.findChildren(QLabel)]
    assert [text for text in texts if text[:1].isdigit()] == ["43", "3 other", "1,053", "4 other"]


def test_the_longest_bar_fills_the_width_and_parts_have_their_colours(qtbot: QtBot) -> None:
    bars = BarRows(("letters", "cards"))
    qtbot.addWidget(bars)
    bars.show_rows((BarRow("Half", (5, 0)), BarRow("Whole", (5, 5))))
    bars.resize(700, 200)
    with qtbot.waitExposed(bars):
        bars.show()
    half, whole = (bar.grab().toImage() for bar in bars.findChildren(Bar))
    tokens = theme.current().tokens
    assert ground(whole, at=0.25) == tokens.bar_first.name()
    assert ground(whole, at=0.75) == tokens.bar_second.name()
    assert ground(half, at=0.75) == tokens.bar_track.name()


def test_parts_are_told_apart_without_colours_too(qtbot: QtBot) -> None:
    bars = BarRows(("letters", "cards", "other"))
    qtbot.addWidget(bars)
    bars.show_rows((BarRow("Case", (10, 10, 10)),))
    bars.resize(900, 200)
    with qtbot.waitExposed(bars):
        bars.show()
    (bar,) = bars.findChildren(Bar)
    image = bar.grab().toImage()
    plain, hatched, dotted = (colours(image, at=place) for place in (1 / 6, 1 / 2, 5 / 6))
    assert len(plain) == 1
    assert len(hatched) > 1
    assert len(dotted) > 1
    assert hatched != dotted


def test_the_arrow_keys_read_one_bar_after_the_other(qtbot: QtBot) -> None:
    bars = BarRows(("letters", "cards", "other"), title="By case")
    qtbot.addWidget(bars)
    bars.show_rows(ROWS)
    with qtbot.waitActive(bars):
        bars.show()
        bars.activateWindow()
    bars.clearFocus()
    read: list[str] = []
    bars.read.connect(read.append)
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    first, last = bars.words
    assert read == [first, last, last, first]
    bars.clearFocus()
    assert read[-1] == ""


def colours(image: QImage, *, at: float) -> Counter[str]:
    """Return the colours of some pixels around a place of a bar, by how many have them."""
    middle = round(image.width() * at)
    return Counter(
        image.pixelColor(x, y).name()
        for x in range(middle - 12, middle + 12)
        for y in range(4, image.height() - 4)
    )


def ground(image: QImage, *, at: float) -> str:
    """Return the colour that most of a place has."""
    return colours(image, at=at).most_common(1)[0][0]


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
