"""What a printer is told of the paper it gets.

The media are portrait, as drivers know them, and turned: only so do they see ``EnvDL`` and not a
size they never heard of (printing.md, "Sending it to a printer").
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from w4r_desktop.documents.adjusted import sent_as
from w4r_desktop.domain.printer_profile import PLAIN, Orientation
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS
from w4r_desktop.errors import PaperDiffersError

if TYPE_CHECKING:
    from w4r_desktop.domain.printer_profile import PrinterProfile
    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.gui.printing import Sheets

RESOLUTION: Final = 300
"""Dots per inch of the pictures a printer gets that takes no PDF."""

TOLERANCE: Final = 1.0
"""Millimetres by which a driver may round a size; paper itself varies by 1.5 (ISO 269)."""

SAME: Final = 0.1
"""Millimetres by which the sizes of a paper in two tables differ at most."""

OWN_DIALOGS: Final = ("win32", "darwin")
"""Systems whose own print dialog Qt shows."""

MEDIA: Final = {
    "no10": "na_number-10_4.125x9.5in",
    "dl": "iso_dl_110x220mm",
    "c6": "iso_c6_114x162mm",
    "c5": "iso_c5_162x229mm",
    "monarch": "na_monarch_3.875x7.5in",
    "a4": "iso_a4_210x297mm",
    "letter": "na_letter_8.5x11in",
}
"""What the print service calls a paper (PWG 5101.1); all others are custom sizes."""


def page_layout(stock: Stock, profile: PrinterProfile = PLAIN) -> QPageLayout:
    """Return a paper as drivers know it: upright, and the print turned if it lies on its side.

    Raises ProfilePaperError.
    """
    sheet = sent_as(stock, profile)
    orientations = QPageLayout.Orientation
    short, long = sorted((sheet.width, sheet.height))
    orientation = orientations.Landscape if sheet.width > sheet.height else orientations.Portrait
    if profile.orientation is Orientation.AS_IT_LIES:
        short, long, orientation = sheet.width, sheet.height, orientations.Portrait
    size = QPageSize(
        QSizeF(short, long),
        QPageSize.Unit.Millimeter,
        stock.name,
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    return QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))


def set_up(printer: QPrinter, stock: Stock, profile: PrinterProfile = PLAIN) -> None:
    """Tell a printer the paper: print dialogs overwrite it, so both before and after one."""
    printer.setResolution(RESOLUTION)
    printer.setPageLayout(page_layout(stock, profile))
    printer.setFullPage(True)  # after the layout, which brings its own


def check_paper(printer: QPrinter, stock: Stock, profile: PrinterProfile = PLAIN) -> None:
    """Raise PaperDiffersError if the printer would not take the paper as it was set up."""
    found = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    sheet = sent_as(stock, profile)
    sized = (
        abs(found.width() - sheet.width) <= TOLERANCE
        and abs(found.height() - sheet.height) <= TOLERANCE
    )
    if not sized or not printer.fullPage():
        raise PaperDiffersError(
            printer=printer.printerName(),
            paper=stock.name,
            wanted=(sheet.width, sheet.height),
            found=(found.width(), found.height()),
        )


def other_paper(printer: QPrinter, stock: Stock, profile: PrinterProfile = PLAIN) -> str:
    """Return the paper chosen in a printer's dialog that is not the one wanted, or nothing.

    Qt's own dialog puts the printer's usual paper in the place of any other, whether somebody
    touched it or not, so that one means nothing; the dialogs of Windows and macOS leave it alone.
    """
    here = printer.pageLayout().pageSize()
    usual = QPrinterInfo(printer).defaultPageSize()
    if _same(here, page_layout(stock, profile).pageSize()):
        return ""
    if sys.platform not in OWN_DIALOGS and usual.isValid() and _same(here, usual):
        return ""
    width, height = _millimetres(here)
    return f"{here.name()} ({round(width)} × {round(height)} mm)"


def media_name(stock: Stock, profile: PrinterProfile = PLAIN) -> str:
    """Return what the print service calls a paper; upright, unless its profile says otherwise."""
    if profile.media:
        return profile.media
    sheet = sent_as(stock, profile)
    width, height = sheet.width, sheet.height
    if profile.orientation is Orientation.AS_IT_LIES:
        return f"Custom.{width:g}x{height:g}mm"
    short, long = sorted((width, height))
    known = (
        MEDIA.get(one.key) for one in (*SHEETS.values(), *ENVELOPES.values()) if _is(one, sheet)
    )
    return next(filter(None, known), f"Custom.{short:g}x{long:g}mm")


def propose_sides(printer: QPrinter, sheets: Sheets) -> None:
    """Let the print dialog begin with both sides only for what is made so, and is sent in pairs.

    What a printer usually does is no matter: mail to two people must not share a sheet.
    """
    modes = QPrinter.DuplexMode
    pairs = zip(sheets.pages[::2], sheets.pages[1::2], strict=False)
    paired = not len(sheets.pages) % 2 and all(
        front % 2 and back == front + 1 for front, back in pairs
    )
    both = sheets.both_sides and paired  # a printer that cannot do it takes no notice
    printer.setDuplex(modes.DuplexLongSide if both else modes.DuplexNone)


def lp_arguments(printer: QPrinter, sheets: Sheets) -> list[str]:
    """Return how the print service is called so that it neither scales nor centres on A4."""
    sides = {
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }
    options = [
        f"media={media_name(sheets.stock, sheets.profile)}",
        "print-scaling=none",
        "job-sheets=none",  # no banner on an envelope
        f"sides={sides.get(printer.duplex(), 'one-sided')}",
    ]
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        options.append("print-color-mode=monochrome")
    arguments = ["-d", printer.printerName(), "-t", sheets.title]
    for option in options:
        arguments += ["-o", option]
    return [*arguments, "-"]


def _same(one: QPageSize, other: QPageSize) -> bool:
    sizes = zip(sorted(_millimetres(one)), sorted(_millimetres(other)), strict=True)
    return all(abs(this - that) <= TOLERANCE for this, that in sizes)


def _is(known: Stock, sheet: Stock) -> bool:
    sizes = zip(
        sorted((known.width, known.height)), sorted((sheet.width, sheet.height)), strict=True
    )
    return all(abs(one - other) <= SAME for one, other in sizes)


def _millimetres(size: QPageSize) -> tuple[float, float]:
    found = size.size(QPageSize.Unit.Millimeter)
    return found.width(), found.height()
