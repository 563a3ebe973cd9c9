"""All figures of an event, for window, report and files alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, bindparam, func, select, type_coerce

from w4r_desktop.domain.figures import (
    EventFacts,
    Figures,
    Override,
    QuarterTotal,
    Slice,
    TakenHomeTotal,
)
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.store.columns import EPOCH, MICROSECOND
from w4r_desktop.store.paper_schema import MailOverride
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.mailing import mailing
from w4r_desktop.store.queries.recount import recount, undone
from w4r_desktop.store.queries.reports import notes
from w4r_desktop.store.queries.totals import EVERYTHING, is_within, totals
from w4r_desktop.store.results_schema import Recount, RecountCorrection
from w4r_desktop.store.schema import Case, TakenHome, TallyEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.event import EventDetails

FIGURES_TABLES: Final = frozenset(
    {
        *("tally_entry", "attendee", "writing_table", "campaign_case", "case_withdrawal"),
        *("event", "campaign", "recount", "recount_count", "recount_correction", "taken_home"),
        *("mailing", "mailing_plan", "mail_override", "report_notes"),
    }
)
"""What the answer depends on."""

QUARTER: Final = 15 * 60 * 1_000_000
"""Microseconds in a quarter of an hour. Every time zone is a whole number of quarters off UTC."""


def figures(session: Session, *, as_of: datetime) -> Figures:
    """Return the figures of the evening; ``as_of`` is aware, and is kept in the event's zone."""
    row, whole, hand = event(session), totals(session), recount(session)
    kinds, details = whole.kinds, row.details
    return Figures(
        event=_facts(session),
        as_of=as_of.astimezone(details.zone),
        newest_at=newest_at(session),
        kinds=kinds,
        counted_kinds=tuple(k for k in ActionKind if kinds[k] or k in details.kinds),
        signatories=signatories(session),
        by_case=whole.by_case,
        by_table=whole.by_table,
        quarters=quarters(session, details),
        people=whole.people,
        recounted_at=hand.finished_at,
        recount=hand.lines,
        taken_home=taken_home_total(session),
        mail=mailing(session, whole.by_case),
        overrides=_overrides(session),
        notes=notes(session),
    )


def quarters(
    session: Session, details: EventDetails, within: Slice = EVERYTHING
) -> tuple[QuarterTotal, ...]:
    """Return what was logged in each quarter of an hour, without what the recount corrected.

    Quarters in which nothing is left standing are not among them.
    """
    corrected = _corrected(session, within)
    found = []
    for number, logged in _logged(session, within):
        kinds = {kind: n - corrected[number, kind] for kind, n in logged}
        if standing := {kind: n for kind, n in kinds.items() if n}:
            begins = (EPOCH + number * QUARTER * MICROSECOND).astimezone(details.zone)
            found.append(QuarterTotal(begins, standing))
    return tuple(found)


def _logged(
    session: Session, within: Slice
) -> Iterator[tuple[int, Sequence[tuple[ActionKind, int]]]]:
    """Yield each quarter with entries by its number since 1970, with what was logged in it.

    Each is asked for by itself: SQLite would sort all entries to group them.
    """
    entry, here = TallyEntry, is_within(within)
    number = bindparam("number", type_=Integer)
    at = type_coerce(entry.logged_at, Integer)
    one = (
        select(entry.kind, func.sum(entry.quantity))
        .where(at >= number * QUARTER, at < (number + 1) * QUARTER, *here)
        .group_by(entry.kind)
    )
    first_from = select(func.min(at)).where(at >= number * QUARTER, *here)
    moment = session.execute(select(func.min(at)).where(*here)).scalar()
    while moment is not None:
        place = moment // QUARTER
        while logged := session.execute(one, {"number": place}).all():
            yield place, [(kind, n) for kind, n in logged]
            place += 1
        moment = session.execute(first_from, {"number": place}).scalar()


def _corrected(session: Session, within: Slice) -> Counter[tuple[int, ActionKind]]:
    """Return by how much the recount corrected each quarter, in each kind; undone or not."""
    at, made = type_coerce(TallyEntry.logged_at, Integer), RecountCorrection.tally_entry_id
    these = TallyEntry.id.in_({*session.scalars(select(made)), *undone(session)})
    statement = select(at, TallyEntry.kind, TallyEntry.quantity).where(these, *is_within(within))
    found: Counter[tuple[int, ActionKind]] = Counter()
    for moment, kind, quantity in session.execute(statement):
        found[moment // QUARTER, kind] += quantity
    return found


def signatories(session: Session) -> int:
    """Return how many people signed the pieces: one letter that 12 people signed has 12."""
    signed = func.coalesce(func.sum(TallyEntry.quantity * TallyEntry.signatories), 0)
    return session.execute(select(signed).where(TallyEntry.kind.in_(PIECES))).scalar_one()


def recounted_at(session: Session) -> datetime | None:
    """Return when the recount was done, None before."""
    return session.execute(select(Recount.finished_at)).scalar()


def newest_at(session: Session) -> datetime | None:
    """Return when the newest entry was logged."""
    return session.execute(select(func.max(TallyEntry.logged_at))).scalar()


def taken_home_total(session: Session) -> TakenHomeTotal:
    """Return the letters that were taken home, by what became of them."""
    returned, off = TakenHome.returned_at.is_not(None), TakenHome.written_off_at.is_not(None)
    statement = select(returned, off, func.sum(TakenHome.letters)).group_by(returned, off)
    sums: dict[Any, int] = {(bool(a), bool(b)): n for a, b, n in session.execute(statement)}
    return TakenHomeTotal(
        out=sums.get((False, False), 0),
        returned=sums.get((True, False), 0),
        written_off=sums.get((False, True), 0),
    )


def _facts(session: Session) -> EventFacts:
    row = event(session)
    details = row.details
    return EventFacts(
        event_id=row.event_id,
        name=details.name,
        held_on=details.held_on,
        opens_at=details.opens_at,
        closes_at=details.closes_at,
        time_zone=details.time_zone,
        venue=details.venue,
        venue_kind=details.venue_kind,
        dedication=details.dedication,
        goal=details.goal,
        campaign=campaign(session).campaign.name,
    )


def _overrides(session: Session) -> tuple[Override, ...]:
    statement = (
        select(func.coalesce(Case.name, ""), MailOverride)
        .join(Case, Case.id == MailOverride.case_id, isouter=True)
        .order_by(MailOverride.made_at)
    )
    return tuple(
        Override(name, row.refusal, row.note, row.made_at)
        for name, row in session.execute(statement)
    )
