"""Names for files that a person saves."""

from __future__ import annotations

from typing import Final

HARMLESS: Final = " -–_.,()’"
LONGEST: Final = 80


def proposed_name(title: str, suffix: str) -> str:
    """Return a file name made of a title that every system takes; ``suffix`` has its dot."""
    plain = "".join(c if c.isalnum() or c in HARMLESS else " " for c in title)
    return " ".join(plain.split())[:LONGEST].rstrip(" .") + suffix
