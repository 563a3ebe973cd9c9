"""Rows out of a spreadsheet, an Excel workbook or a CSV file, read with suspicion as plain text."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime, time
from itertools import repeat
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
_FORMULA: Final = re.compile(rb"<f[\s>/]")
_RETURN: Final = "_x000D_"  # how Excel keeps the first half of a line break from elsewhere

# What openpyxl is known to raise over damaged files.
_FAULTS: Final = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    StopIteration, SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
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
        return _workbook(path, raw)
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


def _workbook(path: Path, raw: bytes) -> SheetRows:
    has_merged_cells, has_formulas = _examined(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks about what a list of cases has no use for
        try:
            values = _first_sheet(raw, data_only=True)
            formulas = _first_sheet(raw, data_only=False) if has_formulas else None
            rows = tuple(_kept(_cells(values, formulas)))
        except PackRefusedError:
            raise
        except _FAULTS as fault:
            raise PackRefusedError(PackProblem.SHEET_UNREADABLE) from fault
    return SheetRows(rows=rows, has_merged_cells=has_merged_cells)


def _examined(path: Path) -> tuple[bool, bool]:
    """Look through the zip before openpyxl does.

    Return whether cells are merged anywhere, and whether there are formulas.
    """
    with opened_workbook(path) as archive:
        if _WORKBOOK not in archive:
            other = any(name in archive for name in _OTHERS)
            raise PackRefusedError(PackProblem.OTHER_WORKBOOK if other else PackProblem.NOT_A_SHEET)
        if sum(map(archive.size, archive)) > MAX_SIZE:
            raise _too_large()
        merged = formulas = False
        for name in archive:
            content = archive.read(name)
            if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"\0" in content):
                raise PackRefusedError(PackProblem.SHEET_UNREADABLE)  # entities; other letters
            merged = merged or _MERGED in content
            formulas = formulas or bool(_FORMULA.search(content))
        return merged, formulas


def _first_sheet(raw: bytes, *, data_only: bool) -> Any:
    """Return the first sheet that is to be seen; no pictures and no links are read."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=data_only, keep_links=False)
    sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
    sheet.reset_dimensions()  # what a file claims of its size is not believed
    return sheet


def _cells(values: Any, formulas: Any) -> Iterator[list[str]]:
    written = formulas.iter_rows() if formulas else repeat(())
    for number, (row, formula_row) in enumerate(zip(values.iter_rows(), written, strict=False)):
        for cell in row:
            if cell.data_type == "e":
                where = ("rows", number, cell.column_letter)
                raise PackRefusedError(PackProblem.CELL_FAULT, where, found=shown(cell.value))
        for cell, formula in zip(row, formula_row, strict=False):
            # Of a formula that gave an empty text, the type is kept; of one never worked out, none.
            if formula.data_type == "f" and cell.value is None and cell.data_type == "n":
                where = ("rows", number, formula.column_letter)
                raise PackRefusedError(PackProblem.NO_RESULT, where)
        yield [_text(cell.value) for cell in row]


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
