"""Pictures of the pages of a PDF, for the preview and for printers that take pictures.

PDFium is not safe to use from several threads: call these on the window's thread only.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Generator


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Pixels of a page, four bytes each: red, green, blue and one that means nothing.

    Rows follow one another without a gap, as in QImage.Format_RGBX8888.
    """

    width: int
    height: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, page: int, *, width_px: int) -> PagePicture:
    """Return a page (counted from 0) on white, as wide as wanted; the height follows."""
    with _opened(pdf) as document:
        sheet = document[page]
        drawn = sheet.render(
            scale=width_px / sheet.get_width(), rev_byteorder=True, prefer_bgrx=True
        )
        return PagePicture(drawn.width, drawn.height, bytes(drawn.buffer))


@contextmanager
def _opened(pdf: bytes) -> Generator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
