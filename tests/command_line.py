"""What a command left behind, for tests of the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Answer:
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str


Cli: TypeAlias = Callable[..., Answer]
"""The program; its arguments are the words of the command line."""
