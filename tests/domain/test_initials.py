"""Initials in any script."""

from __future__ import annotations

import pytest

from w4r_desktop.domain.initials import initials


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
