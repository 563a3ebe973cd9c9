"""What is still to leave, which envelopes are missing, and about what the postage costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.domain.stamps import bill
from w4r_desktop.gui.mail_bins import (
    BINS_SHOW,
    MailFacts,
    SortedMail,
    individual_pieces,
    mail_facts,
    sorted_mail,
)
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.mail_rows import mail_rows
from w4r_desktop.gui.postage_words import cost_words, many_words
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.report_words import way_name
from w4r_desktop.store.queries.print_runs import copies_printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.stamps import Bill
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.print_runs import Copies

SHOWS: Final = BINS_SHOW | {
    *("attendee", "writing_table", "print_run", "print_run_part", "print_pass", "handed_back")
}
LATER: Final = 320
ENVELOPED: Final = (Role.PRIMARY, Role.SOLIDARITY)


@dataclass(frozen=True, slots=True)
class ToMail:
    """The mail, and what is printed already."""

    facts: MailFacts
    printed: Copies

    @property
    def envelopes(self) -> int:
        """How many good envelopes came out."""
        kinds = (RunKind(Document.ENVELOPES, role) for role in ENVELOPED)
        return sum(sum(self.printed.get(kind, {}).values()) for kind in kinds)


class ToMailCard(Card):
    """Says it in a few lines; its buttons lead to where it is done."""

    mailing_requested = Signal()
    envelopes_requested = Signal()

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(_("To mail"), parent=parent)
        self._now = now
        self.leaving = label("", "", self)
        self.envelopes = label("", "", self)
        self.print = Button(_("Print"), kind="quiet", name=_("Print the envelopes"), parent=self)
        self.postage = label("", "", self)
        self.posted = label("", "", self)
        self.mailing = Button(_("Mailing"), kind="quiet", parent=self)
        self.body.addWidget(self.leaving)
        self._line(self.envelopes, self.print)
        self._line(self.postage, self.mailing)
        self.body.addWidget(self.posted)
        for words in (self.leaving, self.envelopes, self.postage, self.posted):
            words.setWordWrap(True)
        self.body.addStretch()
        self.print.clicked.connect(self.envelopes_requested)
        self.mailing.clicked.connect(self.mailing_requested)
        self._live = Live(workspace, to_mail, shows=SHOWS, parent=self, delay=LATER)
        self._live.answered.connect(self._show)
        self._show()

    def _line(self, words: QWidget, button: QWidget) -> None:
        line = QHBoxLayout()
        line.addWidget(words, 1)
        line.addWidget(button)
        self.body.addLayout(line)

    def _show(self) -> None:
        here = self._live.answer
        today = self._now().astimezone(here.facts.details.zone).date()
        mail = sorted_mail(here.facts, today=today)
        self.leaving.setText(_leaving_words(mail))
        missing = sum(row.to_print for row in mail_rows(here.facts, here.printed, today=today))
        self.envelopes.setText(_envelope_words(here.envelopes, missing))
        self.print.setVisible(missing > 0)
        needed = bill(individual_pieces(here.facts, today=today), here.facts.postage)
        posted = sum(total.posted for total in here.facts.totals)
        self.postage.setText(_postage_words(needed, here.facts.postage.home, posted))
        self.posted.setVisible(posted > 0)
        self.posted.setText(
            _("{posted} of {written} are posted").format(
                posted=number(posted),
                written=number(sum(total.written for total in here.facts.totals)),
            )
        )


def to_mail(session: Session) -> ToMail:
    """Return all that the card says."""
    return ToMail(mail_facts(session), copies_printed(session))


def _leaving_words(mail: SortedMail) -> str:
    """Return where all goes that has not left yet: 219 international, 18 domestic."""
    parts: Counter[str] = Counter()
    lines: list[str] = []
    for one in mail.bins:
        if one.key.way is MailingWay.INDIVIDUAL and one.key.destination:
            parts[one.key.destination] += one.pieces
    lines += [many_words(destination, pieces) for destination, pieces in parts.items()]
    for way in MailingWay:
        pieces = sum(
            one.pieces
            for one in mail.bins
            if one.key.way is way and not (way is MailingWay.INDIVIDUAL and one.key.destination)
        )
        if pieces:
            said = _("{way}: {number}")
            lines.append(said.format(way=way_name(way), number=number(pieces)))
    if kept := sum(one.pieces for one in mail.kept):
        lines.append(
            ngettext("{number} kept back", "{number} kept back", kept).format(number=number(kept))
        )
    return " · ".join(lines) or _("Nothing is to be mailed yet.")


def _postage_words(needed: Bill, home: str, posted: int) -> str:
    if needed.stamps:
        return _("Postage: {cost}").format(cost=cost_words(needed, home))
    if posted:
        return _("Stamps needed: {stamps}").format(stamps=_("none"))
    return _("No stamps are needed yet.")


def _envelope_words(printed: int, missing: int) -> str:
    words = ngettext("{number} envelope printed", "{number} envelopes printed", printed)
    done = words.format(number=number(printed))
    if not missing:
        return done
    return _("{printed}, {missing} still to print").format(printed=done, missing=number(missing))
