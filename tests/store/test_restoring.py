"""A backup that is put back is there whole, and what was there before is put aside, not lost."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from io import BufferedReader, FileIO
from pathlib import Path

import pytest
from typing_extensions import override

from tests.evening import NOW, Evening
from tests.store.kept import backed_up, names, put
from w4r_desktop.errors import (
    EventFileBusyError,
    EventFileDamagedError,
    EventFileError,
    EventFileExistsError,
    EventFileMissingError,
    EventFileUnreadableError,
    FileNotSavedError,
)
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.opening import open_here
from w4r_desktop.store.restoring import (
    hold,
    in_its_place,
    is_put_aside,
    put_aside_at,
    put_back,
    restore,
)

ROOT = Path(__file__).parents[2]
ASIDE = "evening put aside 2026-12-10 194207.w4r"


def letters(path: Path) -> int:
    with closing(EventFile(path)) as file:
        check(file)
        return Evening(file).sheet().total


class Silent(BufferedReader):
    """A file on a stick that was pulled out."""

    @override
    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


@pytest.fixture
def backup(evening: Evening, tmp_path: Path) -> Path:
    """A backup with 3 letters, of an event that is closed and has 10 by now."""
    evening.log(quantity=3)
    path = backed_up(evening, tmp_path / "kept").path
    evening.log(quantity=7)
    evening.file.close()
    return path


def test_a_backup_becomes_an_event_of_its_own(backup: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "again.w4r")

    assert letters(tmp_path / "again.w4r") == 3
    assert letters(tmp_path / "evening.w4r") == 10
    assert names(backup.parent) == [backup.name, f"{backup.name}.sha256"]


def test_nothing_is_restored_over_a_file(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(EventFileExistsError):
        restore(backup, tmp_path / "evening.w4r")

    assert letters(tmp_path / "evening.w4r") == 10


def test_the_present_file_is_put_aside_with_all_its_letters(backup: Path, tmp_path: Path) -> None:
    aside = put(backup, tmp_path / "evening.w4r", at=NOW)

    assert aside == tmp_path / ASIDE
    assert is_put_aside(aside)
    assert put_aside_at(aside) == datetime(2026, 12, 10, 19, 42, 7)  # noqa: DTZ001
    assert put_aside_at(tmp_path / "evening.w4r") is None
    assert in_its_place(aside) == tmp_path / "evening.w4r"
    assert letters(tmp_path / "evening.w4r") == 3
    assert letters(aside) == 10
    assert not is_put_aside(tmp_path / "evening.w4r")


def test_putting_aside_twice_keeps_both(backup: Path, tmp_path: Path) -> None:
    first = put(backup, tmp_path / "evening.w4r", at=NOW)
    second = put(backup, tmp_path / "evening.w4r", at=NOW)

    assert first is not None
    assert second is not None
    assert (letters(first), letters(second)) == (10, 3)
    assert is_put_aside(second)


@pytest.mark.parametrize("links", [True, False])
def test_a_file_whose_name_is_as_long_as_names_may_be_is_put_aside(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    def unknown(*_names: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", unknown)
    path = (tmp_path / "evening.w4r").rename(tmp_path / f"{'अ' * 80}.w4r")
    for there in (10, 3):
        aside = put(backup, path, at=NOW)
        assert aside is not None
        assert is_put_aside(aside)
        assert (letters(aside), letters(path)) == (there, 3)


def test_a_file_that_is_gone_comes_back(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "evening.w4r").unlink()

    assert put(backup, tmp_path / "evening.w4r", at=NOW) is None
    assert letters(tmp_path / "evening.w4r") == 3


def test_a_damaged_file_is_put_aside_as_it_is_with_its_log(backup: Path, tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    path.write_bytes(broken := bytes(5000))
    (tmp_path / "evening.w4r-wal").write_bytes(b"a log")

    put(backup, path, at=NOW)

    assert (tmp_path / ASIDE).read_bytes() == broken
    assert (tmp_path / f"{ASIDE}-wal").read_bytes() == b"a log"
    assert not (tmp_path / "evening.w4r-wal").exists()
    assert letters(path) == 3


def test_an_open_file_is_left_alone(evening: Evening, tmp_path: Path) -> None:
    made = backed_up(evening, tmp_path / "kept")
    evening.log(quantity=2)

    with pytest.raises(EventFileBusyError):
        put(made.path, evening.file.path, at=NOW)
    assert evening.sheet().total == 2


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00" + bytes(9000)])
def test_a_damaged_backup_changes_nothing(backup: Path, tmp_path: Path, damage: bytes) -> None:
    backup.write_bytes(damage)

    with pytest.raises(EventFileError) as refused:
        put(backup, tmp_path / "evening.w4r", at=NOW)
    with pytest.raises(EventFileError):
        restore(backup, tmp_path / "again.w4r")
    assert refused.value.file == backup.name
    assert names(tmp_path) == ["data", "evening.w4r", "kept"]
    assert letters(tmp_path / "evening.w4r") == 10


def test_a_backup_that_changes_after_it_was_proved_changes_nothing(
    backup: Path, tmp_path: Path
) -> None:
    with closing(hold(backup)) as held:
        whole = bytearray(backup.read_bytes())
        whole[5000] ^= 1
        backup.write_bytes(whole)
        with pytest.raises(EventFileDamagedError):
            put_back(held, tmp_path / "evening.w4r", at=NOW)
    assert names(tmp_path) == ["data", "evening.w4r", "kept"]
    assert letters(tmp_path / "evening.w4r") == 10


def test_a_backup_that_goes_for_its_age_while_it_is_held_is_put_back(
    backup: Path, tmp_path: Path
) -> None:
    with closing(hold(backup)) as held:
        backup.unlink()
        put_back(held, tmp_path / "evening.w4r", at=NOW)
    assert letters(tmp_path / "evening.w4r") == 3


def test_a_backup_whose_disk_falls_silent_is_told_by_its_name(backup: Path, tmp_path: Path) -> None:
    with (
        closing(hold(backup)) as held,
        Silent(FileIO(backup)) as silent,
        pytest.raises(EventFileUnreadableError) as refused,
    ):
        put_back(replace(held, file=silent), tmp_path / "evening.w4r", at=NOW)

    assert refused.value.file == backup.name
    assert names(tmp_path) == ["data", "evening.w4r", "kept"]
    assert letters(tmp_path / "evening.w4r") == 10


def test_a_file_of_a_newer_program_is_put_aside_as_it_lies_there(
    backup: Path, tmp_path: Path
) -> None:
    path = tmp_path / "evening.w4r"
    whole = path.read_bytes()
    path.write_bytes(newer := whole[:60] + (99).to_bytes(4, "big") + whole[64:])

    put(backup, path, at=NOW)
    assert (tmp_path / ASIDE).read_bytes() == newer
    assert letters(path) == 3


def test_where_a_disk_knows_one_name_a_file_what_is_put_aside_is_whole_or_not_there(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_names: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    def cut(old: Path, new: Path) -> None:
        new.write_bytes(old.read_bytes()[:9000])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", unknown)
    with monkeypatch.context() as full:
        full.setattr(shutil, "copyfile", cut)
        with pytest.raises(FileNotSavedError):
            put(backup, tmp_path / "evening.w4r", at=NOW)
    assert names(tmp_path) == ["data", "evening.w4r", "kept"]
    assert letters(tmp_path / "evening.w4r") == 10

    put(backup, tmp_path / "evening.w4r", at=NOW)
    assert (letters(tmp_path / ASIDE), letters(tmp_path / "evening.w4r")) == (10, 3)


def test_a_folder_that_is_gone_changes_nothing(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotSavedError):
        restore(backup, tmp_path / "stick" / "again.w4r")


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from w4r_desktop import paths
from w4r_desktop.store import restoring
path, backup, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
paths.data_folder = lambda: path.parent / "data"
def die(*_said):
    os.kill(os.getpid(), signal.SIGKILL)
if step == "copied":
    restoring._put_aside = die
elif step == "aside":
    paths._sync = die
else:
    paths._sync_folder = die
at = datetime(2026, 12, 10, 19, 42, 7, tzinfo=UTC)
restoring.put_back(restoring.hold(backup), path, at=at)
"""


