"""Trouble with people who sign in."""

from __future__ import annotations

from w4r_desktop.errors.base import W4RError


class PeopleError(W4RError):
    """Something about somebody cannot be kept as it was said."""


class MinorContactError(PeopleError):
    """Of a minor no e-mail address or telephone number is kept."""

    def __init__(self) -> None:
        super().__init__("no contact of a minor is kept")


class ConsentWordingError(PeopleError):
    """How somebody is reached would be kept without the words they agreed to."""

    def __init__(self) -> None:
        super().__init__("there are no words that were agreed to")


class ContactEmptyError(PeopleError):
    """Somebody is to be reached, and neither an address nor a number is given."""

    def __init__(self) -> None:
        super().__init__("there is neither an e-mail address nor a telephone number")


class NoTableError(PeopleError):
    """Somebody has to sit somewhere, and there is no table."""

    def __init__(self) -> None:
        super().__init__("there is no table")


class TableUnknownError(PeopleError):
    """A list seats somebody at a table that is not here."""

    def __init__(self, *, table: str) -> None:
        super().__init__("a table is not known")
        self.table = table
