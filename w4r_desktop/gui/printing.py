"""Sending a finished PDF to a printer, in its true size.

The media are portrait, as drivers know them, and turned: only so do they see ``EnvDL`` and not a
size they never heard of (printing.md, "Sending it to a printer").
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QObject, QProcess, QRect, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from w4r_desktop.documents.pages import page_picture
from w4r_desktop.errors import PaperDiffersError, PrinterRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.stationery import Stock

RESOLUTION: Final = 300
"""Dots per inch of the pictures a printer gets that takes no PDF."""

INCH: Final = 25.4
TOLERANCE: Final = 1.0
"""Millimetres by which a driver may round a size; paper itself varies by 1.5 (ISO 269)."""

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


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF to print. ``originals`` has for each page the first page that looks the same."""

    pdf: bytes
    stock: Stock
    title: str
    originals: tuple[int, ...]


def page_layout(stock: Stock) -> QPageLayout:
    """Return a paper as drivers know it: upright, and the print turned if it lies on its side."""
    short, long = sorted((stock.width, stock.height))
    size = QPageSize(
        QSizeF(short, long),
        QPageSize.Unit.Millimeter,
        stock.name,
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    orientations = QPageLayout.Orientation
    lies = stock.width > stock.height
    orientation = orientations.Landscape if lies else orientations.Portrait
    return QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))


def set_up(printer: QPrinter, stock: Stock) -> None:
    """Tell a printer the paper: print dialogs overwrite it, so both before and after one."""
    printer.setResolution(RESOLUTION)
    printer.setPageLayout(page_layout(stock))
    printer.setFullPage(True)  # after the layout, which brings its own


def check_paper(printer: QPrinter, stock: Stock) -> None:
    """Raise PaperDiffersError if the printer would not take the paper as it was set up."""
    layout = printer.pageLayout()
    found = layout.fullRect(QPageLayout.Unit.Millimeter).size()
    sized = (
        abs(found.width() - stock.width) <= TOLERANCE
        and abs(found.height() - stock.height) <= TOLERANCE
    )
    if not sized or not printer.fullPage():
        raise PaperDiffersError(
            printer=printer.printerName(),
            paper=stock.name,
            wanted=(stock.width, stock.height),
            found=(found.width(), found.height()),
        )


def painted(printer: QPrinter, sheets: Sheets, pages: range) -> Generator[int, None, None]:
    """Paint pages (counted from 0) one at a time, yielding how many are done.

    On the window's thread only, for PDFium's sake. Whoever stops iterating takes the pages back
    that the printer has not begun.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefusedError(printer=printer.printerName())
    target = _target(printer, sheets.stock)
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


def lp_arguments(printer: QPrinter, sheets: Sheets, pages: range) -> list[str]:
    """Return how the print service is called so that it neither scales nor centres on A4."""
    arguments = ["-d", printer.printerName(), "-t", sheets.title, "-n", str(printer.copyCount())]
    arguments += ["-o", f"media={media_name(sheets.stock)}", "-o", "print-scaling=none"]
    if len(pages) < len(sheets.originals):
        arguments += ["-o", f"page-ranges={pages.start + 1}-{pages.stop}"]
    return [*arguments, "-"]


def media_name(stock: Stock) -> str:
    """Return what the print service calls a paper, upright."""
    short, long = sorted((stock.width, stock.height))
    size = f"{short:g}x{long:g}mm"
    return MEDIA.get(stock.key, f"Custom.{size}")


def takes_pdf(printer: QPrinter) -> bool:
    """Return whether the printer is a queue of a print service that takes a PDF as it is."""
    queue = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    return queue and bool(printer.printerName()) and shutil.which("lp") is not None


class Printers:
    """The printers of this computer, and the system's dialog that chooses among them."""

    def names(self) -> list[str]:
        """Return what they are called."""
        return list(QPrinterInfo.availablePrinterNames())

    def ask(
        self, printer: QPrinter, *, pages: int, parent: QWidget, then: Callable[[int], None]
    ) -> None:
        """Let a person choose; ``then`` is told the dialog's result."""
        dialog = QPrintDialog(printer, parent)
        for option in (
            QAbstractPrintDialog.PrintDialogOption.PrintToFile,
            QAbstractPrintDialog.PrintDialogOption.PrintShowPageSize,
            QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies,
        ):
            dialog.setOption(option, on=False)
        dialog.setMinMax(1, pages)
        dialog.finished.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog hides the plain form behind one of its own


class Printing(QObject):
    """One printing, from the chosen printer to the last page.

    Exactly one of ``finished``, ``cancelled`` and ``failed`` is emitted after ``start``.
    """

    progressed = Signal(int)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(Exception)

    def __init__(self, printer: QPrinter, sheets: Sheets, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._sheets = sheets
        self._stopped = False
        self.pages = _chosen_pages(printer, len(sheets.originals))
        self._painting = painted(printer, sheets, self.pages)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._paint_one)
        self._service = QProcess(self)
        self._service.finished.connect(self._on_service_finished)
        self._service.errorOccurred.connect(self._on_service_failed)

    def start(self) -> None:
        """Print with vectors where the printer takes them, with pictures elsewhere."""
        try:
            set_up(self._printer, self._sheets.stock)
            check_paper(self._printer, self._sheets.stock)
        except PaperDiffersError as error:
            self.failed.emit(error)
            return
        if takes_pdf(self._printer):
            self._service.start("lp", lp_arguments(self._printer, self._sheets, self.pages))
            self._service.write(self._sheets.pdf)
            self._service.closeWriteChannel()
        else:
            self._turn.start()

    def cancel(self) -> None:
        """Stop after the page in hand."""
        self._stopped = True
        if self._service.state() is not QProcess.ProcessState.NotRunning:
            self._service.kill()

    def _paint_one(self) -> None:
        try:
            if self._stopped:
                self._painting.close()
                self._end()
                self.cancelled.emit()
            else:
                self.progressed.emit(next(self._painting))
        except StopIteration:
            self._end()
            self.finished.emit()
        except PrinterRefusedError as error:
            self._end()
            self.failed.emit(error)

    def _end(self) -> None:
        self._turn.stop()

    def _on_service_finished(self, code: int) -> None:
        if self._stopped:
            self.cancelled.emit()
        elif code == 0:
            self.finished.emit()
        else:
            self.failed.emit(PrinterRefusedError(printer=self._printer.printerName()))

    def _on_service_failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._turn.start()  # the print service is not there after all: paint instead


def _chosen_pages(printer: QPrinter, count: int) -> range:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    return range(max(printer.fromPage() - 1, 0), min(printer.toPage(), count))


def _target(printer: QPrinter, stock: Stock) -> QRect:
    """Return the page in the printer's dots, from its true size and never from what fits."""
    dots = printer.resolution() / INCH
    return QRect(0, 0, round(stock.width * dots), round(stock.height * dots))


def _picture(sheets: Sheets, page: int) -> QImage:
    width = round(sheets.stock.width / INCH * RESOLUTION)
    drawn = page_picture(sheets.pdf, page, width_px=width)
    return QImage(
        drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGBX8888
    ).copy()
