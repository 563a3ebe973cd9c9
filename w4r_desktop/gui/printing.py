"""Sending a finished PDF to a printer, in its true size."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog
from typing_extensions import override

from w4r_desktop.documents.adjusted import adjusted
from w4r_desktop.domain.printer_profile import PLAIN
from w4r_desktop.errors import (
    NoPagesChosenError,
    PrinterError,
    PrinterRefusedError,
    PrintStoppedError,
)
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.print_media import check_paper, lp_arguments, set_up
from w4r_desktop.gui.print_painting import painted
from w4r_desktop.gui.print_queue import QueuedJob, followed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.printer_profile import PrinterProfile
    from w4r_desktop.domain.stationery import Stock

PORTION: Final = 20
"""Pages the print service gets at once: of what was before it is known that it went through."""

PATIENCE: Final = 30_000
"""Milliseconds the print service has to take a portion, or to take one back."""

REQUEST: Final = re.compile(r"request id is \S+-(\d+) ")


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF to print. ``originals`` has for each page the first page that looks the same.

    ``pages`` are those that are sent, counted from 1 and in this order; none means all. Of one
    with ``both_sides`` every second page belongs behind the one before.
    """

    pdf: bytes
    stock: Stock
    title: str
    originals: tuple[int, ...]
    pages: tuple[int, ...] = ()
    profile: PrinterProfile = PLAIN
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes to which printer: pages counted from 1, in their order, copies one by one."""

    printer: str
    pages: tuple[int, ...]


def sent(printer: QPrinter, sheets: Sheets) -> Sent:
    """Return what goes to a printer as it was set in its dialog: which pages, and how often.

    The pages of a range are those of the document, also where only some of them are sent. Raises
    NoPagesChosenError if none is meant.
    """
    pages = sheets.pages or tuple(range(1, len(sheets.originals) + 1))
    if printer.printRange() is not QPrinter.PrintRange.AllPages:
        chosen = printer.pageRanges()  # empty for a selection, which a document does not have
        pages = tuple(page for page in pages if chosen.contains(page))
    if not pages:
        raise NoPagesChosenError(pages=len(sheets.pages or sheets.originals))
    return Sent(printer.printerName(), pages * printer.copyCount())


def takes_pdf(printer: QPrinter) -> bool:
    """Return whether the printer is a queue of a print service that takes a PDF as it is."""
    queue = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    return queue and bool(printer.printerName()) and shutil.which("lp") is not None


class Printers:
    """The printers of this computer, and the system's dialog that chooses among them."""

    def names(self) -> list[str]:
        """Return what they are called."""
        return list(QPrinterInfo.availablePrinterNames())

    def usual(self) -> str:
        """Return the one the computer prints on unless another is chosen, or nothing."""
        return QPrinterInfo.defaultPrinterName()

    def printer(self, name: str) -> QPrinter:
        """Return a printer by its name, or the usual one if there is none of that name."""
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        if name in self.names():
            made.setPrinterName(name)
        return made

    def ask(
        self, printer: QPrinter, *, pages: int, parent: QWidget, then: Callable[[int], None]
    ) -> None:
        """Let a person choose, also among ``pages``; ``then`` is told the dialog's result.

        With no ``pages`` it is settled which ones are printed.
        """
        dialog = QPrintDialog(printer, parent)
        options = QAbstractPrintDialog.PrintDialogOption
        for option in (
            *(options.PrintToFile, options.PrintShowPageSize, options.PrintCollateCopies),
            *(options.PrintSelection, options.PrintCurrentPage),
        ):
            dialog.setOption(option, on=False)
        if pages:
            dialog.setMinMax(1, pages)
        else:
            dialog.setOption(options.PrintPageRange, on=False)
        dialog.finished.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog hides the plain form behind one of its own


class _Way(QObject):
    """A way to a printer. Exactly one of its last three signals is emitted after ``start``.

    ``told`` is what the printer says of itself meanwhile. ``cancelled`` tells how many pages went
    to it, or nothing if that is not known.
    """

    progressed = Signal(int)
    told = Signal(str)
    finished = Signal()
    cancelled = Signal(object)
    failed = Signal(Exception)

    def __init__(self, printer: QPrinter, sheets: Sheets, what: Sent, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._sheets = sheets
        self._pages = tuple(page - 1 for page in what.pages)
        self._stopped = False

    def start(self) -> None:
        """Begin."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop as soon as that is possible."""
        self._stopped = True


class _Painting(_Way):
    """Pictures of the pages, for printers that take no PDF; one a turn, so that clicks get in."""

    def __init__(self, printer: QPrinter, sheets: Sheets, what: Sent, parent: QObject) -> None:
        super().__init__(printer, sheets, what, parent)
        printer.setDocName(sheets.title)
        printer.setCopyCount(1)  # the copies are among the pages
        self._painting = painted(printer, sheets, self._pages)
        self._done = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._paint_one)

    @override
    def start(self) -> None:
        self._turn.start()

    def _paint_one(self) -> None:
        try:
            if self._stopped:
                self._turn.stop()
                self._painting.close()
                self.cancelled.emit(None)
            else:
                self._done = next(self._painting)
                self.progressed.emit(self._done)
        except StopIteration:
            self._turn.stop()
            self.finished.emit()
        except PrinterRefusedError as error:
            self._turn.stop()
            self.failed.emit(self._trouble(error))

    def _trouble(self, error: PrinterRefusedError) -> PrinterError:
        if not self._done:
            return error
        return PrintStoppedError(
            printer=error.printer, pages=len(self._pages), sure=self._done, rest_known=True
        )


