"""The tables of every version are known by their text, and damage to any page is seen at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.evening import Evening, make_event
from w4r_desktop import paths
from w4r_desktop.errors import EventFileDamagedError
from w4r_desktop.store import known, migrations
from w4r_desktop.store.connection import peek
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.opening import open_here
from w4r_desktop.store.records import Record

DATA = Path(__file__).parents[1] / "data"
PAGE = 4096
LOG = "tally_entry"
TABLES = sorted(set(Record.metadata.tables) - {LOG, "event", "campaign"})


def test_the_known_text_of_the_newest_version_is_that_of_a_new_file() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Record.metadata.create_all(connection)
        made = connection.connection.driver_connection
        assert isinstance(made, sqlite3.Connection)
        assert known.digest(made) == known.KNOWN[migrations.NEWEST]
    engine.dispose()


@pytest.mark.parametrize("found", range(1, migrations.NEWEST))
def test_the_known_text_of_every_version_is_that_of_its_files_however_they_came_to_be(
    found: int,
) -> None:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as file:
        file.deserialize((DATA / f"event-v{found}.w4r").read_bytes().replace(b"\2\2", b"\1\1", 1))
        assert known.digest(file) == known.KNOWN[found]
        engine = create_engine("sqlite://", creator=lambda: file)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys=0")
            for version in range(found, migrations.NEWEST):
                migrations.upgrade(connection, found=version, newest=version + 1)
                assert known.digest(file) == known.KNOWN[version + 1]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the file of an event in which something was logged."""
    path = tmp_path_factory.mktemp("whole") / "evening.w4r"
    with pytest.MonkeyPatch.context() as here:
        here.setattr(paths, "data_folder", lambda: path.parent / "data")
        evening = Evening(make_event(path))
        evening.log(evening.sign_in("Amina"), 3)
        evening.file.close()
    return path.read_bytes()


def spoiled(whole: bytes, name: str) -> Path:
    """Return an event among the person's own in which one page of a table was overwritten."""
    path = paths.events_folder() / "evening.w4r"
    path.write_bytes(whole)
    with closing(peek(path)) as file:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (root,) = file.execute(asked, (name,)).fetchone()
    start = (root - 1) * PAGE
    path.write_bytes(whole[:start] + b"\xff" * PAGE + whole[start + PAGE :])
    return path


@pytest.mark.parametrize("name", [*TABLES, "ix_attendee_folded_name"])
def test_a_damaged_page_is_seen_when_the_file_is_opened(whole: bytes, name: str) -> None:
    path = spoiled(whole, name)
    before = path.read_bytes()
    with pytest.raises(EventFileDamagedError):
        EventFile(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["evening.w4r"]


@pytest.mark.parametrize("name", [LOG, "ix_tally_entry_by_time", "ix_tally_entry_reverses_id"])
def test_a_damaged_page_of_the_log_is_seen_when_it_is_opened_to_work_in(
    whole: bytes, name: str
) -> None:
    path = spoiled(whole, name)
    before = path.read_bytes()
    with pytest.raises(EventFileDamagedError):
        open_here(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["evening.w4r"]
