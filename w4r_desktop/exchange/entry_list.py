"""Lists of entries kept elsewhere or on paper, read from CSV with suspicion."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from w4r_desktop import errors, foreign_file
from w4r_desktop.domain.tally import ActionKind, ByRecount, EntryLine, Reason
from w4r_desktop.exchange.csv_text import (
    CsvLettersError,
    CsvQuotesError,
    csv_rows,
    csv_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zoneinfo import ZoneInfo

REQUIRED: Final = ("table", "attendee", "case", "kind", "quantity")
OPTIONAL: Final = ("signatories", "at", "reason", "recount")
ABOUT: Final = ("event", "report", "as_of", "program")
"""What a tally that was saved says of itself in every line; nothing of it is logged."""

MAX_MEGABYTES: Final = 16  # some 300,000 entries, three times the largest event
MAX_QUANTITY: Final = 1_000_000
MAX_SIGNATORIES: Final = 10_000
YEARS: Final = range(2000, 2101)

_WHOLE_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,7}")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS; XLS


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryList:
    """A whole list; ``digest`` is the SHA-256 of the file and tells it from any other."""

    digest: str
    lines: tuple[EntryLine, ...]


def read_entry_list(path: Path, *, zone: ZoneInfo, now: datetime) -> EntryList:
    """Return the entries of a CSV file, every cell checked.

    Commas, semicolons and tabs separate cells; the heading names the columns in any order. Times
    without an offset are in ``zone``, entries without a time were made ``now``. Raises ListError.
    """
    raw = _content(path)
    lines = tuple(_Reading(path.name, zone, now).lines(_text(raw, file=path.name)))
    if not lines:
        raise errors.ListEmptyError(file=path.name)
    return EntryList(digest=hashlib.sha256(raw).hexdigest(), lines=lines)


def _content(path: Path) -> bytes:
    limit = MAX_MEGABYTES * 1_000_000
    try:
        raw = foreign_file.content(path, limit)
    except OSError as refusal:
        raise errors.ListUnreadableError(file=path.name) from refusal
    if len(raw) > limit:
        raise errors.ListTooLargeError(file=path.name, limit=MAX_MEGABYTES)
    return raw


def _text(raw: bytes, *, file: str) -> str:
    if raw.startswith(_WORKBOOKS):
        raise errors.ListWorkbookError(file=file)
    try:
        return csv_text(raw)
    except CsvLettersError as fault:
        raise errors.ListEncodingError(file=file) from fault


@dataclass(frozen=True, slots=True)
class _Reading:
    """One pass through a list: its file's name, and what its times mean."""

    file: str
    zone: ZoneInfo
    now: datetime

    def lines(self, text: str) -> Iterator[EntryLine]:
        rows = self._rows(text)
        _line, heading = next(rows, (1, []))
        if not heading:
            raise errors.ListEmptyError(file=self.file)
        columns = [cell.strip().casefold() for cell in heading]
        self._check(columns)
        for line, row in rows:
            if len(row) != len(columns):
                raise errors.EntryCellsError(
                    file=self.file, line=line, cells=len(row), columns=len(columns)
                )
            yield self._entry(line, dict(zip(columns, row, strict=True)))

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with the line it starts in; rows with nothing in them are skipped."""
        try:
            for line, row in csv_rows(text):
                if any(cell.strip() for cell in row):
                    yield line, row
        except CsvQuotesError as fault:
            raise errors.EntryQuotesError(file=self.file, line=fault.line) from fault

    def _check(self, columns: list[str]) -> None:
        given = Counter(columns)
        missing = tuple(name for name in REQUIRED if name not in given)
        twice = tuple(name for name, count in given.items() if count > 1)
        unknown = tuple(name for name in given if name not in (*REQUIRED, *OPTIONAL, *ABOUT))
        if missing or twice or unknown:
            raise errors.ListColumnsError(
                file=self.file, missing=missing, twice=twice, unknown=unknown
            )

    def _entry(self, line: int, cells: dict[str, str]) -> EntryLine:
        return EntryLine(
            line=line,
            table=cells["table"].strip(),
            attendee=cells["attendee"],
            case=cells["case"].strip(),
            kind=self._kind(line, cells["kind"].strip()),
            quantity=self._quantity(line, cells["quantity"].strip()),
            signatories=self._signatories(line, cells.get("signatories", "").strip()),
            at=self._moment(line, cells.get("at", "").strip()),
            reason=self._reason(line, cells.get("reason", "").strip()),
            recount=self._recount(line, cells["recount"].strip()) if "recount" in cells else None,
        )

    def _kind(self, line: int, cell: str) -> ActionKind:
        if cell.casefold() in list(ActionKind):
            return ActionKind(cell.casefold())
        raise errors.EntryKindUnknownError(
            file=self.file, line=line, kind=cell, kinds=tuple(ActionKind)
        )

    def _reason(self, line: int, cell: str) -> Reason | None:
        if not cell:
            return None
        if cell.casefold() in list(Reason):
            return Reason(cell.casefold())
        raise errors.EntryReasonUnknownError(
            file=self.file, line=line, reason=cell, reasons=tuple(Reason)
        )

    def _recount(self, line: int, cell: str) -> ByRecount:
        if cell.casefold() in list(ByRecount):
            return ByRecount(cell.casefold())
        raise errors.EntryRecountUnknownError(file=self.file, line=line, found=cell)

    def _quantity(self, line: int, cell: str) -> int:
        quantity = _whole_number(cell)
        if not 0 < abs(quantity) <= MAX_QUANTITY:
            raise errors.EntryQuantityError(
                file=self.file, line=line, found=cell, limit=MAX_QUANTITY
            )
        return quantity

    def _signatories(self, line: int, cell: str) -> int:
        signatories = _whole_number(cell) if cell else 1
        if not 0 < signatories <= MAX_SIGNATORIES:
            raise errors.EntrySignatoriesError(
                file=self.file, line=line, found=cell, limit=MAX_SIGNATORIES
            )
        return signatories

    def _moment(self, line: int, cell: str) -> datetime:
        if not cell:
            return self.now
        try:
            moment = datetime.fromisoformat(cell)
        except ValueError as fault:
            raise errors.EntryTimeError(file=self.file, line=line, found=cell) from fault
        has_time = "t" in cell.casefold() or " " in cell  # a date alone would mean midnight
        if not has_time or moment.year not in YEARS:
            raise errors.EntryTimeError(file=self.file, line=line, found=cell)
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)


def _whole_number(cell: str) -> int:
    """Return a number written in plain digits; anything else counts as the 0 nobody may log."""
    return int(cell) if _WHOLE_NUMBER.fullmatch(cell) else 0
