"""Lines in any script."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from w4r_desktop.documents import text

SHAPED = ["الرياض 11564", "ירושלים", "ရန်ကုန်", "กรุงเทพ", "नई दिल्ली", "አዲስ አበባ", "თბილისი", "Ọ̀ṣun"]


def test_plain_text_stays_text() -> None:
    line = text.line("Bogotá – Київ")
    assert not line.outline
    assert (line.above, line.below) == (1.0, 0.25)


@pytest.mark.parametrize("words", SHAPED)
def test_other_scripts_become_outlines(words: str) -> None:
    line = text.line(words)
    assert line.outline.startswith(tuple("-0123456789"))
    assert 0.3 * len(words) < line.width / 0.55 < 2 * len(words)


def test_only_what_reads_from_the_right_is_said_to() -> None:
    from_right = {words for words in SHAPED if text.line(words).right_to_left}
    assert from_right == {"الرياض 11564", "ירושלים"}
    assert text.line("12 شارع").right_to_left
    assert not text.line("KSA نسيمة").right_to_left


def test_arabic_letters_join() -> None:
    apart = sum(text.line(letter).width for letter in "سلام")
    assert text.line("سلام").width < 0.9 * apart


def test_hebrew_runs_from_right_to_left() -> None:
    """Lamed, the one letter that rises above the others, stands where it is read."""
    assert _highest_point("שששל") < 0.3
    assert _highest_point("לששש") > 0.7


def test_marks_over_tall_letters_get_more_room() -> None:
    assert text.line("မြို့").below > text.BELOW
    assert text.line("ผู้ใหญ่ ปี่").above >= text.ABOVE


@pytest.mark.parametrize("character", ["\U0001f600", "\ua980", "\u0001", "\U00012000", "\ud800"])
def test_a_character_nobody_has_is_named(character: str) -> None:
    assert text.missing_character(f"Rue {character} 5") == character


@pytest.mark.parametrize("words", [*SHAPED, "plain", "a\u200db", "\u200fabc", "سلام\u200c"])
def test_nothing_is_missing_from_what_can_be_printed(words: str) -> None:
    assert not text.missing_character(words)


def test_chinese_japanese_and_korean_are_told_apart() -> None:
    assert all(text.is_east_asian(letter) for letter in "北のハ한ㄅ")
    assert not any(text.is_east_asian(letter) for letter in "aжش\U0001f600\ud800")


def test_a_line_drawn_often_is_held_once() -> None:
    def size(times: int) -> int:
        file = BytesIO()
        canvas = Canvas(file, invariant=1)
        for number in range(times):
            text.draw(canvas, text.line("الرياض"), x=9, y=20 * number, size=12)
        canvas.save()
        return len(file.getvalue())

    assert size(30) < size(1) + 1000


@given(st.text(alphabet="abcÅéß<>&'\"\\()%[]{} ", min_size=1))
def test_plain_lines_can_be_read_back_as_typed(words: str) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(2000, 100), invariant=1)
    text.draw(canvas, text.line(words), x=9, y=20, size=5)
    canvas.showPage()
    canvas.save()
    read = PdfReader(file).pages[0].extract_text()
    assert "".join(read.split()) == "".join(words.split())


def _highest_point(words: str) -> float:
    """Return where the highest point of a line is, as a share of its width."""
    line = text.line(words)
    numbers = [int(part) for part in line.outline.split() if part not in "mlc"]
    points = zip(numbers[::2], numbers[1::2], strict=True)
    return max(points, key=lambda point: point[1])[0] / (line.width * text.EM)
