"""Pages as a printer needs them: turned, moved and scaled by its profile, still as vectors.

What is shown and kept stays as it was drawn; only what is sent is adjusted. PDFium is not safe to
use from several threads: call this on the window's thread only.
"""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

import pypdfium2
from pypdfium2 import raw

from w4r_desktop.domain.printer_profile import Face, Place, Rotation
from w4r_desktop.domain.stationery import SHEETS, Stock, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.printer_profile import PrinterProfile

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x becomes ax + cy + e, and y becomes bx + dy + f."""

POINT: Final = 72 / 25.4
UPRIGHT: Final = frozenset(sheet.key for sheet in SHEETS.values())
"""Papers whose profile is meant as they stand upright; envelopes are meant lying."""


def sent_as(stock: Stock, profile: PrinterProfile) -> Stock:
    """Return what a page on ``stock`` is when it is sent, as wide and high as it lies.

    Raises ProfilePaperError if it is larger than the paper the printer is told of.
    """
    if not profile.changes_pages:
        return stock
    base = _as_measured(stock)
    width, height = profile.sheet(base.width, base.height)
    return Stock(base.key if profile.size is None else "", stock.name, width, height)


def adjusted(pdf: bytes, pages: Sequence[int], stock: Stock, profile: PrinterProfile) -> bytes:
    """Return pages (counted from 0, in the order wanted) of a PDF, ready for a printer.

    Raises ProfilePaperError.
    """
    sheet = sent_as(stock, profile)
    matrix = _matrix(stock, sheet, profile)
    with closing(pypdfium2.PdfDocument(pdf)) as whole, closing(_new()) as chosen:
        chosen.import_pages(whole, list(pages))
        raw.FPDF_CopyViewerPreferences(chosen.raw, whole.raw)  # a viewer must not scale it either
        if profile.changes_pages:
            for page in chosen:
                _transform(page, matrix, sheet)
        file = BytesIO()
        chosen.save(file)
        return file.getvalue()


def _new() -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument.new()


def _transform(page: pypdfium2.PdfPage, matrix: Matrix, sheet: Stock) -> None:
    width, height = sheet.width * POINT, sheet.height * POINT
    whole = raw.FS_RECTF(0, height, width, 0)
    raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(*matrix), whole)
    page.set_mediabox(0, 0, width, height)
    page.close()


def _as_measured(stock: Stock) -> Stock:
    """Return a paper as its profile is meant."""
    lies = stock.width > stock.height
    return turned(stock) if stock.key in UPRIGHT and lies else stock


def _matrix(stock: Stock, sheet: Stock, profile: PrinterProfile) -> Matrix:
    """Return what becomes of a page on its way to the sheet; in points, from the lower left."""
    base = _as_measured(stock)
    steps: list[Matrix] = []
    if base != stock:
        steps.append(_turn(Rotation.LEFT, stock.width, stock.height))
    x, y = profile.scale_x / 100, profile.scale_y / 100
    steps.append(
        (x, 0, 0, y, base.width * (1 - x) / 2 + profile.dx, base.height * (1 - y) / 2 - profile.dy)
    )
    steps.append(_turn(profile.rotation, base.width, base.height))
    steps.append((1, 0, 0, 1, *_place(base, sheet, profile)))
    a, b, c, d, e, f = _product(steps)
    return a, b, c, d, e * POINT, f * POINT


def _turn(rotation: Rotation, width: float, height: float) -> Matrix:
    """Return a turn of a page, clockwise, that leaves its lower left corner where it was."""
    turns: dict[Rotation, Matrix] = {
        Rotation.NONE: (1, 0, 0, 1, 0, 0),
        Rotation.RIGHT: (0, -1, 1, 0, 0, width),
        Rotation.HALF: (-1, 0, 0, -1, width, height),
        Rotation.LEFT: (0, 1, -1, 0, height, 0),
    }
    return turns[rotation]


def _place(base: Stock, sheet: Stock, profile: PrinterProfile) -> tuple[float, float]:
    """Return where the page stands on the sheet: at the edge that goes in first, the upper one.

    What lies face down at the left of the feed is at the right of the side that is printed.
    """
    width, height = base.width, base.height
    if profile.rotation % 180:
        width, height = height, width
    spare = sheet.width - width
    left, right = (0.0, spare) if profile.face is Face.UP else (spare, 0.0)
    across = {Place.LEFT: left, Place.CENTRE: spare / 2, Place.RIGHT: right}
    return across[profile.place], sheet.height - height


def _product(steps: Sequence[Matrix]) -> Matrix:
    """Return one matrix that does what several do one after the other."""
    a, b, c, d, e, f = steps[0]
    for u, v, w, z, m, n in steps[1:]:
        a, b, c, d = a * u + b * w, a * v + b * z, c * u + d * w, c * v + d * z
        e, f = e * u + f * w + m, e * v + f * z + n
    return a, b, c, d, e, f
