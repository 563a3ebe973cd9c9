"""A backup is whole and proved, or it is not there."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.endurance.backups import Findings, kills, random_states
from tests.evening import NOW, Evening
from tests.store.kept import backed_up, closing_memory, names, taken
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import (
    BackupNotMadeError,
    BackupTrouble,
)
from w4r_desktop.services import rehearsal
from w4r_desktop.store import backups
from w4r_desktop.store.backups import Backup, back_up, contents, list_backups, verify
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from w4r_desktop.store.copying import Image

DATA = Path(__file__).parents[1] / "data"
ROOT = Path(__file__).parents[2]
BACKED_UP_BY_NOBODY = """
import os, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
from w4r_desktop.errors import BackupNotMadeError
from w4r_desktop.store.backups import back_up
from w4r_desktop.store.copying import Image
if os.geteuid() == 0:  # who may write everywhere
    os.setuid(65534)
memory = sqlite3.connect(":memory:")
memory.execute("CREATE TABLE event (name)")
try:
    back_up(Image("evening", datetime.now(UTC), {"event": 0}, memory), Path(sys.argv[1]))
except BackupNotMadeError as error:
    print(error.trouble)
"""


def test_a_backup_has_every_letter_that_was_shown(evening: Evening, tmp_path: Path) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, quantity=3)
    evening.log(kind=ActionKind.SOLIDARITY_CARD)

    made = backed_up(evening, tmp_path / "kept")
    evening.log(quantity=100)

    assert verify(made.path)
    held = contents(made.path)
    assert held.kinds == {ActionKind.LETTER: 3, ActionKind.SOLIDARITY_CARD: 1}
    assert (held.details.name, held.entries, held.people) == ("Candlelight", 2, 1)
    with closing(EventFile(made.path)) as opened:
        assert Evening(opened).counts()["Amina"][0] == 3
        assert check(opened).entries == 2


def test_a_backup_says_when_it_was_made_and_has_its_hash_beside_it(
    evening: Evening, tmp_path: Path
) -> None:
    made = backed_up(evening, tmp_path / "kept")

    name = "evening backup 2026-12-10 194207Z.w4r"
    assert names(tmp_path / "kept") == [name, f"{name}.sha256"]
    said = (tmp_path / "kept" / f"{name}.sha256").read_text()
    assert said == f"{hashlib.sha256(made.path.read_bytes()).hexdigest()}  {name}\n"
    assert list_backups(tmp_path / "kept") == [made] == [Backup(made.path, NOW)]


def test_two_backups_of_one_second_are_two(evening: Evening, tmp_path: Path) -> None:
    first = backed_up(evening, tmp_path / "kept")
    evening.log()
    second = backed_up(evening, tmp_path / "kept")

    assert list_backups(tmp_path / "kept") == [second, first]
    assert [contents(one.path).entries for one in (first, second)] == [0, 1]


def test_a_shot_stays_as_it_was_while_letters_go_on(evening: Evening, tmp_path: Path) -> None:
    evening.log(quantity=2)
    with closing_memory(taken(evening)) as shot:
        evening.log(quantity=5)
        here, stick = (back_up(shot, tmp_path / place) for place in ("here", "stick"))

    assert contents(here.path).kinds == contents(stick.path).kinds == {ActionKind.LETTER: 2}


# -- what is not made --------------------------------------------------------------------------


def damaged_shot(evening: Evening) -> Image:
    """Return what is read of an event file whose disk has lost rows that others refer to."""
    shot = taken(evening)
    shot.memory.execute("DELETE FROM writing_table")
    shot.memory.commit()
    return shot


def test_a_bad_event_file_never_displaces_a_good_backup(evening: Evening, tmp_path: Path) -> None:
    evening.log()
    good = backed_up(evening, tmp_path / "kept")
    with closing_memory(damaged_shot(evening)) as bad, pytest.raises(BackupNotMadeError) as no:
        back_up(bad, tmp_path / "kept")

    assert no.value.trouble is BackupTrouble.SOURCE
    assert names(tmp_path / "kept") == [good.path.name, f"{good.path.name}.sha256"]
    verify(good.path)


def test_an_event_file_whose_table_of_contents_is_damaged_gets_no_backup(
    evening: Evening, tmp_path: Path
) -> None:
    shot = taken(evening)
    shot.memory.execute("PRAGMA writable_schema=1")
    shot.memory.execute("UPDATE sqlite_schema SET sql='CREATE nothing' WHERE name='tally_entry'")
    shot.memory.commit()
    with closing_memory(shot), pytest.raises(BackupNotMadeError) as no:
        back_up(shot, tmp_path / "kept")

    assert no.value.trouble is BackupTrouble.SOURCE
    assert names(tmp_path / "kept") == []


@pytest.mark.skipif(not hasattr(os, "pwrite"), reason="writes as a bad stick does")
def test_a_stick_that_gives_back_something_else_is_told(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_forget", lambda handle: os.pwrite(handle, b"!", 60_000))
    with closing_memory(taken(evening)) as shot, pytest.raises(BackupNotMadeError) as no:
        back_up(shot, tmp_path / "kept")

    assert no.value.trouble is BackupTrouble.DIFFERS
    assert names(tmp_path / "kept") == []


def test_a_row_too_few_is_no_backup(evening: Evening, tmp_path: Path) -> None:
    evening.log()
    shot = taken(evening)
    shot.memory.execute("DELETE FROM tally_entry")
    shot.memory.commit()
    with closing_memory(shot), pytest.raises(BackupNotMadeError):
        back_up(shot, tmp_path / "kept")

    assert names(tmp_path / "kept") == []


def test_a_full_disk_gets_no_backup(evening: Evening, tmp_path: Path) -> None:
    with (
        closing_memory(taken(evening)) as shot,
        pytest.raises(BackupNotMadeError) as no,
    ):
        back_up(shot, tmp_path / "kept", spare=1 << 60)

    assert no.value.trouble is BackupTrouble.FULL
    assert names(tmp_path / "kept") == []


@pytest.mark.skipif(os.name == "nt", reason="a POSIX device")
def test_a_stick_that_is_gone_is_told(evening: Evening, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("no folder any more")
    with (
        closing_memory(taken(evening)) as shot,
        pytest.raises(BackupNotMadeError) as no,
    ):
        back_up(shot, tmp_path / "stick" / "kept")

    assert no.value.trouble is BackupTrouble.GONE


@pytest.mark.skipif(os.name == "nt", reason="Windows lets no file go that is open")
@pytest.mark.parametrize("when", ["before it is read back", "while it is read back"])
def test_a_stick_that_is_pulled_out_while_it_is_read_back_is_told(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    stick, read = tmp_path / "stick", backups._digest

    def pulled(path: Path) -> str:
        found = "" if when.startswith("before") else read(path)
        shutil.rmtree(stick)
        return found or read(path)

    monkeypatch.setattr(backups, "_digest", pulled)
    with closing_memory(taken(evening)) as shot, pytest.raises(BackupNotMadeError) as no:
        back_up(shot, stick)

    assert no.value.trouble is BackupTrouble.GONE


def test_a_stick_that_does_not_answer_has_no_backups_and_is_no_bug(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backed_up(evening, tmp_path / "stick")

    def silent(*_asked: object, **_named: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as here:
        here.setattr(os, "stat", silent)
        assert list_backups(tmp_path / "stick") == [made]  # as far as its folder is still known
        assert not backups.is_backup(made.path)
        assert backups.newest_verified(tmp_path / "stick") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such user")
@pytest.mark.parametrize("place", [".", "kept"])
def test_a_read_only_stick_is_told(place: str) -> None:
    with TemporaryDirectory() as stick:  # tests' own folders let nobody in
        Path(stick).chmod(0o555)
        words = [sys.executable, "-c", BACKED_UP_BY_NOBODY, str(Path(stick, place))]
        said = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
        assert list(Path(stick).iterdir()) == []
    assert said.stdout == "read_only\n", said.stderr


def test_a_copy_to_practise_on_is_never_kept(evening: Evening, tmp_path: Path) -> None:
    evening.file.copy_to(tmp_path / "practice.w4r", rehearsal.begin, at=NOW)
    with closing(EventFile(tmp_path / "practice.w4r")) as practice:
        assert Evening(practice).ask(backups.keep, name="practice", at=NOW) is None
    assert not (tmp_path / "data" / "backups").exists()

    kept = evening.ask(backups.keep, name="evening", at=NOW)
    assert kept is not None
    assert verify(kept.path)


# -- again and again ---------------------------------------------------------------------------


def test_random_evenings_come_back_as_they_were(tmp_path: Path) -> None:
    found = Findings()
    random_states(tmp_path, found, states=5)
    assert found == Findings(states=5)


@pytest.mark.skipif(os.name == "nt", reason="a POSIX signal")
def test_killed_in_the_middle_there_is_the_old_or_the_new(tmp_path: Path) -> None:
    found = Findings()
    kills(tmp_path, found, times=1)
    assert found == Findings(kills_of_backups=1, kills_of_restoring=1)
