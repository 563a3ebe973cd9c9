"""The words for everything that goes wrong as expected, for window and command line alike.

Each says what happened and why, that nothing was changed, and what to do.
"""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop.errors import W4RError
from w4r_desktop.language import _


@singledispatch
def explain(error: W4RError) -> str:
    """Return one or two sentences for a person who has never seen the program."""
    raise NotImplementedError(f"{type(error).__name__} has no words")
