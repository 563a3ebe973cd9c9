"""Participation slips, as a school asks for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from reportlab.lib.units import mm

from tests.documents import pdfs
from tests.documents.evening_paper import LONG, SCRIPTS, UPRIGHT, drawn, look
from w4r_desktop import errors
from w4r_desktop.documents.cut_sheets import Grid
from w4r_desktop.documents.slips import (
    SlipOrder,
    draw_slips,
    hours_between,
    hours_of_event,
    slip_problem,
)
from w4r_desktop.domain.stationery import Paper

SIX = datetime(2026, 12, 10, 18, 6, tzinfo=UTC)


def slips(*orders: SlipOrder, **said: object) -> bytes:
    return drawn(draw_slips, orders, look(**said))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", Paper)
def test_a_slip_says_who_when_how_long_and_what_and_has_a_line_to_sign(paper: Paper) -> None:
    amina = SlipOrder("Amina", hours="18:06–20:10 (2 h 04 min)", written="7 letters")
    pdf = slips(amina, paper=paper, dedication="In memory of Father Brennan")
    assert pdfs.sizes(pdf) == [UPRIGHT[paper]]
    (page,) = pdfs.words(pdf)
    for words in (
        "Participation", "Candlelight", "Thursday, December 10, 2026 · Harbour Street Church",
        "In memory of Father Brennan", "Name", "Amina", "Hours", "18:06–20:10 (2 h 04 min)",
        "Written", "7 letters", "Date and signature of the organizers",
    ):  # fmt: skip
        assert words in page, words
    assert "Group" not in page


def test_six_slips_share_a_page_and_pages_are_numbered() -> None:
    pdf = slips(*(SlipOrder(f"Person{n}") for n in range(13)))
    pages = pdfs.words(pdf)
    assert [page.count("Participation") for page in pages] == [6, 6, 1]
    assert all(f"Page {n} of 3" in page for n, page in enumerate(pages, start=1))
    assert all(f"Person{n}" in " ".join(pages) for n in range(13))


def test_a_class_gets_one_slip_or_one_for_each_to_be_filled_in() -> None:
    pages = pdfs.words(
        slips(SlipOrder("Class 8b, 25 people"), SlipOrder(group="Class 8b", copies=7))
    )
    assert sum(page.count("Class 8b") for page in pages) == 8
    assert sum(page.count("Group") for page in pages) == 7


def test_what_is_unknown_is_a_line_to_write_on() -> None:
    empty = pdfs.picture(slips(SlipOrder()), width_px=1050).convert("L")
    across = round(empty.width * 0.4)
    dark = [y for y in range(empty.height // 3) if empty.getpixel((across, y)) < 210]  # type: ignore[operator]
    lines = sum(below - above > 1 for above, below in pairwise(dark))
    assert lines >= 4


def test_hours_are_told_as_they_were_and_never_guessed() -> None:
    assert hours_between(SIX, SIX + timedelta(minutes=124)) == "18:06–20:10 (2 h 04 min)"
    assert hours_between(SIX, SIX + timedelta(minutes=45)) == "18:06–18:51 (45 min)"
    assert hours_between(SIX, SIX) == ""
    assert hours_between(SIX, SIX - timedelta(minutes=1)) == ""
    assert hours_between(SIX, SIX + timedelta(days=2)) == ""
    event = look(opens_at="20:00", closes_at="02:30").event
    assert hours_of_event(event) == "20:00–02:30 (6 h 30 min)"
    assert hours_of_event(look(opens_at="18:00", closes_at="").event) == ""


def test_names_of_any_script_and_length_stay_on_their_slips() -> None:
    orders = [SlipOrder(name, name, LONG, LONG) for name in (*SCRIPTS, LONG)]
    said = {"name": LONG, "venue": LONG, "dedication": LONG, "practice": True, "historical": True}
    for paper in Paper:
        pdf = slips(*orders, **said, paper=paper)
        for slip in drawn(draw_slips, orders, look(**said, paper=paper))[1][0].slips:  # type: ignore[arg-type, attr-defined]
            room = Grid(look(paper=paper).upright, 2, 3).inside[1]
            assert slip.height + 4 * mm < room, "and there is room to sign"
        cuts = pdfs.picture(pdf, width_px=840).convert("L")
        for row in (1, 2):
            band = round(cuts.height * row / 3)
            inked = [
                y for y in range(band - 18, band + 18)
                if any(cuts.getpixel((x, y)) < 120 for x in range(0, cuts.width, 2))  # type: ignore[operator]
            ]  # fmt: skip
            assert not inked, "nothing near a cut"


def test_each_slip_bears_the_mark_of_a_sample_and_of_practice() -> None:
    (page,) = pdfs.words(slips(SlipOrder("Ana"), SlipOrder("Ben"), practice=True, historical=True))
    assert page.count("Practice — do not mail · Sample: do not mail") == 2


def test_a_name_no_font_has_leaves_its_slip_out_and_is_told() -> None:
    dove = SlipOrder("Peace 🕊")
    (page,) = pdfs.words(slips(SlipOrder("Ana"), dove))
    assert page.count("Participation") == 1
    assert isinstance(slip_problem(dove), errors.PageCharacterError)
    with pytest.raises(errors.NothingToPrintError):
        slips(dove)
