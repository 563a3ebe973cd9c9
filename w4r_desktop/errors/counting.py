"""Trouble with counting, names, tables and cases."""

from __future__ import annotations

from w4r_desktop.errors.base import W4RError


class BelowZeroError(W4RError):
    """More would be taken back than was counted there."""

    def __init__(self, *, counted: int, withdrawn: int) -> None:
        super().__init__(f"cannot take back {withdrawn} of {counted}")
        self.counted = counted
        self.withdrawn = withdrawn


class CountTooLargeError(W4RError):
    """A number for one cell is larger than ``limit``, so that it was hardly meant for it."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"the count is over {limit}")
        self.limit = limit


class AlreadyTakenBackError(W4RError):
    """The entry was taken back before."""

    def __init__(self) -> None:
        super().__init__("the entry was taken back before")


class NameEmptyError(W4RError):
    """A name has nothing in it that can be shown."""

    def __init__(self) -> None:
        super().__init__("the name is empty")


class NameTooLongError(W4RError):
    """A name is longer than ``limit`` characters, so that its end would be lost."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"the name is longer than {limit}")
        self.limit = limit


class NameLettersError(W4RError):
    """A name has halves of characters, which can be neither shown nor kept."""

    def __init__(self) -> None:
        super().__init__("the name has halves of characters")


class NameTakenError(W4RError):
    """Another table already has this name."""

    def __init__(self, *, name: str) -> None:
        super().__init__("the name is taken")
        self.name = name


class TableInUseError(W4RError):
    """People sit at the table, so that it cannot be removed."""

    def __init__(self, *, name: str, people: int) -> None:
        super().__init__(f"{people} people sit at the table")
        self.name = name
        self.people = people


class CaseHasEntriesError(W4RError):
    """Something was logged for the case, so that it cannot be removed."""

    def __init__(self, *, name: str) -> None:
        super().__init__("the case has entries")
        self.name = name


class CaseCodeTakenError(W4RError):
    """Another case already has this code."""

    def __init__(self, *, code: str) -> None:
        super().__init__("the code is taken")
        self.code = code


class WithdrawalReasonError(W4RError):
    """A case would be withdrawn without a reason."""

    def __init__(self) -> None:
        super().__init__("no reason was given")
