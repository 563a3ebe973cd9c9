"""Signs of tables as they come out of the printer."""

from __future__ import annotations

from functools import partial

import pytest

from tests.documents import pdfs
from w4r_desktop import errors
from w4r_desktop.documents.table_signs import TableSignLook, TableSignOrder, draw_table_signs
from w4r_desktop.domain.case import CaseBrief
from w4r_desktop.domain.stationery import Paper

JANI = CaseBrief(code="jani", name="Jani Silva", headline="Threatened", country="CO")
NASIMA = CaseBrief(code="n", name="نسيمة السادة", headline="سُجنت", country="SA")


def signs(
    *orders: TableSignOrder, paper: Paper = Paper.A4, folded: bool = False, historical: bool = False
) -> bytes:
    draw = partial(draw_table_signs, orders=orders, look=TableSignLook(paper, folded, historical))
    pdf, progress, pages = pdfs.drawn(draw)
    assert len(progress) == len(pages)
    return pdf


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (297, 210)), (Paper.LETTER, (279, 216))])
@pytest.mark.parametrize("folded", [False, True])
def test_a_sign_lies_on_its_side_and_names_table_and_case(
    paper: Paper, size: tuple[int, int], *, folded: bool
) -> None:
    pdf = signs(TableSignOrder("4", JANI, "en", 2), paper=paper, folded=folded)
    assert pdfs.sizes(pdf) == [size, size]
    (page, again) = pdfs.words(pdf)
    assert page == again
    for words in ("Table 4", "COLOMBIA", "Jani Silva", "Threatened"):
        assert page.count(words) == (2 if folded else 1)


def test_the_label_can_be_read_at_three_metres() -> None:
    shown = pdfs.picture(signs(TableSignOrder("4", JANI, "en")), width_px=594)  # 2 a millimetre
    grey = shown.convert("L").crop((220, 0, 594, 250))
    rows = [y for y in range(grey.height) if min(grey.crop((0, y, 374, y + 1)).tobytes()) < 60]
    first = rows[0]
    label = next(y for y in range(first, first + 200) if y not in rows) - first
    assert label / 2 > 25


def test_a_tent_reads_the_same_from_the_other_side() -> None:
    shown = pdfs.picture(signs(TableSignOrder("4", JANI, "en"), folded=True)).convert("L")
    turned = shown.rotate(180)
    different = sum(abs(a - b) > 90 for a, b in zip(shown.tobytes(), turned.tobytes(), strict=True))
    assert different < 0.01 * shown.width * shown.height


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("name", ["J", "W" * 120, "A community " * 12])
def test_whatever_its_length_a_name_stays_on_the_sign(name: str, *, folded: bool) -> None:
    brief = CaseBrief(code="j", name=name, headline=name, country="CO")
    box = pdfs.ink(signs(TableSignOrder(name, brief, "en"), folded=folded))
    assert box is not None
    assert box[1] > 0.02
    assert box[3] < 0.98
    if not folded:  # the marks of the fold begin at the edge
        assert box[0] > 0.04
        assert box[2] < 0.96


def test_a_sample_bears_its_mark_on_both_sides() -> None:
    order = TableSignOrder("4", JANI, "en")
    for folded, times in ((False, 1), (True, 2)):
        (page,) = pdfs.words(signs(order, folded=folded, historical=True))
        assert page.count("Sample: do not mail") == times
    assert "Sample" not in pdfs.words(signs(order))[0]


def test_a_sign_read_from_the_right_is_mirrored_and_has_its_script() -> None:
    shown = pdfs.picture(signs(TableSignOrder("4", NASIMA, "ar")))
    middle = shown.getpixel((round(shown.width * 0.81), round(shown.height * 0.42)))
    assert middle != (255, 255, 255)
    assert shown.getpixel((round(shown.width * 0.19), round(shown.height * 0.36))) == (255,) * 3


def test_a_character_no_font_has_is_told() -> None:
    with pytest.raises(errors.PageCharacterError):
        signs(TableSignOrder("🕊", JANI, "en"))
    with pytest.raises(errors.NothingToPrintError):
        signs()