class _Service(_Way):
    """Portions of the PDF through the print service, each followed until it has left the queue.

    ``missing`` says that the service is not there after all; nothing was sent then.
    """

    missing = Signal()

    def __init__(self, printer: QPrinter, sheets: Sheets, what: Sent, parent: QObject) -> None:
        super().__init__(printer, sheets, what, parent)
        self._sure = 0
        self._job = ""
        self._news: list[QueuedJob] = []
        self._following: Job | None = None
        self._sending = _command(self)
        self._sending.finished.connect(self._on_sent)
        self._sending.errorOccurred.connect(self._on_not_started)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._on_no_answer)

    @override
    def start(self) -> None:
        portion = self._pages[self._sure : self._sure + PORTION]
        sheets = self._sheets
        pdf = adjusted(sheets.pdf, portion, sheets.stock, sheets.profile)
        self._patience.start()
        self._sending.start("lp", lp_arguments(self._printer, sheets))
        self._sending.write(pdf)
        self._sending.closeWriteChannel()

    @override
    def cancel(self) -> None:
        super().cancel()
        if self._following is not None:
            self._take_back()
        # else the portion is on its way: it is taken back as soon as it has a number

    def _on_sent(self, code: int) -> None:
        self._patience.stop()
        found = REQUEST.search(self._sending.readAllStandardOutput().toStdString())
        if code != 0 or found is None:
            self._end_without(PrinterRefusedError(printer=self._printer.printerName()))
            return
        self._job = found[1]
        self._news = []
        work = followed(self._printer.printerName(), int(self._job), self._news)
        self._following = Job(work, self)
        self._following.progressed.connect(self._on_news)
        self._following.finished.connect(self._on_left)
        self._following.failed.connect(self._on_bug)
        self._following.start()
        if self._stopped:
            self._take_back()

    def _on_not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._patience.stop()
            self.missing.emit()

    def _on_no_answer(self) -> None:
        """Give up on a service that is silent."""
        if self._following is None:
            self._sending.kill()  # which ends as a refusal
        else:
            self._let_go()
            self.cancelled.emit(None)

    def _on_news(self, sheets: int) -> None:
        portion = min(PORTION, len(self._pages) - self._sure)
        self.progressed.emit(self._sure + min(sheets, portion))
        self.told.emit(self._news[-1].message)

    def _on_left(self) -> None:
        """Go on with the next portion, or say how the last one ended."""
        if self._following is None:  # it was given up
            return
        self._let_go()
        last = self._news[-1] if self._news else None
        if last is None or last.completed:  # of a silent service nothing better is known
            self._sure = min(self._sure + PORTION, len(self._pages))
        if self._stopped:
            known = last is not None and (last.completed or not last.begun)
            self.cancelled.emit(self._sure if known else None)
        elif last is not None and not last.completed:
            if last.stuck:
                self._take_back()
                self._patience.stop()
            self.failed.emit(self._trouble(last))
        elif self._sure < len(self._pages):
            self.start()
        else:
            self.finished.emit()

    def _on_bug(self, error: Exception) -> None:
        raise error

    def _trouble(self, last: QueuedJob) -> PrintStoppedError:
        return PrintStoppedError(
            printer=self._printer.printerName(),
            pages=len(self._pages),
            sure=self._sure,
            rest_known=not last.begun,
            reason=last.message,
        )

    def _end_without(self, error: PrinterRefusedError) -> None:
        """End with a portion that the service did not take."""
        if self._stopped:
            self.cancelled.emit(self._sure)
        elif self._sure:
            unsent = QueuedJob(
                ended=True, completed=False, stuck=False, begun=False, sheets=0, message=""
            )
            self.failed.emit(self._trouble(unsent))
        else:
            self.failed.emit(error)

    def _take_back(self) -> None:
        """Have the service forget the portion, so that nothing of it comes out later."""
        QProcess.startDetached("cancel", [self._job])  # it may outlive this printing
        self._patience.start()

    def _let_go(self) -> None:
        self._patience.stop()
        if self._following is not None:
            self._following.cancel()
            self._following = None


class Printing(QObject):
    """One printing, from the chosen printer to the last page.

    Exactly one of ``finished``, ``cancelled`` and ``failed`` is emitted after ``start``; the other
    signals are those of the way the pages take.
    """

    progressed = Signal(int)
    told = Signal(str)
    finished = Signal()
    cancelled = Signal(object)
    failed = Signal(Exception)

    def __init__(self, printer: QPrinter, sheets: Sheets, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._sheets = sheets
        self._way: _Way | None = None
        self.sent = sent(printer, sheets)

    def start(self) -> None:
        """Print with vectors where the printer takes them, with pictures elsewhere."""
        try:
            set_up(self._printer, self._sheets.stock, self._sheets.profile)
            check_paper(self._printer, self._sheets.stock, self._sheets.profile)
        except PrinterError as error:
            self.failed.emit(error)
            return
        if takes_pdf(self._printer):
            service = _Service(self._printer, self._sheets, self.sent, self)
            service.missing.connect(self._paint)
            self._take(service)
        else:
            self._paint()

    def cancel(self) -> None:
        """Stop after the page in hand, and take back what the print service still has."""
        if self._way is not None:
            self._way.cancel()

    def _paint(self) -> None:
        self._take(_Painting(self._printer, self._sheets, self.sent, self))

    def _take(self, way: _Way) -> None:
        self._way = way
        for ours, theirs in (
            (self.progressed, way.progressed),
            (self.told, way.told),
            (self.finished, way.finished),
            (self.cancelled, way.cancelled),
            (self.failed, way.failed),
        ):
            theirs.connect(ours)
        way.start()


def _command(parent: QObject) -> QProcess:
    """Return a process that speaks English, as its words are read."""
    process = QProcess(parent)
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("LC_ALL", "C")
    process.setProcessEnvironment(environment)
    return process
