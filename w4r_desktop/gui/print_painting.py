"""Painting pages as pictures, for printers that take no PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from w4r_desktop.documents.adjusted import adjusted, sent_as
from w4r_desktop.documents.pages import page_picture
from w4r_desktop.errors import PrinterRefusedError
from w4r_desktop.gui.print_media import RESOLUTION

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from PySide6.QtPrintSupport import QPrinter

    from w4r_desktop.gui.printing import Sheets

INCH: Final = 25.4


def painted(printer: QPrinter, sheets: Sheets, pages: Sequence[int]) -> Generator[int, None, None]:
    """Paint pages (counted from 0) one at a time, yielding how many are done.

    On the window's thread only, for PDFium's sake. Whoever stops iterating takes the pages back
    that the printer has not begun.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefusedError(printer=printer.printerName())
    target = _target(printer, sheets)
    picture, shown = QImage(), -1
    try:
        for done, page in enumerate(pages, start=1):
            if done > 1 and not printer.newPage():
                raise PrinterRefusedError(printer=printer.printerName())
            if sheets.originals[page] != shown:
                shown = sheets.originals[page]
                picture = _picture(sheets, shown)
            painter.drawImage(target, picture)
            yield done
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()


def _target(printer: QPrinter, sheets: Sheets) -> QRect:
    """Return the page in the printer's dots, from its true size and never from what fits."""
    dots = printer.resolution() / INCH
    sheet = sent_as(sheets.stock, sheets.profile)
    return QRect(0, 0, round(sheet.width * dots), round(sheet.height * dots))


def _picture(sheets: Sheets, page: int) -> QImage:
    sheet = sent_as(sheets.stock, sheets.profile)
    pdf = adjusted(sheets.pdf, [page], sheets.stock, sheets.profile)
    drawn = page_picture(pdf, 0, width_px=round(sheet.width / INCH * RESOLUTION))
    return QImage(
        drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGBX8888
    ).copy()
