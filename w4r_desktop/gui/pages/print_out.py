"""What leaves the Print page: files and printed pages, each kept as a run and printed again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from w4r_desktop.gui.dialogs.print_runs import RunsDialog
from w4r_desktop.gui.pages.print_delivery import Delivery, originals_of
from w4r_desktop.gui.pages.print_words import sent_pages
from w4r_desktop.gui.printing import Sheets
from w4r_desktop.gui.run_keeping import RunKeeper
from w4r_desktop.language import _, number
from w4r_desktop.store.queries.print_runs import run_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.drawing import Drawn
    from w4r_desktop.gui.pages.print_document import DocumentWords
    from w4r_desktop.gui.printer_profiles import PrinterProfiles
    from w4r_desktop.gui.printing import Printers, Sent
    from w4r_desktop.gui.reprints import Reprint
    from w4r_desktop.gui.run_keeping import NewRun
    from w4r_desktop.gui.workspace import Workspace


class PaperOut(QObject):
    """Saves and prints, and keeps what was; ``said`` and ``refused`` tell in words how it went.

    ``began``, ``progressed``, ``told`` and ``ended`` are those of a Delivery.
    """

    said = Signal(str)
    refused = Signal(str)
    began = Signal(object)
    progressed = Signal(int)
    told = Signal(str)
    ended = Signal()
    left = Signal()
    """Pages did not come out, and can be printed with ``go_on``."""

    def __init__(
        self, workspace: Workspace, printers: Printers, profiles: PrinterProfiles, page: QWidget
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self._delivery = Delivery(printers, profiles, page)
        self._keeper = RunKeeper(workspace, self)
        self._keep: Callable[[Sent], None] | None = None
        self._sent: tuple[int, ...] = ()
        self._sheets: Sheets | None = None
        self.left_pages: tuple[int, ...] = ()
        """What did not come out of the printer, of the run sent last; pages count from 1."""
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._delivery.is_busy

    def save(self, drawn: Drawn, run: NewRun, file: Path, words: DocumentWords) -> None:
        """Write the document that is shown; the file appears whole or not at all."""
        if self._delivery.save(drawn, file, words):
            self._keeper.save(run)

    def print(self, drawn: Drawn, run: NewRun, words: DocumentWords) -> None:
        """Ask for a printer, and print the document that is shown."""
        sheets = Sheets(drawn.pdf, drawn.wish.stock, words.title, originals_of(drawn.pages))
        self._send(sheets, words.sent, partial(self._begin, run))

    def show_runs(self) -> None:
        """List what was printed, to be printed again or corrected."""
        dialog = RunsDialog(self._workspace, self._page)
        dialog.wanted.connect(self._on_wanted)
        dialog.said.connect(self.said)
        dialog.open()

    def go_on(self) -> None:
        """Print what did not come out of the pages sent last."""
        run_id, sheets, pages = self._keeper.run_id, self._sheets, self.left_pages
        if run_id is not None and sheets is not None and pages:
            rest = Sheets(sheets.pdf, sheets.stock, sheets.title, sheets.originals, pages)
            self._send(rest, sent_pages, partial(self._begin_again, run_id, replaces=False))

    def cancel(self) -> None:
        """Stop after the page in hand."""
        self._delivery.cancel()

    def _connect(self) -> None:
        delivery = self._delivery
        delivery.said.connect(self.said)
        delivery.refused.connect(self.refused)
        delivery.began.connect(self._on_began)
        delivery.progressed.connect(self.progressed)
        delivery.told.connect(self.told)
        delivery.stopped.connect(self._on_stopped)
        delivery.ended.connect(self._on_ended)
        self._keeper.refused.connect(self.refused)

    def _on_wanted(self, reprint: Reprint) -> None:
        run = reprint.run
        pdf = self._workspace.read(run_pdf, print_run_id=run.print_run_id)
        if pdf is not None:
            sheets = Sheets(pdf, run.stock, run.title, tuple(range(run.pages)), reprint.pages)
            begin = partial(self._begin_again, run.print_run_id, replaces=reprint.replaces)
            self._send(sheets, sent_pages, begin)

    def _send(
        self, sheets: Sheets, words: Callable[[int], str], keep: Callable[[Sent], None]
    ) -> None:
        self._sheets, self._keep = sheets, keep
        self._delivery.send(sheets, words)

    def _begin(self, run: NewRun, sent: Sent) -> None:
        self._keeper.begin(run, printer=sent.printer, pages=sent.pages)

    def _begin_again(self, run_id: UUID, sent: Sent, *, replaces: bool) -> None:
        self._keeper.begin_again(run_id, printer=sent.printer, pages=sent.pages, replaces=replaces)

    def _on_began(self, sent: Sent) -> None:
        assert self._keep is not None
        self._sent, self.left_pages = sent.pages, ()
        self._keep(sent)
        self.began.emit(sent)

    def _on_stopped(self, came_out: int | None) -> None:
        self._keeper.stopped(came_out)
        if came_out is not None:
            self.left_pages = self._sent[came_out:]

    def _on_ended(self) -> None:
        self.ended.emit()
        if self.left_pages:
            self.left.emit()


def go_on_words(pages: tuple[int, ...]) -> str:
    """Return what the button says that prints what did not come out."""
    return _("Print from page {page} on").format(page=number(pages[0]))
