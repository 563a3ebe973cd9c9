"""The sheet for helpers: one page, whatever the language and the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents import pdfs
from tests.documents.evening_paper import LONG, SCRIPTS, UPRIGHT, drawn, look, stays_inside
from w4r_desktop import language
from w4r_desktop.documents.helper_sheet import HelperOrder, draw_helper_sheet
from w4r_desktop.documents.key_words import button, key, key_words
from w4r_desktop.domain.stationery import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=language.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    language.use(request.param)
    yield request.param
    language.use("en")


def sheet(order: HelperOrder | None = None, **said: object) -> bytes:
    return drawn(draw_helper_sheet, order or HelperOrder(), look(**said))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", Paper)
def test_it_is_one_page_in_every_language_on_every_paper(spoken: str, paper: Paper) -> None:
    said = {"name": LONG, "dedication": LONG, "venue": LONG}
    for order in (HelperOrder(), HelperOrder(LONG * 4, "⇧ Ctrl+Z")):
        pdf = sheet(order, paper=paper, **(said if order.ask else {}))
        assert pdfs.sizes(pdf) == [UPRIGHT[paper]]
        assert stays_inside(pdf), spoken
        shown = pdfs.picture(pdf, width_px=840).convert("L")
        rows = range(round(shown.height * (1 - 15.5 / 297)), round(shown.height * (1 - 13 / 297)))
        between = {shown.getpixel((x, y)) for x in range(shown.width) for y in rows}
        assert between == {255}, "nothing reaches down to the line along the edge"


def test_it_says_the_six_things_with_the_names_of_keys_and_buttons() -> None:
    (page,) = pdfs.words(sheet(HelperOrder("Sister Agnes", undo="⌘Z")))
    for words in (
        "Sign somebody in", "Count a letter", "Take a wrong click back", "Show a brief",
        "Print an envelope", "Whom to ask", "Sister Agnes", "Enter", "Space", "+ Guest", "History",
        "F11", "Print 1 envelope", "What you see is saved.",
    ):  # fmt: skip
        assert words in page, words


def test_keys_and_buttons_are_called_as_in_the_window() -> None:
    language.use("fr")
    try:
        (page,) = pdfs.words(sheet())
    finally:
        language.use("en")
    for words in ("Entrée", "Espace", "Annuler", "Historique", "Lire", "Enveloppe", "+ Invité"):
        assert words in page, words


def test_without_anybody_to_ask_there_are_lines_to_write_on() -> None:
    inked = [
        sum(pixel < 200 for pixel in pdfs.picture(sheet(order)).convert("L").tobytes())
        for order in (HelperOrder(), HelperOrder("."))
    ]
    assert inked[0] > inked[1]


def test_any_script_may_say_whom_to_ask_and_what_no_font_has_is_left_out() -> None:
    assert stays_inside(sheet(HelperOrder(" ".join(SCRIPTS))))
    (page,) = pdfs.words(sheet(HelperOrder("Agnes 🕊")))
    assert "Agnes" not in page


def test_sentences_break_between_words_and_never_within_a_key() -> None:
    words = f"Press {key('Ctrl + Z')}, or {button('Take it back')} twice."
    for width in range(40, 300, 20):
        made = key_words(words, width=width, size=10)
        names = [part.line.text for line in made.lines for word in line for part in word]
        assert " ".join(names).replace(" ,", ",") == "Press Ctrl + Z, or Take it back twice."
        assert all(
            sum(part.width(10) for part in word) <= width or len(line) == 1
            for line in made.lines
            for word in line
        )


def test_practice_is_marked() -> None:
    assert "Practice — do not mail" in pdfs.words(sheet(practice=True))[0]
