"""Pictures of pages."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from w4r_desktop.documents.pages import page_count, page_picture


def two_pages() -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(200, 100), invariant=1)
    for colour in ((1, 0, 0), (0, 0, 1)):
        canvas.setFillColorRGB(*colour)
        canvas.rect(0, 50, 100, 50, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_pages_are_counted() -> None:
    assert page_count(two_pages()) == 2


def test_a_page_is_as_wide_as_asked_and_in_its_colours() -> None:
    seen = page_picture(two_pages(), 1, width_px=401)
    assert (seen.width, seen.height) == (401, 201)
    picture = Image.frombytes("RGBX", (seen.width, seen.height), seen.pixels).convert("RGB")
    assert picture.getpixel((20, 20)) == (0, 0, 255)
    assert picture.getpixel((350, 150)) == (255, 255, 255)
