"""A full disk refuses a click and loses nothing, and room kept in reserve takes what comes."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from w4r_desktop import paths
from w4r_desktop.errors import DiskRefusedError
from w4r_desktop.store import reserve
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.evening import Evening


def fill_up(evening: Evening, *, spare: int = 0) -> None:
    """Let the event grow no further, as on a disk that is full."""
    with evening.file._bare() as connection:
        connection.execute(f"PRAGMA max_page_count={spare or 1}")


def log_until_refused(evening: Evening) -> int:
    """Log letters until the disk is full, and return how many were taken."""
    for taken in range(5_000):
        try:
            evening.log()
        except DiskRefusedError:
            return taken
    raise AssertionError("the disk never was full")


def test_what_is_kept_takes_room_on_the_disk_and_gives_it_back() -> None:
    folder = paths.events_folder()
    kept = paths.data_folder() / reserve.FILE
    assert reserve.keep(folder)
    assert kept.stat().st_size == reserve.SIZE
    made = kept.stat().st_mtime_ns
    assert reserve.keep(folder)
    assert kept.stat().st_mtime_ns == made  # it is not written anew
    reserve.leave(folder)
    assert reserve.give_up(folder)
    assert not kept.exists()
    assert not reserve.give_up(folder)


def test_room_is_kept_on_the_disk_where_the_event_lies(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.events_folder()
    assert reserve.keep(paths.events_folder())
    monkeypatch.setattr(paths, "on_one_disk", lambda *_folders: False)
    assert reserve.keep(tmp_path)
    kept = tmp_path / reserve.BESIDE
    assert kept.stat().st_size == reserve.SIZE
    fill_up(evening)
    log_until_refused(evening)
    assert not kept.exists()
    assert (paths.data_folder() / reserve.FILE).exists()  # of no use on another disk
    assert reserve.keep(tmp_path)
    reserve.leave(tmp_path)
    assert not kept.exists()


def test_nothing_is_kept_beside_an_event_that_was_closed_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = Event()
    monkeypatch.setattr(paths, "on_one_disk", lambda *_folders: False)
    monkeypatch.setattr(paths, "_sync", lambda _draft: left.set())
    assert not reserve.keep(tmp_path, left)
    assert not reserve.keep(tmp_path, left)
    assert list(tmp_path.iterdir()) == []


def test_what_lies_in_its_place_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "on_one_disk", lambda *_folders: False)
    monkeypatch.setattr(reserve, "SIZE", 1_000_000)
    kept = tmp_path / reserve.BESIDE
    kept.touch()
    assert reserve.keep(tmp_path)
    assert kept.stat().st_size == 1_000_000
    kept.unlink()
    kept.symlink_to(tmp_path / "elsewhere")
    assert reserve.keep(tmp_path)
    assert not kept.is_symlink()
    assert not (tmp_path / "elsewhere").exists()
    reserve.leave(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_kept_where_it_would_fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = paths.events_folder()
    monkeypatch.setattr(reserve, "LEFT", 10**18)
    assert not reserve.keep(folder)
    assert [file.name for file in paths.data_folder().iterdir()] == ["events"]


def test_nothing_is_kept_where_no_file_can_be_made(tmp_path: Path) -> None:
    assert not reserve.keep(tmp_path / "nowhere")  # there is no data folder yet
    paths.data_folder().touch()
    assert not reserve.keep(paths.data_folder())


def test_nobody_knows_the_room_of_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert reserve.free_room(tmp_path / "nowhere") is None
    assert (reserve.free_room(tmp_path) or 0) > 0


def test_a_full_disk_takes_what_was_kept_and_refuses_the_click_only_then(evening: Evening) -> None:
    reserve.keep(paths.events_folder())
    fill_up(evening)

    taken = log_until_refused(evening)

    assert not (paths.data_folder() / reserve.FILE).exists()
    assert evening.sheet().total == taken
    assert len(evening.file.done) == taken


def test_a_click_that_was_refused_counts_once_when_it_is_tried_again(evening: Evening) -> None:
    fill_up(evening)
    taken = log_until_refused(evening)
    with pytest.raises(DiskRefusedError):
        evening.log()
    assert evening.sheet().total == taken
    fill_up(evening, spare=100_000)

    evening.log()

    assert evening.sheet().total == taken + 1
    evening.file.undo()
    assert evening.sheet().total == taken


def test_undo_is_offered_until_the_disk_takes_it(evening: Evening) -> None:
    fill_up(evening)
    taken = log_until_refused(evening)
    while True:
        try:
            evening.file.undo()
        except DiskRefusedError:
            break
        taken -= 1
    assert evening.sheet().total == taken
    assert len(evening.file.done) == taken


def test_an_event_knows_whether_it_was_closed(evening: Evening, tmp_path: Path) -> None:
    evening.log()
    assert not evening.file.was_left_open
    left = tmp_path / "left.w4r"
    left.write_bytes(evening.file.path.read_bytes())
    log = evening.file.path.with_name("evening.w4r-wal")
    left.with_name("left.w4r-wal").write_bytes(log.read_bytes())
    file = EventFile(left)
    assert file.was_left_open
    file.close()
    file = EventFile(left)
    assert not file.was_left_open
    file.close()
