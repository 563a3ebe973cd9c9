"""The empty list of cases that organizers fill in: headings, an example, and explanations."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.exchange import case_cells
from w4r_desktop.exchange.case_columns import COLUMNS, REQUIRED
from w4r_desktop.language import LANGUAGES, N_, words_of
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARK: Final = N_("Example: delete this row")
EXAMPLE: Final = {
    "name": MARK,
    "headline": N_("Threatened because she guards a river"),
    "country": "CO",
    "short_name": "Ana",
    "subject": N_("person"),
    "members": "1",
    "includes_minors": N_("no"),
    "story": N_(
        "Ana Example guards the river of her town.\n\nSince she spoke up against the mine, "
        "strangers wait before her door."
    ),
    "demands": N_("Protect Ana Example.\nFind out who threatens her."),
    "letter_languages": "es, en",
    "religious_cards": N_("unknown"),
    "sources": "https://example.org/ana",
    "primary.addressee": "Bo Example",
    "primary.office": N_("Minister of the Interior"),
    "primary.lines": "Calle 1 No. 2-34\nBogotá",
    "primary.country": "CO",
    "primary.salutation": N_("Dear Minister,"),
    "primary.closing": N_("Yours respectfully,"),
    "primary.email": "minister@example.org",
    "primary.mail": N_("open"),
    "primary.checked_on": "2026-10-01",
    "solidarity.addressee": "Ana Example",
    "solidarity.lines": "Apartado 123\nMedellín",
    "solidarity.country": "CO",
}
"""A case that nobody could take for one; what is the same in every language is not translated."""

CASES: Final = N_("Cases")
EXPLANATIONS: Final = N_("Explanations")
ABOVE_EXPLANATIONS: Final = (N_("Column"), N_("What belongs there"), N_("Needed"))
NEEDED: Final = N_("yes")

ROWS_TO_FILL: Final = 200
NARROW: Final = 20
WIDE: Final = 45
TALL: Final = ("story", "sample_letter", "demands", "lines", "warning", "enclosures", "headline")
AS_TEXT: Final = "@"  # a spreadsheet program leaves codes, numbers and dates as they are typed


def write_template(path: Path, *, language: str) -> None:
    """Write the list to fill in, as CSV or else as an Excel workbook, in a language of ours."""
    written = _csv(language) if path.suffix.lower() == ".csv" else _workbook(language)
    with replacing(path) as draft:
        draft.write_bytes(written)


def example(language: str) -> dict[str, str]:
    """Return the cells of the example by column key."""
    say = words_of(language).gettext
    return {key: say(text) for key, text in EXAMPLE.items()}


def is_example(cells: Mapping[str, str]) -> bool:
    """Whether a row is the example of some template, as it was."""
    given = {key: text.splitlines() for key, text in cells.items()}
    return any(
        given == {key: text.splitlines() for key, text in example(language).items()}
        for language in LANGUAGES
    )


def says_example(name: str) -> bool:
    """Whether a name is still the mark of the example."""
    return name in case_cells.in_every_language(MARK)


def _csv(language: str) -> bytes:
    whole = io.StringIO(newline="")
    french = language == "fr"  # whose spreadsheet programs part numbers and cells otherwise
    rows = csv.writer(whole, delimiter=";" if french else ",")
    rows.writerow([column.heading(language) for column in COLUMNS])
    cells = example(language)
    rows.writerow([cells.get(column.key, "") for column in COLUMNS])
    return whole.getvalue().encode("utf-8-sig")


def _workbook(language: str) -> bytes:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _fill_cases(workbook.create_sheet(words_of(language).gettext(CASES)), language)
    _fill_explanations(workbook.create_sheet(words_of(language).gettext(EXPLANATIONS)), language)
    whole = io.BytesIO()
    workbook.save(whole)
    return whole.getvalue()


def _fill_cases(sheet: Any, language: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    cells = example(language)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for place, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(place)
        of_all = sheet.column_dimensions[letter]
        of_all.width = WIDE if column.field in TALL else NARROW
        of_all.number_format = AS_TEXT
        of_all.alignment = wrapped
        heading = sheet.cell(1, place, column.heading(language))
        heading.font = Font(bold=True)
        heading.alignment = wrapped
        given = sheet.cell(2, place, cells.get(column.key))
        given.number_format = AS_TEXT
        given.alignment = wrapped
        given.font = Font(italic=True, color="7F7F7F")
        if column.kind:
            words = ",".join(case_cells.words(column.kind, language))
            choices = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            choices.add(f"{letter}2:{letter}{ROWS_TO_FILL}")
            sheet.add_data_validation(choices)
    sheet.freeze_panes = "B2"


def _fill_explanations(sheet: Any, language: str) -> None:
    from openpyxl.styles import Alignment, Font

    say = words_of(language).gettext
    sheet.append([say(text) for text in ABOVE_EXPLANATIONS])
    for column in COLUMNS:
        needed = say(NEEDED) if column.key in REQUIRED else None
        sheet.append([column.heading(language), say(column.explanation), needed])
    for letter, width in zip("ABC", (WIDE, 2 * WIDE, NARROW), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
