"""One connection, set up for power cuts, locked against everybody else, and strict about types."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.evening import NOW, Evening, make_event
from w4r_desktop.errors import (
    EventFileBusyError,
    EventFileReadOnlyError,
    NameEmptyError,
    WouldReplaceEventError,
)
from w4r_desktop.messages import explain
from w4r_desktop.services import attendees
from w4r_desktop.store.connection import refusal, spare_events, trouble
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.records import APPLICATION_ID, Record

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

SETTINGS = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "application_id": APPLICATION_ID,
    "user_version": NEWEST,
}
OTHER_PROGRAM = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], timeout=0).execute("SELECT * FROM event").fetchall()
"""


def test_an_event_on_a_read_only_disk_is_called_read_only(evening: Evening) -> None:
    evening.file.close()
    before = evening.file.path.read_bytes()
    address = f"{evening.file.path.as_uri()}?mode=ro"  # what SQLite falls back to on such a disk
    with closing(sqlite3.connect(address, uri=True)) as database:
        database.execute("PRAGMA locking_mode=EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as refused:
            database.execute("PRAGMA journal_mode=WAL")
    told = refusal(refused.value, file="evening.w4r")
    assert isinstance(told, EventFileReadOnlyError)
    assert "“evening.w4r” cannot be opened, because it or its folder is read-only." in explain(told)
    assert evening.file.path.read_bytes() == before


def error(name: str, words: str = "") -> sqlite3.Error:
    """Return an error as SQLite raises it."""
    made = sqlite3.OperationalError(words)
    made.sqlite_errorname = name
    return made


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "is open in another window"),
        ("SQLITE_LOCKED", "is open in another window"),
        ("SQLITE_CANTOPEN", "or its folder is read-only"),
        ("SQLITE_FULL", "because the disk is full"),
        ("SQLITE_IOERR_READ", "its disk does not answer"),
        ("SQLITE_IOERR_SHORT_READ", "is damaged or cut off"),
        ("SQLITE_CORRUPT", "is damaged or cut off"),
    ],
)
def test_what_sqlite_refuses_to_open_is_told_in_words(name: str, words: str) -> None:
    assert words in explain(refusal(error(name), file="evening.w4r"))


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("SQLITE_CORRUPT_INDEX", "", "is damaged or cut off"),
        ("SQLITE_NOTADB", "", "is damaged or cut off"),
        ("SQLITE_ERROR", "integer overflow", "is damaged or cut off"),
        ("SQLITE_FULL", "", "because the disk is full"),
        ("SQLITE_IOERR_WRITE", "", "because the disk did not take it"),
        ("SQLITE_READONLY", "", "because the disk did not take it"),
    ],
)
def test_what_sqlite_refuses_of_an_open_event_is_told_in_words(
    name: str, said: str, words: str
) -> None:
    told = trouble(error(name, said), file="evening.w4r")
    assert told is not None
    assert words in explain(told)


def test_what_sqlite_refuses_by_a_fault_of_ours_is_no_trouble_of_the_file() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        with pytest.raises(sqlite3.OperationalError) as refused:
            database.execute("SELECT nothing FROM nowhere")
        assert trouble(refused.value, file="evening.w4r") is None
        with pytest.raises(sqlite3.OperationalError) as refused:
            database.execute("SELECT sum(a) FROM (SELECT ~(1 << 63) AS a UNION ALL SELECT 1)")
        assert trouble(refused.value, file="evening.w4r") is not None
    assert trouble(KeyError("a"), file="evening.w4r") is None


def test_what_fails_half_way_is_not_there_at_all(evening: Evening) -> None:
    def half(session: Session, *, table: UUID) -> None:
        attendees.sign_in(session, name="Ana", writing_table_id=table, at=NOW)
        session.flush()
        raise NameEmptyError

    with pytest.raises(NameEmptyError):
        evening.do(half, table=evening.tables[0])
    assert evening.ask(people) == ()
    evening.file.close()
    with closing(EventFile(evening.file.path)) as again:
        assert Evening(again).ask(people) == ()


def test_an_event_that_another_program_took_its_log_from_has_one_again(evening: Evening) -> None:
    evening.log()
    evening.file.close()
    with closing(sqlite3.connect(evening.file.path)) as other:
        assert other.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)

    again = Evening(EventFile(evening.file.path))
    again.log()
    assert again.sheet().total == 2
    mode = again.ask(lambda session: session.execute(text("PRAGMA journal_mode")).scalar_one())
    again.file.close()
    assert mode == "wal"


