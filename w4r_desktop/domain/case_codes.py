"""What a case is called in files and on the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import folded

if TYPE_CHECKING:
    from collections.abc import Container

MAX_LENGTH: Final = 40
WITHOUT_LATIN_LETTERS: Final = "case"


def free_code(name: str, taken: Container[str]) -> str:
    """Return a code made of a name: ``jani-silva``, or ``jani-silva-2`` where that is taken.

    A name without a Latin letter or digit gives ``case``, ``case-2`` and so on.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:MAX_LENGTH].strip("-")
    base = plain or WITHOUT_LATIN_LETTERS
    code, number = base, 1
    while code in taken:
        number += 1
        behind = f"-{number}"
        code = f"{base[: MAX_LENGTH - len(behind)]}{behind}"
    return code
