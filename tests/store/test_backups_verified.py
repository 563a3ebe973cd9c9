"""A backup that is not as it was is refused, and by its name."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.evening import NOW
from tests.store.kept import backed_up, closing_memory, plant, pretend, rehash, taken
from w4r_desktop.errors import (
    BackupUnverifiedError,
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileError,
    EventFileForeignError,
    EventFileMissingError,
    EventFileTooNewError,
    EventFileUnreadableError,
)
from w4r_desktop.store import backups
from w4r_desktop.store.backups import contents, list_backups, verify
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from tests.evening import Evening

DATA = Path(__file__).parents[1] / "data"


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


def test_what_somebody_planted_is_never_asked(evening: Evening, tmp_path: Path) -> None:
    older, made = (backed_up(evening, tmp_path / "kept") for _ in range(2))
    plant(made.path)
    rehash(made.path)

    for ask in (verify, contents):
        with pytest.raises(EventFileDamagedError):
            ask(made.path)
    assert backups.newest_verified(tmp_path / "kept") == older


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a POSIX pipe")
def test_a_pipe_in_the_place_of_the_hash_is_not_waited_for(
    evening: Evening, tmp_path: Path
) -> None:
    made = backed_up(evening, tmp_path / "kept").path
    beside = made.with_name(made.name + ".sha256")
    beside.unlink()
    os.mkfifo(beside)

    with pytest.raises(EventFileUnreadableError):
        verify(made)


def test_a_backup_whose_clock_was_ahead_is_not_the_newest(evening: Evening, tmp_path: Path) -> None:
    evening.log()
    backed_up(evening, tmp_path / "kept", NOW + timedelta(hours=1))
    evening.log()
    made = backed_up(evening, tmp_path / "kept", NOW)

    assert backups.newest_verified(tmp_path / "kept") == made


def test_backups_are_found_by_their_event_and_by_their_file_however_long_its_name(
    evening: Evening, tmp_path: Path
) -> None:
    """A name of 60 letters of another script has more bytes than a backup's has room for."""
    long = "शाम" * 40
    event_id, stick = evening.ask(event).event_id, tmp_path / "stick"
    shot = replace(taken(evening), name=long)
    with closing_memory(shot):
        made = backups.back_up(shot, stick / str(event_id))
    later = backed_up(evening, tmp_path / "here" / str(event_id), NOW + timedelta(hours=1))
    roots = [tmp_path / "here", stick, tmp_path / "nothing"]

    assert backups.of_event(event_id, roots) == [later, made]
    assert backups.of_event(UUID(int=7), roots) == []
    assert backups.of_stem(long, roots) == [made]
    assert backups.of_stem("evening", roots) == [later]
    assert backups.of_stem("even", roots) == []


@pytest.mark.parametrize(
    ("stem", "named"),
    [
        (".Candlelight", "_Candlelight"),
        (".", "_"),
        ("Candle\nlight", "Candle_light"),
        (os.fsdecode(b"Soir\xe9e"), "Soir_e"),
        ("Soirée 🕯", "Soirée 🕯"),
    ],
)
def test_backups_of_a_file_with_an_odd_name_are_found(
    evening: Evening, tmp_path: Path, stem: str, named: str
) -> None:
    folder = tmp_path / str(evening.ask(event).event_id)
    with closing_memory(replace(taken(evening), name=stem)) as shot:
        made = backups.back_up(shot, folder)

    assert list_backups(folder) == backups.of_stem(stem, [tmp_path]) == [made]
    assert made.stem == named
    verify(made.path)


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_file_of_every_older_version_can_be_a_backup(version: int, tmp_path: Path) -> None:
    kept = tmp_path / "old backup 2024-12-10 200000Z.w4r"
    kept.write_bytes((DATA / f"event-v{version}.w4r").read_bytes())
    rehash(kept)

    verify(kept)
    assert contents(kept).version == version
    assert contents(kept).entries > 0


def test_a_file_with_its_hash_is_a_backup_and_its_name_says_of_when(tmp_path: Path) -> None:
    kept = pretend(tmp_path, NOW)
    other = kept.rename(tmp_path / "another name.w4r")
    assert not backups.is_backup(kept.with_name("none.w4r"))
    assert backups.is_backup(kept)
    assert not backups.is_backup(other)
    assert (backups.moment(kept), backups.moment(other)) == (NOW, None)
