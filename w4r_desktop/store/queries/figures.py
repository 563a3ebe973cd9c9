"""All figures of an event, for window, report and files alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, func, select, type_coerce

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
from w4r_desktop.store.queries.recount import recount
from w4r_desktop.store.queries.reports import notes
from w4r_desktop.store.queries.totals import EVERYTHING, is_within, totals
from w4r_desktop.store.results_schema import RecountCorrection
from w4r_desktop.store.schema import Case, TakenHome, TallyEntry

if TYPE_CHECKING:
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
    quarter = type_coerce(TallyEntry.logged_at, Integer).op("/")(QUARTER)
    corrected = select(RecountCorrection.tally_entry_id)
    statement = (
        select(quarter, TallyEntry.kind, func.sum(TallyEntry.quantity))
        .where(TallyEntry.id.not_in(corrected), *is_within(within))
        .group_by(quarter, TallyEntry.kind)
    )
    found: dict[int, dict[ActionKind, int]] = {}
    for number, kind, quantity in session.execute(statement):
        if quantity:
            found.setdefault(number, {})[kind] = quantity
    return tuple(
        QuarterTotal((EPOCH + number * QUARTER * MICROSECOND).astimezone(details.zone), kinds)
        for number, kinds in sorted(found.items())
    )


def signatories(session: Session) -> int:
    """Return how many people signed the pieces: one letter that 12 people signed has 12."""
    signed = func.coalesce(func.sum(TallyEntry.quantity * TallyEntry.signatories), 0)
    return session.execute(select(signed).where(TallyEntry.kind.in_(PIECES))).scalar_one()


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
