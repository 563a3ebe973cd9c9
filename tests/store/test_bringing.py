"""An event that lies elsewhere is copied to the laptop, whole, and stays as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.evening import Evening, make_event
from tests.store.kept import backed_up
from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileBusyError,
    EventFileDamagedError,
    EventFileForeignError,
    EventFileSyncedError,
    EventFileTooLargeError,
    EventFileUnreadableError,
    W4RError,
)
from w4r_desktop.messages import explain
from w4r_desktop.store import bringing
from w4r_desktop.store.backups import verify
from w4r_desktop.store.bringing import bring_here
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.opening import open_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return an event of three letters in a folder that is kept equal on several computers."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    evening = Evening(make_event(folder / "evening.w4r"))
    evening.log(quantity=3)
    evening.file.close()
    return evening.file.path


def here() -> list[str]:
    return sorted(file.name for file in paths.events_folder().iterdir())


def letters(path: Path) -> int:
    evening = Evening(open_here(path))
    check(evening.file)
    total = evening.sheet().total
    evening.file.close()
    return total


def test_an_event_elsewhere_is_not_opened_but_its_copy_is(elsewhere: Path) -> None:
    before = elsewhere.read_bytes()
    with pytest.raises(EventFileSyncedError):
        open_here(elsewhere)

    copy = bring_here(elsewhere)

    assert letters(copy) == 3
    assert elsewhere.read_bytes() == before
    assert [file.name for file in elsewhere.parent.iterdir()] == ["evening.w4r"]


def test_a_copy_takes_a_free_name(elsewhere: Path) -> None:
    assert [bring_here(elsewhere).name for _ in range(2)] == ["evening.w4r", "evening (2).w4r"]
    assert here() == ["evening (2).w4r", "evening.w4r"]


def test_what_a_killed_program_left_comes_along(elsewhere: Path) -> None:
    evening = Evening(EventFile(elsewhere))
    evening.log(quantity=4)
    log = elsewhere.with_name("evening.w4r-wal")
    left, logged = elsewhere.read_bytes(), log.read_bytes()
    evening.file.close()
    elsewhere.write_bytes(left)
    log.write_bytes(logged)

    copy = bring_here(elsewhere)

    assert letters(copy) == 7
    assert (elsewhere.read_bytes(), log.read_bytes()) == (left, logged)
    assert here() == ["evening.w4r"]


def test_a_damaged_event_leaves_nothing_here(elsewhere: Path) -> None:
    content = bytearray(elsewhere.read_bytes())
    content[5000:9000] = bytes(4000)
    elsewhere.write_bytes(content)
    with pytest.raises(EventFileDamagedError):
        bring_here(elsewhere)
    assert here() == []


def test_an_event_that_changes_meanwhile_is_in_use(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: Iterator[list[tuple[int, int]]] = iter([[(1, 1)], [(1, 2)]])
    monkeypatch.setattr(bringing, "_state", lambda _source: next(states))
    with pytest.raises(EventFileBusyError):
        bring_here(elsewhere)
    assert here() == []


def test_what_cannot_be_read_is_told(elsewhere: Path) -> None:
    elsewhere.with_name("evening.w4r-wal").mkdir()
    with pytest.raises(EventFileUnreadableError) as refused:
        bring_here(elsewhere)
    assert refused.value.file == "evening.w4r"
    assert here() == []


@pytest.fixture
def backup(elsewhere: Path) -> Path:
    """Return a backup of three letters on a stick, with a log of four more planted beside it."""
    evening = Evening(EventFile(elsewhere))
    made = backed_up(evening, elsewhere.parent / "stick").path
    evening.file.close()
    forged = Evening(EventFile(shutil.copyfile(made, elsewhere.with_name("forged.w4r"))))
    forged.log(quantity=4)
    shutil.copyfile(paths.with_companions(forged.file.path)[1], paths.with_companions(made)[1])
    forged.file.close()
    return made


def test_a_backup_comes_alone_as_it_was_proved(backup: Path) -> None:
    assert letters(bring_here(backup)) == 3


def test_a_backup_that_changes_after_it_was_proved_does_not_come(
    backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prove(path: Path) -> str:
        found = verify(path)
        shutil.copyfile(DATA / "event-v4.w4r", path)
        return found

    monkeypatch.setattr(bringing, "verify", prove)
    with pytest.raises(EventFileDamagedError) as refused:
        bring_here(backup)
    assert refused.value.file == backup.name
    assert here() == []


def test_an_older_event_comes_without_a_backup_that_nobody_asked_for(elsewhere: Path) -> None:
    shutil.copyfile(DATA / "event-v1.w4r", elsewhere)
    assert letters(bring_here(elsewhere)) == 3
    assert here() == ["evening.w4r"]
    assert not list(paths.data_folder().rglob("* backup *"))


@pytest.mark.parametrize(
    ("is_ours", "refusal", "words"),
    [(True, EventFileTooLargeError, "1 MB"), (False, EventFileForeignError, "not an event")],
)
def test_what_is_too_large_is_not_copied(
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    refusal: type[W4RError],
    words: str,
    *,
    is_ours: bool,
) -> None:
    monkeypatch.setattr(bringing, "LARGEST", 1 << 20)
    if not is_ours:
        elsewhere.write_text("A letter to a friend. " * 50, encoding="utf-8")
    os.truncate(elsewhere, 2 << 20)
    with pytest.raises(refusal) as refused:
        bring_here(elsewhere)
    assert "“evening.w4r”" in explain(refused.value)
    assert words in explain(refused.value)
    assert here() == []


HALF = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.executescript("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN IMMEDIATE")
database.execute("UPDATE event SET name = 'Half done'")
for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
    database.execute(f'SELECT * FROM "{table}"').fetchall()
database.execute("UPDATE campaign_case SET name = 'x'")
os._exit(9)
"""


@pytest.mark.parametrize("how", [open_here, bring_here])
def test_half_a_change_that_a_killed_program_left_is_not_taken_for_the_event(
    elsewhere: Path, tmp_path: Path, how: Callable[[Path], object]
) -> None:
    evening = elsewhere.rename(tmp_path / "evening.w4r")
    subprocess.run([sys.executable, "-c", HALF, str(evening)], check=False)
    before = {file: file.read_bytes() for file in tmp_path.glob("evening*")}
    assert b"Half done" in before[evening]
    assert len(before) == 2
    with pytest.raises(EventFileDamagedError) as refused:
        how(evening)
    assert "“evening.w4r” is damaged" in explain(refused.value)
    assert {file: file.read_bytes() for file in tmp_path.glob("evening*")} == before
    assert here() == []
