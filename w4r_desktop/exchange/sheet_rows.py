"""Rows out of a spreadsheet, an Excel workbook or a CSV file, read with suspicion as plain text."""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.exchange.csv_text import CsvLettersError, CsvQuotesError, csv_rows, csv_text
from w4r_desktop.exchange.pack_archive import MEGABYTE, opened_workbook
from w4r_desktop.exchange.pack_text import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAX_SIZE: Final = 16 * MEGABYTE  # of the file, and of what a workbook unpacks to
MAX_ROWS: Final = 1_000
MAX_COLUMNS: Final = 200
LAST_ROW: Final = 1_048_576  # of any spreadsheet program
EXACT: Final = 1e15  # whole numbers below are exact as a spreadsheet keeps them

_ZIP: Final = b"PK"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"  # XLS, and any workbook with a password
_WORKBOOK: Final = "xl/workbook.xml"
_OTHERS: Final = ("xl/workbook.bin", "mimetype")  # XLSB; ODS
_MERGED: Final = b"<mergeCell "
_WITHOUT_RESULT: Final = re.compile(rb"<f(?:\s[^>]*/>|[^>]*>[^<]*</f>)\s*</c>")
_RETURN: Final = "_x000D_"  # how Excel keeps the first half of a line break from elsewhere

# What openpyxl is known to raise over damaged files.
_FAULTS: Final = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRows:
    """The rows that hold something, with their numbers in the spreadsheet, which count from 1."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    has_merged_cells: bool = False


def read_rows(path: Path) -> SheetRows:
    """Return the rows of a CSV file, or of the first sheet of a workbook to be seen.

    Raises ``PackRefusedError``.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_SIZE + 1)
    except OSError as fault:
        raise PackRefusedError(PackProblem.UNREADABLE) from fault
    if not raw:
        raise PackRefusedError(PackProblem.EMPTY_FILE)
    if raw.startswith(_OLD_WORKBOOK):
        raise PackRefusedError(PackProblem.OTHER_WORKBOOK)
    if len(raw) > MAX_SIZE:
        raise _too_large()
    if raw.startswith(_ZIP):
        return _workbook(path)
    return SheetRows(rows=tuple(_kept(_csv(raw))))


def _too_large() -> PackRefusedError:
    return PackRefusedError(PackProblem.TOO_LARGE, limit=MAX_SIZE // MEGABYTE)


def _csv(raw: bytes) -> Iterator[list[str]]:
    number = 0
    try:
        for _line, row in csv_rows(csv_text(raw)):
            number += 1
            yield [cell.strip() for cell in row]
    except CsvLettersError as fault:
        raise PackRefusedError(PackProblem.SHEET_LETTERS) from fault
    except CsvQuotesError as fault:
        raise PackRefusedError(PackProblem.SHEET_QUOTES, ("rows", number)) from fault


def _kept(rows: Iterable[list[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows in which something stands, without the empty cells at their ends."""
    kept = 0
    for number, cells in enumerate(rows, 1):
        if number > LAST_ROW:
            raise PackRefusedError(PackProblem.SHEET_UNREADABLE)
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        kept += 1
        if kept > MAX_ROWS:
            raise PackRefusedError(PackProblem.TOO_MANY_ROWS, limit=MAX_ROWS)
        if len(cells) > MAX_COLUMNS:
            raise PackRefusedError(PackProblem.TOO_MANY_COLUMNS, limit=MAX_COLUMNS)
        yield number, tuple(cells)


def _workbook(path: Path) -> SheetRows:
    has_merged_cells, lacks_results = _examined(path)
    with warnings.catch_warnings(), _opened(path, data_only=True) as values:
        warnings.simplefilter("ignore")  # remarks about what a list of cases has no use for
        if not lacks_results:
            return SheetRows(rows=tuple(_kept(_cells(values))), has_merged_cells=has_merged_cells)
        with _opened(path, data_only=False) as formulas:
            rows = _with_results(_cells(values), formulas)
            return SheetRows(rows=tuple(_kept(rows)), has_merged_cells=has_merged_cells)


def _examined(path: Path) -> tuple[bool, bool]:
    """Look through the zip before openpyxl does.

    Return whether cells are merged anywhere, and whether formulas lack their results.
    """
    with opened_workbook(path) as archive:
        if _WORKBOOK not in archive:
            other = any(name in archive for name in _OTHERS)
            raise PackRefusedError(PackProblem.OTHER_WORKBOOK if other else PackProblem.NOT_A_SHEET)
        if sum(map(archive.size, archive)) > MAX_SIZE:
            raise _too_large()
        merged = lacking = False
        for name in archive:
            content = archive.read(name)
            if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"\0" in content):
                raise PackRefusedError(PackProblem.SHEET_UNREADABLE)  # entities; other letters
            if name.startswith("xl/worksheets/"):
                merged = merged or _MERGED in content
                lacking = lacking or bool(_WITHOUT_RESULT.search(content))
        return merged, lacking


@contextmanager
def _opened(path: Path, *, data_only: bool) -> Iterator[Any]:
    """Give the first sheet that is to be seen; only its cells are read, no pictures or links."""
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(path, read_only=True, data_only=data_only, keep_links=False)
        try:
            sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            sheets[0].reset_dimensions()  # what a file claims of its size is not believed
            yield sheets[0]
        finally:
            workbook.close()
    except PackRefusedError:
        raise
    except _FAULTS as fault:
        raise PackRefusedError(PackProblem.SHEET_UNREADABLE) from fault


def _cells(sheet: Any) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        for cell in row:
            if cell.data_type == "e":
                where = ("rows", number - 1, cell.column_letter)
                raise PackRefusedError(PackProblem.CELL_FAULT, where, found=shown(cell.value))
        yield [_text(cell.value) for cell in row]


def _with_results(rows: Iterator[list[str]], formulas: Any) -> Iterator[list[str]]:
    """Yield rows as they are; refuse a formula that the program which saved it never worked out."""
    for number, (row, written) in enumerate(zip(rows, formulas.iter_rows(), strict=False), 1):
        for text, cell in zip(row, written, strict=False):
            if cell.data_type == "f" and not text:
                where = ("rows", number - 1, cell.column_letter)
                raise PackRefusedError(PackProblem.NO_RESULT, where)
        yield row


def _text(value: object) -> str:
    """Return a cell as a person reads it: dates as dates, whole numbers without .0."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < EXACT
        return str(int(value)) if whole else format(value, ".15g")
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    return "" if value is None else str(value).replace(_RETURN, "").strip()
