"""Event files are made whole or not at all, and what is none is refused and left alone."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event

from tests.evening import Evening, details, make_event, pack
from w4r_desktop import errors
from w4r_desktop.messages import explain
from w4r_desktop.services import event_details
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.queries import events

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.evening import Evening, details, make_event
from w4r_desktop import paths
from w4r_desktop.services import event_details
path = Path(sys.argv[1])
paths.data_folder = lambda: path.parent / "data"
evening = Evening(make_event(path))
said = details(dedication="a" * int(sys.argv[2]))
evening.do(event_details.change_details, details=said)
os.kill(os.getpid(), signal.SIGKILL)
"""
OPENED_BY_NOBODY = """
import os, sys
from pathlib import Path
from w4r_desktop.errors import EventFileError
from w4r_desktop.store.event_file import EventFile
if os.geteuid() == 0:  # who may read everything
    os.setuid(65534)
try:
    EventFile(Path(sys.argv[1]))
except EventFileError as refused:
    print(type(refused).__name__, refused.file)
"""


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Return the path of an event that is not open."""
    path = tmp_path / "evening.w4r"
    make_event(path).close()
    return path


def test_a_new_event_says_what_was_said_about_it(tmp_path: Path) -> None:
    evening = Evening(make_event(tmp_path / "evening.w4r"))

    assert evening.ask(events.event).details == details()
    assert not evening.file.done  # an event that was just made has nothing to undo
    evening.file.close()


@pytest.mark.parametrize("name", ["Ready?", "50%41", "#1", "?mode=ro", "a;b&c=d@e:f"])
def test_an_event_may_be_called_anything(tmp_path: Path, name: str) -> None:
    make_event(tmp_path / f"{name}.w4r").close()
    evening = Evening(EventFile(tmp_path / f"{name}.w4r"))
    evening.log()
    evening.file.close()

    files = [file.name for file in tmp_path.iterdir() if file.is_file()]
    assert files == [f"{name}.w4r"]


def test_a_new_event_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(session: Session) -> None:
        event_details.set_up(session, details=details(), table_names=["1"], pack=pack())
        session.flush()
        raise errors.NameEmptyError

    with pytest.raises(errors.NameEmptyError):
        EventFile.create(tmp_path / "evening.w4r", fail)

    assert not [file.name for file in tmp_path.iterdir() if file.is_file()]


def test_a_new_event_never_takes_the_place_of_another(closed: Path) -> None:
    before = closed.read_bytes()

    with pytest.raises(errors.EventFileExistsError):
        make_event(closed)

    assert closed.read_bytes() == before


def test_a_new_event_does_not_mind_what_a_killed_one_left(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    kill_after(path, letters=3)
    path.rename(tmp_path / ".other.w4r.part")
    path.with_name("evening.w4r-wal").rename(tmp_path / ".other.w4r.part-wal")

    evening = Evening(make_event(tmp_path / "other.w4r"))

    assert evening.ask(events.event).details.dedication == ""
    evening.file.close()
    assert not list(tmp_path.glob(".*"))


def test_a_new_event_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.W4RError) as refused:
        make_event(tmp_path / "nowhere" / "evening.w4r")

    assert getattr(refused.value, "file", "") == "evening.w4r"


def test_a_missing_event_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.EventFileMissingError):
        EventFile(tmp_path / "evening.w4r")

    assert not [file for file in tmp_path.iterdir() if file.is_file()]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", errors.EventFileEmptyError),
        (b"S", errors.EventFileDamagedError),
        (b"SQLite format 3\0", errors.EventFileDamagedError),
        (b"Dear President Duque,\n", errors.EventFileForeignError),
        (b"PK\x03\x04" + bytes(200), errors.EventFileForeignError),
        (bytes(4096), errors.EventFileForeignError),
    ],
)
def test_what_is_no_event_is_refused(
    tmp_path: Path, content: bytes, kind: type[errors.EventFileError]
) -> None:
    path = tmp_path / "evening.w4r"
    path.write_bytes(content)

    assert_refused(path, kind)


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE contacts (name TEXT)")

    assert_refused(path, errors.EventFileForeignError)


def test_the_journal_beside_a_foreign_file_is_not_replayed(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE contacts (name TEXT)")
    planted = path.with_name("evening.w4r-journal")
    planted.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))

    assert_refused(path, errors.EventFileForeignError)
    assert planted.exists()


@pytest.mark.parametrize("part", [0.001, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_cut_event_is_refused(closed: Path, part: float) -> None:
    whole = closed.read_bytes()
    closed.write_bytes(whole[: int(len(whole) * part)])

    assert_refused(closed, errors.EventFileDamagedError)


def test_an_event_whose_table_of_contents_is_damaged_is_refused(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[100:4096] = b"\x07" * 3996
    closed.write_bytes(content)

    assert_refused(closed, errors.EventFileDamagedError)


def test_an_event_whose_table_of_contents_is_no_text_is_refused(closed: Path) -> None:
    content = closed.read_bytes()
    assert b"CREATE TABLE event (" in content
    closed.write_bytes(content.replace(b"CREATE TABLE event (", b"CREATE TABLE event \xff"))

    with pytest.raises(errors.EventFileDamagedError):
        EventFile(closed)


def test_an_event_of_a_newer_version_is_left_alone_and_both_versions_are_named(
    closed: Path,
) -> None:
    content = bytearray(closed.read_bytes())
    content[60:64] = struct.pack(">I", 7)
    closed.write_bytes(content)

    refused = assert_refused(closed, errors.EventFileTooNewError)

    assert isinstance(refused, errors.EventFileTooNewError)
    assert (refused.found, refused.supported) == (7, NEWEST)


@pytest.mark.parametrize("version", [0, -5])
def test_an_event_of_a_version_that_never_was_is_damaged(closed: Path, version: int) -> None:
    content = bytearray(closed.read_bytes())
    content[60:64] = struct.pack(">i", version)
    closed.write_bytes(content)

    assert_refused(closed, errors.EventFileDamagedError)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "DELETE FROM campaign",
        "INSERT INTO campaign VALUES (zeroblob(16), '', '', '', NULL, NULL, NULL, 0, '')",
        "UPDATE event SET held_on = 'someday'",
        "UPDATE event SET kinds = '[\"zzz\"]'",
        "UPDATE event SET name = CAST(x'ff' AS TEXT)",
        "DROP TABLE campaign",
        "CREATE TRIGGER t AFTER INSERT ON tally_entry BEGIN DELETE FROM attendee; END",
        "CREATE VIEW v AS SELECT name FROM attendee",
    ],
)
def test_an_event_that_somebody_meddled_with_is_refused(closed: Path, statement: str) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as database:
        database.execute(statement)

    with pytest.raises(errors.EventFileDamagedError):
        EventFile(closed)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such user")
def test_an_event_that_may_not_be_read_is_refused(closed: Path) -> None:
    closed.chmod(0o000)
    asked = subprocess.run(
        [sys.executable, "-c", OPENED_BY_NOBODY, str(closed)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert asked.stdout == "EventFileUnreadableError evening.w4r\n"


def test_an_event_with_too_long_a_name_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(errors.EventFileMissingError):
        EventFile(tmp_path / f"{'n' * 300}.w4r")
    with pytest.raises(errors.FileNotSavedError) as refused:
        make_event(tmp_path / f"{'n' * 300}.w4r")
    assert refused.value.name_too_long


@pytest.mark.parametrize("left", ["evening.w4r-wal", "evening.w4r-shm", "evening.w4r-journal"])
def test_a_new_event_takes_over_no_log_that_was_left(tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_bytes(b"letters")

    with pytest.raises(errors.EventFileExistsError) as refused:
        make_event(tmp_path / "evening.w4r")

    assert refused.value.file == left
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [left]


def test_an_event_that_is_read_only_is_refused(closed: Path) -> None:
    closed.chmod(0o444)

    assert_refused(closed, errors.EventFileReadOnlyError)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_an_event_that_was_killed_opens_with_everything(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    kill_after(path, letters=5)
    assert path.with_name("evening.w4r-wal").stat().st_size > 0

    evening = Evening(EventFile(path))

    assert evening.ask(events.event).details.dedication == "aaaaa"
    evening.file.checkpoint()
    assert path.with_name("evening.w4r-wal").stat().st_size == 0, "a copy would not have it all"
    evening.file.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_an_event_killed_while_its_log_was_moved_in_opens_with_everything(tmp_path: Path) -> None:
    path, log = tmp_path / "evening.w4r", tmp_path / "evening.w4r-wal"
    kill_after(path, letters=90_000)
    shutil.copy(path, tmp_path / "whole.w4r")
    shutil.copy(log, tmp_path / "whole.w4r-wal")
    EventFile(tmp_path / "whole.w4r").close()
    short, whole = path.read_bytes(), (tmp_path / "whole.w4r").read_bytes()
    assert len(short) < len(whole)
    path.write_bytes(whole[:4096] + short[4096:])  # the first page goes first, and tells the size

    evening = Evening(EventFile(path))

    assert evening.ask(events.event).details.dedication == "a" * 90_000
    evening.file.close()


def kill_after(path: Path, *, letters: int) -> None:
    """Make an event with so long a dedication in a process that is killed with the event open."""
    command = [sys.executable, "-c", KILLED, str(path), str(letters)]
    killed = subprocess.run(command, check=False, cwd=ROOT)
    assert killed.returncode == -signal.SIGKILL


def assert_refused(path: Path, kind: type[errors.EventFileError]) -> errors.EventFileError:
    """Assert that the file is refused, with its name, and that nothing on the disk changed."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(kind) as refused:
        EventFile(path)
    after = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    assert after == before
    assert refused.value.file == "evening.w4r"
    return refused.value


def few_pages(connection: sqlite3.Connection, _record: object) -> None:
    """Let a file grow no more, as on a disk that is full."""
    connection.execute("PRAGMA max_page_count=4")


def test_a_new_event_for_which_the_disk_has_no_room_is_told_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    event.listen(Engine, "connect", few_pages)
    try:
        with pytest.raises(errors.DiskRefusedError) as refused:
            make_event(tmp_path / "evening.w4r")
    finally:
        event.remove(Engine, "connect", few_pages)
    assert "because the disk is full" in explain(refused.value)
    assert not list(tmp_path.glob("*evening*"))
