"""The Print page: envelopes, case sheets, table signs, good news, shown as they will come out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.paper import Document
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.drawing import Drawing, Drawn
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.paper_choices import PaperChoices
from w4r_desktop.gui.pages.print_chooser import DocumentChooser
from w4r_desktop.gui.pages.print_desk import DrawnDesk
from w4r_desktop.gui.pages.print_document import Pictures, paper_facts
from w4r_desktop.gui.pages.print_documents import Documents
from w4r_desktop.gui.pages.print_feed import Feed
from w4r_desktop.gui.pages.print_leaving import leaving
from w4r_desktop.gui.pages.print_out import PaperOut
from w4r_desktop.gui.pages.print_overrides import offer_overrides
from w4r_desktop.gui.pages.print_stamps import StampsLine
from w4r_desktop.gui.printer_profiles import PrinterProfiles
from w4r_desktop.gui.printing import Printers
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.busy_line import BusyLine
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.tab_order import TabOrder
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.store.queries.cases import CASE_TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from w4r_desktop.domain.case import Role
    from w4r_desktop.gui.pages.print_document import DocumentOptions
    from w4r_desktop.gui.pages.print_leaving import Leaving
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.printing import Sent
    from w4r_desktop.gui.workspace import Workspace

SHOWS: Final = CASE_TABLES | {
    *("event", "campaign", "tally_entry", "writing_table", "attendee", "taken_home"),
    *("print_run", "print_pass", "handed_back", "mail_override", "postage_rate", "postage_basis"),
    *("mailing", "mailing_plan"),
}
A_MOMENT: Final = 200
"""Milliseconds that several clicks may share one new look at the tally."""


class PrintPage(QWidget):
    """Choose at the left, see the very pages at the right, print them or save them.

    ``said`` tells in a sentence what was done. ``printers`` are those of the computer. While the
    organizer's lock is on it is shown for one document of a brief, to be printed and not saved: a
    dialog for files would lead to all files of the computer.
    """

    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
        choices: Choices | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._facts = Live(workspace, paper_facts, shows=SHOWS, parent=self, delay=A_MOMENT)
        self._locked = workspace.locked
        if choices is None or self._locked:  # the organizer's choices are no volunteer's to change
            choices = Choices()
        self._choices = choices.paper = choices.paper or PaperChoices()
        self._drawing = Drawing(self)
        self._order = TabOrder()
        self._then: Callable[[Drawn], None] | None = None
        printers = printers or Printers()
        profiles = PrinterProfiles(preferences)
        self.out = PaperOut(workspace, printers, profiles, self)
        self.feed = Feed(profiles, printers, self)
        self.documents = DocumentChooser(self)
        self.runs = Button(_("Runs…"), icon="history", parent=self)
        self.save = Button(_("Save PDF…"), icon="save", parent=self)
        self.print = Button("", icon="print", kind="primary", parent=self)
        self.busy = BusyLine(self)
        self.notice = Notice(parent=self)
        self._left = QWidget(self)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)  # until there is room
        self._make_options(workspace, preferences)
        self.desk = DrawnDesk(self)
        self.stamps = StampsLine(workspace, self)
        self.desk.add_below(self.stamps)
        self._lay_out()
        self._connect()
        self.show_document(self._choices.document)

    @property
    def current(self) -> DocumentOptions:
        """The options of the document in view."""
        return self.options.all[self._choices.document]

    @property
    def is_drawn(self) -> bool:
        """Whether the preview shows what is chosen."""
        return self._drawing.result is not None

    def show_case(self, document: Document, case_id: UUID, role: Role) -> None:
        """Offer one copy of a document for one case, and nothing else."""
        self.show_document(document)
        self.current.choose_only(case_id, role)
        self._on_chosen()

    def show_good_news(self) -> None:
        """Offer the good news of all cases."""
        self.show_document(Document.GOOD_NEWS)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # a focus proxy would hide what comes before it from Tab
        documents = self.documents.button(self._choices.document)
        (self.print if self._locked else documents).setFocus(reason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()  # nothing is drawn while nobody looks

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._then is None:
            self._drawing.want(None)

    @override
    def heightForWidth(self, width: int) -> int:
        """Ask for no more height than the parts can do with: what scrolls by itself gives way."""
        column = self.layout()
        assert column is not None
        return column.totalMinimumHeightForWidth(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(theme.current().px(440), self.width() * 48 // 100))
        self._use_width()

    def _make_options(self, workspace: Workspace, preferences: Preferences) -> None:
        self.options = Documents(
            self._choices, self._facts.answer, Pictures(workspace), preferences, self
        )
        self.overriding = offer_overrides(workspace, self.options.all.values(), self)
        left = QVBoxLayout(self._left)  # as high as the options in view need, not the highest
        left.setContentsMargins(0, 0, 0, 0)
        for options in self.options.all.values():
            left.addWidget(options)
        left.addWidget(self.feed)
        self.documents.offer(
            {key: options.words.title for key, options in self.options.all.items()}
        )

    def _lay_out(self) -> None:
        px = theme.current().px
        buttons = QHBoxLayout()
        for part in (self.runs, self.save, self.print):
            buttons.addWidget(part)
        buttons.insertStretch(0)
        if self._locked:
            for organizers in (self.documents, self.runs, self.save):
                organizers.hide()
        self._top.addWidget(self.documents, 1)
        self._top.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self._left)
        middle.addWidget(self.desk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(self._top)
        column.addWidget(self.notice)
        column.addWidget(self.busy)
        column.addLayout(middle, 1)

    def _use_width(self) -> None:
        """Let the documents have a line of their own where the buttons would cut them short."""
        buttons = sum(part.sizeHint().width() for part in (self.runs, self.save, self.print))
        needed = self.documents.full_width + buttons + 4 * self._top.spacing()
        directions = QBoxLayout.Direction
        narrow = needed > self.width()
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _connect(self) -> None:
        self._facts.answered.connect(self._on_facts)
        self._drawing.drawn.connect(self._on_drawn)
        self._drawing.progressed.connect(self.busy.show_done)
        self._drawing.failed.connect(self._on_failed)
        self.documents.chosen.connect(self.show_document)
        for options in self.options.all.values():
            options.changed.connect(self._on_chosen)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self.runs.clicked.connect(self.out.show_runs)
        self.notice.chosen.connect(self._on_notice)
        self.busy.cancelled.connect(self._on_cancel)
        self.out.said.connect(self.said)
        self.stamps.said.connect(self.said)
        self.stamps.refused.connect(self._on_refused)
        self.out.refused.connect(self._on_refused)
        self.overriding.said.connect(self.said)
        self.overriding.refused.connect(self._on_refused)
        self.out.began.connect(self._on_printing)
        self.out.progressed.connect(self.busy.show_done)
        self.out.told.connect(self._on_told)
        self.out.ended.connect(self._on_delivered)
        self.out.left.connect(self._on_left)

    def _chain(self) -> None:
        """Let Tab go through what is to be chosen, what is done with it, and then the preview."""
        self._order.follow(
            *(self.documents, self.notice, self.busy),
            *(*self.options.all.values(), self.feed),
            *(self.runs, self.save, self.print, self.desk),
        )

    # -- what is chosen --------------------------------------------------------------------------

    def show_document(self, document: Document) -> None:
        """Offer a document as it was left."""
        self._choices.document = document
        self.documents.choose(document)
        for options in self.options.all.values():
            options.setVisible(options is self.current)
        self.desk.begin()
        self._on_facts()

    def _on_facts(self) -> None:
        self.current.show_facts(self._facts.answer)
        self._on_chosen()

    def _on_chosen(self, case_id: UUID | None = None) -> None:
        self.notice.setVisible(bool(self.out.way_on))  # until somebody goes on with it
        self.current.show_choices()
        self._chain()
        if case_id is not None:
            self.desk.follow(self._facts.answer.case(case_id).brief.code)
        self._offer()
        if self.isVisible():
            self._draw()

    def _offer(self) -> None:
        """Say on the button what it will do; where it can do nothing, say why."""
        count = self.current.count
        self.print.setText(self.current.words.print_button(count))
        self._use_width()
        idle = not self.out.is_busy and self._then is None
        for button in (self.print, self.save):
            button.setEnabled(count > 0 and idle)
            button.setToolTip("" if count else tooltips.plain(self.current.why_nothing))

    # -- what is shown ---------------------------------------------------------------------------

    def _draw(self) -> None:
        wish = self.current.wish()
        self.stamps.show_mail(self.current, wish, self._facts.answer)
        self.feed.show_stock(wish.stock if wish and not self._locked else None)
        if self._then is None:  # else what is on its way out comes first
            self._drawing.want(wish)
        if wish is None:
            self.desk.show_words(self.current.why_nothing)
        elif not self.out.is_busy and self._then is None and self._drawing.result is None:
            self.busy.start(self.current.words.drawing, self.current.pages)

    def _on_drawn(self, drawn: Drawn) -> None:
        if not self.out.is_busy:
            self.busy.stop()
        then, self._then = self._then, None
        if then is None or drawn.wish == self.current.wish():
            self.desk.show_drawn(drawn)
        if then is not None:
            self._offer()
            then(drawn)
            self._draw_anew()

    def _draw_anew(self) -> None:
        """Draw what was chosen while another document was on its way out."""
        if self.isVisible():
            self._draw()
        else:
            self._drawing.want(None)

    def _on_failed(self, error: Exception) -> None:
        self._stay()
        self.busy.stop()
        if not isinstance(error, W4RError):
            raise error
        self.notice.say(explain(error))

    # -- saving and printing ---------------------------------------------------------------------

    def _when_drawn(self, then: Callable[[Drawn], None]) -> None:
        """Do something with the pages of the newest choice, as soon as they are drawn."""
        drawn = self._drawing.result
        if drawn is not None:
            then(drawn)
        else:
            self._then = then
            words = self.current.words
            self.busy.start(words.drawing, self.current.pages, can_cancel=True)
            self._offer()
            self._drawing.hurry()

    def _on_save(self) -> None:
        self.notice.hide()
        folder = documents_folder()
        dialog = QFileDialog(self, self.current.words.save_as, folder, _("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        title = _("{document} – {event}").format(
            document=self.current.words.title, event=self._facts.answer.details.name
        )
        dialog.selectFile(proposed_name(title, ".pdf"))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_chosen(self, chosen: str) -> None:
        self._when_drawn(partial(self._write, leaving(self.current), Path(chosen)))

    def _write(self, document: Leaving, file: Path, drawn: Drawn) -> None:
        run = document.run(drawn, self._facts.answer.cases)
        self.out.save(drawn, run, file, document.words)

    def _on_print(self) -> None:
        self.notice.hide()
        if words := self.out.no_printer:
            self._on_refused(words)
        else:
            self._when_drawn(partial(self._send, leaving(self.current)))

    def _send(self, document: Leaving, drawn: Drawn) -> None:
        self.out.print(drawn, document.run(drawn, self._facts.answer.cases), document.words)

    def _on_printing(self, sent: Sent) -> None:
        self.busy.start(_("Sending to the printer"), len(sent.pages), can_cancel=True)
        self._offer()

    def _on_told(self, words: str) -> None:
        """Show what the printer says of itself, such as that it has no paper."""
        sending = _("Sending to the printer")
        self.busy.say(f"{sending} · {words}" if words else sending)

    def _on_delivered(self) -> None:
        self.busy.stop()
        self._offer()

    def _on_refused(self, words: str) -> None:
        self.notice.say(words, self._ways_on())

    def _on_left(self) -> None:
        self.notice.say(self.out.stop_words, self._ways_on())

    def _ways_on(self) -> tuple[str, ...]:
        """Return what a notice offers: to print what is missing, or to save it instead."""
        if self.out.way_on:
            return (self.out.way_on,)
        return () if self._locked else (_("Save PDF…"),)

    def _on_notice(self) -> None:
        self.notice.hide()
        if self.out.way_on:
            self.out.go_on()
        else:
            self._on_save()

    def _on_cancel(self) -> None:
        self.out.cancel()
        self._stay()

    def _stay(self) -> None:
        """Let nothing leave that was to."""
        is_leaving, self._then = self._then is not None, None
        self._offer()
        if is_leaving:
            self._draw_anew()
