"""A workbook is there whole, or nothing is and the disk's own word says why."""

from __future__ import annotations

import errno
import gc
import os
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from w4r_desktop.errors import FileNotSavedError
from w4r_desktop.exchange.workbook_sheets import Book
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = Path("/dev/full")
AT = datetime(2026, 12, 10, 21, 5, tzinfo=ZoneInfo("America/Halifax"))


def write(draft: Path, folder: Path, *, sheets: int = 1, rows: int = 1) -> None:
    """Write rows none of which is like another, so that they stay large."""
    book = Book(draft, folder, title="Candlelight", made_at=AT)
    random = Random(6)  # noqa: S311 - as good as any
    try:
        for number in range(sheets):
            sheet = book.sheet(f"Entries {number}", ["At", "Word"], [10, 10])
            for row in range(rows):
                sheet.add_bare(AT + timedelta(seconds=row), (random.randbytes(20).hex(), row))
        book.close()
    finally:
        book.give_up()


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file gets larger than twenty thousand bytes."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_with_its_number(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as refusal:
        write(FULL, tmp_path, rows=2_000)
    assert refusal.value.errno == errno.ENOSPC
    del refusal
    gc.collect()  # what was begun is forgotten without a word


@pytest.mark.parametrize(
    ("sheets", "rows"), [(20, 60), (1, 2_000)], ids=["for the file", "for its parts"]
)
@pytest.mark.usefixtures("little_room")
def test_a_disk_that_takes_only_the_beginning_keeps_what_was_there(
    tmp_path: Path, sheets: int, rows: int
) -> None:
    file, parts = tmp_path / "tally.xlsx", tmp_path / "parts"
    parts.mkdir()
    file.write_text("496 letters", encoding="utf-8")

    with pytest.raises(FileNotSavedError), replacing(file) as draft:
        write(draft, parts, sheets=sheets, rows=rows)
    gc.collect()

    assert file.read_text(encoding="utf-8") == "496 letters"
    assert {path.name for path in tmp_path.iterdir()} == {"tally.xlsx", "parts"}


def test_it_says_in_universal_time_when_it_was_made(tmp_path: Path) -> None:
    write(tmp_path / "tally.xlsx", tmp_path)
    created = load_workbook(tmp_path / "tally.xlsx").properties.created
    assert created == datetime(2026, 12, 11, 1, 5)  # noqa: DTZ001 - as the file has it
