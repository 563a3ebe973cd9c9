"""Discs with initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.gui.widgets.disc import COLOURS, Disc, colour_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_case_has_the_same_colour_every_evening() -> None:
    assert colour_of("jani-silva") == colour_of("jani-silva")
    assert colour_of("jani-silva").name() == "#7a3f86"
    assert len({colour_of(f"case-{n}").name() for n in range(40)}) > len(COLOURS) // 2


def test_a_disc_is_drawn_in_its_colour(qtbot: QtBot) -> None:
    disc = Disc(40)
    qtbot.addWidget(disc)
    disc.show_case("Jani Silva", "jani-silva")
    image = disc.grab().toImage()
    assert image.pixelColor(20, 5) == colour_of("jani-silva")
    assert image.width() == 40
