"""Lists of cases as organizers save them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from w4r_desktop.domain.case import Campaign
from w4r_desktop.errors import PackRefusedError, SheetRefusedError
from w4r_desktop.exchange.case_list import read_case_list
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.exchange.case_pack import ReadPack

CAMPAIGN = Campaign(code="w4r-2031", name="Write for Rights 2031")
LEAST = {"Name": "Ana Example", "Headline": "Threatened for a river", "Country": "CO"}


def as_csv(path: Path, *rows: Sequence[str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows as a CSV file."""
    whole = io.StringIO(newline="")
    csv.writer(whole, delimiter=delimiter).writerows(rows)
    path.write_bytes(whole.getvalue().encode(encoding))
    return path


def as_xlsx(path: Path, *rows: Sequence[Any]) -> Path:
    """Write rows as an Excel workbook."""
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(list(row))
    workbook.save(path)
    return path


def listed(path: Path, *rows: dict[str, str]) -> Path:
    """Write rows by their headings, each with the least a case needs unless it says otherwise."""
    full = [LEAST | row for row in rows]
    headings = list(dict.fromkeys(heading for row in full for heading in row))
    table = [headings, *([row.get(heading, "") for heading in headings] for row in full)]
    return as_csv(path, *table) if path.suffix == ".csv" else as_xlsx(path, *table)


def read(path: Path) -> ReadPack:
    """Read a list in English into a campaign."""
    return read_case_list(path, language="en", campaign=CAMPAIGN)


def only_case(path: Path) -> CaseBrief:
    """Return the one case of a list that is read without notes."""
    found = read(path)
    assert found.notes == ()
    (case,) = found.pack.cases
    return case


def refusal(path: Path) -> str:
    """Return the words with which a list is refused."""
    with pytest.raises((PackRefusedError, SheetRefusedError)) as caught:
        read(path)
    words = explain(caught.value)
    assert words.startswith(f"“{path.name}” was not imported: ")
    assert " Nothing was changed. " in words
    assert str(path.parent) not in words
    return words.removeprefix(f"“{path.name}” was not imported: ")
