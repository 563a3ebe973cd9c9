"""W4R Desktop: run a letter-writing evening on one laptop, offline."""

from __future__ import annotations

from datetime import date

__version__ = "0.1.0"
__released__ = date(2026, 11, 22)
"""When this version was made: a computer whose clock is earlier has a wrong clock."""
