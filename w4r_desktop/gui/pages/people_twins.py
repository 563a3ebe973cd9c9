"""Somebody signs in under a name that somebody has already: what is said of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.first_names import first_name, keeps_whole_name
from w4r_desktop.domain.names import folded
from w4r_desktop.language import _, clock, table_label
from w4r_desktop.store.queries.attendees import find_attendees, namesake, people
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from w4r_desktop.domain.arrivals import Arrival
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import AttendeeRow, PersonRow


def who_has_it(workspace: Workspace, arrival: Arrival) -> PersonRow | None:
    """Return who is on the list under the name of somebody who arrives, as names are shown now."""
    if not arrival.name:
        return None
    found = _found(workspace, arrival)
    if found is None:
        return None
    return next(row for row in workspace.read(people) if row.attendee_id == found.attendee_id)


def twin_words(workspace: Workspace, before: PersonRow, newcomer: AttendeeRow) -> str:
    """Return where the one of that name is, or when they left, and what the newcomer is called."""
    if before.signed_out_at is None:
        return _("{name} is at {table} already: this one is called {newcomer}.").format(
            name=before.name, table=table_label(before.table_name), newcomer=newcomer.name
        )
    left = before.signed_out_at.astimezone(workspace.read(event).details.zone)
    return _("{name} left at {time}: has this person come back?").format(
        name=before.name, time=clock(left)
    )


def offer_words(before: PersonRow, newcomer: AttendeeRow) -> str:
    """Return what the button below says that makes one of the two."""
    if before.signed_out_at is not None:
        return _("Yes, {name} has come back").format(name=before.name)
    return _("{newcomer} is the same person as {name}").format(
        newcomer=newcomer.name, name=before.name
    )


def _found(workspace: Workspace, arrival: Arrival) -> AttendeeRow | None:
    if not workspace.locked:
        return workspace.read(namesake, arrival.name)
    called = first_name(arrival.name, whole=keeps_whole_name(heads=arrival.heads, guest=False))
    rows = workspace.read(find_attendees, called)
    return next((row for row in rows if folded(row.name) == folded(called)), None)
