"""The Print page: envelopes for what was written, shown as they will come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.stationery import ENVELOPES, envelope_of
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.drawing import DrawnEnvelopes, EnvelopeDrawing, EnvelopeWish
from w4r_desktop.gui.file_names import proposed_name
from w4r_desktop.gui.models.copies import Copies, order_of
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.print_delivery import Delivery
from w4r_desktop.gui.pages.print_options import PrintOptions
from w4r_desktop.gui.printing import Printers
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.busy_line import BusyLine
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.page_preview import ShownPage
from w4r_desktop.gui.widgets.preview_desk import PreviewDesk
from w4r_desktop.language import _, country_name, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.mail import mail

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
    from sqlalchemy.orm import Session

    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.domain.case import Campaign, Role
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.stationery import Envelope
    from w4r_desktop.errors import EnvelopeError
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.mail import CaseMail

SHOWS: Final = frozenset(
    {"event", "campaign", "campaign_case", "case_target", "case_withdrawal", "tally_entry"}
)
A_MOMENT: Final = 200
"""Milliseconds that several clicks may share one new look at the tally."""


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What the event file says that matters for its mail."""

    details: EventDetails
    campaign: Campaign
    cases: tuple[CaseMail, ...]


def mail_facts(session: Session) -> MailFacts:
    """Return everything the page asks the event file."""
    return MailFacts(event(session).details, campaign(session).campaign, mail(session))