def test_a_journal_that_cannot_be_taken_away_is_told(evening: Evening) -> None:
    evening.file.close()
    evening.file.path.with_name("evening.w4r-journal").mkdir()
    with pytest.raises(EventFileReadOnlyError) as refused:
        EventFile(evening.file.path)
    assert "or its folder is read-only" in explain(refused.value)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_of_the_connection_is_as_it_should_be(evening: Evening, name: str) -> None:
    def answer(session: Session) -> object:
        return session.execute(text(f"PRAGMA {name}")).scalar_one_or_none() or 0

    assert evening.ask(answer) == SETTINGS[name]


def test_sqlite_refuses_a_value_of_the_wrong_type(evening: Evening) -> None:
    with pytest.raises(IntegrityError, match="cannot store TEXT value in INTEGER column"):
        evening.ask(lambda session: session.execute(text("UPDATE event SET goal = 'many'")))


def test_every_table_is_strict_and_keyed_by_identity(evening: Evening) -> None:
    tables = evening.ask(
        lambda session: {row.name: row for row in session.execute(text("PRAGMA table_list"))}
    )

    for name in Record.metadata.tables:
        assert tables[name].strict, name
        assert tables[name].wr, name  # WITHOUT ROWID


def test_an_entry_for_somebody_who_is_not_there_is_refused(evening: Evening) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        evening.log(evening.tables[0])


def test_an_open_event_cannot_be_opened_again(evening: Evening) -> None:
    with pytest.raises(EventFileBusyError) as refused:
        EventFile(evening.file.path)

    assert refused.value.file == "evening.w4r"
    evening.log()  # and it goes on working


def test_an_open_event_is_closed_to_every_other_program(evening: Evening) -> None:
    assert "database is locked" in open_elsewhere(evening.file.path)


def test_looking_twice_at_an_open_event_does_not_let_others_in(evening: Evening) -> None:
    with pytest.raises(EventFileBusyError):
        EventFile(evening.file.path)

    assert "database is locked" in open_elsewhere(evening.file.path)


def test_an_event_under_another_name_is_still_the_same_file(evening: Evening) -> None:
    link = evening.file.path.with_name("link.w4r")
    link.symlink_to(evening.file.path)

    with pytest.raises(EventFileBusyError):
        EventFile(link)

    assert "database is locked" in open_elsewhere(evening.file.path)


def test_an_event_that_another_program_writes_to_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    make_event(path).close()

    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(EventFileBusyError):
            EventFile(path)
        other.rollback()

    EventFile(path).close()


def test_a_closed_event_lies_in_one_file_and_is_open_to_others(evening: Evening) -> None:
    evening.log()
    evening.file.close()

    assert [file.name for file in evening.file.path.parent.glob("*evening*")] == ["evening.w4r"]
    assert open_elsewhere(evening.file.path) == ""


@pytest.mark.parametrize("is_open", [True, False])
def test_no_document_takes_the_place_of_an_event_or_of_what_lies_beside_it(
    tmp_path: Path, *, is_open: bool
) -> None:
    file = make_event(tmp_path / "tally.csv")
    if not is_open:
        file.close()
    (tmp_path / "link.txt").symlink_to("tally.csv")
    (tmp_path / "log.txt").symlink_to("tally.csv-wal")
    (tmp_path / "figures.json").write_text("{}", encoding="utf-8")

    for name in (
        *("tally.csv", "tally.csv-wal", "tally.csv-shm", "Tally.W4R", "tally.csv-journal"),
        *("link.txt", "link.txt-wal", "log.txt", "new.w4r", "new.w4r-wal", "NEW.W4R-Journal"),
    ):
        with pytest.raises(WouldReplaceEventError) as refused:
            spare_events(tmp_path / name)
        assert refused.value.file == name
    for name in (
        "new.csv",
        "figures.json",
        "figures.json-wal",
        "-wal",
        "new.csv-wal",
        "w4r",
        "a" * 300,
    ):
        spare_events(tmp_path / name)
    file.close()


def open_elsewhere(path: Path) -> str:
    """Return what another process is told that reads the file with SQLite."""
    reader = [sys.executable, "-c", OTHER_PROGRAM, str(path)]
    return subprocess.run(reader, capture_output=True, text=True, check=False).stderr
