"""Workbooks of the results as LibreOffice reads and recalculates them.

``python -m tests.endurance.libreoffice`` saves evenings that took place, and one whose names look
like formulas, has ``soffice`` open, recalculate and save each workbook, and compares every cell.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections import deque
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from tests import real_evenings
from tests.evening import NOW, Evening
from w4r_desktop import paths
from w4r_desktop.domain.exports import Form, Purpose
from w4r_desktop.exchange.results_files import saving
from w4r_desktop.services import tables
from w4r_desktop.services.exports import results

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENINGS = (
    real_evenings.four_sites,
    real_evenings.school_day,
    real_evenings.two_kinds,
    real_evenings.one_letter_of_twelve,
    real_evenings.counted_by_hand,
)
HOSTILE = ("=1+1", "+2+3", "@SUM(A1)", "-2", "http://example.org/x")


def main() -> None:
    """Compare all of them; an AssertionError names what differs."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths.data_folder = lambda: home / "data"
        for make in EVENINGS:
            evening = make(home / f"{make.__name__}.w4r")
            with closing(evening.file):
                for name in HOSTILE:
                    evening.do(tables.add_table, name=name)
                compare(evening, office, home / f"{make.__name__}.xlsx")


def compare(evening: Evening, office: str, path: Path) -> None:
    """Have one workbook recalculated, and print what it comes to."""
    with evening.file.reading() as session:
        found = results(session, purpose=Purpose.GROUP, as_of=NOW)
        deque(saving(path, Form.XLSX, found), maxlen=0)
    bare, made = path.with_stem(f"{path.stem} without sums"), path.parent / "recalculated"
    forget_sums(path, bare)
    run(office, "--headless", "--convert-to", "xlsx", "--outdir", str(made), str(bare))
    before, after = cells(path), cells(made / bare.name)
    differing = {
        key: (before[key], after.get(key)) for key in before if after.get(key) != before[key]
    }
    assert not differing, differing
    sums = [
        key for key, cell in cells(path, formulas=True).items() if str(cell).startswith("=SUM(")
    ]
    pieces = found.figures.pieces
    print(f"{path.stem}: {pieces} pieces, {len(before)} cells and {len(sums)} sums the same")


def forget_sums(path: Path, bare: Path) -> None:
    """Copy a workbook without the values kept with its sums, so that they have to be calculated."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(name, part)
    assert len(cells(bare)) < len(cells(path)), "no sum was forgotten"


def run(*words: str) -> None:
    """Run LibreOffice with settings of its own."""
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation={Path(profile).as_uri()}"
        subprocess.run([words[0], own, *words[1:]], check=True, capture_output=True)


def cells(path: Path, *, formulas: bool = False) -> Mapping[tuple[str, str], Any]:
    """Return all cells that have something in them, by sheet and place."""
    book = load_workbook(path, data_only=not formulas)
    return {
        (name, cell.coordinate): cell.value
        for name in book.sheetnames
        for row in book[name].iter_rows()
        for cell in row
        if cell.value is not None
    }


if __name__ == "__main__":
    main()
