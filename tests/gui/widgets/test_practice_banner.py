"""The stripes can be seen and the words on them can be read, in every look and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.theme import Look
from w4r_desktop.gui.widgets.practice_banner import PracticeBanner

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

WORDS = "Practice: nothing here counts. Try anything."
looks = pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])


class Window(QWidget):
    """The stripes over an empty page."""

    def __init__(self, qtbot: QtBot, *, leave: str = "Back to the evening") -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.banner = PracticeBanner(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.banner)
        layout.addStretch()
        self.resize(1366, 400)
        self.show()
        self.banner.say(WORDS, leave=leave)
        qtbot.wait(20)


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def picture(banner: PracticeBanner) -> QImage:
    return banner.grab().toImage()


@looks
def test_yellow_and_black_alternate_at_both_ends_and_above_and_below(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    theme.apply(qapp, look, 100)
    window = Window(qtbot)
    seen = picture(window.banner)
    across = [seen.pixelColor(x, y) for y in (2, seen.height() - 3) for x in range(seen.width())]
    turns = sum(contrast(*two) > 7 for two in zip(across, across[4:], strict=False))
    assert turns > 100
    for ends in (range(50), range(seen.width() - 50, seen.width())):
        middle = [seen.pixelColor(x, seen.height() // 2) for x in ends]
        assert max(contrast(one, middle[0]) for one in middle) > 7


@looks
@pytest.mark.parametrize("size", [100, 150, 200])
def test_words_stand_on_plain_yellow_and_are_there_whole(
    qtbot: QtBot, qapp: QApplication, look: Look, size: int
) -> None:
    theme.apply(qapp, look, size)
    window = Window(qtbot)
    banner = window.banner
    words = banner._words
    seen, place = picture(banner), words.mapTo(banner, words.rect().topLeft())
    ground = seen.pixelColor(place.x() + 1, place.y() + 1)
    assert ground == theme.current().tokens.accent
    inks = {
        seen.pixelColor(place.x() + x, place.y() + y).rgb()
        for x in range(words.width() // 3)
        for y in range(words.height())
    }
    darkest = min(
        (words.palette().windowText().color().fromRgb(ink) for ink in inks), key=luminance
    )
    assert contrast(darkest, ground) > 7
    assert words.height() >= words.heightForWidth(words.width())
    for button in (banner.leave, banner.throw_away):
        assert button.width() >= button.sizeHint().width(), "what it says is not cut"
        assert banner.rect().contains(button.geometry())


def test_without_a_way_out_there_is_no_button(qtbot: QtBot) -> None:
    window = Window(qtbot, leave="")
    banner = window.banner
    assert not banner.leave.isVisible()
    assert not banner.throw_away.isVisible()
    assert (banner.text, banner.accessibleName()) == (WORDS, WORDS)


def test_each_button_asks_for_its_own(qtbot: QtBot) -> None:
    window = Window(qtbot)
    banner = window.banner
    with qtbot.assertNotEmitted(banner.thrown_away), qtbot.waitSignal(banner.left):
        banner.leave.click()
    with qtbot.assertNotEmitted(banner.left), qtbot.waitSignal(banner.thrown_away):
        banner.throw_away.click()
