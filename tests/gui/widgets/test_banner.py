"""The stripes can be seen and the words on them can be read, in every look and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.theme import Look
from w4r_desktop.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

WORDS = "Practice: nothing here counts. Try anything."
looks = pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])


class Window(QWidget):
    """The stripes over an empty page."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.banner = Banner(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.banner)
        layout.addStretch()
        self.resize(1366, 400)
        self.show()
        self.done: list[str] = []
        ways = (("Back to the evening", self.leave), ("Throw this copy away", self.throw_away))
        self.banner.say(WORDS, ways)
        qtbot.wait(20)

    def leave(self) -> None:
        self.done.append("left")

    def throw_away(self) -> None:
        self.done.append("thrown away")


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


def picture(banner: Banner) -> QImage:
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
    for button in banner.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), "what it says is not cut"
        assert banner.rect().contains(button.geometry())


def test_each_button_does_its_own(qtbot: QtBot) -> None:
    window = Window(qtbot)
    leave, throw_away = window.banner.findChildren(QPushButton)
    leave.click()
    assert window.done == ["left"]
    throw_away.click()
    assert window.done == ["left", "thrown away"]


def test_what_counts_has_no_stripes(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Look.LIGHT, 100)
    window = Window(qtbot)
    window.banner.say(WORDS, striped=False)
    seen = picture(window.banner)
    edge = {seen.pixelColor(x, 2).rgb() for x in range(seen.width())}
    assert edge == {theme.current().tokens.accent.rgb()}
    assert window.banner.accessibleName() == WORDS
