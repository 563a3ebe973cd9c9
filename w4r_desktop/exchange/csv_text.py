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
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class CsvLettersError(ValueError):
    """The bytes of ``line`` are no text, or their letters cannot be told for certain."""

    def __init__(self, *, line: int, is_text: bool) -> None:
        super().__init__(f"no letters in line {line}")
        self.line = line
        self.is_text = is_text


class CsvQuotesError(ValueError):
    """A quotation mark is not closed or stands in mid-cell, in the row that starts at ``line``."""

    def __init__(self, *, line: int) -> None:
        super().__init__(f"quotes from line {line} on")
        self.line = line


def csv_text(raw: bytes, *, encoding: str = "utf-8") -> str:
    """Return the text by its byte order mark; without one it is in ``encoding``."""
    wide = raw.startswith(_UTF_16)
    if not wide and b"\0" in raw:  # UTF-16 without its mark, or no text at all
        raise CsvLettersError(line=_line(raw, raw.index(b"\0")), is_text=False)
    marked = raw.startswith(codecs.BOM_UTF8) or encoding == "utf-8"
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig" if marked else encoding)
    except UnicodeDecodeError as fault:
        raise CsvLettersError(line=_line(raw, fault.start), is_text=True) from fault
    if "\0" in text:
        raise CsvLettersError(line=text[: text.index("\0")].count("\n") + 1, is_text=False)
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


def _line(raw: bytes, place: int) -> int:
    """Return the line in which a byte stands, counted from 1."""
    return len(_LINE_END.findall(raw[:place].replace(b"\0", b""))) + 1
