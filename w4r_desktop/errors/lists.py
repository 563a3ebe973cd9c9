"""Trouble with lists that are to be logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.errors.base import W4RError

if TYPE_CHECKING:
    from datetime import datetime


class ListError(W4RError):
    """A list cannot be used; nothing of it was. ``file`` is its name."""

    def __init__(self, *, file: str) -> None:
        super().__init__(f"{type(self).__name__}: a list cannot be used")
        self.file = file


class ListUnreadableError(ListError):
    """There is no such file, or it cannot be read."""


class ListTooLargeError(ListError):
    """The file is far larger than any list; ``limit`` is in megabytes."""

    def __init__(self, *, file: str, limit: int) -> None:
        super().__init__(file=file)
        self.limit = limit


class ListWorkbookError(ListError):
    """The file is a workbook of a spreadsheet program."""


class ListEncodingError(ListError):
    """The file is not text, or its letters are not kept as UTF-8."""


class ListEmptyError(ListError):
    """The list has no entry."""


class ListColumnsError(ListError):
    """The heading lacks columns, repeats some, or has some nobody knows."""

    def __init__(
        self,
        *,
        file: str,
        missing: tuple[str, ...],
        twice: tuple[str, ...],
        unknown: tuple[str, ...],
    ) -> None:
        super().__init__(file=file)
        self.missing = missing
        self.twice = twice
        self.unknown = unknown


class EntryListError(ListError):
    """A line of a list of entries cannot be logged; ``line`` counts from 1, the heading."""

    def __init__(self, *, file: str, line: int) -> None:
        super().__init__(file=file)
        self.line = line


class EntryQuotesError(EntryListError):
    """The line opens a quotation mark that is never closed, or closes it in mid-cell."""


class EntryCellsError(EntryListError):
    """The line has more or fewer cells than the heading."""

    def __init__(self, *, file: str, line: int, cells: int, columns: int) -> None:
        super().__init__(file=file, line=line)
        self.cells = cells
        self.columns = columns


class EntryKindUnknownError(EntryListError):
    """The line names a kind that is none; ``kinds`` are all there are."""

    def __init__(self, *, file: str, line: int, kind: str, kinds: tuple[str, ...]) -> None:
        super().__init__(file=file, line=line)
        self.kind = kind
        self.kinds = kinds


class EntryReasonUnknownError(EntryListError):
    """The line gives a reason that is none; ``reasons`` are all there are."""

    def __init__(self, *, file: str, line: int, reason: str, reasons: tuple[str, ...]) -> None:
        super().__init__(file=file, line=line)
        self.reason = reason
        self.reasons = reasons


class EntryCorrectionError(EntryListError):
    """From the line on, a recount would correct more than is there, or a joke upwards."""


class EntryRecountUnknownError(EntryListError):
    """The line does not say, in a word that is known, whether a recount made the entry."""

    def __init__(self, *, file: str, line: int, found: str) -> None:
        super().__init__(file=file, line=line)
        self.found = found


class EntryOnePileError(EntryListError):
    """The line corrects one pile for all tables, and the event has a box for each table."""


class EntryNumberError(EntryListError):
    """A cell holds no whole number in the column's range."""

    def __init__(self, *, file: str, line: int, found: str, limit: int) -> None:
        super().__init__(file=file, line=line)
        self.found = found
        self.limit = limit


class EntryQuantityError(EntryNumberError):
    """The quantity is no whole number, 0, or beyond ``limit``."""


class EntrySignatoriesError(EntryNumberError):
    """The number of people who signed is no whole number from 1 to ``limit``."""


class EntryTimeError(EntryListError):
    """A cell holds no date and time."""

    def __init__(self, *, file: str, line: int, found: str) -> None:
        super().__init__(file=file, line=line)
        self.found = found


class EntryTableUnknownError(EntryListError):
    """The event has no such table."""

    def __init__(self, *, file: str, line: int, table: str) -> None:
        super().__init__(file=file, line=line)
        self.table = table


class EntryCaseUnknownError(EntryListError):
    """The event has no such case."""

    def __init__(self, *, file: str, line: int, case: str) -> None:
        super().__init__(file=file, line=line)
        self.case = case


class EntryBelowZeroError(EntryListError):
    """A line takes back more than was counted there."""

    def __init__(self, *, file: str, line: int, counted: int, withdrawn: int) -> None:
        super().__init__(file=file, line=line)
        self.counted = counted
        self.withdrawn = withdrawn


class FileLoggedBeforeError(W4RError):
    """The same list was logged into this event before."""

    def __init__(self, *, file: str, logged_at: datetime, entries: int) -> None:
        super().__init__("the list was logged before")
        self.file = file
        self.logged_at = logged_at
        self.entries = entries
