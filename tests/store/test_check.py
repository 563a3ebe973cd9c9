"""An event file is called whole only when it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.evening import Evening, make_event
from w4r_desktop.errors import EventFileDamagedError, EventFileSumsError
from w4r_desktop.store.check import Findings, check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST

if TYPE_CHECKING:
    from pathlib import Path


def spoiled(path: Path, statement: str) -> EventFile:
    """Return an event with one letter after somebody meddled with its file."""
    evening = Evening(make_event(path))
    evening.log(quantity=2)
    evening.file.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(statement)
    return EventFile(path)


def test_a_whole_file_is_told_with_what_it_holds(evening: Evening) -> None:
    evening.log(quantity=3)
    evening.log(quantity=-3)
    assert check(evening.file) == Findings(version=NEWEST, entries=2, cases=3)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("DELETE FROM campaign_case", EventFileDamagedError),
        ("UPDATE tally_entry SET quantity = -1", EventFileSumsError),
    ],
)
def test_broken_references_and_sums_are_found(
    tmp_path: Path, statement: str, refusal: type[Exception]
) -> None:
    with closing(spoiled(tmp_path / "a.w4r", statement)) as file, pytest.raises(refusal):
        check(file)
