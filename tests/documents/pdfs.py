"""What a PDF shows: its words and its ink."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

import pypdfium2
from PIL import Image
from pypdf import PdfReader

from w4r_desktop.documents.pages import page_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import IO

T = TypeVar("T")


def drawn(draw: Callable[[IO[bytes]], Generator[int, None, T]]) -> tuple[bytes, list[int], T]:
    """Draw all of a document and return it, its progress, and what the drawing returned."""
    file, progress = BytesIO(), []
    drawing = draw(file)
    while True:
        try:
            progress.append(next(drawing))
        except StopIteration as end:
            return file.getvalue(), progress, end.value


def words(pdf: bytes) -> list[str]:
    """Return the text of each page, lines joined."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return the size of each page in millimetres."""
    boxes = (page.mediabox for page in PdfReader(BytesIO(pdf)).pages)
    return [(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in boxes]


def points(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Return the width and height of a page in points."""
    box = PdfReader(BytesIO(pdf)).pages[page].mediabox
    return float(box.width), float(box.height)


def picture(pdf: bytes, page: int = 0, *, width_px: int = 420) -> Image.Image:
    """Return a page in its colours."""
    seen = page_picture(pdf, page, width_px=width_px)
    return Image.frombytes("RGBX", (seen.width, seen.height), seen.pixels).convert("RGB")


def ink(
    pdf: bytes, page: int = 0, *, width_px: int = 420
) -> tuple[float, float, float, float] | None:
    """Return the box of all that is not white, as shares of the page's width and height."""
    shown = picture(pdf, page, width_px=width_px)
    box = shown.convert("L").point(lambda grey: 255 if grey < 250 else 0).getbbox()
    if box is None:
        return None
    across, down = shown.size
    return box[0] / across, box[1] / down, box[2] / across, box[3] / down
