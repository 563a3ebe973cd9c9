"""The empty list of cases that organizers fill in: headings, an example, and explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.exchange import case_cells
from w4r_desktop.exchange.case_columns import COLUMNS, REQUIRED
from w4r_desktop.exchange.templates import MARK, TemplateColumn, write_list_to_fill
from w4r_desktop.language import LANGUAGES, N_, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
TALL: Final = ("story", "sample_letter", "demands", "lines", "warning", "enclosures", "headline")


def write_template(path: Path, *, language: str) -> None:
    """Write the list to fill in, as CSV or else as an Excel workbook, in a language of ours."""
    say = words_of(language).gettext
    cells = example(language)
    columns = [
        TemplateColumn(
            heading=column.heading(language),
            explanation=say(column.explanation),
            example=cells.get(column.key, ""),
            is_needed=column.key in REQUIRED,
            is_wide=column.field in TALL,
            choices=tuple(case_cells.words(column.kind, language)) if column.kind else (),
        )
        for column in COLUMNS
    ]
    write_list_to_fill(path, columns, title=say(CASES), language=language)


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
