"""Trouble with spreadsheets: lists of cases or of people, as Excel workbooks or as CSV."""

from __future__ import annotations

from enum import StrEnum

from w4r_desktop.errors.base import W4RError


class SheetProblem(StrEnum):
    """Why a spreadsheet is refused; the comments say what ``details`` holds beside it."""

    UNREADABLE = "unreadable"
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"  # limit, in megabytes
    NOT_A_SHEET = "not_a_sheet"
    OTHER_WORKBOOK = "other_workbook"
    DAMAGED = "damaged"
    NO_TEXT = "no_text"  # line
    ENCODING = "encoding"  # line
    QUOTES = "quotes"  # line
    TOO_MANY_ROWS = "too_many_rows"  # limit
    TOO_MANY_COLUMNS = "too_many_columns"  # limit
    NO_RESULT = "no_result"  # row, column
    CELL_FAULT = "cell_fault"  # row, column, found

    NO_PEOPLE = "no_people"
    NO_NAMES = "no_names"
    COLUMN_TWICE = "column_twice"  # name
    TABLE_UNKNOWN = "table_unknown"  # line, table


class SheetRefusedError(W4RError):
    """A spreadsheet is not taken, and nothing was changed; ``details`` count rows from 1."""

    def __init__(self, problem: SheetProblem, *, file: str = "", **details: str | int) -> None:
        super().__init__(f"spreadsheet refused: {problem}")
        self.problem = problem
        self.file = file
        self.details = details
