"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from w4r_desktop import paths
from w4r_desktop.errors import DataFolderError, FileNotSavedError
from w4r_desktop.messages import explain
from w4r_desktop.paths import free_event_path, replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_appears_with_all_that_was_written(tmp_path: Path) -> None:
    file = tmp_path / "tally.csv"
    with replacing(file) as draft:
        draft.write_text("497 letters", encoding="utf-8")
        assert not file.exists()

    assert file.read_text(encoding="utf-8") == "497 letters"
    assert [path.name for path in tmp_path.iterdir()] == ["tally.csv"]


def fail_halfway(file: Path) -> None:
    with replacing(file) as draft:
        draft.write_text("497 le", encoding="utf-8")
        raise RuntimeError


def test_a_failure_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "tally.csv"
    file.write_text("496 letters", encoding="utf-8")

    with pytest.raises(RuntimeError):
        fail_halfway(file)

    assert file.read_text(encoding="utf-8") == "496 letters"
    assert [path.name for path in tmp_path.iterdir()] == ["tally.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_disk_that_takes_only_the_beginning_leaves_no_cut_file(tmp_path: Path) -> None:
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, most))
    try:
        with pytest.raises(FileNotSavedError), replacing(tmp_path / "tally.csv") as draft:
            draft.write_bytes(b"497 letters" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))

    assert not list(tmp_path.iterdir())


def test_the_draft_lies_beside_the_file_because_a_move_across_disks_is_not_whole(
    tmp_path: Path,
) -> None:
    with replacing(tmp_path / "tally.csv") as draft:
        draft.touch()
        assert draft.parent == tmp_path


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    file, link = tmp_path / "shared" / "tally.csv", tmp_path / "tally.csv"
    file.write_text("496 letters", encoding="utf-8")
    link.symlink_to(file)

    with replacing(link) as draft:
        draft.write_text("497 letters", encoding="utf-8")

    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "497 letters"
    assert [path.name for path in file.parent.iterdir()] == ["tally.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(FileNotSavedError) as refused:
        fail_halfway(pipe)

    assert refused.value.no_file
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EIO, "because the disk or stick does not answer. Nothing was changed. Plug it in"),
        (
            errno.ENODEV,
            "because the disk or stick does not answer. Nothing was changed. Plug it in",
        ),
        (errno.EROFS, "because the folder or the file is read-only. Nothing was changed."),
        (errno.ENOSPC, "because the disk is full. Nothing was changed."),
    ],
)
def test_a_disk_that_does_not_answer_is_not_called_read_only(
    tmp_path: Path, number: int, words: str
) -> None:
    with pytest.raises(FileNotSavedError) as refused, replacing(tmp_path / "tally.csv"):
        raise OSError(number, os.strerror(number))
    assert words in explain(refused.value)


def test_a_name_can_be_too_long(tmp_path: Path) -> None:
    with pytest.raises(FileNotSavedError) as refused:
        fail_halfway(tmp_path / ("n" * 300))
    assert refused.value.name_too_long


def test_a_new_event_gets_a_name_that_no_file_and_no_log_has() -> None:
    folder = paths.events_folder()
    assert free_event_path("Café: 1/2?").name == "Café 1 2.w4r"
    (folder / "Café 1 2.w4r").touch()
    (folder / "Café 1 2 (2).w4r-wal").touch()
    assert free_event_path("Café: 1/2?").name == "Café 1 2 (3).w4r"


@pytest.mark.parametrize("name", ["N" * 500, "王" * 500, "𠀀" * 500, "?"])
def test_a_file_can_be_made_for_any_name(name: str) -> None:
    path = free_event_path(name)
    for file in paths.with_companions(path):
        with replacing(file) as draft:
            draft.touch()
    assert free_event_path(name).stem == f"{path.stem} (2)"


def test_the_laptop_keeps_its_id() -> None:
    kept = paths.laptop_id()
    assert paths.laptop_id() == kept
    (paths.data_folder() / "laptop-id").write_bytes(b"\xff\xfe")
    made = paths.laptop_id()
    assert made != kept
    assert paths.laptop_id() == made


def test_a_data_folder_that_cannot_be_used_is_trouble_with_words() -> None:
    (paths.data_folder() / "laptop-id").mkdir(parents=True)
    with pytest.raises(DataFolderError) as refused:
        paths.laptop_id()
    assert refused.value.folder == "data"


def test_a_file_in_the_place_of_the_data_folder_is_trouble_with_words() -> None:
    paths.data_folder().touch()
    with pytest.raises(DataFolderError):
        paths.events_folder()
    with pytest.raises(DataFolderError):
        paths.laptop_id()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("2026-12-10 कैंडल लाइट", "2026-12-10 कैंडल लाइट.w4r"),
        ("Soire\u0301e", "Soirée.w4r"),
        (". / *", "Event.w4r"),
        ("क्षि" * 60, f"{'क्षि' * 16}क्.w4r"),
    ],
)
def test_an_event_keeps_the_letters_of_every_script_in_the_name_of_its_file(
    name: str, file: str
) -> None:
    assert free_event_path(name).name == file
