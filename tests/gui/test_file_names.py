"""Names proposed for files that a person saves."""

from __future__ import annotations

import pytest

from w4r_desktop.gui.file_names import proposed_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Letters at St Mark's", "Letters at St Mark's.csv"),
        ("Soirée d’écriture (n° 2)", "Soirée d’écriture (n 2).csv"),
        ('AC/DC: "why?" <a|b> *\\', "AC DC why a b.csv"),
        ("Good night…   ", "Good night.csv"),
        ("कैंडल लाइट", "कैंडल लाइट.csv"),
        ("মোমবাতি", "মোমবাতি.csv"),
        ("Soire\u0301e d’e\u0301criture", "Soirée d’écriture.csv"),
        ("نامه\u200cها", "نامه\u200cها.csv"),
        ("a\u202egpj.exe\0", "a gpj.exe.csv"),
    ],
)
def test_a_name_keeps_what_every_system_takes(title: str, name: str) -> None:
    assert proposed_name(title, ".csv") == name
