"""A backup is whole and proved, or it is not there; what is damaged is refused by name."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.endurance.backups import Findings, kills, random_states
from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import (
    BackupNotMadeError,
    BackupTrouble,
    BackupUnverifiedError,
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileError,
    EventFileForeignError,
    EventFileMissingError,
    EventFileTooNewError,
)
from w4r_desktop.services import rehearsal
from w4r_desktop.store import backups
from w4r_desktop.store.backups import Backup, back_up, contents, list_backups, prune, verify
from w4r_desktop.store.check import check
from w4r_desktop.store.copying import image
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


def taken(evening: Evening, at: datetime = NOW) -> Image:
    return evening.ask(image, name="evening", at=at)


def backed_up(evening: Evening, folder: Path, at: datetime = NOW) -> Backup:
    with closing_memory(taken(evening, at)) as memory_of:
        return back_up(memory_of, folder)


class closing_memory:  # noqa: N801 - reads like contextlib.closing
    """Give a shot and let its memory go."""

    def __init__(self, shot: Image) -> None:
        self._shot = shot

    def __enter__(self) -> Image:
        return self._shot

    def __exit__(self, *_error: object) -> None:
        self._shot.memory.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def rehash(path: Path) -> None:
    """Let a changed file have the hash of its change, as a forger would."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name(path.name + ".sha256").write_text(f"{digest}  {path.name}\n")


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


# -- what is refused ---------------------------------------------------------------------------


def test_every_changed_bit_is_seen(evening: Evening, tmp_path: Path) -> None:
    evening.log(quantity=7)
    older, made = (backed_up(evening, tmp_path / "kept") for _ in range(2))
    whole, chance = made.path.read_bytes(), random.Random(7)  # noqa: S311
    for _ in range(40):
        spot, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        made.path.write_bytes(whole[:spot] + bytes([whole[spot] ^ bit]) + whole[spot + 1 :])
        with pytest.raises(EventFileError) as refused:
            verify(made.path)
        assert refused.value.file == made.path.name
    assert backups.newest_verified(tmp_path / "kept") == older


def test_every_cut_is_seen(evening: Evening, tmp_path: Path) -> None:
    made = backed_up(evening, tmp_path / "kept")
    whole = made.path.read_bytes()
    for length in range(1, len(whole), len(whole) // 10):
        made.path.write_bytes(whole[:length])
        with pytest.raises(EventFileError):
            verify(made.path)


def test_what_is_no_backup_is_refused_by_what_it_is(evening: Evening, tmp_path: Path) -> None:
    made = backed_up(evening, tmp_path / "kept").path
    whole = made.read_bytes()

    made.write_bytes(b"")
    with pytest.raises(EventFileEmptyError):
        verify(made)
    made.write_bytes(b"PK\x03\x04" + bytes(200))
    with pytest.raises(EventFileForeignError):
        verify(made)
    made.write_bytes(whole[:60] + (99).to_bytes(4, "big") + whole[64:])
    rehash(made)
    with pytest.raises(EventFileTooNewError):
        verify(made)
    with pytest.raises(EventFileMissingError):
        verify(made.with_name("other.w4r"))


def test_damage_is_seen_though_the_hash_was_made_to_fit(evening: Evening, tmp_path: Path) -> None:
    made = backed_up(evening, tmp_path / "kept").path
    whole = made.read_bytes()
    made.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])
    rehash(made)

    with pytest.raises(EventFileDamagedError):
        verify(made)


def test_rows_that_lead_nowhere_are_seen_though_the_hash_fits(
    evening: Evening, tmp_path: Path
) -> None:
    made = backed_up(evening, tmp_path / "kept").path
    with closing(sqlite3.connect(made)) as changed, changed:
        changed.execute("DELETE FROM campaign_case")
    rehash(made)

    with pytest.raises(EventFileDamagedError):
        verify(made)


