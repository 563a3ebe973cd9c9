"""Empty lists that organizers fill in: headings, an example, and what belongs in each column."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.exchange.case_cells import in_every_language
from w4r_desktop.language import N_, words_of
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MARK: Final = N_("Example: delete this row")
EXPLANATIONS: Final = N_("Explanations")
ABOVE_EXPLANATIONS: Final = (N_("Column"), N_("What belongs there"), N_("Needed"))
NEEDED: Final = N_("yes")

ROWS_TO_FILL: Final = 200
NARROW: Final = 20
WIDE: Final = 45
AS_TEXT: Final = "@"  # a spreadsheet program leaves codes, numbers and dates as they are typed


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """One column in the words of one language; ``choices`` are the only words that fit, if any."""

    heading: str
    explanation: str
    example: str = ""
    is_needed: bool = False
    is_wide: bool = False
    choices: tuple[str, ...] = ()


def write_list_to_fill(
    path: Path, columns: Sequence[TemplateColumn], *, title: str, language: str
) -> None:
    """Write an empty list, as CSV or else as an Excel workbook with ``title`` on its sheet."""
    is_csv = path.suffix.lower() == ".csv"
    written = _csv(columns, language) if is_csv else _workbook(columns, title, language)
    with replacing(path) as draft:
        draft.write_bytes(written)


def says_example(name: str) -> bool:
    """Whether a name is still the mark of the example."""
    return name in _marks()


@cache
def _marks() -> frozenset[str]:
    return frozenset(in_every_language(MARK))


def _csv(columns: Sequence[TemplateColumn], language: str) -> bytes:
    whole = io.StringIO(newline="")
    french = language == "fr"  # whose spreadsheet programs part numbers and cells otherwise
    rows = csv.writer(whole, delimiter=";" if french else ",")
    rows.writerow([column.heading for column in columns])
    rows.writerow([column.example for column in columns])
    return whole.getvalue().encode("utf-8-sig")


def _workbook(columns: Sequence[TemplateColumn], title: str, language: str) -> bytes:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _fill_list(workbook.create_sheet(title), columns)
    explanations = workbook.create_sheet(words_of(language).gettext(EXPLANATIONS))
    _fill_explanations(explanations, columns, language)
    whole = io.BytesIO()
    workbook.save(whole)
    return whole.getvalue()


def _fill_list(sheet: Any, columns: Sequence[TemplateColumn]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    wrapped = Alignment(wrap_text=True, vertical="top")
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        of_all = sheet.column_dimensions[letter]
        of_all.width = WIDE if column.is_wide else NARROW
        of_all.number_format = AS_TEXT
        of_all.alignment = wrapped
        heading = sheet.cell(1, place, column.heading)
        heading.font = Font(bold=True)
        heading.alignment = wrapped
        given = sheet.cell(2, place, column.example or None)
        given.number_format = AS_TEXT
        given.alignment = wrapped
        given.font = Font(italic=True, color="7F7F7F")
        if column.choices:
            words = ",".join(column.choices)
            choices = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            choices.add(f"{letter}2:{letter}{ROWS_TO_FILL}")
            sheet.add_data_validation(choices)
    sheet.freeze_panes = "B2"


def _fill_explanations(sheet: Any, columns: Sequence[TemplateColumn], language: str) -> None:
    from openpyxl.styles import Alignment, Font

    say = words_of(language).gettext
    sheet.append([say(text) for text in ABOVE_EXPLANATIONS])
    for column in columns:
        sheet.append(
            [column.heading, column.explanation, say(NEEDED) if column.is_needed else None]
        )
    for letter, width in zip("ABC", (WIDE, 2 * WIDE, NARROW), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
