"""Initials and their discs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from w4r_desktop.gui.widgets.disc import COLOURS, Disc, colour_of, initials

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jani Silva", "JS"),
        ("METU Pride defenders", "MP"),
        ("The El Hiblu 3", "EH"),
        ("El Hiblu 3", "H3"),
        ("Nassima al-Sada", "NS"),
        ("Popi & Bongeka", "PB"),
        ("Khaled", "K"),
        ("The Hague", "TH"),
        ("Jean-Luc Moreau", "JM"),
        ("élodie ångström", "ÉÅ"),
        ("« Marie »", "M"),
        ("陳大文", "陳"),
        ("Иван Петров", "ИП"),
        ("Νίκος Παππάς", "ΝΠ"),
        ("გიორგი მაისურაძე", "გმ"),
        ("कीर्ति शर्मा", "कीश"),
        ("เกษม สุข", "เกสุ"),
        ("خالد درارني", "خ\u200cد"),
        ("משה לוי", "מל"),
        ("Class 8b", "C8"),
        ("★", "★"),
        ("", ""),
    ],
)
def test_initials_stand_for_a_name_in_any_script(name: str, expected: str) -> None:
    assert initials(name) == expected


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
