"""The words for what cannot be printed as it was asked for."""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import errors
from w4r_desktop.language import _, excerpt, ngettext, number


@singledispatch
def words(error: errors.PrintError) -> str:
    """Return one or two sentences for a person who has never seen the program."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _page_range(error: errors.PageRangeError) -> str:
    return ngettext(
        "“{words}” is not understood as pages, or goes beyond the {number} page there is. Nothing "
        "was printed. Type pages like 17 or 3, 20-22.",
        "“{words}” is not understood as pages, or goes beyond the {number} pages there are. "
        "Nothing was printed. Type pages like 17 or 3, 20-22.",
        error.pages,
    ).format(words=excerpt(error.words), number=number(error.pages))


@words.register
def _override_note(error: errors.OverrideNoteError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "Say in a few words why this is mailed all the same: the note is kept for the report. "
        "Nothing was changed."
    )


@words.register
def _handed_back(error: errors.HandedBackError) -> str:
    return ngettext(
        "Only {number} envelope for {case} came out of the printer, so no more can be spoiled or "
        "unused. Nothing was changed. Count again.",
        "Only {number} envelopes for {case} came out of the printer, so no more can be spoiled or "
        "unused. Nothing was changed. Count again.",
        error.printed,
    ).format(number=number(error.printed), case=error.case_name)
