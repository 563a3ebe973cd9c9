"""Labels stand inside their labels, run on over sheets, and say whose they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.documents.envelopes import SENDER, SILVA, TODAY, order, target
from tests.documents.pdfs import drawn, picture, sizes, words
from w4r_desktop import errors
from w4r_desktop.documents.label_sheets import USUAL, bundled_sheets
from w4r_desktop.documents.labels import (
    SMALLEST,
    LabelLook,
    arrange_labels,
    draw_labels,
    draw_outlines,
    draw_return_labels,
    return_label,
)
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import MailService
from w4r_desktop.domain.labels import checked
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.domain.labels import LabelSheet

SHEETS = bundled_sheets()
L7160 = SHEETS["avery-l7160"]
PX = 4
"""Pixels of a millimetre in these tests."""


Edges = tuple[float, float, float, float]


def look(sheet: LabelSheet = L7160, start: int = 1, *, historical: bool = False) -> LabelLook:
    return LabelLook(sheet, start, "CA", "en", historical, date(2026, 12, 31), TODAY)


def made(orders: list[EnvelopeOrder], how: LabelLook, title: str = "") -> bytes:
    pdf, progress, pages = drawn(partial(draw_labels, packs=[Pack(title, tuple(orders))], look=how))
    assert progress == list(range(1, len(pages) + 1))
    return pdf


def inked(pdf: bytes, sheet: LabelSheet, page: int = 0) -> dict[int, Edges]:
    """Return for each label with ink how far it is from the label's four edges, in mm."""
    shown = picture(pdf, page, width_px=round(sheet.stock.width * PX)).convert("L")
    scale = shown.width / sheet.stock.width
    dark = shown.point(lambda grey: 255 if grey < 200 else 0)
    found = {}
    for label in range(1, sheet.count + 1):
        area = sheet.area(label)
        left, top, right, bottom = (
            round(edge * scale) for edge in (area.left, area.top, area.right, area.bottom)
        )
        box = dark.crop((left, top, right, bottom)).getbbox()
        if box:
            found[label] = (
                box[0] / scale, box[1] / scale,
                area.width - box[2] / scale, area.height - box[3] / scale,
            )  # fmt: skip
    return found


def test_a_sheet_is_found_by_every_name_that_stands_on_a_box() -> None:
    names = [sheet.name for sheet in SHEETS.values()]
    asked = {"5160", "5161", "5162", "5163", "5167", "L7160", "L7162", "L7163", "L7165"}
    assert {f"Avery {code}" for code in asked} <= set(names)
    herma, avery = SHEETS["herma-4677"], L7160
    assert replace(herma, key=avery.key, name=avery.name) == avery
    assert names[0] == "Avery 5160"
    papers = [sheet.paper for sheet in SHEETS.values()]
    assert papers == sorted(papers, reverse=True)  # Letter first, then A4
    for key, sheet in SHEETS.items():
        assert checked(sheet).key == key


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_every_bundled_sheet_takes_ink_on_each_label_and_only_inside(sheet: LabelSheet) -> None:
    pdf = made([order(target("Palacio de Nariño", country="CA"), sheet.count)], look(sheet))
    assert sizes(pdf) == [(round(sheet.stock.width), round(sheet.stock.height))]
    inside = inked(pdf, sheet)
    assert len(inside) == sheet.count
    assert min(min(edges) for edges in inside.values()) >= 2.7


def test_labels_start_where_they_are_told_and_run_on_over_sheets() -> None:
    orders = [order(target("Alger"), 3, "Khaled"), order(target("Lima"), 20, "Jani")]
    pdf = made(orders, look(start=19))
    assert [len(inked(pdf, L7160, page)) for page in (0, 1)] == [3, 20]
    assert list(inked(pdf, L7160)) == [19, 20, 21]
    first, second = words(pdf)
    assert first.count("Alger") == 3
    assert second.count("Lima") == 20


