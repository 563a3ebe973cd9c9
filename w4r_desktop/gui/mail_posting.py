"""Marking mail as posted, and choosing how it leaves: run as services and said in words."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.gui.deeds import Deeds
from w4r_desktop.language import _
from w4r_desktop.report_words import way_name
from w4r_desktop.services import mailing
from w4r_desktop.services.mailing import Posting
from w4r_desktop.wording import cases, kind_name, pieces, several_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.bins import Bin
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.models.mail_rows import MailRow
    from w4r_desktop.store.queries.mailing import Office


class MailPosting(Deeds):
    """Marks mail as posted, and lets it leave in another way."""

    def post(self, row: MailRow, count: int) -> None:
        """Mark so many pieces of a case as posted or handed over."""
        what = several_of(row.total.kind, count)
        words = _done(row.total.way)[0].format(what=_for(what, row.case.short_name))
        if self._post(words, [_posting(row, count)]):
            self.said.emit(_done(row.total.way)[1].format(what=_for(what, row.case.name)))

    def post_rows(self, rows: Sequence[MailRow]) -> None:
        """Mark all that has not left of some cases, which are of one kind, as posted."""
        total = rows[0].total
        count = sum(row.left for row in rows)
        what = _for(several_of(total.kind, count), cases(len(rows)))
        if self._post(
            _done(total.way)[0].format(what=what), [_posting(row, row.left) for row in rows]
        ):
            self.said.emit(_done(total.way)[1].format(what=what))

    def take_back(self, row: MailRow, count: int) -> None:
        """Mark so many pieces of a case as not posted after all."""
        what = several_of(row.total.kind, count)
        words = _("not posted, {what}").format(what=_for(what, row.case.short_name))
        if self._post(words, [_posting(row, -count)]):
            said = _("Not posted after all: {what}.")
            self.said.emit(said.format(what=_for(what, row.case.name)))

    def post_bins(self, title: str, bins: Sequence[Bin]) -> None:
        """Mark all that lies in bins, which have one way; ``title`` says which bins those are."""
        items = [
            Posting(case_id=lot.case_id, kind=lot.kind, pieces=lot.pieces, way=lot.way)
            for one in bins
            for lot in one.lots
        ]
        count, way = sum(one.pieces for one in bins), bins[0].key.way
        what = _("{pieces}, {bin}").format(pieces=pieces(count), bin=title)
        if self._post(_done(way)[0].format(what=what), items):
            self.said.emit(_done(way)[1].format(what=what))

    def choose_way(self, kind: ActionKind, way: MailingWay, office: Office) -> None:
        """Let a kind leave in a way from now on."""
        words = _("{kind}: {way}").format(kind=kind_name(kind), way=way_name(way))
        self._plan(words, {kind: way}, office)

    def keep_office(self, office: Office) -> None:
        """Keep the address of the section's office."""
        if self._plan(_("Address of the section’s office"), {}, office):
            self.said.emit(_("The address of the section’s office was saved."))

    def _plan(self, words: str, ways: dict[ActionKind, MailingWay], office: Office) -> bool:
        return self._run(
            words,
            mailing.plan,
            ways=ways,
            office_lines=office.lines,
            office_country=office.country,
        )

    def _post(self, words: str, items: list[Posting]) -> bool:
        return self._run(words, mailing.post, items=items, at=self._now().astimezone(UTC))


def _posting(row: MailRow, count: int) -> Posting:
    total = row.total
    return Posting(case_id=total.case_id, kind=total.kind, pieces=count, way=total.way)


def _for(what: str, case: str) -> str:
    return _("{what} for {case}").format(what=what, case=case)


def _done(way: MailingWay) -> tuple[str, str]:
    """Return what Undo calls it, and what is said of it."""
    if way is MailingWay.BY_HAND:
        return _("handed over, {what}"), _("Handed over: {what}.")
    return _("posted, {what}"), _("Posted: {what}.")
