"""Cases out of a spreadsheet, one a row, under the same rules as those of a pack."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.domain.case import CasePack, Role
from w4r_desktop.domain.case_codes import free_code
from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.exchange.case_columns import COLUMNS, REQUIRED, column_of
from w4r_desktop.exchange.case_pack import MAX_CASES, ReadPack
from w4r_desktop.exchange.case_template import is_example
from w4r_desktop.exchange.pack_cases import read_case
from w4r_desktop.exchange.pack_fields import Fields
from w4r_desktop.exchange.pack_notes import NoteKind, PackNote
from w4r_desktop.exchange.pack_text import shown
from w4r_desktop.exchange.sheet_rows import read_rows
from w4r_desktop.exchange.templates import says_example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from w4r_desktop.domain.case import Campaign, CaseBrief
    from w4r_desktop.errors import Where
    from w4r_desktop.exchange.case_columns import Column
    from w4r_desktop.exchange.sheet_rows import SheetRows

ROWS: Final = "rows"
_OF_CASE: Final = {column.field: column for column in COLUMNS if column.role is None}
_OF_TARGET: Final = {(column.role, column.field): column for column in COLUMNS if column.role}


def read_case_list(path: Path, *, language: str, campaign: Campaign) -> ReadPack:
    """Return the cases of an Excel workbook or CSV file as a pack of a campaign, all or none.

    ``language`` is what the texts are written in. Raises ``PackRefusedError``; where a cell is
    wrong, ``where`` is ``("rows", 4, "Headline")`` for the fifth row.
    """
    try:
        sheet = read_rows(path)
        notes: list[PackNote] = []
        cases = tuple(_cases(sheet, notes))
    except PackRefusedError as refusal:
        refusal.file = path.name
        raise
    pack = CasePack(language=language, campaign=campaign, cases=cases)
    return ReadPack(pack=pack, notes=tuple(notes))


def _cases(sheet: SheetRows, notes: list[PackNote]) -> Iterator[CaseBrief]:
    if not sheet.rows:
        raise PackRefusedError(PackProblem.NO_ROWS)
    headings = _headings(sheet.rows[0][1], notes)
    if sheet.has_merged_cells:
        notes.append(PackNote(kind=NoteKind.MERGED_CELLS))
    rows = [
        row
        for row in (_Row(number, headings, cells) for number, cells in sheet.rows[1:])
        if not is_example(row.cells())
    ]
    if not rows:
        raise PackRefusedError(PackProblem.NO_ROWS)
    if len(rows) > MAX_CASES:
        raise PackRefusedError(PackProblem.TOO_MANY_ROWS, limit=MAX_CASES)
    taken = _given_codes(rows)
    for row in rows:
        row.check()
        code = row.cell("code") or free_code(row.cell("name"), taken)
        taken.setdefault(code, row.number)
        yield row.case(code, notes)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading as it stands in the file, and the column it means, if any."""

    text: str
    column: Column | None


def _headings(texts: tuple[str, ...], notes: list[PackNote]) -> tuple[_Heading, ...]:
    headings = tuple(_Heading(shown(text), column_of(text)) for text in texts)
    given = Counter(heading.column.key for heading in headings if heading.column)
    if absent := [column.heading() for column in COLUMNS if _is_absent(column, given)]:
        raise PackRefusedError(PackProblem.COLUMNS_ABSENT, names=", ".join(absent))
    for heading in headings:
        if heading.column and given[heading.column.key] > 1:
            raise PackRefusedError(PackProblem.COLUMN_TWICE, name=heading.text)
    if unknown := tuple(h.text for h in headings if h.text and not h.column):
        notes.append(PackNote(kind=NoteKind.UNKNOWN_COLUMNS, names=unknown))
    return headings


def _is_absent(column: Column, given: Counter[str]) -> bool:
    return column.key in REQUIRED and column.key not in given


def _given_codes(rows: list[_Row]) -> dict[str, int]:
    """Return the codes that stand in the list with their rows; those to be made keep clear."""
    given: dict[str, int] = {}
    for row in rows:
        code = row.cell("code")
        if code and (first := given.setdefault(code, row.number)) != row.number:
            raise PackRefusedError(
                PackProblem.SAME_CODE_IN_ROWS, first=first, second=row.number, code=shown(code)
            )
    return given


@dataclass(frozen=True, slots=True)
class _Row:
    """One row under its headings."""

    number: int
    headings: tuple[_Heading, ...]
    texts: tuple[str, ...]

    def cells(self) -> dict[str, str]:
        """Return what stands in the columns that are known, by key."""
        pairs = zip(self.headings, self.texts, strict=False)
        return {heading.column.key: text for heading, text in pairs if heading.column and text}

    def cell(self, key: str) -> str:
        """Return what stands in one column."""
        return self.cells().get(key, "")

    def check(self) -> None:
        """Refuse an example that was begun upon, and what stands beside all headings."""
        if says_example(self.cell("name")):
            raise PackRefusedError(PackProblem.STILL_EXAMPLE, self._where(_OF_CASE["name"]))
        for place, text in enumerate(self.texts):
            if text and not (place < len(self.headings) and self.headings[place].text):
                raise PackRefusedError(PackProblem.WITHOUT_HEADING, (ROWS, self.number - 1))

    def case(self, code: str, notes: list[PackNote]) -> CaseBrief:
        """Return the case of the row."""
        given = self._as_in_a_pack() | {"code": code}
        found: list[PackNote] = []
        roles = [target["role"] for target in given["targets"]]
        try:
            case = read_case(Fields(given, (), found))
        except PackRefusedError as refusal:
            refusal.where = self._way(refusal.where, roles)
            raise
        notes.extend(replace(note, where=self._way(note.where, roles)) for note in found)
        return case

    def _as_in_a_pack(self) -> dict[str, Any]:
        """Return the row as the fields of a case, empty cells left out."""
        case: dict[str, Any] = {"guidance": {}}
        targets: dict[Role, dict[str, object]] = {}
        for heading, text in zip(self.headings, self.texts, strict=False):
            column = heading.column
            if not (column and text):
                continue
            if column.role:
                fields = targets.setdefault(column.role, {"role": column.role})
            else:
                fields = case["guidance"] if column.in_guidance else case
            try:
                fields[column.field] = column.value(text)
            except PackRefusedError as refusal:
                refusal.where = self._where(column)
                raise
        return case | {"targets": [targets[role] for role in Role if role in targets]}

    def _way(self, where: Where, roles: list[Role]) -> Where:
        """Return the way to a cell from the way to a field."""
        match where:
            case ("targets", int() as place, str() as field, *rest):
                return self._where(_OF_TARGET[roles[place], field], *rest)
            case ("guidance", str() as field, *rest):
                return self._where(_OF_CASE[field], *rest)
            case ("sources", int() as place, *_rest):
                return self._where(_OF_CASE["sources"], place)
            case (str() as field, *rest):
                return self._where(_OF_CASE[field], *rest)
        raise AssertionError(where)

    def _where(self, column: Column, *rest: str | int) -> Where:
        written = (heading.text for heading in self.headings if heading.column is column)
        return (ROWS, self.number - 1, next(written, column.heading()), *rest)