def test_a_sheet_says_whose_labels_are_on_it() -> None:
    packs = [
        Pack("", (order(target("Alger", country="DZ"), 2, "Khaled"), order(target("Lima"), 1)))
    ]
    (page,) = arrange_labels(packs, look()).pages
    assert page.place == "Khaled → Algeria to Jani Silva → Colombia"
    assert page.words == "Alger, ALGERIA; Lima, COLOMBIA"
    assert page.case_codes == ("khaled", "khaled", "jani-silva")
    assert page.case_code == "khaled"


def test_full_sheets_of_one_case_are_the_same_page() -> None:
    packs = [Pack("", (order(target(*SILVA), 21 * 40),))]
    pages = arrange_labels(packs, look()).pages
    assert len(pages) == 40
    assert len({id(page) for page in pages}) == 1


def test_a_pack_begins_with_a_label_that_names_its_table() -> None:
    packs = [
        Pack("Table 3", (order(target("Lima"), 2),)),
        Pack("Table 4", (order(None, 2),)),
        Pack("Table 5", (order(target("Lima"), 1),)),
    ]
    arrangement = arrange_labels(packs, look())
    (page,) = arrangement.pages
    assert page.words == "Table 3; Lima, COLOMBIA; Table 5"
    assert page.case_codes == ("", "jani-silva", "jani-silva", "", "jani-silva")
    assert page.case_code == "jani-silva"
    assert arrangement.count == 3
    assert page.blocks[0].block.size == 20


def test_a_long_name_of_a_table_stays_on_its_label() -> None:
    name = "The table of the Congregation of the Old Church by the window"
    pdf = made([order(target("Lima"))], look(), title=name)
    assert min(inked(pdf, L7160)[1]) >= 2.7
    assert name in words(pdf)[0]


def test_type_is_as_large_as_the_label_lets_it_and_never_below_what_machines_read() -> None:
    lines = [f"Line {number}" for number in range(6)]
    for sheet in SHEETS.values():
        for count in range(1, 7):
            packs = [Pack("", (order(target(*lines[:count], country="CA")),))]
            for page in arrange_labels(packs, look(sheet)).pages:
                size = page.blocks[0].block.size
                assert SMALLEST[sheet.paper] <= size <= 12
    (page,) = arrange_labels([Pack("", (order(target(*lines[:3])),))], look()).pages
    assert page.blocks[0].block.size == 12


@pytest.mark.parametrize(("paper", "capitals"), [(Paper.LETTER, 2.03), (Paper.A4, 2.3)])
def test_the_smallest_type_has_capitals_that_the_posts_read(paper: Paper, capitals: float) -> None:
    of_noto_sans = 0.714
    assert SMALLEST[paper] * of_noto_sans / 72 * 25.4 >= capitals


@pytest.mark.parametrize("paper", Paper)
def test_the_usual_sheet_takes_seven_lines(paper: Paper) -> None:
    sheet = SHEETS[USUAL[paper]]
    assert sheet.paper is paper
    packs = [Pack("", (order(target(*["Line"] * 6)),))]
    assert not arrange_labels(packs, look(sheet)).left_out


def test_an_address_that_does_not_fit_is_left_out_by_name_and_the_rest_is_printed() -> None:
    small = SHEETS["avery-5160"]
    packs = [Pack("", (order(target(*["Line"] * 9), 4, "Popi"), order(target("Lima"), 2)))]
    arrangement = arrange_labels(packs, look(small))
    (left_out,) = arrangement.left_out
    assert (left_out.name, left_out.pages) == ("Popi", 4)
    assert "its 10 lines do not fit on a label of Avery 5160" in explain(left_out.problem)
    assert left_out.case_code == "popi"
    assert arrangement.count == 2


