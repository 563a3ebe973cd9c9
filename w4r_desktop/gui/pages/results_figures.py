"""The figures of the evening as they grow: what was written, for whom, where and when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages import results_words as words
from w4r_desktop.gui.pages.results_announcement import Announcement
from w4r_desktop.gui.pages.results_charts import CasesCard, TablesCard, TimesCard
from w4r_desktop.gui.pages.results_earlier import EarlierLine
from w4r_desktop.gui.pages.results_facts import (
    TALLY_SHOWS,
    TIMES_SHOW,
    TallyFacts,
    tally_facts,
    time_facts,
)
from w4r_desktop.gui.pages.results_filter import FiguresFilter, PartLine
from w4r_desktop.gui.pages.results_part import ResultsPart
from w4r_desktop.gui.pages.results_to_mail import ToMailCard
from w4r_desktop.gui.widgets.card import StatCard
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _, decimal, number
from w4r_desktop.report_words import recount_mark
from w4r_desktop.store.queries.totals import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.widgets.bar_rows import BarRows
    from w4r_desktop.gui.widgets.totals_table import TotalsTable
    from w4r_desktop.gui.workspace import Workspace

LATER: Final = 150
TIMES_LATER: Final = 240
"""Milliseconds that the sums wait, one after the other, so that a window never waits for all."""

NARROW: Final = 900
"""Where there is less room, what stands side by side stands one below the other."""

IN_A_LINE: Final = 3
"""How many cards stand side by side there."""


class FiguresView(ResultsPart):
    """Shows the totals as they grow; names of people are in none of it.

    ``paper_requested`` tells a Document that is to be printed, ``mailing_requested`` that the mail
    is to be seen to.
    """

    paper_requested = Signal(object)
    mailing_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, now, parent)
        self._make_parts(workspace, now)
        self._scroll = QScrollArea(self)
        self._cards = QGridLayout()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        shown = partial(tally_facts, within=EVERYTHING)
        self._tally = Live(workspace, shown, shows=TALLY_SHOWS, parent=self, delay=LATER)
        times = partial(time_facts, within=EVERYTHING)
        self._times = Live(workspace, times, shows=TIMES_SHOW, parent=self, delay=TIMES_LATER)
        self._tally.answered.connect(self._show_tally)
        self._times.answered.connect(self._show_times)
        self.times.turned.connect(self._arrange)
        self.filter.changed.connect(self._on_part)
        self.part.clear.clicked.connect(self.filter.show_everything)
        self.earlier.said.connect(self.said)
        self.earlier.refused.connect(self.refused)
        self.to_mail.mailing_requested.connect(self.mailing_requested)
        self.to_mail.envelopes_requested.connect(self._on_envelopes)
        self._show_tally()
        self._show_times()

    def _make_parts(self, workspace: Workspace, now: Callable[[], datetime]) -> None:
        self.goal = ElidedLabel("", "muted", self)
        self.mark = label("", "mark", self)
        self.part = PartLine(self)
        self.announcement = Announcement(now, self)
        self.filter = FiguresFilter(self)
        self.letters = StatCard(_("Letters"), self)
        self.cards = StatCard(_("Solidarity cards"), self)
        self.others = StatCard(_("Other actions"), self)
        self.people = StatCard(_("People"), self)
        self.each = StatCard(_("Pieces a person"), self)
        self.earlier = EarlierLine(workspace, self)
        self.cases = CasesCard(self)
        self.times = TimesCard(self)
        self.to_mail = ToMailCard(workspace, now, self)
        self.tables = TablesCard(self)

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(_("The night’s tally"))
        self._scroll.setWidget(self._figures())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.part)
        layout.addWidget(self._scroll, 1)

    def _figures(self) -> QWidget:
        px = theme.current().px
        goal = QHBoxLayout()
        goal.setSpacing(px(8))
        goal.addWidget(self.goal)
        goal.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        goal.addStretch()
        self._lines.setSpacing(px(4))
        self._lines.addLayout(goal)
        self._lines.addWidget(self.announcement)
        self._cards.setSpacing(px(10))
        right = QVBoxLayout()
        right.setSpacing(px(12))
        right.addWidget(self.times)
        right.addWidget(self.to_mail, 1)
        self._halves.setSpacing(px(14))
        self._halves.addWidget(self.cases, 2)
        self._halves.addLayout(right, 1)
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(10))
        inside.addLayout(self._lines)
        inside.addWidget(self.filter)
        inside.addLayout(self._cards)
        inside.addLayout(self._halves)
        inside.addWidget(self.tables)
        inside.addWidget(self.earlier)
        inside.addStretch(1)
        return below

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._scroll.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        for row, below in (
            (self._lines, narrow),
            (self._halves, narrow or self.times.is_table),  # its columns want the whole width
        ):
            row.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        cards = (self.letters, self.cards, self.others, self.people, self.each)
        columns = IN_A_LINE if narrow else len(cards)
        for place, card in enumerate(cards):
            self._cards.addWidget(card, *divmod(place, columns))
            share = 5 if card is self.others else 4
            self._cards.setColumnStretch(place, share if place < columns else 0)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def by_case(self) -> BarRows:
        """The bars of the cases."""
        return self.cases.bars

    @property
    def by_table(self) -> TotalsTable:
        """The table of the tables."""
        return self.tables.table

    def _on_part(self) -> None:
        within = self.filter.within
        self._tally.ask_for(partial(tally_facts, within=within))
        self._times.ask_for(partial(time_facts, within=within))
        self._show_tally()
        self._show_times()

    def _on_envelopes(self) -> None:
        self.paper_requested.emit(Document.ENVELOPES)

    def _show_tally(self) -> None:
        facts: TallyFacts = self._tally.answer
        self._show_heading(facts)
        self._show_cards(facts)
        self._show_people(facts)
        if facts.is_whole:
            self.filter.offer_tables(facts.totals.by_table)
            self.filter.offer_kinds(facts.kinds)
            self.announcement.show_written(facts.totals.pieces)
        self.earlier.show_earlier(facts.earlier)
        self.earlier.setVisible(facts.is_whole)
        self.cases.show_facts(facts)
        self.tables.show_facts(facts)

    def _show_times(self) -> None:
        facts = self._times.answer
        self.filter.offer_times(facts.whole)
        self.announcement.show_times(facts)
        self.times.show_facts(facts, self.filter.only_kind)

    def _show_heading(self, facts: TallyFacts) -> None:
        written = facts.totals.pieces
        goal = facts.details.goal if facts.is_whole else None
        said, then = words.goal_words(written, goal), facts.earlier
        if then is not None and facts.is_whole:
            when = words.then_words(then, facts.details.held_on)
            said = f"{said} · {words.beside_words(written, then.pieces, when)}"
        self.goal.setText(said)
        mark = recount_mark(facts)
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))
        self.part.say(self.filter.words)
        self.announcement.setVisible(facts.is_whole)

    def _show_cards(self, facts: TallyFacts) -> None:
        kinds = facts.totals.kinds
        self.letters.show_figure(number(words.letters(kinds)), words.letters_words(facts))
        self.cards.show_figure(number(kinds[ActionKind.SOLIDARITY_CARD]))
        self.others.show_figure(*words.others_words(kinds))
        then = facts.earlier if facts.is_whole else None
        if then is None:
            for card in (self.letters, self.cards, self.others):
                card.show_beside("")
            return
        when, card_kind = words.then_words(then, facts.details.held_on), ActionKind.SOLIDARITY_CARD
        for card, now, before in (
            (self.letters, words.letters(kinds), words.letters(then.kinds)),
            (self.cards, kinds[card_kind], then.kinds.get(card_kind, 0)),
            (self.others, words.others(kinds), words.others(then.kinds)),
        ):
            card.show_beside(words.beside_words(now, before, when), good=now > before)

    def _show_people(self, facts: TallyFacts) -> None:
        here, within, then = facts.totals.people, facts.within, facts.earlier
        first = _("{number} for the first time").format(number=number(here.first_time))
        self.people.show_figure(number(here.attendees), first, good=here.first_time > 0)
        of_people = within.kinds is None and within.since is None and within.until is None
        each = facts.totals.pieces / here.attendees if here.attendees and of_people else None
        self.each.show_figure(
            "–" if each is None else decimal(each), words.goal_words(facts.totals.pieces, None)
        )
        if then is None or not facts.is_whole:
            self.people.show_beside("")
            self.each.show_beside("")
            return
        when = words.then_words(then, facts.details.held_on)
        more = here.attendees > then.people
        self.people.show_beside(words.beside_words(here.attendees, then.people, when), good=more)
        before = then.pieces_each
        self.each.show_beside(
            words.each_beside_words(each, before, when),
            good=each is not None and before is not None and each > before,
        )
