"""Lines in any script."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from w4r_desktop.documents import text
from w4r_desktop.documents.pages import page_picture

SHAPED = ["الرياض 11564", "ירושלים", "ရန်ကုန်", "กรุงเทพ", "नई दिल्ली", "አዲስ አበባ", "თბილისი", "Ọ̀ṣun"]


def test_plain_text_stays_text() -> None:
    line = text.line("Bogotá – Київ")
    assert not line.outline
    assert (line.above, line.below) == (1.0, 0.25)


@pytest.mark.parametrize("words", SHAPED)
def test_other_scripts_become_outlines(words: str) -> None:
    line = text.line(words)
    assert line.outline
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


def test_a_line_that_begins_in_hebrew_is_read_from_the_right_throughout() -> None:
    assert _highest_point("ששש: b") < 0.3
    assert _highest_point("b: ששש") < 0.3


@pytest.mark.parametrize("words", SHAPED)
def test_all_ink_of_a_line_is_on_the_paper_and_in_its_room(words: str) -> None:
    line, size, margin = text.line(words), 100, 50
    file = BytesIO()
    width, height = line.width * size + 2 * margin, 2 * margin + 200
    canvas = Canvas(file, pagesize=(width, height), invariant=1)
    text.draw(canvas, line, x=margin, y=margin + 60, size=size)
    canvas.showPage()
    canvas.save()
    seen = page_picture(file.getvalue(), 0, width_px=round(width))
    picture = Image.frombytes("RGBX", (seen.width, seen.height), seen.pixels).convert("L")
    box = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box
    left, top, right, bottom = box
    points = _points(line)
    xs, ys = [x / text.EM for x, _y in points], [y / text.EM for _x, y in points]
    baseline = height - margin - 60
    assert (left - margin) / size == pytest.approx(min(xs), abs=0.03)
    assert (right - margin) / size == pytest.approx(max(xs), abs=0.03)
    assert (baseline - top) / size == pytest.approx(max(ys), abs=0.03)
    assert (baseline - bottom) / size == pytest.approx(min(ys), abs=0.03)
    assert min(xs) >= -0.001
    assert max(xs) <= line.width + 0.001
    assert max(ys) <= line.above
    assert -min(ys) <= line.below


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
    return max(_points(line), key=lambda point: point[1])[0] / (line.width * text.EM)


def _points(line: text.Line) -> list[tuple[int, int]]:
    """Return where every point of every glyph lies."""
    points = []
    for glyph in line.outline.splitlines():
        place, path = glyph.removeprefix("q 1 0 0 1 ").split(" cm ")
        x, y = map(int, place.split())
        numbers = [int(part) for part in path.split() if part not in "mlcfQ"]
        points += [
            (x + right, y + up) for right, up in zip(numbers[::2], numbers[1::2], strict=True)
        ]
    return points