@pytest.mark.parametrize(
    ("refused", "kind"),
    [
        (order(None), errors.NoTargetError),
        (order(target(addressee="Ana")), errors.NoAddressError),
        (order(target("Lima", mail=MailService.NONE)), errors.NoMailError),
        (order(target("W" * 80)), errors.LabelTooSmallError),
        (order(target("Lima 🕊")), errors.CharacterMissingError),
        (replace(order(target("Lima")), withdrawn=""), errors.CaseWithdrawnError),
    ],
)
def test_what_gets_no_envelope_gets_no_label(
    refused: EnvelopeOrder, kind: type[errors.EnvelopeError]
) -> None:
    (left_out,) = arrange_labels([Pack("", (refused,))], look()).left_out
    assert isinstance(left_out.problem, kind)
    kept = frozenset({kind})
    overridable = kind in {errors.NoMailError, errors.CaseWithdrawnError}
    pages = arrange_labels([Pack("", (replace(refused, overridden=kept),))], look()).pages
    assert bool(pages) is overridable


def test_a_sample_says_so_on_every_label() -> None:
    pdf = made([order(target(*SILVA), 5)], look(historical=True))
    assert words(pdf)[0].count("Sample: do not mail") == 5
    assert min(min(edges) for edges in inked(pdf, L7160).values()) >= 2.7


def test_a_practice_copy_bears_its_mark() -> None:
    pdf = made([order(target(*SILVA))], replace(look(), practice=True))
    assert "Practice" in words(pdf)[0]


def test_no_label_at_all_is_no_file() -> None:
    with pytest.raises(errors.NothingToPrintError):
        made([order(None)], look())


def test_return_labels_fit_on_the_smallest_sheet_with_the_country() -> None:
    sheet = SHEETS["avery-5167"]
    lines = (*SENDER, "CANADA")
    pdf, progress, pages = drawn(
        partial(draw_return_labels, lines=lines, count=81, look=look(sheet, start=2))
    )
    assert progress == [1, 2]
    assert [len(inked(pdf, sheet, page)) for page in (0, 1)] == [79, 2]
    assert min(min(edges) for edges in inked(pdf, sheet).values()) >= 1.2
    assert words(pdf)[0].count("CANADA") == 79
    assert pages[0].place == "Return address"
    assert return_label(lines, sheet).blocks[0].block.size == 7


@pytest.mark.parametrize(
    ("lines", "kind", "said"),
    [
        ((), errors.NoSenderError, "no return address"),
        (("", " "), errors.NoSenderError, "under Setup"),
        (["Line"] * 30, errors.ReturnLabelError, "does not fit on a label of Avery 5167"),
        (("W" * 60,), errors.ReturnLabelError, "larger labels"),
        (("Peace 🕊",), errors.PageCharacterError, "U+1F54A"),
    ],
)
def test_a_return_address_that_cannot_be_printed_is_explained(
    lines: tuple[str, ...], kind: type[errors.W4RError], said: str
) -> None:
    with pytest.raises(kind) as refused:
        return_label(lines, SHEETS["avery-5167"])
    assert said in explain(refused.value)


def test_outlines_show_the_edge_and_number_of_every_label() -> None:
    sheet = SHEETS["avery-5163"]
    pdf, progress, pages = drawn(partial(draw_outlines, sheet=sheet))
    assert (progress, pages[0].place) == ([1], "Outlines of Avery 5163")
    assert words(pdf)[0].split() == ["1", "Avery", "5163", *(str(n) for n in range(2, 11))]
    shown = picture(pdf, width_px=round(sheet.stock.width * PX)).convert("L")
    scale = shown.width / sheet.stock.width
    for label in (1, 10):
        area = sheet.area(label)
        for x in (area.left, area.right):
            near = [shown.getpixel((round(x * scale) + off, round((area.top + 5) * scale)))
                    for off in (-1, 0, 1)]  # fmt: skip
            assert min(int(str(grey)) for grey in near) < 200


def test_outlines_of_a_copy_to_practise_on_say_so() -> None:
    sheet = SHEETS["avery-5163"]
    pdf, _progress, _pages = drawn(partial(draw_outlines, sheet=sheet, practice=True))
    assert "Practice — do not mail" in " ".join(words(pdf)[0].split())
