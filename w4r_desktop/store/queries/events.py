"""The evening itself: its details, its campaign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.domain.case import Campaign
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store import schema

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class EventRow:
    """The event with its identity."""

    event_id: UUID
    details: EventDetails


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """The campaign with the language its briefs are written in."""

    campaign: Campaign
    language: str


def event(session: Session) -> EventRow:
    """Return the evening this file is about."""
    record = session.scalars(select(schema.Event)).one()
    return EventRow(
        record.id,
        EventDetails(
            name=record.name,
            held_on=record.held_on,
            time_zone=record.time_zone,
            opens_at=record.opens_at,
            closes_at=record.closes_at,
            venue=record.venue,
            venue_kind=record.venue_kind,
            dedication=record.dedication,
            goal=record.goal,
            kinds=tuple(ActionKind(kind) for kind in record.kinds),
            sender_lines=record.sender_lines,
            country=record.country,
            paper=record.paper,
        ),
    )


def campaign(session: Session) -> CampaignRow:
    """Return the campaign this evening writes for."""
    record = session.scalars(select(schema.Campaign)).one()
    return CampaignRow(
        Campaign(
            code=record.code,
            name=record.name,
            year=record.year,
            opens_on=record.opens_on,
            closes_on=record.closes_on,
            historical=record.historical,
            note=record.note,
        ),
        record.language,
    )
