"""Trouble with people who sign in."""

from __future__ import annotations

from w4r_desktop.errors.base import W4RError


class MinorContactError(W4RError):
    """Of a minor no e-mail address or telephone number is kept."""

    def __init__(self) -> None:
        super().__init__("no contact of a minor is kept")


class ConsentWordingError(W4RError):
    """How somebody is reached would be kept without the words they agreed to."""

    def __init__(self) -> None:
        super().__init__("there are no words that were agreed to")


class NoTableError(W4RError):
    """Somebody has to sit somewhere, and there is no table."""

    def __init__(self) -> None:
        super().__init__("there is no table")


class TableUnknownError(W4RError):
    """A list seats somebody at a table that is not here."""

    def __init__(self, *, table: str) -> None:
        super().__init__("a table is not known")
        self.table = table
