"""The bundled faces are enough, on any computer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from w4r_desktop.documents import fonts
from w4r_desktop.resources import resource

WORDS = {
    "Noto Sans": "Å ẞ Ż ệ Ж ї Ω",
    "Noto Sans Arabic": "سلام پچگ",
    "Noto Sans Hebrew": "שלום",
    "Noto Sans Armenian": "Երևան",
    "Noto Sans Georgian": "თბილისი",
    "Noto Sans Ethiopic": "አዲስ",
    "Noto Sans Devanagari": "दिल्ली",
    "Noto Sans Bengali": "ঢাকা",
    "Noto Sans Tamil": "சென்னை",
    "Noto Sans Sinhala": "කොළඹ",
    "Noto Sans Thai": "กรุงเทพ",
    "Noto Sans Lao": "ວຽງຈັນ",
    "Noto Sans Khmer": "ភ្នំពេញ",
    "Noto Sans Myanmar": "ရန်ကုန်",
}


@pytest.mark.parametrize(("family", "word"), WORDS.items(), ids=WORDS)
def test_each_script_has_its_face(family: str, word: str) -> None:
    cuts = [fonts.cut_of(letter, fonts.Style()) for letter in word if letter != " "]
    assert {cut.face.family for cut in cuts if cut} == {family}
    assert None not in cuts


def test_qt_knows_every_family_by_the_name_the_program_uses() -> None:
    fonts.load()
    known = set(QFontDatabase.families())
    assert {face.family for face in fonts.SHAPING_FACES} | {fonts.SERIF_FAMILY} <= known


def test_no_face_is_missing_or_left_over() -> None:
    named = {face.file for face in fonts.FACES}
    assert {path.name for path in resource("fonts").glob("*.ttf")} == named


def test_the_licence_lies_beside_the_fonts() -> None:
    licence = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright 2015 Google" in licence


def test_letters_that_join_stack_or_turn_are_not_plain() -> None:
    plain = fonts.plain_characters()
    assert set("Bogotá, № 5 – Київ Ấ ß") <= plain
    assert not plain & set("نש\u0301\u200d\u200f")


def test_shaping_needs_no_display_and_no_font_of_this_computer(tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text("<fontconfig></fontconfig>", encoding="utf-8")
    script = (
        "from w4r_desktop.documents import text\n"
        "for word in ('سلام', 'ရန်ကုန်', 'दिल्ली', 'שלום 12'):\n"
        "    line = text.line(word)\n"
        "    print(round(line.width, 2), len(line.outline))\n"
    )
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    here = Path(__file__).parent
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={**bare, **more, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=here,
        ).stdout
        for more in ({}, {"FONTCONFIG_FILE": str(nothing)})
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == 4
