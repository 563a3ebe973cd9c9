"""Cells that spreadsheet programs would take for formulas, disarmed and restored."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""What a formula starts with; behind apostrophes too, so that what was disarmed comes back."""


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet program runs: an apostrophe goes before a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before ``guarded``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
