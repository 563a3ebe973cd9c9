"""Case sheets as they come out of the printer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tests.documents import pdfs
from w4r_desktop import errors
from w4r_desktop.documents import files
from w4r_desktop.documents.case_sheets import (
    CaseSheetLook,
    CaseSheetOrder,
    Length,
    draw_case_sheets,
)
from w4r_desktop.domain.case import (
    CaseBrief,
    Guidance,
    Role,
    Rule,
    Source,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from pathlib import Path

JANI = CaseBrief(
    code="jani-silva",
    name="Jani Silva",
    native_name="Jani",
    headline="Threatened for protecting the Amazon",
    country="CO",
    story="She **farms** in *Putumayo*.\n\n- land\n- water",
    quote="We will not leave.",
    demands=("Protect her.", "Investigate the threats."),
    content_warnings=("violence",),
    letter_languages=("es", "en"),
    picture_credit="© Private",
    targets=(
        Target(
            role=Role.PRIMARY,
            addressee="Señor Presidente",
            lines=("Palacio de Nariño", "Bogotá"),
            country="CO",
            salutation="Dear President,",
            closing="Yours faithfully,",
            email="president@example.org",
            checked_on=date(2026, 11, 2),
        ),
        Target(role=Role.SOLIDARITY, addressee="Jani Silva", lines=("Halifax",), country="CA"),
    ),
    guidance=Guidance(religious_cards=Rule.NO),
    updates=(
        Update(on=date(2021, 7, 31), text="The threats went on."),
        Update(on=date(2022, 1, 1), status=UpdateStatus.GOOD_NEWS, text="She is protected."),
    ),
    sources=(Source(url="https://example.org/jani", seen_on=date(2026, 1, 2)),),
    translations={"fr": Translation(headline="Menacée", story="Elle **cultive** la terre.")},
)
NASIMA = replace(
    JANI,
    name="نسيمة السادة",
    headline="سُجنت لأنها دافعت عن حقوق المرأة",
    story="دافعت نسيمة السادة عن حرية المرأة في السعودية: **الحق في قيادة السيارة**.",
    translations={},
)
SHARES = {Paper.A4: (210, 297), Paper.LETTER: (216, 279)}


def sheets(*orders: CaseSheetOrder | CaseBrief, **other: Any) -> bytes:
    said: dict[str, Any] = {
        "paper": Paper.A4,
        "length": Length.ONE_PAGE,
        "campaign": "Write for Rights",
        "historical": False,
        "sender_country": "CA",
        "language": "en",
    }
    look = CaseSheetLook(**(said | other))
    wanted = [
        one if isinstance(one, CaseSheetOrder) else CaseSheetOrder(one, "en") for one in orders
    ]
    pdf, progress, pages = pdfs.drawn(partial(draw_case_sheets, orders=wanted, look=look))
    assert progress == list(range(1, len(pages) + 1))
    return pdf


def photo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (300, 400), (0, 0, 255)).save(file, "JPEG")
    return file.getvalue()


def test_a_sheet_tells_everything_in_the_order_of_reading() -> None:
    (page,) = pdfs.words(sheets(JANI))
    told = [
        "COLOMBIA", "Jani Silva", "Threatened for", "Good news, Jan 1, 2022: She is protected.",
        "This brief speaks of: violence", "She farms in Putumayo.", "land", "water",
        "We will not leave.", "Ask Señor Presidente to", "Protect her.", "Keep in mind",
        "Letters can be in Spanish or English.", "APPEAL LETTER TO", "Palacio de Nariño",
        "COLOMBIA", "Salutation: Dear President,", "Closing: Yours faithfully,",
        "E-mail: president@example.org",
        "Address checked on Nov 2, 2026", "SOLIDARITY CARD TO", "Halifax",
        "What has happened since", "Jan 1, 2022 · Good news", "Jul 31, 2021", "Sources",
        "https://example.org/jani (seen Jan 2, 2026)",
    ]  # fmt: skip
    place = 0
    for part in told:
        assert part in page[place:], part
        place = page.index(part, place)
    assert "CANADA" not in page
    assert "Page 1" not in page


@pytest.mark.parametrize("paper", Paper)
def test_a_sheet_has_the_size_of_its_paper(paper: Paper) -> None:
    assert pdfs.sizes(sheets(JANI, paper=paper)) == [SHARES[paper]]


def test_copies_follow_one_another_sheet_by_sheet() -> None:
    orders = [CaseSheetOrder(JANI, "en", 2), CaseSheetOrder(replace(JANI, name="Popi"), "en", 1)]
    pages = pdfs.words(sheets(*orders, CaseSheetOrder(NASIMA, "ar", 0)))
    assert ["Popi" in page for page in pages] == [False, False, True]


def test_a_brief_is_printed_in_the_language_chosen_with_its_headings() -> None:
    (page,) = pdfs.words(sheets(CaseSheetOrder(JANI.in_language("fr"), "fr")))
    assert "Elle cultive la terre." in page
    assert "À demander à Señor Presidente" in page
    assert "COLOMBIE" in page
    assert page.index("COLOMBIE") < page.index("COLOMBIA")  # the address is the sender's business


def test_a_long_story_shrinks_then_goes_on_and_is_never_cut() -> None:
    words = [f"word{number}" for number in range(3000)]
    story = "\n\n".join(" ".join(words[n : n + 60]) for n in range(0, len(words), 60))
    one = pdfs.words(sheets(replace(JANI, story=story[:1800])))
    assert len(one) == 1
    two = sheets(replace(JANI, story=story[:3500]), length=Length.TWO_PAGES)
    assert len(pdfs.words(two)) == 2
    many = pdfs.words(sheets(replace(JANI, story=story)))
    assert len(many) > 2
    assert [word for word in " ".join(many).split() if word.startswith("word")] == words
    assert all(f"Page {n} of {len(many)}" in page for n, page in enumerate(many, start=1))


def test_large_print_is_large_and_needs_more_pages() -> None:
    pdf = sheets(JANI, length=Length.LARGE_PRINT)
    heights: set[float] = set()

    def note(_text: str, _cm: Any, tm: list[float], _font: Any, size: float) -> None:
        if _text.strip().startswith(("She", "Dear", "Protect", "Letters")):
            heights.add(size)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    assert len(pdfs.words(pdf)) == 2
    assert heights
    assert min(heights) >= 14


def test_a_sample_and_a_withdrawn_case_bear_their_marks() -> None:
    assert "Sample: do not mail" in pdfs.words(sheets(JANI, historical=True))[0]
    assert "Sample" not in pdfs.words(sheets(JANI))[0]
    (page,) = pdfs.words(sheets(CaseSheetOrder(JANI, "en", withdrawn="Her family asks.")))
    assert "This case was withdrawn: do not write for it any more." in page
    assert "The reason: Her family asks." in page
    assert page.index("withdrawn") < page.index("She farms")


def test_the_portrait_stands_where_reading_starts() -> None:
    for brief, at_left in ((JANI, True), (NASIMA, False)):
        shown = pdfs.picture(sheets(CaseSheetOrder(brief, "ar", picture=photo())))
        blue = [x for x in range(shown.width) if _is_blue(shown, x, shown.height // 8)]
        middle = (blue[0] + blue[-1]) / 2 / shown.width
        assert (middle < 0.3) is at_left
        assert (middle > 0.7) is not at_left
        assert blue[-1] - blue[0] > shown.width * 0.1


def test_the_boxes_of_a_sheet_read_from_the_right_are_swapped() -> None:
    greens = []
    for brief in (JANI, NASIMA):
        shown = pdfs.picture(sheets(replace(brief, updates=())))
        pixels = shown.load()
        assert pixels is not None
        greens.append(
            [x for x in range(shown.width) for y in range(shown.height) if pixels[x, y] == GREEN]
        )
    assert max(greens[0]) < min(greens[1])


GREEN = (0xE6, 0xF4, 0xEC)


def _is_blue(shown: Image.Image, x: int, y: int) -> bool:
    seen = shown.getpixel((x, y))
    assert isinstance(seen, tuple)
    return seen[2] > 200 and seen[0] < 100


def test_a_character_no_font_has_is_told_before_anything_is_drawn(tmp_path: Path) -> None:
    look = CaseSheetLook(
        Paper.A4, Length.ONE_PAGE, "", historical=False, sender_country="CA", language="en"
    )
    orders = [CaseSheetOrder(JANI, "en"), CaseSheetOrder(replace(JANI, story="Peace 🕊 now"), "en")]
    draw = partial(draw_case_sheets, orders=orders, look=look)
    with pytest.raises(errors.PageCharacterError) as refused:
        list(files.write(tmp_path / "sheets.pdf", draw))
    assert "Jani Silva: no font has the character “🕊” (U+1F54A) of “Peace 🕊 now”" in explain(
        refused.value
    )
    assert not list(tmp_path.iterdir())


def test_a_closing_no_font_has_is_told_too() -> None:
    (primary, *others) = JANI.targets
    brief = replace(JANI, targets=(replace(primary, closing="Peace 🕊,"), *others))
    with pytest.raises(errors.PageCharacterError):
        sheets(brief)


def test_the_same_sheets_are_the_same_bytes_and_name_nobody() -> None:
    first = sheets(JANI, CaseSheetOrder(NASIMA, "ar", picture=photo()))
    assert first == sheets(JANI, CaseSheetOrder(NASIMA, "ar", picture=photo()))
    document = PdfReader(BytesIO(first))
    assert document.metadata is not None
    assert document.metadata.title == "Case sheets"
    assert document.viewer_preferences is not None
    assert str(document.viewer_preferences.print_scaling) == "/None"
    assert b"Helvetica" not in first


def test_nothing_wanted_is_nothing_to_print() -> None:
    with pytest.raises(errors.NothingToPrintError):
        sheets(CaseSheetOrder(JANI, "en", 0))


SCRIPTS = (
    "Bogotá Київ Ω", "الرياض 11564 (حي)", "ירושלים 91", "မြို့တော် ရန်ကုန်", "ผู้ใหญ่ ปี่ น้ำ", "क्षत्रिय €5",
    "រាជធានី 12000", "አዲስ አበባ", "Nguyễn Thị Ấm", "W" * 90, "https://example.org/" + "ab" * 60,
)  # fmt: skip
MARKS = (
    "**{}**",
    "*{}*",
    "# {}",
    "> {}",
    "- {}",
    "1. {}",
    "999999999. {}",
    "    {}",
    "`{}`",
    "---\n{}",
)


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    parts=st.lists(
        st.tuples(st.sampled_from(SCRIPTS), st.sampled_from(MARKS), st.integers(0, 12)), max_size=14
    ),
    name=st.sampled_from(SCRIPTS),
    length=st.sampled_from(Length),
    paper=st.sampled_from(Paper),
)
def test_whatever_the_story_no_ink_leaves_the_margins(
    parts: list[tuple[str, str, int]], name: str, length: Length, paper: Paper
) -> None:
    story = "\n\n".join("  " * depth + mark.format(words * 3) for words, mark, depth in parts)
    brief = replace(JANI, story=story, name=name, quote=name, demands=(name, name))
    pdf = sheets(CaseSheetOrder(brief, "en", picture=photo()), length=length, paper=paper)
    side, edge = 14.5 / SHARES[paper][0], 7 / SHARES[paper][1]
    for page in range(len(pdfs.sizes(pdf))):
        box = pdfs.ink(pdf, page)
        assert box is not None
        assert box[0] >= side
        assert box[2] <= 1 - side
        assert box[1] >= edge
        assert box[3] <= 1 - edge
