"""Bringing a finished document into a file, or to a printer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from w4r_desktop import paths
from w4r_desktop.errors import PrintStoppedError, W4RError
from w4r_desktop.gui.dialogs.other_paper import OtherPaperQuestion
from w4r_desktop.gui.print_media import other_paper, propose_sides, set_up
from w4r_desktop.gui.printing import Printing, Sheets, sent
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.store.connection import spare_events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from w4r_desktop.documents.files import Page
    from w4r_desktop.domain.printer_profile import PrinterProfile
    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.gui.drawing import Drawn
    from w4r_desktop.gui.pages.print_document import DocumentWords
    from w4r_desktop.gui.printer_profiles import PrinterProfiles
    from w4r_desktop.gui.printing import Printers


class Delivery(QObject):
    """Saves and prints; ``said`` and ``refused`` tell in words how it went.

    ``began`` tells what goes to which printer (``Sent``), ``progressed`` how many pages are done
    and ``told`` what the printer says of itself meanwhile. Then comes exactly one of ``finished``
    and ``stopped`` (how many of the pages came out, or nothing if that is not known), and last
    ``ended``.
    """

    said = Signal(str)
    refused = Signal(str)
    began = Signal(object)
    progressed = Signal(int)
    told = Signal(str)
    finished = Signal()
    stopped = Signal(object)
    ended = Signal()

    def __init__(self, printers: Printers, profiles: PrinterProfiles, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._printers = printers
        self._profiles = profiles
        self._asked: tuple[QPrinter, Sheets] | None = None
        self._printing: Printing | None = None
        self._sent_words: Callable[[int], str] = str

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._printing is not None

    def save(self, drawn: Drawn, file: Path, words: DocumentWords) -> bool:
        """Write the document that is shown, whole or not at all; return whether it was."""
        try:
            spare_events(file)
            with paths.replacing(file) as draft:
                draft.write_bytes(drawn.pdf)
        except W4RError as error:
            self.refused.emit(explain(error))
            return False
        self.said.emit(words.saved(len(drawn.pages), file.name))
        return True

    def send(self, sheets: Sheets, words: Callable[[int], str]) -> None:
        """Ask for a printer, and print sheets; ``words`` say that so many pages were sent."""
        self._sent_words = words
        printer = self._printers.printer(self._profiles.printer)
        propose_sides(printer, sheets)
        self._asked = (printer, self._for(printer, sheets))
        try:
            set_up(*self._paper())
        except W4RError as error:
            self.refused.emit(explain(error))
            return
        pages = 0 if sheets.pages else len(sheets.originals)
        self._printers.ask(printer, pages=pages, parent=self._page, then=self._on_asked)

    def cancel(self) -> None:
        """Stop after the page in hand."""
        if self._printing is not None:
            self._printing.cancel()

    def _for(self, printer: QPrinter, sheets: Sheets) -> Sheets:
        profile = self._profiles.of(printer.printerName(), sheets.stock)
        return replace(sheets, profile=profile)

    def _paper(self) -> tuple[QPrinter, Stock, PrinterProfile]:
        assert self._asked is not None
        printer, sheets = self._asked
        return printer, sheets.stock, sheets.profile

    def _on_asked(self, answer: int) -> None:
        if answer != QDialog.DialogCode.Accepted or self._asked is None:
            return
        printer, sheets = self._asked
        self._asked = printer, self._for(printer, sheets)
        try:
            sent(printer, sheets)  # which refuses a choice of no page
            other = other_paper(*self._paper())
        except W4RError as error:
            self.refused.emit(explain(error))
            return
        if other:
            question = OtherPaperQuestion(other, sheets.stock, self._page)
            question.accepted.connect(self._start)
            question.finished.connect(question.deleteLater)
            question.open()
        else:
            self._start()

    def _start(self) -> None:
        assert self._asked is not None
        printer, sheets = self._asked
        self._profiles.printer = printer.printerName()
        printing = self._printing = Printing(printer, sheets, self)
        printing.progressed.connect(self.progressed)
        printing.told.connect(self.told)
        printing.finished.connect(self._on_finished)
        printing.cancelled.connect(self._on_cancelled)
        printing.failed.connect(self._on_failed)
        self.began.emit(printing.sent)
        printing.start()

    def _on_finished(self) -> None:
        assert self._printing is not None
        words = self._sent_words(len(self._printing.sent.pages))
        self.finished.emit()
        self._end()
        self.said.emit(words)

    def _on_cancelled(self, came_out: int | None) -> None:
        self.stopped.emit(came_out)
        self._end()
        self.said.emit(_cancelled_words(came_out))

    def _on_failed(self, error: W4RError) -> None:
        came_out: int | None = 0
        if isinstance(error, PrintStoppedError):
            came_out = error.sure if error.rest_known else None
        self.stopped.emit(came_out)
        self._end()
        self.refused.emit(explain(error))

    def _end(self) -> None:
        assert self._printing is not None
        self._printing.deleteLater()
        self._printing = None
        self._asked = None
        self.ended.emit()


def originals_of(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return for each page the first one that is the same, as the copies of a case are."""
    first: dict[int, int] = {}
    return tuple(first.setdefault(id(page), number) for number, page in enumerate(pages))


def _cancelled_words(came_out: int | None) -> str:
    if came_out is None:
        return _("Printing was cancelled. What the printer already had may still come out.")
    if came_out == 0:
        return _("Printing was cancelled. Not a single page went to the printer.")
    return ngettext(
        "Printing was cancelled. {number} page went to the printer.",
        "Printing was cancelled. {number} pages went to the printer.",
        came_out,
    ).format(number=number(came_out))
