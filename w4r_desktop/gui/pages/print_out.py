"""What leaves the Print page: files and printed pages, each kept as a run and printed again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from w4r_desktop.domain.print_runs import page_ranges
from w4r_desktop.gui import run_words
from w4r_desktop.gui.dialogs.print_runs import RunsDialog
from w4r_desktop.gui.dialogs.print_runs_came_out import ask_came_out
from w4r_desktop.gui.pages.print_delivery import Delivery, originals_of
from w4r_desktop.gui.pages.print_words import sent_pages
from w4r_desktop.gui.printing import Sheets
from w4r_desktop.gui.reprints import run_facts
from w4r_desktop.gui.run_keeping import RunKeeper
from w4r_desktop.gui.wishes_letters import CardWish
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.store.queries.print_runs import run_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.print_runs import NewRun
    from w4r_desktop.gui.drawing import Drawn
    from w4r_desktop.gui.pages.print_document import DocumentWords
    from w4r_desktop.gui.printer_profiles import PrinterProfiles
    from w4r_desktop.gui.printing import Printers, Sent
    from w4r_desktop.gui.reprints import Reprint
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
    """Not all came out, or nobody knows: ``stop_words`` say so, and ``way_on`` what can be done."""

    def __init__(
        self, workspace: Workspace, printers: Printers, profiles: PrinterProfiles, page: QWidget
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self._printers = printers
        self._delivery = Delivery(printers, profiles, page)
        self._keeper = RunKeeper(workspace, self)
        self._saved = RunKeeper(workspace, self)  # a file is not what a printer stopped at
        self._keep: Callable[[Sent], None] | None = None
        self._sent: tuple[int, ...] = ()
        self._sheets: Sheets | None = None
        self._done = 0
        self._came_out: int | None = 0
        """How many of the pages sent last came out; None: nobody knows."""
        self._not_kept = ""
        """Why what was sent last is not kept in the event file, or nothing."""
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._delivery.is_busy

    @property
    def left_pages(self) -> tuple[int, ...]:
        """What is known not to have come out of the pages sent last; they count from 1."""
        return () if self._came_out is None else self._sent[self._came_out :]

    @property
    def stop_words(self) -> str:
        """What came out of the pages sent last, as far as that is known."""
        return self._noted(stop_words(self._sent, self._came_out))

    @property
    def way_on(self) -> str:
        """What a button says that goes on after printing stopped, or nothing if it did not.

        Of a run that could not be kept nothing is known, and nothing of it is printed again.
        """
        if self._keeper.run_id is None:
            return ""
        if self._came_out is None:
            return _("What came out?…")
        return go_on_words(self.left_pages, last=self._sent[-1]) if self.left_pages else ""

    @property
    def no_printer(self) -> str:
        """Why nothing can be printed here, or nothing."""
        if self._printers.names():
            return ""
        if self._workspace.locked:
            return _("This computer has no printer yet. Ask the organizer for one.")
        return _(
            "This computer has no printer yet. Connect one, or save a PDF and print that from "
            "another computer."
        )

    def save(self, drawn: Drawn, run: NewRun, file: Path, words: DocumentWords) -> None:
        """Write the document that is shown; the file appears whole or not at all."""
        if self._delivery.save(drawn, file, words):
            self._saved.save(run)

    def print(self, drawn: Drawn, run: NewRun, words: DocumentWords) -> None:
        """Ask for a printer, and print the document that is shown."""
        wish = drawn.wish
        both = isinstance(wish, CardWish) and wish.look.both_sides
        originals = originals_of(drawn.pages)
        sheets = Sheets(drawn.pdf, wish.stock, words.title, originals, both_sides=both)
        self._send(sheets, words.sent, partial(self._begin, run))

    def show_runs(self) -> None:
        """List what was printed, to be printed again or corrected, but one after another."""
        if self.is_busy:
            self.refused.emit(_("Pages are on their way to the printer. Wait for them, or cancel."))
            return
        dialog = RunsDialog(self._workspace, self._page)
        dialog.wanted.connect(self._on_wanted)
        dialog.said.connect(self.said)
        dialog.open()

    def go_on(self) -> None:
        """Print what did not come out of the pages sent last; ask first where nobody knows."""
        if self._came_out is None:
            self._ask_what_came_out()
            return
        run_id, sheets, pages = self._keeper.run_id, self._sheets, self.left_pages
        if run_id is not None and sheets is not None and pages:
            rest = replace(sheets, pages=pages)
            self._send(rest, sent_pages, partial(self._begin_again, run_id, replaces=False))

    def cancel(self) -> None:
        """Stop after the page in hand."""
        self._delivery.cancel()

    def _connect(self) -> None:
        delivery = self._delivery
        delivery.said.connect(self.said)
        delivery.refused.connect(self._on_refused)
        delivery.began.connect(self._on_began)
        delivery.progressed.connect(self._on_progressed)
        delivery.told.connect(self.told)
        delivery.stopped.connect(self._on_stopped)
        delivery.ended.connect(self._on_ended)
        self._keeper.refused.connect(self._on_not_kept)
        self._saved.refused.connect(self.refused)

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
        self._sent, self._came_out, self._done = sent.pages, len(sent.pages), 0
        self._not_kept = ""
        self._keep(sent)
        self.began.emit(sent)

    def _on_progressed(self, done: int) -> None:
        self._done = done
        self.progressed.emit(done)

    def _on_stopped(self, came_out: int | None) -> None:
        self._came_out = came_out
        if came_out is not None:
            self._keeper.tell(came_out)

    def _on_refused(self, words: str) -> None:
        self.refused.emit(self._noted(words))

    def _on_not_kept(self, words: str) -> None:
        self._not_kept = words
        self.refused.emit(words)

    def _noted(self, words: str) -> str:
        """Return words with those that say what could not be kept: one notice hides another."""
        return f"{self._not_kept}\n\n{words}" if self._not_kept else words

    def _on_ended(self) -> None:
        self.ended.emit()
        if self.way_on:
            self.left.emit()

    def _ask_what_came_out(self) -> None:
        """Ask whoever stands at the printer, and offer what is missing then."""
        guess = min(max(self._done, 1), len(self._sent))
        out = ask_came_out(self._sent, guess, self._page, about=self._whose)
        if out is None:
            self.left.emit()  # it is still not known
            return
        self._came_out = out
        self._keeper.tell(out)
        if self.left_pages:
            self.left.emit()
        else:
            self.said.emit(sent_pages(out))

    def _whose(self, page: int) -> str:
        """Return a page of the run sent last, and whose it is."""
        facts = self._workspace.read(run_facts)
        run = next((run for run in facts.runs if run.print_run_id == self._keeper.run_id), None)
        return run_words.page_words(run, page, facts.names) if run else ""


def go_on_words(pages: tuple[int, ...], *, last: int) -> str:
    """Return what the button says that prints what did not come out, up to the last page sent."""
    if pages == tuple(range(pages[0], last + 1)):
        return _("Print from page {page} on").format(page=number(pages[0]))
    return _("Print {pages}").format(pages=run_words.pages_named(len(pages), page_ranges(pages)))


def stop_words(sent: tuple[int, ...], came_out: int | None) -> str:
    """Return how much of what was sent came out of the printer."""
    if came_out is None:
        return _(
            "Nobody knows how many pages came out. Look at the printer, and say up to which page."
        )
    if not came_out:
        return _("Nothing came out of the printer.")
    if len(set(sent)) < len(sent):  # a page of which copy?
        return ngettext(
            "{number} of {all} came out of the printer.",
            "{number} of {all} came out of the printer.",
            came_out,
        ).format(number=number(came_out), all=run_words.pages_words(len(sent)))
    return ngettext(
        "{number} of {all} came out of the printer, up to page {page}.",
        "{number} of {all} came out of the printer, up to page {page}.",
        came_out,
    ).format(
        number=number(came_out),
        all=run_words.pages_words(len(sent)),
        page=number(sent[came_out - 1]),
    )