def test_a_backup_without_its_hash_is_not_trusted(evening: Evening, tmp_path: Path) -> None:
    made = backed_up(evening, tmp_path / "kept").path
    made.with_name(made.name + ".sha256").unlink()

    with pytest.raises(BackupUnverifiedError):
        verify(made)
    assert list_backups(tmp_path / "kept") == []


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_file_of_every_older_version_can_be_a_backup(version: int, tmp_path: Path) -> None:
    kept = tmp_path / "old backup 2024-12-10 200000Z.w4r"
    kept.write_bytes((DATA / f"event-v{version}.w4r").read_bytes())
    rehash(kept)

    verify(kept)
    assert contents(kept).version == version
    assert contents(kept).entries > 0


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


# -- how long ----------------------------------------------------------------------------------


def pretend(folder: Path, at: datetime) -> Path:
    path = folder / f"evening backup {at:%Y-%m-%d %H%M%S}Z.w4r"
    path.write_bytes(b"kept")
    rehash(path)
    return path


def test_all_of_two_days_stay_then_one_a_day_then_none(tmp_path: Path) -> None:
    for hours in range(0, 24 * 20, 6):
        pretend(tmp_path, NOW - timedelta(hours=hours))

    kept = [backup.at for backup in prune(tmp_path, NOW)]

    assert [at for at in kept if NOW - at <= timedelta(days=2)] == [
        NOW - timedelta(hours=hours) for hours in range(0, 49, 6)
    ]
    older = [at for at in kept if NOW - at > timedelta(days=2)]
    assert [at.date() for at in older] == [
        (NOW - timedelta(days=days)).date() for days in range(3, 15)
    ]
    assert all(at.hour == 19 for at in older[:-1])  # the last of its day
    assert len(names(tmp_path)) == 2 * len(kept)


def test_what_is_just_two_days_or_two_weeks_old_stays(tmp_path: Path) -> None:
    stay = [timedelta(days=1, hours=23), timedelta(days=2), timedelta(days=14)]
    for age in (*stay, timedelta(days=2, hours=1), timedelta(days=14, seconds=1)):
        pretend(tmp_path, NOW - age)
    unproved = pretend(tmp_path, NOW - timedelta(days=14)).rename(
        tmp_path / f"lone backup {NOW - timedelta(days=14):%Y-%m-%d %H%M%S}Z.w4r"
    )
    pretend(tmp_path, NOW - timedelta(days=14))

    assert [NOW - backup.at for backup in prune(tmp_path, NOW)] == stay
    assert unproved.exists(), "its hash may turn up"


def test_a_file_with_its_hash_is_a_backup_and_its_name_says_of_when(tmp_path: Path) -> None:
    kept = pretend(tmp_path, NOW)
    other = kept.rename(tmp_path / "another name.w4r")
    assert not backups.is_backup(kept.with_name("none.w4r"))
    assert backups.is_backup(kept)
    assert not backups.is_backup(other)
    assert (backups.moment(kept), backups.moment(other)) == (NOW, None)


def test_only_backups_are_ever_removed(tmp_path: Path) -> None:
    gone = pretend(tmp_path, NOW - timedelta(days=30))
    draft = tmp_path / f".{gone.name}.part"
    draft.write_bytes(b"killed")
    lone = pretend(tmp_path, NOW)
    lone.unlink()
    unproved = pretend(tmp_path, NOW - timedelta(days=1))
    unproved.with_name(unproved.name + ".sha256").unlink()
    for other in ("evening.w4r", "a backup.txt", "a backup 2020-99-99 000000Z.w4r"):
        (tmp_path / other).write_text("mine")

    assert prune(tmp_path, datetime(2026, 12, 10, 20, tzinfo=UTC)) == []
    assert names(tmp_path) == sorted(
        ["a backup 2020-99-99 000000Z.w4r", "a backup.txt", "evening.w4r", unproved.name]
    )


def test_a_folder_that_is_not_there_has_no_backups(tmp_path: Path) -> None:
    assert list_backups(tmp_path / "stick") == prune(tmp_path / "stick", NOW) == []
    assert backups.newest_verified(tmp_path / "stick") is None


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
