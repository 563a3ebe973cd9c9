"""Lines in any script."""

from __future__ import annotations

from io import BytesIO
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from w4r_desktop.documents import fonts, text
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


SERIF = fonts.Style(serif=True)
LONG = {
    "English": "She has spent her life defending the land, the forest and the people there.",
    "Arabic": "أمضت حياتها في الدفاع عن الأرض والغابة والناس الذين يعيشون هناك، سنة 2020.",
    "Hebrew": "היא הקדישה את חייה להגנה על האדמה, היער והאנשים שחיים שם (Putumayo).",
    "Burmese": "သူမသည် မြေယာနှင့် သစ်တောကို ကာကွယ်ရန် သူ၏ဘဝကို မြှုပ်နှံခဲ့သည်။",
    "Thai": "เธออุทิศชีวิตเพื่อปกป้องผืนดินและป่าไม้และผู้คนที่อาศัยอยู่ที่นั่น",
    "Hindi": "उन्होंने अपना जीवन भूमि, जंगल और वहाँ के लोगों की रक्षा में बिताया है।",
    "mixed": "Her name, နန်းဒါ, is written in Burmese and is told to all who ask for it.",
}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_lines_break_where_the_script_allows_and_no_word_is_lost(words: str) -> None:
    lines = text.wrapped(((words, SERIF),), 12)
    assert len(lines) > 1
    assert all(line.width <= 12.001 for line in lines)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(words.split())
    assert {line.right_to_left for line in lines} == {text.reads_right_to_left(words)}


def test_latin_and_cyrillic_lines_stay_text_in_every_style() -> None:
    styles = [fonts.Style(*look) for look in product((False, True), repeat=3)]
    runs = tuple((f"Bogotá – Київ {number} ", style) for number, style in enumerate(styles))
    lines = text.wrapped(runs, 30)
    assert not any(line.outline for line in lines)
    assert len({piece.cut for line in lines for piece in line.pieces}) == 8


def test_a_latin_stretch_beside_another_script_stays_text() -> None:
    (line,) = text.wrapped((("Her name, နန်းဒါ, is known", SERIF),), 99)
    assert [piece.text for piece in line.pieces if not piece.outline] == [
        "Her name, ",
        ", is known",
    ]
    assert line.outline


def test_text_is_as_wide_for_the_printer_as_for_the_breaks() -> None:
    words = "AVATAR Tea, office, waffle: “To Yo” 1984 " * 20
    for line in text.wrapped(((words, SERIF),), 31):
        assert text.line(line.text, SERIF).width == pytest.approx(line.width, abs=0.01)


def test_a_word_wider_than_the_line_is_broken_within() -> None:
    lines = text.wrapped((("https://example.org/" + "a" * 200, SERIF),), 20)
    assert all(line.width <= 20.001 for line in lines)
    assert "".join(line.text for line in lines).endswith("a" * 100)


def test_a_break_within_a_paragraph_begins_a_line() -> None:
    lines = text.wrapped((("one\u2028two Ω", SERIF),), 99)
    assert [line.text for line in lines] == ["one", "two Ω"]


@pytest.mark.parametrize(
    "words", ["दिल्ली €5 «x»", "ភ្នំពេញ 12000 (x)", "සිංහල • 1 & 2", "5 • ភ្នំពេញ 12"]
)
def test_signs_among_other_scripts_come_from_the_bundled_faces(words: str) -> None:
    """Qt warns, which fails the test, where it would look for another face that shapes them."""
    (line,) = text.wrapped(((words, SERIF),), 99)
    assert words.endswith([piece.text for piece in line.pieces if not piece.outline][-1])
    for style in (SERIF, fonts.Style(bold=True)):
        assert text.line(words, style).width > text.line(words.split(maxsplit=1)[0], style).width


def test_bold_of_a_script_with_one_weight_is_thickened() -> None:
    light = text.line("ရန်ကုန်")
    heavy = text.line("ရန်ကုန်", fonts.Style(bold=True))
    assert " B Q" in heavy.outline
    assert " B Q" not in light.outline
    assert _ink(heavy) > 1.05 * _ink(light)
    assert _ink(text.line("Bogotá", fonts.Style(bold=True))) > 1.2 * _ink(text.line("Bogotá"))


def _ink(line: text.Line) -> int:
    """Return how much ink a line takes, in pixels."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(600, 200), invariant=1)
    text.draw(canvas, line, x=50, y=80, size=60)
    canvas.showPage()
    canvas.save()
    seen = page_picture(file.getvalue(), 0, width_px=600)
    picture = Image.frombytes("RGBX", (seen.width, seen.height), seen.pixels).convert("L")
    return sum(picture.histogram()[:128])
