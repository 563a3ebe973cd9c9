"""What a picture of a case is: small, and PNG or JPEG, which is all that is ever kept of one."""

from __future__ import annotations

import struct
import zlib
from typing import Final

EDGE: Final = 1_200
"""Pixels of the longer edge at most; 10 cm on paper at 300 dots per inch."""

UNREADABLE: Final = (
    OSError, SyntaxError, ValueError, EOFError, TypeError, AttributeError, LookupError,
    ArithmeticError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow is known to raise over damaged files."""

_BEGINNINGS: Final = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


def own_format(data: bytes) -> str | None:
    """Return ``PNG`` or ``JPEG`` by how a picture begins, or None for whatever else it is.

    Readers are held to it: left to choose, they would try dozens of kinds, SVG and PostScript too.
    """
    return next((name for start, name in _BEGINNINGS.items() if data.startswith(start)), None)
