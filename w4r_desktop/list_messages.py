"""Why a list is refused, in words: the file, the line, the reason, what to do."""

from __future__ import annotations

from functools import singledispatch
from typing import Final

from w4r_desktop import errors
from w4r_desktop.language import _, excerpt, number

MOST_NAMED: Final = 5


@singledispatch
def words(error: errors.ListError) -> str:
    """Return what happened to a list, that nothing was changed, and what to do."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _list_unreadable(error: errors.ListUnreadableError) -> str:
    return _(
        "“{file}” cannot be read or does not exist. Nothing was logged. "
        "Check the name and the folder."
    ).format(file=error.file)


@words.register
def _list_too_large(error: errors.ListTooLargeError) -> str:
    return _(
        "“{file}” is larger than {limit} MB, which no list of entries is. Nothing was logged. "
        "Check that it is the right file."
    ).format(file=error.file, limit=error.limit)


@words.register
def _list_workbook(error: errors.ListWorkbookError) -> str:
    return _(
        "“{file}” is a workbook, not a list as text. Nothing was logged. "
        "Open it in your spreadsheet program and save it as “CSV UTF-8”."
    ).format(file=error.file)


@words.register
def _list_encoding(error: errors.ListEncodingError) -> str:
    return _(
        "The letters of “{file}” cannot be read for certain. Nothing was logged. "
        "Open it in your spreadsheet program and save it as “CSV UTF-8”."
    ).format(file=error.file)


@words.register
def _list_empty(error: errors.ListEmptyError) -> str:
    return _(
        "“{file}” has no entries. Nothing was logged. Check that it is the right file."
    ).format(file=error.file)


@words.register
def _list_columns(error: errors.ListColumnsError) -> str:
    if error.missing:
        reason = _("it lacks: {columns}")
        columns = error.missing
    elif error.twice:
        reason = _("it has twice: {columns}")
        columns = error.twice
    else:
        reason = _("these are unknown: {columns}")
        columns = error.unknown
    return _(
        "The first line of “{file}” does not name the right columns; {reason}. Nothing was "
        "logged. The columns are: table, attendee, case, kind, quantity, and if wished "
        "signatories and at."
    ).format(file=error.file, reason=reason.format(columns=_named(columns)))


@words.register
def _entry_quotes(error: errors.EntryQuotesError) -> str:
    return _refused_line(
        error,
        _("a quotation mark is not closed there, or stands in the middle, or a cell is too long"),
    )


@words.register
def _entry_cells(error: errors.EntryCellsError) -> str:
    return _refused_line(
        error,
        _("the first line names {columns} columns, but this line has {cells} cells").format(
            columns=number(error.columns), cells=number(error.cells)
        ),
    )


@words.register
def _entry_table(error: errors.EntryTableUnknownError) -> str:
    if not error.table:
        return _refused_line(
            error, _("somebody who is not at the event yet needs a table to sit at")
        )
    return _refused_line(
        error, _("the event has no table “{table}”").format(table=excerpt(error.table))
    )


@words.register
def _entry_case(error: errors.EntryCaseUnknownError) -> str:
    return _refused_line(
        error, _("the event has no case with the code “{case}”").format(case=excerpt(error.case))
    )


@words.register
def _entry_kind(error: errors.EntryKindUnknownError) -> str:
    return _refused_line(
        error,
        _("“{kind}” is none of the kinds {kinds}").format(
            kind=excerpt(error.kind), kinds=", ".join(error.kinds)
        ),
    )


@words.register
def _entry_reason(error: errors.EntryReasonUnknownError) -> str:
    return _refused_line(
        error,
        _("“{reason}” is none of the reasons {reasons}").format(
            reason=excerpt(error.reason), reasons=", ".join(error.reasons)
        ),
    )


@words.register
def _entry_correction(error: errors.EntryCorrectionError) -> str:
    return _refused_line(
        error,
        _(
            "what a recount corrects there leaves fewer than none, or counts up what its reason "
            "counts down"
        ),
    )


@words.register
def _entry_recount(error: errors.EntryRecountUnknownError) -> str:
    return _refused_line(
        error,
        _("“{found}” in the column “recount” is neither “yes” nor “undone”").format(
            found=excerpt(error.found)
        ),
    )


@words.register
def _entry_one_pile(error: errors.EntryOnePileError) -> str:
    return _(
        "Line {line} of “{file}” cannot be logged: it corrects one pile for all tables, and here "
        "a box for each table was counted. Nothing of the list was logged. Choose “One pile” "
        "under Results, Recount, and log the list again."
    ).format(line=number(error.line), file=excerpt(error.file))


@words.register
def _entry_quantity(error: errors.EntryQuantityError) -> str:
    return _refused_line(
        error,
        _(
            "the quantity “{found}” is not a whole number up to {limit}, or it is 0, "
            "which counts nothing"
        ).format(found=excerpt(error.found), limit=number(error.limit)),
    )


@words.register
def _entry_signatories(error: errors.EntrySignatoriesError) -> str:
    return _refused_line(
        error,
        _("the number of signatories “{found}” is not a whole number from 1 to {limit}").format(
            found=excerpt(error.found), limit=number(error.limit)
        ),
    )


@words.register
def _entry_time(error: errors.EntryTimeError) -> str:
    return _refused_line(
        error,
        _("“{found}” is not a date and time like 2026-12-10T19:30").format(
            found=excerpt(error.found)
        ),
    )


@words.register
def _entry_below_zero(error: errors.EntryBelowZeroError) -> str:
    return _refused_line(
        error,
        _("it takes back {withdrawn}, but only {counted} are counted there").format(
            withdrawn=number(error.withdrawn), counted=number(error.counted)
        ),
    )


def _named(columns: tuple[str, ...]) -> str:
    more = ["…"] if len(columns) > MOST_NAMED else []
    return ", ".join([*map(excerpt, columns[:MOST_NAMED]), *more])


def _refused_line(error: errors.EntryListError, reason: str) -> str:
    return _(
        "Line {line} of “{file}” cannot be logged: {reason}. Nothing of the list was logged. "
        "Correct the line and log the list again."
    ).format(line=number(error.line), file=error.file, reason=reason)
