"""W4R Desktop: run a letter-writing evening on one laptop, offline."""

from __future__ import annotations

__version__ = "0.1.0"
