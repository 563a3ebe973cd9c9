"""A face on paper is a picture made here, or initials; nothing that is no picture stops a page."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.documents import pdfs
from w4r_desktop.documents.portraits import Portrait
from w4r_desktop.domain.pictures import EDGE

RED, SIDE = (255, 0, 0), 100


def saved(kind: str, size: tuple[int, int] = (80, 60)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, RED).save(file, kind)
    return file.getvalue()


def middle(picture: bytes) -> tuple[int, ...]:
    """Return the colour a portrait has above its initials, on a page of its own."""
    pdf = io.BytesIO()
    canvas = Canvas(pdf, pagesize=(SIDE, SIDE))
    Portrait(SIDE, "Jani Silva", "JANI", picture).draw(canvas, left=0, top=SIDE)
    canvas.save()
    return pdfs.picture(pdf.getvalue(), width_px=SIDE).convert("RGB").getpixel((SIDE // 2, 20))  # type: ignore[return-value]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_of_our_own_is_drawn(kind: str) -> None:
    red, green, blue = middle(saved(kind))
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize(
    "data",
    [
        b"", b"Amina", b"<svg/>", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        saved("GIF"), saved("BMP"), saved("TIFF"), saved("WEBP"), saved("PNG")[:60],
        saved("PNG")[:8] + b"<svg/>", saved("JPEG")[:300], saved("PNG", (EDGE + 1, 1)),
        saved("PNG")[:16] + b"\x00\x01\x00\x00" * 2 + saved("PNG")[24:],
    ],
    ids=lambda data: repr(data[:12]),
)  # fmt: skip
def test_initials_stand_for_anything_else(data: bytes) -> None:
    red, green, blue = middle(data)
    assert (red, green, blue) != RED
    assert (red, green, blue) != (255, 255, 255)
