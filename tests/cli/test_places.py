"""Commands that change an event refuse one that is not on the laptop; those that read it do not.

What is only read stays as it is, byte for byte, with all that lies beside it.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.services import lock
from w4r_desktop.services.reports import freeze
from w4r_desktop.store import backups
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST

if TYPE_CHECKING:
    from tests.command_line import Cli

DATA = Path(__file__).parents[1] / "data"
READING = {
    "check": (),
    "backup": (".",),
    "export": ("--format", "json"),
    "print": ("table-signs", "-o", "signs.pdf"),
    "pack export": ("cases.w4rpack",),
    "people export": ("people.csv",),
}
"""What is said behind the event; files go beside it."""

WRITING = {
    "log": ("list.csv",),
    "pack import": ("list.csv",),
    "people import": ("list.csv",),
    "report": ("-o", "report.pdf"),
}


@pytest.fixture
def elsewhere(event: Path) -> Path:
    """Return an event in a folder that is kept equal on several computers."""
    folder = event.with_name("Nextcloud")
    folder.mkdir()
    shutil.copy(event, folder / "evening.w4r")
    return folder / "evening.w4r"


@pytest.fixture
def backup(event: Path) -> Path:
    """Return a backup of an event in which a letter was logged and reported."""
    evening = Evening(EventFile(event))
    evening.log(evening.sign_in("Amina"), 3)
    evening.file.write_for_good(freeze, at=NOW)
    with closing(evening.file), evening.file.reading() as session:
        made = backups.keep(session, name="evening", at=datetime(2026, 12, 10, 20, tzinfo=UTC))
    assert made is not None
    return Path(shutil.move(made.path.parent, event.with_name("stick"))) / made.path.name


def run(cli: Cli, command: str, event: Path, words: tuple[str, ...], into: Path) -> str:
    """Run a command whose files go into a folder; return what it said."""
    given = [into / word if "." in word else word for word in words]
    (into / "list.csv").write_text("name\nZebedee\n", encoding="utf-8")
    said = cli(*command.split(), event, *given)
    return said.err if said.code else f"done {said.out}"


def beside(event: Path) -> dict[str, tuple[bytes, int]]:
    """Return all that lies where an event lies, and when it was written."""
    files = event.parent.iterdir()
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "into").mkdir()
    return tmp_path / "into"


@pytest.mark.parametrize(("command", "words"), WRITING.items())
def test_what_would_be_changed_has_to_lie_on_the_laptop(
    cli: Cli, elsewhere: Path, into: Path, command: str, words: tuple[str, ...]
) -> None:
    before = beside(elsewhere)
    assert run(cli, command, elsewhere, words, into) == (
        "“evening.w4r” lies in a folder that Nextcloud keeps the same on several computers, and it "
        "would copy the file in the middle of a change. Nothing was changed. Copy it to a folder "
        "of this laptop alone and use the copy; the file stays where it is.\n"
    )
    assert beside(elsewhere) == before


@pytest.mark.parametrize(("command", "words"), WRITING.items())
def test_a_backup_is_not_changed(
    cli: Cli, backup: Path, into: Path, command: str, words: tuple[str, ...]
) -> None:
    before = beside(backup)
    assert run(cli, command, backup, words, into) == (
        f"“{backup.name}” is a backup, and whatever is counted in it would spoil it. Nothing was "
        "changed. Make a copy and use that; the backup stays as it is.\n"
    )
    assert beside(backup) == before


@pytest.mark.parametrize(("command", "words"), READING.items())
def test_what_is_only_read_may_lie_anywhere_and_stays_as_it_is(
    cli: Cli, elsewhere: Path, into: Path, command: str, words: tuple[str, ...]
) -> None:
    before = beside(elsewhere)
    assert run(cli, command, elsewhere, words, into).startswith("done")
    assert beside(elsewhere) == before


@pytest.mark.parametrize(("command", "words"), READING.items())
def test_a_backup_that_is_read_is_still_one(
    cli: Cli, backup: Path, into: Path, command: str, words: tuple[str, ...]
) -> None:
    before = beside(backup)
    assert run(cli, command, backup, words, into).startswith("done")
    assert beside(backup) == before
    assert cli("restore", backup, "-o", into / "restored.w4r").code == 0


@pytest.mark.parametrize("version", range(1, NEWEST))
@pytest.mark.parametrize("is_backup", [False, True])
def test_an_older_file_that_is_read_stays_as_it_is(
    cli: Cli, tmp_path: Path, into: Path, version: int, *, is_backup: bool
) -> None:
    (tmp_path / "there").mkdir()
    older = tmp_path / "there" / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", older)
    if is_backup:
        hashed = older.with_name("evening.w4r.sha256")
        hashed.write_text(hashlib.sha256(older.read_bytes()).hexdigest(), encoding="utf-8")
    before = beside(older)
    for command, words in READING.items():
        said = run(cli, command, older, words, into)
        assert said.startswith("done") or "“country” is missing" in said  # as no pack may be
        assert beside(older) == before, command
    assert not list((tmp_path / "data").glob("backups/*")), "what is read needs no backup"


def test_what_a_killed_program_left_beside_a_file_elsewhere_is_read_and_stays(
    cli: Cli, elsewhere: Path, into: Path
) -> None:
    log = elsewhere.with_name("evening.w4r-wal")
    evening = Evening(EventFile(elsewhere))
    evening.log(quantity=7)
    left, logged = elsewhere.read_bytes(), log.read_bytes()
    evening.file.close()
    elsewhere.write_bytes(left)
    log.write_bytes(logged)
    before = beside(elsewhere)

    assert '"pieces": 7' in run(cli, "export", elsewhere, READING["export"], into)

    assert beside(elsewhere) == before


def test_an_earlier_report_is_saved_of_a_backup(cli: Cli, backup: Path, into: Path) -> None:
    before = beside(backup)
    words = ("-o", "report.pdf", "--version", "1")
    assert "version 1 of the report" in run(cli, "report", backup, words, into)
    assert beside(backup) == before


def test_a_backup_that_was_changed_is_not_read(cli: Cli, backup: Path, into: Path) -> None:
    with closing(sqlite3.connect(backup)) as file, file:
        file.execute("UPDATE tally_entry SET quantity = 4")
    for command, words in READING.items():
        assert "is damaged" in run(cli, command, backup, words, into)


def test_a_locked_backup_asks_for_the_pin_and_remembers_nothing(
    cli: Cli, elsewhere: Path, into: Path
) -> None:
    with closing(EventFile(elsewhere)) as file:
        file.write_for_good(lock.set_pin, pin="4711")
        file.write_for_good(lock.lock, at=NOW)
    before = beside(elsewhere)
    for pin, done in (("1234", False), ("4711", True)):
        (into / "pin.txt").write_text(pin)
        words = ("people.csv", "--pin-file", "pin.txt")
        said = run(cli, "people export", elsewhere, words, into)
        assert said.startswith("done") == done
    assert beside(elsewhere) == before


def test_a_new_event_is_made_only_where_letters_are_safe(
    cli: Cli, elsewhere: Path, backup: Path, into: Path
) -> None:
    new = elsewhere.with_name("new.w4r")
    said = cli("new", new, "--name", "Vigil", "--date", "2026-12-10")
    assert (said.code, said.out, new.exists()) == (1, "", False)
    damaged = into / "damaged.w4r"
    damaged.write_bytes(elsewhere.read_bytes()[:-1])
    for words in (("restore", backup), ("salvage", damaged)):
        assert cli(*words, "-o", new) == said
    assert not new.exists()
    assert said.err == (
        "“new.w4r” was not made, because letters can get lost on a stick, on a network share and "
        "in a folder that is kept the same on several computers. Nothing was changed. Choose a "
        "folder of this laptop alone; backups may lie there.\n"
    )
