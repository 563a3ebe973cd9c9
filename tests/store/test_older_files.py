"""Files as earlier versions of the program wrote them are opened with all that is in them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.evening import Evening
from w4r_desktop import paths
from w4r_desktop.errors import BackupNotMadeError, BackupTrouble, EventFileDamagedError
from w4r_desktop.store.backups import contents, list_backups, verify
from w4r_desktop.store.bringing import bring_here
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.opening import open_here
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.schema import Attendee

DATA = Path(__file__).parents[1] / "data"
PLANTED = [
    "CREATE TRIGGER evil AFTER INSERT ON tally_entry BEGIN DELETE FROM tally_entry; END",
    "CREATE VIEW evil AS SELECT name FROM attendee",
    "CREATE TABLE evil (a)",
    "ALTER TABLE attendee ADD COLUMN evil TEXT",
    "CREATE INDEX evil ON attendee (name)",
    "DROP INDEX ix_attendee_folded_name",
    (
        "CREATE TABLE evil (a); PRAGMA writable_schema=1;"
        " UPDATE sqlite_schema SET name = 'sqlite_evil', tbl_name = 'sqlite_evil',"
        " sql = 'CREATE TABLE sqlite_evil (a)' WHERE name = 'evil'"
    ),
]


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_file_of_every_earlier_version_is_brought_up_whole(version: int, tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)

    evening = Evening(EventFile(path))

    assert check(evening.file).version == NEWEST
    assert evening.counts() == {"Amina": (1, 2, 0), "(1)": (0, 0, 0)}
    assert evening.counts(1) == {"(2)": (1, 0, 0)}
    evening.file.close()


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_the_older_file_is_kept_among_its_backups(version: int, tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)
    EventFile(path).close()
    EventFile(path).close()  # by now there is nothing to bring up

    (folder,) = (tmp_path / "data" / "backups").iterdir()
    (kept,) = list_backups(folder)
    assert verify(kept.path)
    assert contents(kept.path).version == version
    restored = Evening(EventFile(shutil.copyfile(kept.path, tmp_path / "again.w4r")))
    assert restored.counts() == {"Amina": (1, 2, 0), "(1)": (0, 0, 0)}
    restored.file.close()


def test_an_older_file_stays_as_it_is_where_no_backup_of_it_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / "event-v1.w4r", path)
    before = path.read_bytes()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "backups").write_text("no folder")

    with pytest.raises(BackupNotMadeError) as no:
        EventFile(path)

    assert no.value.trouble is BackupTrouble.GONE
    assert path.read_bytes() == before


def test_an_older_file_with_rows_that_lead_nowhere_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / "event-v1.w4r", path)
    with closing(sqlite3.connect(path)) as older, older:
        older.execute("DELETE FROM writing_table")
    before = path.read_bytes()

    with pytest.raises(EventFileDamagedError):
        EventFile(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [1, NEWEST - 1])
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET id = x''",
        "UPDATE event SET id = x'00'",
        "UPDATE event SET held_on = 'some day'",
        "UPDATE event SET name = CAST(x'ff' AS TEXT)",
        "UPDATE event SET kinds = '{}'",
        "UPDATE campaign SET opens_on = ''",
        "UPDATE tally_entry SET logged_at = 9223372036854775807",
    ],
)
def test_an_older_file_with_a_row_that_nothing_can_read_is_refused_and_left_as_it_is(
    version: int, statement: str, tmp_path: Path
) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        older.execute("PRAGMA ignore_check_constraints=1")
        older.execute(statement)
    before = path.read_bytes()

    for opening in (EventFile, open_here, bring_here):
        with pytest.raises(EventFileDamagedError):
            opening(path)

    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.w4r*")] == ["evening.w4r"]
    assert not (tmp_path / "data" / "backups").exists()


def test_an_older_file_of_a_place_nobody_knows_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / "event-v1.w4r", path)
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        older.execute("UPDATE event SET time_zone = '../Olympus'")

    evening = Evening(EventFile(path))

    assert evening.counts() == {"Amina": (1, 2, 0), "(1)": (0, 0, 0)}
    evening.file.close()


@pytest.mark.parametrize("version", range(1, NEWEST))
@pytest.mark.parametrize("statement", PLANTED)
def test_an_older_file_in_which_something_was_planted_is_refused_and_left_as_it_is(
    version: int, statement: str, tmp_path: Path
) -> None:
    path = tmp_path / "there" / "evening.w4r"
    path.parent.mkdir()
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        older.executescript(statement)
    before = path.read_bytes()

    for opening in (EventFile, open_here, bring_here):
        with pytest.raises(EventFileDamagedError) as refused:
            opening(path)
        assert refused.value.file == "evening.w4r"

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["evening.w4r"]
    assert not (tmp_path / "data" / "backups").exists()
    assert not list(paths.events_folder().iterdir())


@pytest.mark.parametrize("version", [1, 2])
def test_whoever_was_here_gets_a_first_name_even_when_nobody_sees_them(
    version: int, tmp_path: Path
) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)
    people = [("Anna Khan", None), ("Anna Kim", None), ("Bo Berg", 1), ("", None), (" ", 1)]
    with closing(sqlite3.connect(path)) as older, older:
        for number, (name, hidden_at) in enumerate(people):
            older.execute(
                "INSERT INTO attendee SELECT ?, ?, ?, writing_table_id, signed_in_at, 1, NULL, 0, "
                "0, ? FROM attendee LIMIT 1",
                (bytes([255] * 15 + [number]), name, name.casefold(), hidden_at),
            )

    evening = Evening(EventFile(path))

    names = evening.ask(lambda session: list(session.scalars(select(Attendee.first_name))))
    assert names == ["Amina", "Anna", "Anna K.", "Bo", "", " "]
    evening.file.close()


def test_letters_taken_home_are_still_out_once_they_can_be_written_off(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / "event-v4.w4r", path)

    evening = Evening(EventFile(path))

    (amina,) = evening.ask(people)
    assert (amina.name, amina.taken_home, amina.due_on) == ("Amina", 3, date(2026, 12, 17))
    evening.file.close()
