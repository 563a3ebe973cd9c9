"""What is sent to a printer: moved, scaled and turned by its profile, measured on the page."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.documents import pdfs
from w4r_desktop.documents.adjusted import adjusted, sent_as
from w4r_desktop.domain.printer_profile import PLAIN, Face, Place, PrinterProfile, Rotation
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Paper, Stock, turned

DL, A4 = ENVELOPES["dl"], SHEETS[Paper.A4]
CLOSE = 0.15
"""Millimetres: a pixel and a half of the pictures that are measured."""


def marked(stock: Stock, pages: int = 3) -> bytes:
    """Return pages with a mark from 30 to 40 mm from the left and 20 to 25 mm from the top.

    Each page bears its number, hidden behind the mark.
    """
    file = BytesIO()
    canvas = Canvas(file, pagesize=(stock.width * mm, stock.height * mm), invariant=1)
    canvas.setViewerPreference("PrintScaling", "None")
    for page in range(pages):
        canvas.setFont("Helvetica", 4)
        canvas.drawString(32 * mm, (stock.height - 23) * mm, f"page {page + 1}")
        canvas.rect(30 * mm, (stock.height - 25) * mm, 10 * mm, 5 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def mark(pdf: bytes, page: int = 0) -> list[float]:
    """Return where the mark begins and ends in millimetres: left, top, right, bottom."""
    box = PdfReader(BytesIO(pdf)).pages[page].mediabox
    width, height = float(box.width) / mm, float(box.height) / mm
    seen = pdfs.ink(pdf, page, width_px=round(width * 10))
    assert seen is not None
    return [seen[0] * width, seen[1] * height, seen[2] * width, seen[3] * height]


def sent(stock: Stock, profile: PrinterProfile) -> list[float]:
    return mark(adjusted(marked(stock), [0], stock, profile))


def test_a_printer_that_prints_true_gets_the_pages_as_they_are() -> None:
    assert sent(DL, PLAIN) == pytest.approx([30, 20, 40, 25], abs=CLOSE)
    assert sent_as(DL, PLAIN) is DL


def test_print_is_moved_right_and_down() -> None:
    moved = PrinterProfile(dx=1.5, dy=2.25)
    assert sent(DL, moved) == pytest.approx([31.5, 22.25, 41.5, 27.25], abs=CLOSE)


def test_print_is_scaled_about_its_middle_in_each_direction() -> None:
    scaled = PrinterProfile(scale_x=99, scale_y=102)
    assert sent(DL, scaled) == pytest.approx(
        [110 - 80 * 0.99, 55 - 35 * 1.02, 110 - 70 * 0.99, 55 - 30 * 1.02], abs=CLOSE
    )


@pytest.mark.parametrize(
    ("rotation", "expected", "size"),
    [
        (Rotation.RIGHT, [85, 31.5, 90, 41.5], (110, 220)),
        (Rotation.HALF, [178.5, 85, 188.5, 90], (220, 110)),
        (Rotation.LEFT, [20, 178.5, 25, 188.5], (110, 220)),
    ],
)
def test_print_is_turned_clockwise_with_all_that_it_was_moved_by(
    rotation: Rotation, expected: list[float], size: tuple[int, int]
) -> None:
    turned_pdf = adjusted(marked(DL), [0], DL, PrinterProfile(rotation=rotation, dx=1.5))
    assert pdfs.sizes(turned_pdf) == [size]
    assert mark(turned_pdf) == pytest.approx(expected, abs=CLOSE)


@pytest.mark.parametrize(
    ("place", "face", "left"),
    [
        (Place.LEFT, Face.UP, 0),
        (Place.CENTRE, Face.UP, 50),
        (Place.RIGHT, Face.UP, 100),
        (Place.LEFT, Face.DOWN, 100),
        (Place.RIGHT, Face.DOWN, 0),
    ],
)
def test_an_envelope_stands_on_a_larger_paper_where_it_lies_in_the_feed(
    place: Place, face: Face, left: float
) -> None:
    profile = PrinterProfile(size=(210, 297), rotation=Rotation.RIGHT, place=place, face=face)
    assert sent(DL, profile) == pytest.approx([left + 85, 30, left + 90, 40], abs=CLOSE)


def test_a_sheet_that_lies_is_moved_as_the_sheet_was_measured_upright() -> None:
    lying = turned(A4)
    pdf = adjusted(marked(lying), [0], lying, PrinterProfile(dx=2, dy=3))
    assert pdfs.sizes(pdf) == [(210, 297)]
    # turned left, its left is below and its top at the left
    assert mark(pdf) == pytest.approx([22, 260, 27, 270], abs=CLOSE)


def test_exactly_the_pages_wanted_are_sent_in_their_order() -> None:
    pdf = adjusted(marked(DL), [2, 0, 2], DL, PrinterProfile(dx=1))
    assert pdfs.words(pdf) == ["page 3", "page 1", "page 3"]
    for page in range(3):
        assert mark(pdf, page) == pytest.approx([31, 20, 41, 25], abs=CLOSE)


def test_no_viewer_scales_what_is_sent_and_text_stays_text() -> None:
    pdf = adjusted(marked(DL), [1], DL, PrinterProfile(dx=1, rotation=Rotation.RIGHT))
    assert b"/PrintScaling/None" in pdf.replace(b" ", b"")
    assert pdfs.words(pdf) == ["page 2"]
