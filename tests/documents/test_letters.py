"""Letters as they come out of the printer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.documents import pdfs
from tests.documents.posted import (
    JANI,
    PRESIDENT,
    letters,
    look,
    rows_of_ink,
    ruled,
    to_king,
    to_president,
)
from w4r_desktop.documents.letter_page import LetterPage, letter_room
from w4r_desktop.documents.letters import (
    Form,
    LetterOrder,
    draw_letters,
)
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import (
    Guidance,
    Rule,
    SenderLimit,
    Translation,
)
from w4r_desktop.domain.sender import Sender
from w4r_desktop.domain.stationery import SHEETS, Paper


def height_of(pdf: bytes, words: str) -> float:
    """Return how high words of the first page stand, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        place, _count = text.search(words).get_next()
        return float(text.get_charbox(place)[1])
    finally:
        document.close()


def test_a_ruled_letter_has_its_parts_in_the_order_of_writing() -> None:
    (page,) = pdfs.words(letters(to_president()))
    told = [
        "Place and date", "Señor Presidente", "Presidente de la República", "Palacio de Nariño",
        "Bogotá", "COLOMBIA", "Jani Silva", "Dear President,", "I ask you to:", "Protect her.",
        "Investigate the threats.", "Yours faithfully,", "Signature and name", "jani-silva",
    ]  # fmt: skip
    place = 0
    for part in told:
        assert part in page[place:], part
        place = page.index(part, place)
    assert "I am writing" not in page
    assert "Page 1" not in page


def test_the_lines_to_write_on_are_eight_millimetres_apart_and_fill_the_page() -> None:
    lines = ruled(letters(to_president()))
    assert len(lines) > 14
    steps = [below - above for above, below in pairwise(lines)]
    assert all(abs(step - 8) < 0.6 for step in steps)
    assert lines[-1] > 230


def test_a_sample_leaves_room_for_own_words_and_a_preprinted_one_does_not() -> None:
    for form, has_lines in ((Form.SAMPLE, True), (Form.PREPRINTED, False)):
        pdf = letters(to_president(), form=form)
        (page,) = pdfs.words(pdf)
        paragraphs = ["I am writing about Jani Silva.", "I ask you to protect her.", "Thank you."]
        assert [part for part in paragraphs if part in page] == paragraphs
        assert "Investigate" not in page
        assert bool(ruled(pdf)) is has_lines


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (210, 297)), (Paper.LETTER, (216, 279))])
@pytest.mark.parametrize("order", [to_president(), to_king()], ids=["en", "ar"])
def test_every_form_keeps_its_margins_on_one_sheet(
    order: LetterOrder, form: Form, paper: Paper, size: tuple[int, int]
) -> None:
    pdf = letters(order, form=form, paper=paper, language=order.own_language, historical=True)
    assert pdfs.sizes(pdf) == [size]
    box = pdfs.ink(pdf)
    assert box is not None
    assert box[0] > 20 / size[0]
    assert box[2] < 1 - 20 / size[0]
    assert box[1] > 5 / size[1]
    assert box[3] < 1 - 5 / size[1]


@pytest.mark.parametrize("form", Form)
def test_a_letter_is_in_the_language_wished_where_its_case_has_it(form: Form) -> None:
    popi = replace(JANI, code="popi", name="Popi", translations={})
    french, own = pdfs.words(letters(to_president(), to_president(popi), form=form, language="fr"))
    if form is Form.RULED:
        assert "La protéger." in french
        assert "Protect her." in own
    else:
        assert "Je vous écris" in french
        assert "I am writing" in own


@pytest.mark.parametrize("form", Form)
def test_a_letter_read_from_the_right_is_mirrored(form: Form) -> None:
    shown = pdfs.picture(letters(to_king(), form=form, language="ar")).convert("L")
    width, height = shown.size
    high = shown.crop((0, round(0.13 * height), width, round(0.25 * height)))  # the address
    box = high.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert box is not None
    assert box[0] > 0.5 * width
    assert box[2] > 0.86 * width
    date_line = rows_of_ink(shown.convert("RGB"), left=0.13, right=0.4)
    assert date_line[0] < 0.15


def test_no_salutation_and_no_closing_are_said_in_a_language_the_program_speaks() -> None:
    silent = replace(PRESIDENT, salutation="", closing="")
    (page,) = pdfs.words(letters(to_president(target=silent)))
    assert "Dear Sir or Madam," in page
    assert "Yours sincerely," in page
    spanish = replace(JANI, translations={"es": Translation(demands=("Protegerla.",))})
    (page,) = pdfs.words(letters(to_president(spanish, silent), language="es"))
    assert "Protegerla." in page
    assert "I ask you to:" not in page
    for filled_in in ("Salutation", "Closing"):
        assert filled_in in page
    assert "Dear Sir" not in page


def test_nine_lines_of_address_stand_in_the_letter_one_below_the_other() -> None:
    lines = tuple(f"Line {count} of the address" for count in range(1, 10))
    (page,) = pdfs.words(letters(to_president(target=replace(PRESIDENT, lines=lines))))
    places = [page.index(line) for line in lines]
    assert places == sorted(places)
    assert page.index("COLOMBIA") > places[-1]


def test_long_demands_go_on_overleaf_with_numbered_pages() -> None:
    demands = tuple("Investigate what happened. " * 30 for _demand in range(8))
    pdf = letters(to_president(replace(JANI, demands=demands)))
    pages = pdfs.words(pdf)
    assert len(pages) > 1
    assert sum(page.count("Investigate what happened.") for page in pages) == 240
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "jani-silva" in page
    assert "Yours faithfully," in pages[-1]
    assert len(ruled(pdf, len(pages) - 1)) >= 8


