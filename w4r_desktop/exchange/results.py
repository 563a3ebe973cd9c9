"""What the files of an event's results are made of: one set of figures, and the log behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.domain.exports import Purpose  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from w4r_desktop.domain.contact import Contact
    from w4r_desktop.domain.exports import ExportedEntry, TallyLine
    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.events import EventRow


@dataclass(frozen=True, slots=True)
class Everybody:
    """The people of an evening by name, and how those are reached who agreed."""

    event: EventRow
    people: Sequence[PersonRow]
    contacts: Mapping[UUID, Contact]


@dataclass(frozen=True, slots=True)
class Results:
    """The results for a purpose: ``figures`` have no more than it needs.

    ``lines`` are the sums that another event can log, ``count`` is how many ``entries`` there are.
    Both can be read once, and only while the event can. ``everybody`` is None unless it is for
    names.
    """

    purpose: Purpose
    figures: Figures
    lines: Iterable[TallyLine]
    entries: Iterable[ExportedEntry]
    count: int
    everybody: Everybody | None = None
