"""The bins the mail is sorted into, each marked with one click, and what is kept back and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop.documents.set_aside import refusal_of
from w4r_desktop.domain.bins import KINDS, parcels
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.errors import CampaignClosedError
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.mail_rows import done_word
from w4r_desktop.gui.packing_orders import bin_title
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.closed_line import ClosedLine
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.report_words import way_name
from w4r_desktop.wording import cases, pieces, several_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from w4r_desktop.domain.bins import Bin
    from w4r_desktop.gui.mail_bins import Kept, SortedMail

INDENT: Final = 16
MOST_REASONS: Final = 6
"""How many reasons are told below the bins: the table tells all."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Bins that are marked together, in words; one that is ``part`` is also in the pile above."""

    title: str
    detail: str
    bins: tuple[Bin, ...]
    part: bool = False

    @property
    def way(self) -> MailingWay:
        """How all of it leaves."""
        return self.bins[0].key.way


@dataclass(frozen=True, slots=True)
class Reason:
    """Why mail is kept back, in words, and the first it holds for."""

    words: str
    kept: Kept


def piles(bins: Sequence[Bin]) -> tuple[Pile, ...]:
    """Return what is marked together: a whole way, and each class of what is posted one by one."""
    return tuple(_piles(bins))


def _piles(bins: Sequence[Bin]) -> Iterator[Pile]:
    for way in MailingWay:
        mine = tuple(one for one in bins if one.key.way is way)
        single = way is MailingWay.INDIVIDUAL
        if mine and (not single or len(mine) > 1):
            yield Pile(way_name(way), _whole(mine), mine)
        if single:
            for one in mine:
                words = " · ".join((cases(len(one.by_case())), _kinds((one,))))
                yield Pile(bin_title(one), words, (one,), part=len(mine) > 1)


def _whole(bins: Sequence[Bin]) -> str:
    if bins[0].key.way is MailingWay.INDIVIDUAL:
        return _kinds(bins)
    count = sum(len(parcels(one)) for one in bins)
    if bins[0].key.way is MailingWay.OFFICE:
        many = ngettext("{number} parcel", "{number} parcels", count)
    else:
        many = ngettext("{number} bundle", "{number} bundles", count)
    return " · ".join((many.format(number=number(count)), _kinds(bins)))


def _kinds(bins: Sequence[Bin]) -> str:
    lots = [lot for one in bins for lot in one.lots]
    sums = {kind: sum(lot.pieces for lot in lots if lot.kind is kind) for kind in KINDS}
    return ", ".join(several_of(kind, count) for kind, count in sums.items() if count)


class PileLine(QWidget):
    """A pile with the button that marks it; ``done`` tells it."""

    done = Signal(object)

    def __init__(self, pile: Pile, parent: QWidget) -> None:
        super().__init__(parent)
        self.pile = pile
        words = QVBoxLayout()
        words.setSpacing(0)
        self.detail = label(pile.detail, "small", self)
        self.detail.setWordWrap(True)
        words.addWidget(ElidedLabel(pile.title, "heading", self))
        words.addWidget(self.detail)
        done = done_word(pile.way)
        self.mark = Button(done, parent=self)
        self.mark.setAccessibleName(
            _("{done}: {case}").format(done=done, case=f"{pile.title}, {pile.detail}")
        )
        line = QHBoxLayout(self)
        px = theme.current().px
        line.setContentsMargins(px(INDENT) if pile.part else 0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addLayout(words, 1)
        line.addWidget(self.mark)
        self.mark.clicked.connect(self._on_marked)

    def _on_marked(self) -> None:
        self.done.emit(self.pile)


class ReasonLine(QWidget):
    """Why mail is kept back, and the button for the organizer who lets it out all the same."""

    anyway = Signal(object)

    def __init__(self, reason: Reason, parent: QWidget) -> None:
        super().__init__(parent)
        self._reason = reason
        self.words = label(reason.words, "amber", self)
        self.words.setWordWrap(True)
        self.let_out = Button(_("Post anyway…"), parent=self)
        self.let_out.setAccessibleName(_("Post anyway: {case}").format(case=reason.kept.case.name))
        self.let_out.setVisible(refusal_of(reason.kept.problem) is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(2))
        column.addWidget(self.words)
        column.addWidget(self.let_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.let_out.clicked.connect(self._on_anyway)

    def _on_anyway(self) -> None:
        self.anyway.emit(self._reason.kept)


class BinsCard(Card):
    """``done`` tells a pile that has left, ``anyway`` what is kept back and is to leave."""

    done = Signal(object)
    anyway = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Bins"), parent=parent)
        self._shown: tuple[object, ...] | None = None
        self.lines: list[PileLine] = []
        self.reasons: list[ReasonLine] = []
        self.lists = Button(_("Packing lists…"), icon="print", parent=self)
        self.empty = label(_("Nothing is left to post."), "muted", self)
        self.empty.setWordWrap(True)
        self.closed = ClosedLine(self)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.current().px(8))
        self.body.addWidget(self.empty)
        self.body.addWidget(self.closed)
        self.body.addLayout(self._parts)
        self.body.addWidget(self.lists, 0, Qt.AlignmentFlag.AlignLeft)

    def show_mail(self, found: SortedMail) -> None:
        """Show what is sorted into bins, and what is kept back."""
        offered, told = piles(found.bins), _reasons(found.kept)
        self.empty.setVisible(not offered)
        if (offered, told) == self._shown:
            return
        self._shown = (offered, told)
        for gone in (*self.lines, *self.reasons):
            gone.hide()
            gone.deleteLater()
        self.lines = [PileLine(pile, self) for pile in offered]
        self.reasons = [ReasonLine(reason, self) for reason in told[:MOST_REASONS]]
        for line in self.lines:
            line.done.connect(self.done)
            self._parts.addWidget(line)
        for reason in self.reasons:
            reason.anyway.connect(self.anyway)
            self._parts.addWidget(reason)


def _reasons(kept: Sequence[Kept]) -> tuple[Reason, ...]:
    """Return each reason once, with all that it keeps back.

    What nobody can set aside, such as that briefs name nobody to write to, is told of one case and
    counted for the others; it is of the case's rows in the table.
    """
    told: dict[object, list[Kept]] = {}
    for one in kept:
        if isinstance(one.problem, CampaignClosedError):
            continue  # that is told of all cases at once
        alone = refusal_of(one.problem) is not None
        key = (one.case.code, explain(one.problem)) if alone else type(one.problem)
        told.setdefault(key, []).append(one)
    return tuple(Reason(_reason(some), some[0]) for some in told.values())


def _reason(kept: Sequence[Kept]) -> str:
    first = kept[0]
    mine = [one for one in kept if one.case.code == first.case.code]
    others = [one for one in kept if one.case.code != first.case.code]
    what = ", ".join(several_of(one.total.kind, one.pieces) for one in mine)
    said = _("Kept back: {what}. {why}").format(what=what, why=explain(first.problem))
    if not others:
        return said
    count = len({one.case.code for one in others})
    more = _("The same is true of {cases}: {pieces}.").format(
        cases=_more_cases(count), pieces=pieces(sum(one.pieces for one in others))
    )
    return f"{said} {more}"


def _more_cases(count: int) -> str:
    return ngettext("{number} more case", "{number} more cases", count).format(number=number(count))
