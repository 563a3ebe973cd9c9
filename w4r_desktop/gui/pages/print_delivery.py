"""Bringing a finished document into a file, or to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from w4r_desktop import paths
from w4r_desktop.errors import W4RError, WouldReplaceEventError
from w4r_desktop.gui.printing import Printing, Sheets, set_up
from w4r_desktop.language import _
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from w4r_desktop.documents.files import Page
    from w4r_desktop.gui.drawing import Drawn
    from w4r_desktop.gui.pages.print_document import DocumentWords
    from w4r_desktop.gui.printing import Printers


class Delivery(QObject):
    """Saves and prints; ``said`` and ``refused`` tell in words how it went.

    ``began`` tells how many pages go to a printer, ``ended`` that it has no more to do with them.
    """

    said = Signal(str)
    refused = Signal(str)
    began = Signal(int)
    progressed = Signal(int)
    ended = Signal()

    def __init__(self, printers: Printers, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._printers = printers
        self._asked: tuple[QPrinter, Sheets] | None = None
        self._printing: Printing | None = None
        self._words: DocumentWords | None = None

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._printing is not None

    def save(self, drawn: Drawn, file: Path, words: DocumentWords) -> None:
        """Write the document that is shown; the file appears whole or not at all."""
        try:
            if file.suffix.lower() == paths.EVENT_SUFFIX:
                raise WouldReplaceEventError(file=file.name)
            with paths.replacing(file) as draft:
                draft.write_bytes(drawn.pdf)
        except W4RError as error:
            self.refused.emit(explain(error))
            return
        self.said.emit(words.saved(len(drawn.pages), file.name))

    def print(self, drawn: Drawn, words: DocumentWords) -> None:
        """Ask for a printer, and print the document that is shown."""
        originals = _originals(drawn.pages)
        sheets = Sheets(drawn.pdf, drawn.wish.stock, words.title, originals)
        self._words = words
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheets.title)
        set_up(printer, sheets.stock)
        self._asked = (printer, sheets)
        self._printers.ask(printer, pages=len(originals), parent=self._page, then=self._on_asked)

    def cancel(self) -> None:
        """Stop after the page in hand."""
        if self._printing is not None:
            self._printing.cancel()

    def _on_asked(self, answer: int) -> None:
        if answer != QDialog.DialogCode.Accepted or self._asked is None:
            return
        printer, sheets = self._asked
        self._printing = Printing(printer, sheets, self)
        self._printing.progressed.connect(self.progressed)
        self._printing.finished.connect(self._on_finished)
        self._printing.cancelled.connect(self._on_cancelled)
        self._printing.failed.connect(self._on_failed)
        self.began.emit(len(self._printing.pages))
        self._printing.start()

    def _on_finished(self) -> None:
        pages = self._end()
        assert self._words is not None
        self.said.emit(self._words.sent(pages))

    def _on_cancelled(self) -> None:
        self._end()
        self.said.emit(
            _("Printing was cancelled. What the printer already had may still come out.")
        )

    def _on_failed(self, error: W4RError) -> None:
        self._end()
        self.refused.emit(explain(error))

    def _end(self) -> int:
        assert self._printing is not None
        pages = len(self._printing.pages)
        self._printing.deleteLater()
        self._printing = None
        self._asked = None
        self.ended.emit()
        return pages


def _originals(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return for each page the first one that is the same, as the copies of a case are."""
    first: dict[int, int] = {}
    return tuple(first.setdefault(id(page), number) for number, page in enumerate(pages))
