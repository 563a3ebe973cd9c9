"""A file of the results in any form but print, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.exports import LISTING, NAMING, Form, Purpose
from w4r_desktop.errors import ExportFormError
from w4r_desktop.exchange.contacts_export import write_contacts
from w4r_desktop.exchange.report_back import write_text
from w4r_desktop.exchange.results_csv import write_csv
from w4r_desktop.exchange.results_json import write_json
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from w4r_desktop.exchange.results import Results

WRITERS: Final = {Form.JSON: write_json, Form.CSV: write_csv, Form.TEXT: write_text}


def saving(path: Path, form: Form, results: Results) -> Generator[int, None, None]:
    """Write a file, yielding how many entries are in already.

    It appears whole or not at all. Raises ExportFormError and FileNotSavedError.
    """
    demand_form(form, results.purpose)
    with replacing(path) as draft:
        if results.purpose is Purpose.CONTACTS:
            yield from write_contacts(draft, form, results)
        elif form is Form.XLSX:
            from w4r_desktop.exchange.results_workbook import write_workbook  # no window needs it

            yield from write_workbook(draft, results)
        else:
            yield from WRITERS[form](draft, results)


def demand_form(form: Form, purpose: Purpose) -> None:
    """Raise ExportFormError for names in a form that is for everybody's eyes."""
    if purpose in NAMING and form not in LISTING:
        raise ExportFormError
