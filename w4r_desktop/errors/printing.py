"""Trouble with what is asked of the Print page, apart from single envelopes."""

from __future__ import annotations

from w4r_desktop.errors.base import W4RError


class PrintError(W4RError):
    """Something about printing cannot be done as it was asked for; nothing was printed."""


class PageRangeError(PrintError):
    """The pages typed are none of the run, which has ``pages`` of them."""

    def __init__(self, *, words: str, pages: int) -> None:
        super().__init__("no such pages")
        self.words = words
        self.pages = pages


class OverrideNoteError(PrintError):
    """Mail is printed despite a refusal only with a note that says why."""

    def __init__(self) -> None:
        super().__init__("an override without a note")


class HandedBackError(PrintError):
    """More envelopes are handed back than were printed; ``printed`` says how many were."""

    def __init__(self, *, case_name: str, printed: int) -> None:
        super().__init__("more handed back than printed")
        self.case_name = case_name
        self.printed = printed


class NotWrittenError(PrintError):
    """More pieces would be posted than were written; ``asked`` are to be added to the posted."""

    def __init__(self, *, case_name: str, written: int, posted: int, asked: int) -> None:
        super().__init__("more posted than written")
        self.case_name = case_name
        self.written = written
        self.posted = posted
        self.asked = asked


class NotPostedError(PrintError):
    """More pieces are said not to be posted than were posted."""

    def __init__(self, *, case_name: str, posted: int, asked: int) -> None:
        super().__init__("more taken back than posted")
        self.case_name = case_name
        self.posted = posted
        self.asked = asked
