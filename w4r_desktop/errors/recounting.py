"""Trouble with what is counted by hand, and with letters that were taken home."""

from __future__ import annotations

from w4r_desktop.errors.base import W4RError


class RecountError(W4RError):
    """Something that was counted by hand cannot be so."""


class RecountNumberError(RecountError):
    """A number is below zero or over ``limit``, so that nobody can have counted it."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"the number is not from 0 to {limit}")
        self.limit = limit


class SetAsideError(RecountError):
    """More is set aside than lies there."""

    def __init__(self, *, counted: int, set_aside: int) -> None:
        super().__init__(f"{set_aside} of {counted} would be set aside")
        self.counted = counted
        self.set_aside = set_aside


class CorrectionStaysError(RecountError):
    """What the recount corrected would be taken back by itself, apart from what was counted."""

    def __init__(self) -> None:
        super().__init__("a correction of the recount is no entry of its own")


class BelowRecountError(RecountError):
    """More would be taken back than the recount left: ``counted`` is what still counts there."""

    def __init__(self, *, counted: int, withdrawn: int) -> None:
        super().__init__(f"{withdrawn} of the {counted} that the recount left would be taken back")
        self.counted = counted
        self.withdrawn = withdrawn


class RecountedCellError(RecountError):
    """A number would be typed over that the recount corrected."""

    def __init__(self) -> None:
        super().__init__("the recount corrected this number")


class NothingCountedError(RecountError):
    """The recount would be done before anything was counted by hand."""

    def __init__(self) -> None:
        super().__init__("nothing was counted by hand yet")


class LettersNotOutError(RecountError):
    """More letters would come back, or be written off, than are still out."""

    def __init__(self, *, out: int, asked: int) -> None:
        super().__init__(f"{asked} of {out} letters would come back")
        self.out = out
        self.asked = asked
