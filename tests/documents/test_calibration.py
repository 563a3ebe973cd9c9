"""The pages that show how far a printer is off, measured as a person measures them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.documents import pdfs
from w4r_desktop.documents.calibration import draw_envelope_test, draw_ruler_page
from w4r_desktop.domain.printer_profile import LINE, PLAIN, Edge, PrinterProfile
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Paper, custom

if TYPE_CHECKING:
    from w4r_desktop.domain.stationery import Envelope, Stock

SMALLEST = custom(140, 90)
STOCKS = [*SHEETS.values(), *ENVELOPES.values(), SMALLEST]
DOTS = 10
"""To a millimetre, in the pictures that are measured."""


def ruler(stock: Stock, profile: PrinterProfile = PLAIN, printer: str = "Office") -> bytes:
    draw = partial(draw_ruler_page, stock=stock, profile=profile, printer=printer)
    pdf, progress, pages = pdfs.drawn(draw)
    assert progress == [1]
    assert len(pages) == 1
    return pdf


def dark(pdf: bytes, stock: Stock, x: float, y: float) -> bool:
    """Return whether there is ink within 0.2 mm of a place, in millimetres from the top left."""
    picture = pdfs.picture(pdf, width_px=round(stock.width * DOTS)).convert("L")
    left, top = round(x * DOTS) - 2, round(y * DOTS) - 2
    return min(picture.crop((left, top, left + 5, top + 5)).tobytes()) < 200


@pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.name)
def test_the_lines_are_20_mm_from_each_edge_of_every_paper(stock: Stock) -> None:
    pdf = ruler(stock)
    across, down = LINE + 3, LINE + 3
    assert dark(pdf, stock, LINE, down)
    assert dark(pdf, stock, stock.width - LINE, down)
    assert dark(pdf, stock, across, LINE)
    assert dark(pdf, stock, across, stock.height - LINE)
    assert not dark(pdf, stock, LINE - 1, down)


@pytest.mark.parametrize("stock", [SHEETS[Paper.A4], SMALLEST], ids=lambda stock: stock.name)
def test_a_folded_edge_points_to_20_on_its_ruler(stock: Stock) -> None:
    pdf = ruler(stock)
    middle = stock.height / 2
    assert dark(pdf, stock, 2 * LINE, middle - 3)  # the long tick of 20, at twice the distance
    assert not dark(pdf, stock, 2 * LINE - 0.5, middle - 3)


def test_a_ruler_page_says_what_it_is_of_and_what_to_do() -> None:
    (said,) = pdfs.words(ruler(ENVELOPES["dl"], printer="Epson WF-2010"))
    for words in ("Ruler page · DL", "Epson WF-2010", "Every line should be 20 mm from its edge",
                  "Fold an edge over", "Left: ________ mm", "This edge goes in first"):  # fmt: skip
        assert words in said


def test_the_arrow_stands_at_the_edge_that_goes_in_first() -> None:
    stock = SHEETS[Paper.A4]
    short, long = ruler(stock), ruler(stock, PrinterProfile(edge=Edge.LONG))
    assert dark(short, stock, stock.width / 2 + 10, 9)
    assert not dark(long, stock, stock.width / 2 + 10, 9)
    assert dark(long, stock, 9, stock.height / 2 - 10)


def test_a_printer_whose_name_no_font_has_is_calibrated_all_the_same() -> None:
    (said,) = pdfs.words(ruler(ENVELOPES["dl"], printer="Office \ue000"))
    assert "Office" in said


@pytest.mark.parametrize("envelope", [*ENVELOPES.values(), SMALLEST], ids=lambda one: one.name)
def test_the_envelope_test_page_has_its_areas_where_envelopes_have_them(envelope: Envelope) -> None:
    draw = partial(draw_envelope_test, envelope=envelope, profile=PLAIN, printer="Office")
    pdf, _progress, pages = pdfs.drawn(draw)
    (said,) = pdfs.words(pdf)
    assert "Hold it against the light" in pages[0].words
    for words in ("Stamps", "Return address", "Address", "Hold it against the light"):
        assert words in said
    address, stamps = envelope.address_area, envelope.stamp_zone
    assert dark(pdf, envelope, address.left, address.bottom - 1)
    assert dark(pdf, envelope, address.right, address.bottom - 1)
    assert dark(pdf, envelope, stamps.left, stamps.bottom - 1)
    assert dark(pdf, envelope, 0.2, envelope.height / 2)
