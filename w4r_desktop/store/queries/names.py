"""What people are called on screen: by their first names only while the organizer's lock is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, exists

from w4r_desktop.store.schema import Attendee, OrganizerLock

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

IS_LOCKED = exists().where(OrganizerLock.locked_at.is_not(None))


def shown_name(person: Any = Attendee) -> ColumnElement[str]:
    """Return the column with the name that may be shown now; ``person`` may be an alias."""
    return case((IS_LOCKED, person.first_name), else_=person.name)