class PrintPage(QWidget):
    """Choose at the left, see the very pages at the right, print them or save them.

    ``said`` tells in a sentence what was done. ``printers`` are those of the computer.
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
        self._preferences = preferences
        self._facts = Live(workspace, mail_facts, shows=SHOWS, parent=self, delay=A_MOMENT)
        choices = choices or Choices()
        self._copies = choices.copies = choices.copies or Copies()
        self._drawing = EnvelopeDrawing(self)
        self._shown = 0
        self._in_view = ""
        self._file = Path()
        self._then: Callable[[DrawnEnvelopes], None] | None = None
        self._printers = printers or Printers()
        self._delivery = Delivery(self._printers, self)
        self.save = Button(_("Save PDF…"), icon="save", parent=self)
        self.print = Button("", icon="print", kind="primary", parent=self)
        self.busy = BusyLine(self)
        self.notice = Notice(parent=self)
        self.options = PrintOptions(self._copies, self)
        self.desk = PreviewDesk(self)
        self._lay_out()
        self._connect()
        usual = envelope_of(self._facts.answer.details.country).key
        kept = preferences.envelope
        self.options.paper.choose_envelope(kept if kept in ENVELOPES else usual)
        self._on_facts()

    def show_case(self, case_id: UUID, role: Role) -> None:
        """Offer one envelope of one case, and nothing else."""
        self._copies.choose_only(case_id, role)
        self._on_chosen()

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
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.options.setFixedWidth(min(theme.current().px(440), self.width() * 48 // 100))

    def _lay_out(self) -> None:
        px = theme.current().px
        top = QHBoxLayout()
        top.addWidget(label(_("Envelopes"), "title", self))
        top.addSpacing(px(12))
        top.addWidget(self.options.role, 1)
        for part in (self.save, self.print):
            top.addWidget(part)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self.options)
        middle.addWidget(self.desk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addWidget(self.busy)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self._facts.answered.connect(self._on_facts)
        self._drawing.drawn.connect(self._on_drawn)
        self._drawing.progressed.connect(self.busy.show_done)
        self._drawing.failed.connect(self._on_failed)
        self.options.changed.connect(self._on_chosen)
        self.options.paper.changed.connect(self._on_paper)
        self.desk.turned.connect(self._on_turned)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self.notice.chosen.connect(self._on_save)
        self.busy.cancelled.connect(self._on_cancel)
        self._delivery.said.connect(self.said)
        self._delivery.refused.connect(self._on_refused)
        self._delivery.began.connect(self._on_printing)
        self._delivery.progressed.connect(self.busy.show_done)
        self._delivery.ended.connect(self._on_delivered)

    # -- what is chosen --------------------------------------------------------------------------

    def _on_facts(self) -> None:
        self.options.paper.show_sender(self._facts.answer.details.sender_lines)
        self._on_chosen()

    def _on_chosen(self, case_id: UUID | None = None) -> None:
        self.notice.hide()
        self._copies.show(self._facts.answer.cases, self._problems())
        self.options.show_copies()
        if case_id is not None:
            self._turn_to(case_id)
        self._offer()
        if self.isVisible():
            self._draw()

    def _on_paper(self) -> None:
        envelope = self.options.paper.chosen
        if envelope is not None:
            self._preferences.envelope = envelope.key  # what lies in the drawer stays the same

    def _problems(self) -> dict[str, EnvelopeError]:
        """Return by case why it cannot be printed at all, however many copies are wanted."""
        envelope = self.options.paper.chosen
        if envelope is None:
            return {}
        orders = tuple(order_of(case, self._copies.role, 1) for case in self._facts.answer.cases)
        left_out = self._wish(orders, envelope).arranged().left_out
        return {case.case_code: case.problem for case in left_out}

    def _wish(self, orders: tuple[EnvelopeOrder, ...], envelope: Envelope) -> EnvelopeWish:
        facts = self._facts.answer
        return EnvelopeWish(
            orders,
            sender_lines=facts.details.sender_lines if self.options.paper.bears_sender else (),
            sender_country=facts.details.country,
            language=language.current(),
            envelope=envelope,
            historical=facts.campaign.historical,
            closes_on=facts.campaign.closes_on,
            today=datetime.now(ZoneInfo(facts.details.time_zone)).date(),
        )

    def _offer(self) -> None:
        """Say on the button what it will do; where it can do nothing, say why."""
        pages = self._copies.pages if self.options.paper.chosen else 0
        self.print.setText(
            ngettext("Print {number} envelope", "Print {number} envelopes", pages).format(
                number=number(pages)
            )
        )
        idle = not self._delivery.is_busy and self._then is None
        for button in (self.print, self.save):
            button.setEnabled(pages > 0 and idle)
            button.setToolTip("" if pages else tooltips.plain(self._why_nothing()))

    def _why_nothing(self) -> str:
        if self.options.paper.chosen is None:
            return _("The post takes no envelope of this size.")
        problems = [row.problem for row in self._copies.left_out if row.problem]
        advice = _("To print, tick a case and say how many envelopes it gets.")
        if not problems:
            return advice
        if len(problems) == 1:
            return f"{explain(problems[0])}\n\n{advice}"
        return _("None of the chosen cases can be printed; the list says why.") + f"\n\n{advice}"

    # -- what is shown ---------------------------------------------------------------------------

    def _draw(self) -> None:
        envelope = self.options.paper.chosen
        if envelope is None or not self._copies.pages:
            self._drawing.want(None)
            self.desk.show_words(self._why_nothing())
        else:
            self._drawing.want(self._wish(self._copies.orders(), envelope))
            if not self._delivery.is_busy and self._then is None and self._drawing.result is None:
                self.busy.start(_("Drawing the envelopes"), self._copies.pages)

    def _on_drawn(self, drawn: DrawnEnvelopes) -> None:
        if not self._delivery.is_busy:
            self.busy.stop()
        self._shown = self._page_to_show(drawn)
        self._show_page(drawn)
        if self._then is not None:
            then, self._then = self._then, None
            self._offer()
            then(drawn)

    def _page_to_show(self, drawn: DrawnEnvelopes) -> int:
        """Follow the case in hand; else stay at the case in view, or as near as there is a page."""
        pages = drawn.arrangement.pages
        if pages[min(self._shown, len(pages) - 1)].case_code == self._in_view:
            return min(self._shown, len(pages) - 1)
        here = (number for number, page in enumerate(pages) if page.case_code == self._in_view)
        return next(here, min(self._shown, len(pages) - 1))

    def _turn_to(self, case_id: UUID) -> None:
        cases = self._facts.answer.cases
        self._in_view = next(case.code for case in cases if case.case_id == case_id)

    def _on_turned(self, pages: int) -> None:
        drawn = self._drawing.result
        if drawn is not None:
            last = len(drawn.arrangement.pages) - 1
            self._shown = min(max(self._shown + pages, 0), last)
            self._show_page(drawn)

    def _show_page(self, drawn: DrawnEnvelopes) -> None:
        envelope, pages = drawn.wish.envelope, drawn.arrangement.pages
        page = pages[self._shown]
        self._in_view = page.case_code
        place = _("{page} of {pages} · {case} → {country}").format(
            page=number(self._shown + 1),
            pages=number(len(pages)),
            case=page.case_name,
            country=country_name(page.country) if page.country else "?",
        )
        self.desk.show_page(
            ShownPage(drawn.pdf, self._shown, envelope.width, envelope.height, envelope.stamp_zone),
            place=place,
            words=f"{place}: {', '.join(page.lines)}",
            pages=len(pages),
        )

    def _on_failed(self, error: Exception) -> None:
        self.busy.stop()
        self._then = None
        self._offer()
        if not isinstance(error, W4RError):
            raise error
        self.notice.say(explain(error))

    # -- saving and printing ---------------------------------------------------------------------

    def _when_drawn(self, then: Callable[[DrawnEnvelopes], None]) -> None:
        """Do something with the pages of the newest choice, as soon as they are drawn."""
        drawn = self._drawing.result
        if drawn is not None:
            then(drawn)
        else:
            self._then = then
            self.busy.start(_("Drawing the envelopes"), self._copies.pages, can_cancel=True)
            self._offer()
            self._drawing.hurry()

    def _on_save(self) -> None:
        self.notice.hide()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Save the envelopes as a PDF"), folder, _("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        title = _("Envelopes – {event}").format(event=self._facts.answer.details.name)
        dialog.selectFile(proposed_name(title, ".pdf"))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_chosen(self, chosen: str) -> None:
        self._file = Path(chosen)
        self._when_drawn(self._write)

    def _write(self, drawn: DrawnEnvelopes) -> None:
        self._delivery.save(drawn, self._file)

    def _on_print(self) -> None:
        self.notice.hide()
        if self._printers.names():
            self._when_drawn(self._delivery.print)
        else:
            self.notice.say(
                _(
                    "This computer has no printer yet. Connect one, or save a PDF and print that "
                    "from another computer."
                ),
                [_("Save PDF…")],
            )

    def _on_printing(self, pages: int) -> None:
        self.busy.start(_("Sending to the printer"), pages, can_cancel=True)
        self._offer()

    def _on_delivered(self) -> None:
        self.busy.stop()
        self._offer()

    def _on_refused(self, words: str) -> None:
        self.notice.say(words, [_("Save PDF…")])

    def _on_cancel(self) -> None:
        self._then = None
        self._delivery.cancel()
        self._offer()
