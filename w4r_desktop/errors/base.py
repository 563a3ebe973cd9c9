"""What all expected trouble has in common."""

from __future__ import annotations


class W4RError(Exception):
    """Expected trouble: explained in plain words, never shown as a crash.

    The text given to ``super().__init__`` is for the log, without names of people. The words a
    person reads are made by ``messages.explain`` from the attributes.
    """
