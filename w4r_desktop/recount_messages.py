"""The words for trouble with what is counted by hand, and with letters that were taken home."""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import errors
from w4r_desktop.language import _, ngettext, number


@singledispatch
def words(error: errors.RecountError) -> str:
    """Return what is wrong, that nothing was changed, and what to do."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _number(error: errors.RecountNumberError) -> str:
    return _(
        "Nobody counts that by hand: a number here goes from 0 to {limit}, and only “Other” may "
        "be below zero. Nothing was changed. Type what lies there."
    ).format(limit=number(error.limit))


@words.register
def _set_aside(error: errors.SetAsideError) -> str:
    return ngettext(
        "Only {counted} lies there, so {aside} of it cannot be jokes or unsigned. "
        "Nothing was changed. Count what lies there with the jokes and the unsigned among it.",
        "Only {counted} lie there, so {aside} of them cannot be jokes or unsigned. "
        "Nothing was changed. Count what lies there with the jokes and the unsigned among it.",
        error.counted,
    ).format(counted=number(error.counted), aside=number(error.set_aside))


@words.register
def _correction_stays(error: errors.CorrectionStaysError) -> str:  # noqa: ARG001
    return _(
        "This was corrected by the recount, so it is not taken back by itself. Nothing was "
        "changed. Change the number that was counted by hand, under Results, Recount."
    )


@words.register
def _below_recount(error: errors.BelowRecountError) -> str:
    return ngettext(
        "Since the recount only {counted} counts there, so {withdrawn} cannot be taken back. "
        "Nothing was changed. Change the number that was counted by hand, under Results, Recount.",
        "Since the recount only {counted} count there, so {withdrawn} cannot be taken back. "
        "Nothing was changed. Change the number that was counted by hand, under Results, Recount.",
        error.counted,
    ).format(counted=number(error.counted), withdrawn=number(error.withdrawn))


@words.register
def _recounted_cell(error: errors.RecountedCellError) -> str:  # noqa: ARG001
    return _(
        "The recount corrected this number, so no other is typed over it. Nothing was changed. "
        "Change the number that was counted by hand, under Results, Recount. "
        "Letters that came since are logged one at a time or several at once."
    )


@words.register
def _nothing_counted(error: errors.NothingCountedError) -> str:  # noqa: ARG001
    return _(
        "Nothing was counted by hand yet, so the recount is not done. Nothing was changed. "
        "Type what lies there under “By hand”; where it is what was logged, = is enough."
    )


@words.register
def _letters_not_out(error: errors.LettersNotOutError) -> str:
    return ngettext(
        "Only {count} letter is still out, so {asked} cannot come back or be written off. "
        "Nothing was changed. Choose {count}.",
        "Only {count} letters are still out, so {asked} cannot come back or be written off. "
        "Nothing was changed. Choose from 1 to {count}.",
        error.out,
    ).format(count=number(error.out), asked=number(error.asked))
