"""Mailing: what leaves how, in which bin and with which stamps, and what is posted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.documents.set_aside import refusal_of
from w4r_desktop.domain.bins import KINDS
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.stationery import envelope_of
from w4r_desktop.errors import CampaignClosedError
from w4r_desktop.gui import theme
from w4r_desktop.gui.despite import MailRules
from w4r_desktop.gui.dialogs.ask import ask_number
from w4r_desktop.gui.dialogs.postage import Side
from w4r_desktop.gui.dialogs.postage_list import Mail
from w4r_desktop.gui.mail_bins import (
    BINS_SHOW,
    MailFacts,
    individual_pieces,
    mail_facts,
    sorted_mail,
)
from w4r_desktop.gui.mail_pieces import pieces_logged
from w4r_desktop.gui.mail_posting import MailPosting
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.mail_rows import MailRow, MailRowsModel, done_word, mail_rows
from w4r_desktop.gui.overriding import Overriding
from w4r_desktop.gui.pages.results_mailing_bins import BinsCard
from w4r_desktop.gui.pages.results_mailing_stamps import StampsCard
from w4r_desktop.gui.pages.results_mailing_ways import WaysCard
from w4r_desktop.gui.pages.results_part import ResultsPart
from w4r_desktop.gui.postage_keeping import PostageKeeping
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.mail_table import MailTable
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.widgets.tab_order import TabOrder
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.store.queries.mailing import ways
from w4r_desktop.store.queries.print_runs import copies_printed
from w4r_desktop.wording import kind_name, several_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.mailing import MailingWay
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.mail_bins import Kept
    from w4r_desktop.gui.pages.results_mailing_bins import Pile
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.print_runs import Copies

LATER: Final = 150
SHOWS: Final = BINS_SHOW | {"print_run", "print_run_part", "print_pass", "handed_back"}
NARROW: Final = 1100
SIDE: Final = 390
"""Where there is less room, the two halves stand one below the other; the width of the right."""


class MailingView(ResultsPart):
    """Cases at the left, one kind at a time; ways, bins and stamps at the right.

    ``paper_requested`` tells a Document that is to be printed.
    """

    paper_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, now, parent)
        self._rows: tuple[MailRow, ...] = ()
        self.posting = MailPosting(workspace, now, self)
        self.overriding = Overriding(workspace, now, self)
        self.keeping = PostageKeeping(workspace, self)
        self.kinds = SegmentedControl(_("Which mail"), self, wraps=True)
        self.sample = label(
            _("This campaign is a sample to practise with: nothing of it is to be mailed."),
            "amber",
            self,
        )
        self.summary = label("", "muted", self)
        self.all_done = Button(_("All posted"), parent=self)
        self.model = MailRowsModel(self)
        self.table = MailTable(self.model, self)
        self.hint = label(_("Space marks the chosen row; Undo takes it back."), "small", self)
        self.bins = BinsCard(self)
        self.ways = WaysCard(self)
        self.stamps = StampsCard(self)
        self._order = TabOrder()
        self._side = QWidget(self)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll, self._side_scroll = _scrolled(self), _scrolled(self)
        self._narrow = False
        self._lay_out()
        self._facts = Live(workspace, _facts, shows=SHOWS, parent=self, delay=LATER)
        self._connect(workspace)
        self._show()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # a focus proxy would hide what comes before it from Tab
        kind = self.kinds.button(self.kinds.key)
        (self.table if self.model.rows else kind).setFocus(reason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._stand()

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        cases = Card(_("Letters and cards"), parent=self)
        for words in (self.sample, self.summary, self.hint):
            words.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.all_done)
        cases.body.addWidget(self.sample)
        cases.body.addWidget(self.kinds)
        cases.body.addLayout(top)
        cases.body.addWidget(self.table, 1)
        cases.body.addWidget(self.hint)
        cases.body.addStretch()  # where there is no table
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, px(6), 0)
        column.setSpacing(px(12))
        for card in (self.bins, self.ways, self.stamps):
            column.addWidget(card)
        column.addStretch()
        inside = QWidget()
        inside.setLayout(self._halves)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(px(14))
        self._halves.addWidget(cases, 1)
        self._side_scroll.setFixedWidth(px(SIDE))
        self._scroll.setWidget(inside)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._stand()

    def _stand(self) -> None:
        """Let the halves stand side by side, each scrolling by itself, or scroll as one column."""
        directions = QBoxLayout.Direction
        if self._narrow:
            self._side_scroll.takeWidget()
            self._halves.removeWidget(self._side_scroll)
            self._halves.addWidget(self._side)
        else:
            self._halves.removeWidget(self._side)
            self._side_scroll.setWidget(self._side)
            self._halves.addWidget(self._side_scroll)
        self._halves.setDirection(
            directions.TopToBottom if self._narrow else directions.LeftToRight
        )
        self._side_scroll.setVisible(not self._narrow)
        self._side.show()

    def _connect(self, workspace: Workspace) -> None:
        self._facts.answered.connect(self._show)
        self.kinds.chosen.connect(self._show_rows)
        self.all_done.clicked.connect(self._on_all_done)
        self.table.done.connect(self._on_row_done)
        self.table.more.connect(self._on_more)
        self.bins.done.connect(self._on_pile_done)
        self.bins.anyway.connect(self._on_anyway)
        self.bins.lists.clicked.connect(self._on_lists)
        self.bins.closed.override_requested.connect(self.overriding.print_for_all)
        self.bins.closed.refusal_requested.connect(self._on_refuse_again)
        self.ways.chosen.connect(self._on_way)
        self.ways.office_changed.connect(self.posting.keep_office)
        workspace.closed.connect(self.ways.office.keep)  # the last moment to save what is typed
        self.stamps.postage.clicked.connect(self._on_postage)
        for part in (self.posting, self.overriding, self.keeping):
            part.said.connect(self.said)
            part.refused.connect(self.refused)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def facts(self) -> MailFacts:
        """What the event file says of the mail."""
        return self._facts.answer[0]

    @property
    def today(self) -> date:
        """The day at the venue."""
        return self._now().astimezone(self.facts.details.zone).date()

    def _show(self) -> None:
        facts, printed, planned = self._facts.answer
        self._rows = mail_rows(facts, printed, today=self.today)
        counted = [k for k in KINDS if any(row.total.kind is k for row in self._rows)]
        shown = counted or [k for k in KINDS if k in facts.details.kinds] or list(KINDS)
        self.kinds.show_choices([Choice(kind, kind_name(kind)) for kind in shown])
        if self.kinds.key is None:
            self.kinds.choose(shown[0])
        self._show_rows()
        self.sample.setVisible(facts.campaign.historical)
        found = sorted_mail(facts, today=self.today)
        rules = MailRules(facts.campaign.historical, facts.campaign.closes_on, self.today)
        self.bins.closed.show_facts(rules, facts.overrides, offers=self.overriding.is_offered)
        self.bins.show_mail(found)
        self.bins.lists.setEnabled(bool(self._rows))
        self.ways.show_ways(planned, shown, facts.office)
        self.stamps.show_facts(facts, today=self.today)
        self._order.follow(
            *(self.kinds, self.all_done, self.table, self.bins.closed),
            *(*self.bins.lines, *self.bins.reasons, self.bins.lists),
            *(self.ways, self.stamps),
        )

    def _show_rows(self, _chosen: object = None) -> None:
        rows = tuple(row for row in self._rows if row.total.kind is self.kinds.key)
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.hint.setVisible(bool(rows))
        going = any(row.left and row.problem is None for row in rows)
        self.all_done.setVisible(bool(rows))
        self.all_done.setEnabled(going)
        self.summary.setText(_summary(rows) if rows else _("Nothing of it is written yet."))

    # -- what is done --------------------------------------------------------------------------

    def _on_row_done(self, row: MailRow) -> None:
        self.posting.post(row, row.left)
        self._facts.ask()

    def _on_all_done(self) -> None:
        going = [row for row in self.model.rows if row.left and row.problem is None]
        self.posting.post_rows(going)
        self._facts.ask()

    def _on_pile_done(self, pile: Pile) -> None:
        self.posting.post_bins(pile.title, pile.bins)
        self._facts.ask()

    def _on_more(self, row: MailRow, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, row)
        if not menu.isEmpty():
            menu.popup(where)

    def fill_menu(self, menu: QMenu, row: MailRow) -> None:
        """Offer what can be done with a row beside marking all of it."""
        if row.left and row.problem is None:
            menu.addAction(_("Some of it has left…"), partial(self._some, row))
        if row.total.posted:
            menu.addAction(_("Not posted after all…"), partial(self._take_back, row))
        if row.left and refusal_of(row.problem) is not None:
            menu.addAction(_("Post anyway…"), partial(self._let_out, row))

    def _some(self, row: MailRow) -> None:
        title = _("How many have left?")
        left = row.left
        count = ask_number(
            title, _row_name(row), done_word(row.total.way), self, start=left, most=left
        )
        if count is not None:
            self.posting.post(row, count)
            self._facts.ask()

    def _take_back(self, row: MailRow) -> None:
        start = row.over or row.total.posted
        title = _("How many were marked as posted and have not left?")
        most = row.total.posted
        count = ask_number(title, _row_name(row), _("Take back"), self, start=start, most=most)
        if count is not None:
            self.posting.take_back(row, count)
            self._facts.ask()

    def _let_out(self, row: MailRow) -> None:
        if isinstance(row.problem, CampaignClosedError):
            self.overriding.print_for_all(row.problem.until)
        elif row.problem is not None:
            self.overriding.print_anyway(row.case, row.problem)
        self._facts.ask()

    def _on_anyway(self, kept: Kept) -> None:
        self.overriding.print_anyway(kept.case, kept.problem)
        self._facts.ask()

    def _on_refuse_again(self, override: object) -> None:
        self.overriding.refuse_again(override, self.facts.campaign.name)  # type: ignore[arg-type]
        self._facts.ask()

    def _on_way(self, kind: ActionKind, way: MailingWay) -> None:
        self.posting.choose_way(kind, way, self.facts.office)
        self._facts.ask()

    def _on_lists(self) -> None:
        self.paper_requested.emit(Document.PACKING_LISTS)

    def _on_postage(self) -> None:
        facts = self.facts
        stock = envelope_of(facts.details.country)
        mail = {
            Mail.SINGLY: individual_pieces(facts, today=self.today),
            Mail.LOGGED: pieces_logged(facts.mail, stock),
        }
        self.keeping.open(facts.postage, mail, side=Side.SHOPPING)


def _scrolled(parent: QWidget) -> QScrollArea:
    made = QScrollArea(parent)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def _facts(
    session: Session,
) -> tuple[MailFacts, Copies, Mapping[ActionKind, MailingWay]]:
    return mail_facts(session), copies_printed(session), ways(session)


def _row_name(row: MailRow) -> str:
    return _("{kind} for {case}").format(kind=kind_name(row.total.kind), case=row.case.name)


def _summary(rows: tuple[MailRow, ...]) -> str:
    """Return the sums of the table in a line."""
    written, posted, left, kept = (
        sum(row.total.written for row in rows),
        sum(row.total.posted for row in rows),
        sum(row.left for row in rows if row.problem is None),
        sum(row.left for row in rows if row.problem is not None),
    )
    said = _("{pieces} written, {posted} posted, {left} still to post").format(
        pieces=several_of(rows[0].total.kind, written), posted=number(posted), left=number(left)
    )
    if not kept:
        return said
    words = ngettext("{summary}, {number} kept back", "{summary}, {number} kept back", kept)
    return words.format(summary=said, number=number(kept))