@pytest.mark.parametrize("form", [Form.SAMPLE, Form.PREPRINTED])
def test_a_long_letter_is_printed_whole_and_signed_at_its_end(form: Form) -> None:
    for count in (18, 26, 60):
        text = "\n\n".join("A paragraph of two lines. " * 5 for _one in range(count))
        pages = pdfs.words(letters(to_president(replace(JANI, sample_letter=text)), form=form))
        assert sum(page.count("A paragraph") for page in pages) == 5 * count
        assert "Signature" in pages[-1]


def test_nobody_signs_a_page_that_says_nothing() -> None:
    for count in (17, 18, 19):
        text = "\n\n".join("A paragraph of words." for _one in range(count))
        order = to_president(replace(JANI, sample_letter=text))
        pages = pdfs.words(letters(order, form=Form.PREPRINTED, signatures=8))
        (closing,) = (page for page in pages if "Yours faithfully," in page)
        assert "A paragraph" in closing


def test_several_sign_below_one_another_even_overleaf() -> None:
    for signatures in (1, 7, 24):
        pages = pdfs.words(letters(to_president(), form=Form.PREPRINTED, signatures=signatures))
        assert sum(page.count("Signature and name") for page in pages) == signatures
        assert len(pages) == (2 if signatures == 24 else 1)


@pytest.mark.parametrize(
    ("limit", "above", "below", "told"),
    [
        (SenderLimit.FULL, "Place and date", "Signature and name", ""),
        (SenderLimit.NAME_TOWN, "Place and date", "Name and town", "Give only your name and"),
        (SenderLimit.INITIALS_TOWN, "Place and date", "Initials and town", "Give only your init"),
        (SenderLimit.FIRST_NAME, "Date", "First name", "Give only your first name, and no"),
        (SenderLimit.NONE, "Date", "", "Give neither your name nor your address."),
    ],
)
def test_what_a_case_hides_of_its_writers_is_not_asked_for(
    limit: SenderLimit, above: str, below: str, told: str
) -> None:
    brief = replace(JANI, guidance=Guidance(sender_limit=limit))
    (page,) = pdfs.words(letters(to_president(brief)))
    assert page.startswith(above)
    assert ("Place" in page) == ("Place" in above)
    assert below in page
    assert told in page
    if not below:
        assert "ame and" not in page
        assert "ignature" not in page
    assert ("cut this off" in page) is bool(told)


@pytest.mark.parametrize(
    ("limit", "signer"),
    [
        (SenderLimit.FULL, Sender("Bo Li", minor=True, town="Halifax")),
        (SenderLimit.NAME_TOWN, Sender("Bo Li", minor=True, town="Halifax")),
        (SenderLimit.NAME_TOWN, Sender("Bo Li", choice=SenderLimit.FIRST_NAME)),
    ],
)
@pytest.mark.parametrize("form", Form)
def test_who_gives_a_first_name_at_most_is_asked_for_no_more(
    limit: SenderLimit, signer: Sender, form: Form
) -> None:
    brief = replace(JANI, guidance=Guidance(sender_limit=limit))
    (page,) = pdfs.words(letters(to_president(brief, signers=(signer,)), form=form))
    assert page.startswith("Date ")
    assert "Give only your first name, and no address." in page
    assert "town" not in page


def test_what_to_keep_in_mind_is_cut_off_and_the_code_stays() -> None:
    guidance = Guidance(
        name_organisation=Rule.NO, religious_cards=Rule.NO, warning="Do not name her sister."
    )
    pdf = letters(to_president(replace(JANI, guidance=guidance)))
    (page,) = pdfs.words(pdf)
    kept, cut = page.split("For you, not for the letter: cut this off.")
    assert "jani-silva" in kept
    assert "Do not name her sister. Do not name the organisation behind the campaign." in cut
    assert "religious" not in page
    above, below = height_of(pdf, "jani-silva"), height_of(pdf, "For you, not")
    assert above > below + 10  # between them it is cut


def test_much_to_keep_in_mind_has_a_page_of_its_own() -> None:
    guidance = Guidance(warning="Beware of this. " * 60, enclosures="Nothing at all. " * 60)
    pages = pdfs.words(letters(to_president(replace(JANI, guidance=guidance))))
    assert len(pages) == 2
    assert "Beware" not in pages[0]
    assert "Page 1 of 2" not in pages[0]  # the letter has one page
    assert pages[1].count("Beware of this.") == pages[1].count("Nothing at all.") == 60


WORDS = st.sampled_from(
    ["I", "ask", "Menschenrechtsverteidigerinnen", "الإفراج", "W" * 90, "ချက်ချင်း"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), max_size=9)


@settings(max_examples=10, deadline=None, phases=[Phase.generate])
@given(
    st.sampled_from(Form),
    TEXTS,
    TEXTS,
    st.integers(1, 9),
    st.integers(0, 60),
    st.sampled_from(Paper),
)
def test_whatever_is_asked_nothing_leaves_its_page(
    form: Form, asked: list[str], text: list[str], lines: int, warned: int, paper: Paper
) -> None:
    brief = replace(
        JANI,
        demands=tuple(asked),
        sample_letter="\n\n".join(text) or "I ask.",
        guidance=Guidance(warning="Beware. " * warned),
    )
    target = replace(PRESIDENT, lines=("A line of an address",) * lines)
    draw = partial(
        draw_letters,
        packs=[Pack("", (to_president(brief, target),))],
        look=look(form=form, paper=paper, signatures=12),
    )
    _pdf, _progress, pages = pdfs.drawn(draw)
    _width, room = letter_room(SHEETS[paper])
    for page in pages:
        assert isinstance(page, LetterPage)
        assert page.body.height <= room - page.raised + 0.1
