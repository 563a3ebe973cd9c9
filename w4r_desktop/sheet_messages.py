"""The words for a spreadsheet that is refused: the reason, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.errors import SheetProblem
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from w4r_desktop.errors import SheetRefusedError


def words(refusal: SheetRefusedError) -> str:
    """Return why a spreadsheet is refused, that nothing was changed, and what to do."""
    details = {
        name: number(value) if isinstance(value, int) else value
        for name, value in refusal.details.items()
    }
    if "row" in details:
        details["place"] = _("row {row}, “{column}”").format(**details)
    return _("“{file}” was not imported: {reason}. Nothing was changed. {advice}").format(
        file=refusal.file,
        reason=_reasons()[refusal.problem].format(**details),
        advice=_advice(refusal.problem),
    )


def _advice(problem: SheetProblem) -> str:
    right = _("Check that it is the right file.")
    corrected = _("Correct it in the spreadsheet, save it and import it again.")
    special = {
        SheetProblem.UNREADABLE: _("Check that the file is still there and may be read."),
        SheetProblem.EMPTY_FILE: _("Download or copy it again."),
        SheetProblem.TOO_LARGE: right,
        SheetProblem.TOO_MANY_ROWS: right,
        SheetProblem.TOO_MANY_COLUMNS: right,
        SheetProblem.NO_PEOPLE: right,
        SheetProblem.NO_NAMES: _(
            "Write a heading above each column. The template that the program saves has them all."
        ),
        SheetProblem.COLUMN_TWICE: _("Rename or remove one of them."),
        SheetProblem.TABLE_UNKNOWN: _("Add the table first, or have the tables of the list made."),
        SheetProblem.QUOTES: corrected,
        SheetProblem.NO_RESULT: corrected,
        SheetProblem.CELL_FAULT: corrected,
    }
    return special.get(problem) or _(
        "Open it in your spreadsheet program and save it as “Excel workbook (.xlsx)” or as "
        "“CSV UTF-8”."
    )


def _reasons() -> dict[SheetProblem, str]:
    return {
        SheetProblem.UNREADABLE: _("it cannot be opened"),
        SheetProblem.EMPTY_FILE: _("the file is empty"),
        SheetProblem.TOO_LARGE: _("it is too large, at most {limit} MB are allowed, unpacked too"),
        SheetProblem.NOT_A_SHEET: _("it is neither an Excel workbook (.xlsx) nor a CSV file"),
        SheetProblem.OTHER_WORKBOOK: _(
            "it is a workbook of another kind, or protected with a password"
        ),
        SheetProblem.DAMAGED: _("it is damaged, or was saved in an unusual way"),
        SheetProblem.NO_TEXT: _("what stands in line {line} is no text, or kept unusually"),
        SheetProblem.ENCODING: _(
            "its letters cannot be read for certain, because the encoding of line {line} is not "
            "UTF-8"
        ),
        SheetProblem.QUOTES: _(
            "in line {line} a quotation mark is not closed, or stands in the middle, or a cell is "
            "too long"
        ),
        SheetProblem.TOO_MANY_ROWS: _("it has more than {limit} rows"),
        SheetProblem.TOO_MANY_COLUMNS: _("it has more than {limit} columns"),
        SheetProblem.NO_RESULT: _("{place} holds a formula whose result was not saved"),
        SheetProblem.CELL_FAULT: _("{place} holds the error “{found}”"),
        SheetProblem.NO_PEOPLE: _("there are no people in it"),
        SheetProblem.NO_NAMES: _(
            "its first line is not a header that says where the names stand, such as “Name”"
        ),
        SheetProblem.COLUMN_TWICE: _("the column “{name}” is there twice"),
        SheetProblem.TABLE_UNKNOWN: _("line {line} names “{table}”, a table that is not here"),
    }
