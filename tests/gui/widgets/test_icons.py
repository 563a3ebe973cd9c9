"""Our drawings come out in the colour asked for, everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.icons import application_icon, pixmap
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

DRAWINGS = sorted(
    file.stem for file in resource("icons").glob("*.svg") if file.stem != "w4r-desktop"
)


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_takes_the_colour_asked_for(qtbot: QtBot, name: str) -> None:
    image = pixmap(name, QColor("#B3261E"), 48).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#b3261e"}


def test_drawings_are_sharp_on_a_fine_screen(qtbot: QtBot) -> None:
    drawn = pixmap("print", QColor("#000000"), 24, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (48, 2.0)


@pytest.mark.parametrize(
    "file", sorted(resource("icons", "controls").glob("*.svg")), ids=lambda file: file.stem
)
def test_the_stylesheets_images_can_be_drawn(qtbot: QtBot, file: object) -> None:
    assert QSvgRenderer(str(file)).isValid()


def test_the_program_has_an_icon_in_every_size(qtbot: QtBot) -> None:
    for side in (16, 32, 64, 256):
        image = application_icon().pixmap(side, side).toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 8).name() == "#ffd60a"


def test_a_buttons_icon_follows_the_look(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button(icon="search", name="Find")
    qtbot.addWidget(button)
    light = button.icon().pixmap(18, 18).toImage()
    theme.apply(qapp, theme.Look.DARK, 100)
    assert button.icon().pixmap(18, 18).toImage() != light
    assert button.accessibleName() == "Find"
