"""The organizer's lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.store.schema import OrganizerLock

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class LockRow:
    """The lock as it is; ``pin_hash`` is empty where there is no PIN.

    ``misses`` are the wrong PINs since the last right one, the last of them ``missed_at``;
    ``reset_at`` is when a forgotten PIN was done away with.
    """

    pin_hash: str = ""
    locked_at: datetime | None = None
    misses: int = 0
    missed_at: datetime | None = None
    reset_at: datetime | None = None


def lock(session: Session) -> LockRow:
    """Return the lock; an open one without a PIN where nobody ever chose one."""
    record = OrganizerLock
    columns = (
        *(record.pin_hash, record.locked_at, record.misses, record.missed_at, record.reset_at),
    )
    row = session.execute(select(*columns).order_by(record.id)).first()
    return LockRow(*row) if row else LockRow()


def is_locked(session: Session) -> bool:
    """Tell whether the organizer has locked the evening."""
    return lock(session).locked_at is not None
