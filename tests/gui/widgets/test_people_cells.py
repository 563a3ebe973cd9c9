"""What a cell of the people's list shows where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.people import Badge, Tone
from w4r_desktop.gui.widgets.people_cells import _paint_badges

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def painted(words: str, *, wide: int) -> QImage:
    """Return a cell with a badge."""
    image = QImage(wide, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    _paint_badges(painter, QRect(0, 0, wide, 40), (Badge(words, Tone.AMBER),))
    painter.end()
    return image


def test_a_badge_that_is_shortened_keeps_its_number_and_its_day(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    words = "{} letters at home until {}"
    cells = [
        painted(words.format(*said), wide=150)
        for said in (("2", "Nov 30"), ("2", "Nov 29"), ("3", "Nov 30"))
    ]
    assert painted(words.format("2", "Nov 30"), wide=150) == cells[0]
    assert cells[0] != cells[1]
    assert cells[0] != cells[2]
