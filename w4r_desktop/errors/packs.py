"""Trouble with case packs, and with cases out of a spreadsheet."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from w4r_desktop.errors.base import W4RError

Where: TypeAlias = "tuple[str | int, ...]"  # fields and places in lists, from the top


class PackProblem(StrEnum):
    """Why a pack or list of cases is refused; the comments say what ``details`` holds beside it."""

    UNREADABLE = "unreadable"
    EMPTY_FILE = "empty_file"
    NOT_A_PACK = "not_a_pack"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"  # limit, in megabytes
    MANIFEST_TOO_LARGE = "manifest_too_large"  # limit, in megabytes
    TOO_MANY_FILES = "too_many_files"  # count, limit
    UNSAFE_NAME = "unsafe_name"  # name
    NAME_TOO_LONG = "name_too_long"  # name
    LINK = "link"  # name
    ENCRYPTED = "encrypted"
    UNUSUAL = "unusual"
    FILE_TWICE = "file_twice"  # name
    NO_MANIFEST = "no_manifest"
    SEVERAL_PACKS = "several_packs"
    PACK_INSIDE = "pack_inside"

    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"  # line
    TOO_DEEP = "too_deep"
    FIELD_TWICE = "field_twice"  # name
    NO_NUMBER = "no_number"
    NO_FORMAT = "no_format"
    NO_VERSION = "no_version"
    NEWER = "newer"  # found, supported
    NO_CASES = "no_cases"
    SAME_CODE = "same_code"  # first, second, code

    MISSING = "missing"
    BLANK = "blank"
    TOO_LONG = "too_long"  # count, limit
    TOO_MANY = "too_many"  # count, limit
    LINE_BREAK = "line_break"
    BROKEN_TEXT = "broken_text"
    NOT_TEXT = "not_text"
    NOT_A_LIST = "not_a_list"
    NOT_FIELDS = "not_fields"
    NOT_A_NUMBER = "not_a_number"  # low, high
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_DATE = "not_a_date"  # found
    NOT_A_COUNTRY = "not_a_country"  # found
    NOT_A_LANGUAGE = "not_a_language"  # found
    NOT_A_CODE = "not_a_code"  # found
    NOT_A_CHOICE = "not_a_choice"  # found, choices

    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"  # limit
    COLUMNS_ABSENT = "columns_absent"  # names
    COLUMN_TWICE = "column_twice"  # name
    SAME_CODE_IN_ROWS = "same_code_in_rows"  # first, second, code
    WITHOUT_HEADING = "without_heading"
    STILL_EXAMPLE = "still_example"
    NOT_A_COUNTRY_NAME = "not_a_country_name"  # found
    NOT_A_WORD = "not_a_word"  # found, choices

    PICTURE_ELSEWHERE = "picture_elsewhere"  # name
    PICTURE_ABSENT = "picture_absent"  # name
    PICTURE_TOO_LARGE = "picture_too_large"  # name, limit, in megabytes
    PICTURE_TOO_MANY_PIXELS = "picture_too_many_pixels"  # name, limit, in millions
    PICTURE_UNREADABLE = "picture_unreadable"  # name


class PackRefusedError(W4RError):
    """A case pack or list of cases is not taken, and nothing was changed.

    ``where`` leads to the field or cell, ``details`` are what the problem's words name; ``file``
    is the file's name, set by who opened it.
    """

    def __init__(self, problem: PackProblem, where: Where = (), **details: str | int) -> None:
        super().__init__(f"case pack refused: {problem} at {where}")
        self.problem = problem
        self.where = where
        self.details = details
        self.file = ""


class PackNotWrittenError(W4RError):
    """A case pack was not written, because no reader would take it; ``refusal`` says why."""

    def __init__(self, *, file: str, refusal: PackRefusedError) -> None:
        super().__init__(f"case pack not written: {refusal.problem}")
        self.file = file
        self.refusal = refusal


class PackLanguageError(W4RError):
    """A pack is in another language than the event's cases, and not wholly translated into theirs.

    ``found`` and ``wanted`` are BCP 47 codes; ``file`` is the pack's name, set by who opened it.
    """

    def __init__(self, *, found: str, wanted: str) -> None:
        super().__init__(f"pack in {found}, event in {wanted}")
        self.found = found
        self.wanted = wanted
        self.file = ""
