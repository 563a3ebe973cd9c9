"""The figures of the evening as they grow: what was written, for whom, at which table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.table_totals import TableTotalsModel
from w4r_desktop.gui.widgets.bar_rows import BarRow, BarRows
from w4r_desktop.gui.widgets.card import Card, StatCard
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.gui.widgets.totals_table import TotalsTable
from w4r_desktop.language import _, decimal, ngettext, number, percent
from w4r_desktop.store.queries.cases import withdrawals
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.totals import totals
from w4r_desktop.wording import several_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.figures import Kinds
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.events import EventRow
    from w4r_desktop.store.queries.totals import Totals

LATER: Final = 150
SHOWS: Final = frozenset(
    {"tally_entry", "attendee", "writing_table", "campaign_case", "case_withdrawal", "event"}
)
LETTERS: Final = (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER)
OTHERS: Final = tuple(kind for kind in ActionKind if kind not in PIECES)
NARROW: Final = 900
"""Where there is less room, the two halves stand one below the other."""


class FiguresView(QWidget):
    """Shows the totals as they grow; names of people are in none of it.

    ``said`` tells in a sentence what was done, ``refused`` why it was not.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,  # noqa: ARG002
        now: Callable[[], datetime],  # noqa: ARG002
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.goal = ElidedLabel("", "muted", self)
        self.letters = StatCard(_("Letters"), self)
        self.cards = StatCard(_("Solidarity cards"), self)
        self.others = StatCard(_("Other actions"), self)
        self.people = StatCard(_("People"), self)
        self.each = StatCard(_("Pieces a person"), self)
        self.by_case = BarRows((_("letters"), _("cards"), _("other")), self, title=_("By case"))
        self._tables = TableTotalsModel(self)
        self.by_table = TotalsTable(self._tables, self)
        self.by_table.setAccessibleName(_("By table"))
        self._scroll = QScrollArea(self)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._facts = Live(workspace, _facts, shows=SHOWS, parent=self, delay=LATER)
        self._facts.answered.connect(self._show)
        self._show()

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(_("The night’s tally"))
        self._scroll.setWidget(self._figures())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(self.goal)
        layout.addWidget(self._scroll, 1)

    def _figures(self) -> QWidget:
        px = theme.current().px
        figures = QHBoxLayout()
        figures.setSpacing(px(10))
        for card in (self.letters, self.cards, self.others, self.people, self.each):
            figures.addWidget(card, 5 if card is self.others else 4)
        self._halves.setSpacing(px(14))
        for part, title, share in ((self.by_case, "", 4), (self.by_table, _("By table"), 5)):
            half = Card(title, parent=self)
            half.body.addWidget(part)
            half.body.addStretch()
            self._halves.addWidget(half, share)
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(12))
        inside.addLayout(figures)
        inside.addLayout(self._halves, 1)
        return below

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._scroll.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    # -- what is shown -------------------------------------------------------------------------

    def _show(self) -> None:
        row, tally, withdrawn = self._facts.answer
        kinds, here = tally.kinds, tally.people
        self.goal.setText(_goal_words(tally.pieces, row.details.goal))
        written = sum(kinds[kind] for kind in LETTERS)
        self.letters.show_figure(number(written), _letters_words(kinds))
        self.cards.show_figure(number(kinds[ActionKind.SOLIDARITY_CARD]))
        self.others.show_figure(*_others_words(kinds))
        self.people.show_figure(
            number(here.attendees),
            _("{number} for the first time").format(number=number(here.first_time)),
            good=here.first_time > 0,
        )
        each = tally.pieces / here.attendees if here.attendees else None
        self.each.show_figure("–" if each is None else decimal(each), _pieces_words(tally.pieces))
        self.by_case.show_rows(
            [
                BarRow(
                    case.name,
                    _parts(case.kinds),
                    _("withdrawn") if case.case_id in withdrawn else "",
                )
                for case in tally.by_case
            ]
        )
        counted = [kind for kind in ActionKind if kinds[kind] or kind in row.details.kinds]
        self._tables.show_totals(tally, counted)


def _facts(session: Session) -> tuple[EventRow, Totals, frozenset[UUID]]:
    return event(session), totals(session), frozenset(withdrawals(session))


def _parts(kinds: Kinds) -> tuple[int, int, int]:
    """Return letters, cards, other, as the bars show them."""
    letters = sum(kinds.get(kind, 0) for kind in LETTERS)
    return letters, pieces(kinds) - letters, sum(kinds.get(kind, 0) for kind in OTHERS)


def _goal_words(written: int, goal: int | None) -> str:
    if not goal:
        return ""
    return _("{pieces}: {share} of the goal of {goal}").format(
        pieces=_pieces_words(written), share=percent(written / goal), goal=number(goal)
    )


def _pieces_words(written: int) -> str:
    return ngettext("{number} piece", "{number} pieces", written).format(number=number(written))


def _letters_words(kinds: Kinds) -> str:
    if not kinds[ActionKind.PREPRINTED_LETTER]:
        return ""
    return _("{written} written, {preprinted} pre-printed").format(
        written=number(kinds[ActionKind.LETTER]),
        preprinted=number(kinds[ActionKind.PREPRINTED_LETTER]),
    )


def _others_words(kinds: Kinds) -> tuple[str, str]:
    parts = [several_of(kind, kinds[kind]) for kind in OTHERS if kinds[kind]]
    return number(sum(kinds[kind] for kind in OTHERS)), " · ".join(parts)
