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

from w4r_desktop import foreign_file
from w4r_desktop.errors import PackProblem, PackRefusedError, SheetProblem, SheetRefusedError
from w4r_desktop.exchange.csv_text import CsvLettersError, CsvQuotesError, csv_rows, csv_text
from w4r_desktop.exchange.pack_archive import MEGABYTE, opened_workbook
from w4r_desktop.exchange.pack_text import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from w4r_desktop.exchange.pack_archive import PackArchive

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
_WEB_PAGE: Final = re.compile(r"\s*<(!doctype|html|head|body|table|\?xml)\b", re.IGNORECASE)
_RETURN: Final = "_x000D_"  # how Excel keeps the first half of a line break from elsewhere

# What openpyxl is known to raise over damaged files.
_FAULTS: Final = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    StopIteration, SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRows:
    """The rows that hold something, with their numbers in the spreadsheet, which count from 1.

    ``short`` are the numbers of those that have fewer cells than the first, which only CSV tells.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    has_merged_cells: bool = False
    short: tuple[int, ...] = ()


def read_rows(path: Path, *, most: int = MAX_ROWS, encoding: str = "utf-8") -> SheetRows:
    """Return the rows of a CSV file, or of the first sheet of a workbook to be seen.

    ``encoding`` is that of a CSV file without a byte order mark. Raises ``SheetRefusedError``,
    over more than ``most`` rows too.
    """
    try:
        raw = _content(path)
        return _workbook(raw, most) if raw.startswith(_ZIP) else _csv(raw, most, encoding)
    except SheetRefusedError as refusal:
        refusal.file = path.name
        raise


def _content(path: Path) -> bytes:
    try:
        raw = foreign_file.content(path, MAX_SIZE)
    except OSError as fault:
        raise SheetRefusedError(SheetProblem.UNREADABLE) from fault
    if not raw:
        raise SheetRefusedError(SheetProblem.EMPTY_FILE)
    if raw.startswith(_OLD_WORKBOOK):
        raise SheetRefusedError(SheetProblem.OTHER_WORKBOOK)
    if len(raw) > MAX_SIZE:
        raise _too_large()
    return raw


def _too_large() -> SheetRefusedError:
    return SheetRefusedError(SheetProblem.TOO_LARGE, limit=MAX_SIZE // MEGABYTE)


def _csv(raw: bytes, most: int, encoding: str) -> SheetRows:
    try:
        text = csv_text(raw, encoding=encoding)
        if _WEB_PAGE.match(text):
            raise SheetRefusedError(SheetProblem.NOT_A_SHEET)
        widths: list[int] = []
        rows = tuple(_kept(_stripped(csv_rows(text), widths), most))
    except CsvLettersError as fault:
        problem = SheetProblem.ENCODING if fault.is_text else SheetProblem.NO_TEXT
        raise SheetRefusedError(problem, line=fault.line) from fault
    except CsvQuotesError as fault:
        raise SheetRefusedError(SheetProblem.QUOTES, line=fault.line) from fault
    short = tuple(n for n, _cells in rows if widths[n - 1] < widths[rows[0][0] - 1])
    return SheetRows(rows=rows, short=short)


def _stripped(
    rows: Iterable[tuple[int, list[str]]], widths: list[int]
) -> Iterator[tuple[int, list[str]]]:
    for number, (_line, row) in enumerate(rows, 1):
        widths.append(len(row))
        yield number, [cell.strip() for cell in row]


def _kept(
    rows: Iterable[tuple[int, list[str]]], most: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows in which something stands, without the empty cells at their ends."""
    kept = 0
    for number, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        kept += 1
        if kept > most:
            raise SheetRefusedError(SheetProblem.TOO_MANY_ROWS, limit=most)
        if len(cells) > MAX_COLUMNS:
            raise SheetRefusedError(SheetProblem.TOO_MANY_COLUMNS, limit=MAX_COLUMNS)
        yield number, tuple(cells)


def _workbook(raw: bytes, most: int) -> SheetRows:
    has_merged_cells, has_formulas = _examined(raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks about what a list has no use for
        try:
            values = _first_sheet(raw, data_only=True)
            formulas = _first_sheet(raw, data_only=False) if has_formulas else None
            rows = tuple(_kept(_cells(values, formulas), most))
        except SheetRefusedError:
            raise
        except _FAULTS as fault:
            raise SheetRefusedError(SheetProblem.DAMAGED) from fault
    return SheetRows(rows=rows, has_merged_cells=has_merged_cells)


def _examined(raw: bytes) -> tuple[bool, bool]:
    """Look through the zip before openpyxl does.

    Return whether cells are merged anywhere, and whether there are formulas.
    """
    try:
        with opened_workbook(raw) as archive:
            return _looked_through(archive)
    except PackRefusedError as fault:
        if fault.problem is PackProblem.TOO_LARGE:
            raise _too_large() from fault
        locked = fault.problem is PackProblem.ENCRYPTED
        problem = SheetProblem.OTHER_WORKBOOK if locked else SheetProblem.DAMAGED
        raise SheetRefusedError(problem) from fault


def _looked_through(archive: PackArchive) -> tuple[bool, bool]:
    if _WORKBOOK not in archive:
        other = any(name in archive for name in _OTHERS)
        raise SheetRefusedError(SheetProblem.OTHER_WORKBOOK if other else SheetProblem.NOT_A_SHEET)
    if sum(map(archive.size, archive)) > MAX_SIZE:
        raise _too_large()
    merged = formulas = False
    for name in archive:
        content = archive.read(name)
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"\0" in content):
            raise SheetRefusedError(SheetProblem.DAMAGED)  # entities; other letters
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


def _cells(values: Any, formulas: Any) -> Iterator[tuple[int, list[str]]]:
    written = formulas.iter_rows() if formulas else repeat(())
    for number, (row, formula_row) in enumerate(zip(values.iter_rows(), written, strict=False), 1):
        if number > LAST_ROW:
            raise SheetRefusedError(SheetProblem.DAMAGED)
        if not row:  # up to a million lie above a cell that was left at the very bottom
            continue
        for cell in row:
            if cell.data_type == "e":
                raise SheetRefusedError(
                    SheetProblem.CELL_FAULT,
                    row=number,
                    column=cell.column_letter,
                    found=shown(cell.value),
                )
        for cell, formula in zip(row, formula_row, strict=False):
            # Of a formula that gave an empty text, the type is kept; of one never worked out, none.
            if formula.data_type == "f" and cell.value is None and cell.data_type == "n":
                raise SheetRefusedError(
                    SheetProblem.NO_RESULT, row=number, column=formula.column_letter
                )
        yield number, [_text(cell.value) for cell in row]


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
