"""CSV as spreadsheet programs save it: its letters, its delimiter, its rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, Final

from w4r_desktop.exchange.csv_cells import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS: Final = ",;\t"

_EXCEL_HINT: Final = re.compile(r"\Asep=.(?=[\r\n])")  # a first line that only Excel reads
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class CsvLettersError(ValueError):
    """The bytes are no text, or their letters cannot be told for certain."""


class CsvQuotesError(ValueError):
    """A quotation mark is not closed or stands in mid-cell, in the row that starts at ``line``."""

    def __init__(self, *, line: int) -> None:
        super().__init__(f"quotes from line {line} on")
        self.line = line


def csv_text(raw: bytes) -> str:
    """Return the text by its byte order mark; without one it has to be UTF-8."""
    try:
        text = raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise CsvLettersError from fault
    if "\0" in text:  # UTF-16 without its mark, or no text at all
        raise CsvLettersError
    return _EXCEL_HINT.sub("", text)


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every row, empty ones too, with the line it starts in; formulas are as before."""
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise CsvQuotesError(line=line) from fault
        yield line, [unguarded(cell) for cell in row]


def _delimiter(text: str) -> str:
    """Return the delimiter that parts the heading into the most columns."""
    heading = next(filter(str.strip, text.splitlines()), "")
    return max(DELIMITERS, key=heading.count)
