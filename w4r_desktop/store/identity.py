"""Identities: 16-byte UUIDs, version 7, made in the program before the first try to save.

So trying again after an error is harmless, and rows keep their identity from laptop to laptop.
"""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime
from uuid import UUID

_lock = threading.Lock()
_newest = 0


def new_id() -> UUID:
    """Return a new identity, greater than every one made before in this process.

    RFC 9562, section 5.7: 48 bits of Unix milliseconds; then, by its method 3, 12 bits of finer
    time, which count on within one tick and if the clock steps back; then 62 random bits.
    """
    global _newest  # noqa: PLW0603 - one clock for the process, or ids would not be in order
    ticks = time.time_ns() * 4096 // 1_000_000
    with _lock:
        _newest = max(ticks, _newest + 1)
        milliseconds, fraction = divmod(_newest, 4096)
    noise = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | noise)


def continue_after(newest: UUID) -> None:
    """Let every further identity be greater than one from a file, even if the clock stepped back.

    The log is shown by identity, and a laptop whose clock was reset must not log into the past.
    """
    global _newest  # noqa: PLW0603
    with _lock:
        _newest = max(_newest, (newest.int >> 80) * 4096 + (newest.int >> 64 & 4095))


def made_at(identity: UUID) -> datetime:
    """Return the moment an identity was made, to the millisecond, in UTC."""
    return datetime.fromtimestamp((identity.int >> 80) / 1000, UTC)