@pytest.mark.skipif(os.name == "nt", reason="a POSIX signal")
@pytest.mark.parametrize(("step", "there"), [("copied", 10), ("aside", 10), ("renamed", 3)])
def test_killed_while_restoring_the_file_is_old_or_new(
    backup: Path, tmp_path: Path, step: str, there: int
) -> None:
    path = tmp_path / "evening.w4r"
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(backup), step], cwd=ROOT, check=False
    )

    assert ended.returncode == -signal.SIGKILL
    assert letters(path) == there
    if there == 3:
        assert letters(tmp_path / ASIDE) == 10
    put(backup, path, at=NOW)
    assert letters(path) == 3


@pytest.mark.skipif(os.name == "nt", reason="a POSIX signal")
@pytest.mark.parametrize("opened", ["evening.w4r", ASIDE])
def test_killed_while_restoring_one_file_keeps_no_two_names(
    backup: Path, tmp_path: Path, opened: str
) -> None:
    path, aside = tmp_path / "evening.w4r", tmp_path / ASIDE
    killed = [sys.executable, "-c", KILLED, str(path), str(backup), "aside"]
    subprocess.run(killed, cwd=ROOT, check=False)
    assert aside.samefile(path)
    log = tmp_path / f"{ASIDE}-wal"
    log.touch()  # the killed one had given it another name, too

    if opened == ASIDE:
        with pytest.raises(EventFileMissingError):
            open_here(aside)
        assert (tmp_path / "evening.w4r-wal").exists()
    else:
        open_here(path).close()

    assert not aside.exists()
    assert not log.exists()
    assert letters(path) == 10


def test_a_copy_that_differs_is_thrown_away(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from w4r_desktop.store import restoring

    monkeypatch.setattr(restoring, "verify", lambda _path: "0" * 64)
    with pytest.raises(EventFileDamagedError):
        restore(backup, tmp_path / "again.w4r")
    assert names(tmp_path) == ["data", "evening.w4r", "kept"]
