"""What tables are called: "4", "Table 4" and "table 04" are the same."""

from __future__ import annotations

import re
from typing import Final

from w4r_desktop.domain.names import clean_name, folded

NUMBERED: Final = re.compile(r"(?:table\s*)?(\d+)")


def table_key(name: str) -> str:
    """Return what a table's name is compared by: its number if it has one, or its folded name."""
    plain = folded(clean_name(name))
    numbered = NUMBERED.fullmatch(plain)
    return str(int(numbered[1])) if numbered else plain
