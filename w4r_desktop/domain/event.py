"""What an organizer says about an evening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import USUAL_KINDS, ActionKind, VenueKind

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetails:
    """An evening before anybody has come.

    ``opens_at`` and ``closes_at`` are ``HH:MM`` at the venue or empty, and may cross midnight;
    ``time_zone`` is an IANA name; ``goal`` is in pieces; ``sender_lines`` is the return address
    without its country, which is ISO 3166-1 alpha-2.
    """

    name: str
    held_on: date
    time_zone: str
    opens_at: str = ""
    closes_at: str = ""
    venue: str = ""
    venue_kind: VenueKind = VenueKind.OTHER
    dedication: str = ""
    goal: int | None = None
    kinds: tuple[ActionKind, ...] = USUAL_KINDS
    sender_lines: tuple[str, ...] = ()
    country: str = ""
    paper: Paper = Paper.A4

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone, UTC if this computer knows none of that name."""
        return zone_called(self.time_zone)


def zone_called(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name, UTC if this computer knows none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def days(details: EventDetails) -> tuple[date, date]:
    """Return the first and the last day of an evening, which may cross midnight."""
    crosses = bool(details.closes_at) and details.closes_at <= details.opens_at
    return details.held_on, details.held_on + timedelta(days=crosses)
