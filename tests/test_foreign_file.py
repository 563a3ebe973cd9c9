"""Of a file from elsewhere no more is read than was asked for; nothing but a file is waited for."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.evening import NOW
from w4r_desktop import paths
from w4r_desktop.errors import (
    DataFolderError,
    ListUnreadableError,
    PackRefusedError,
    SheetProblem,
    SheetRefusedError,
)
from w4r_desktop.exchange import pack_archive
from w4r_desktop.exchange.entry_list import read_entry_list
from w4r_desktop.exchange.people_alphabet import guessed_encoding
from w4r_desktop.exchange.sheet_rows import read_rows
from w4r_desktop.foreign_file import content, opened
from w4r_desktop.gui.one_window import LOCK, Holder, OneWindow

on_unix = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among the files")


@pytest.mark.parametrize("size", [0, 9, 10])
def test_a_file_within_the_limit_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    (file := tmp_path / "list.csv").write_bytes(b"\r\n\x1a" * 4)
    file.write_bytes(file.read_bytes()[:size])
    assert content(file, 10) == file.read_bytes()


def test_one_byte_more_than_the_limit_tells_that_there_is_more(tmp_path: Path) -> None:
    with (file := tmp_path / "list.csv").open("wb") as huge:
        huge.truncate(1 << 40)
    assert len(content(file, 10)) == 11


@on_unix
def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"Amina")
    (link := tmp_path / "link.csv").symlink_to("list.csv")
    assert content(link, 10) == b"Amina"


@on_unix
@pytest.mark.parametrize("linked", ["", "by a link"])
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path, linked: str) -> None:
    os.mkfifo(pipe := tmp_path / "list.csv")
    if linked:
        (link := tmp_path / "link.csv").symlink_to(pipe)
        pipe = link
    with pytest.raises(OSError, match="not a plain file"):
        content(pipe, 10)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_refused() -> None:
    with pytest.raises(OSError, match="not a plain file"):
        content(Path("/dev/zero"), 10)


@pytest.mark.skipif(sys.platform != "linux", reason="the room for a socket's name is short")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind("ear")
        with pytest.raises(OSError, match=r"ear|plain"):
            content(Path("ear"), 10)


@pytest.mark.parametrize(
    "name", ["", "lost.csv", "nul\0.csv", "half\ud800.csv", "long" * 2_000, "list.csv/inside"]
)
def test_what_is_no_file_is_an_error_of_the_disk(tmp_path: Path, name: str) -> None:
    (tmp_path / "list.csv").touch()
    with pytest.raises(OSError, match=r"."):
        opened(tmp_path / name)


@pytest.mark.skipif(sys.platform != "linux", reason="counts what Linux says is open")
def test_nothing_stays_open_after_a_refusal(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _attempt in range(5):
        with pytest.raises(OSError, match=r"."):
            content(tmp_path, 10)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


# -- whoever reads one -------------------------------------------------------------------------


@pytest.fixture(params=["a pipe", "a folder", "nothing"])
def no_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The path of what is no file."""
    path = tmp_path / "list.csv"
    if request.param == "a folder":
        path.mkdir()
    elif request.param == "a pipe":
        if os.name == "nt":
            pytest.skip("Windows has no pipes among the files")
        os.mkfifo(path)
    return path


def test_a_list_or_pack_that_is_no_file_is_told_and_not_waited_for(no_file: Path) -> None:
    with pytest.raises(SheetRefusedError) as refusal:
        read_rows(no_file)
    assert refusal.value.problem is SheetProblem.UNREADABLE
    with pytest.raises(ListUnreadableError):
        read_entry_list(no_file, zone=ZoneInfo("America/Halifax"), now=NOW)
    with pytest.raises(PackRefusedError), pack_archive.opened(no_file):
        pass


def test_no_alphabet_is_guessed_for_a_list_that_is_gone(no_file: Path) -> None:
    assert guessed_encoding(no_file) is None


@on_unix
def test_a_pipe_in_the_data_folder_stops_nothing() -> None:
    folder = paths.data_folder()
    folder.mkdir(parents=True)
    os.mkfifo(folder / LOCK)
    os.mkfifo(folder / "laptop-id")
    assert OneWindow().holder() == Holder()
    with pytest.raises(DataFolderError):
        paths.laptop_id()


def test_a_lock_of_brackets_and_one_of_a_terabyte_say_nothing_of_a_holder() -> None:
    folder = paths.data_folder()
    folder.mkdir(parents=True)
    (folder / LOCK).write_bytes(b"[" * 9_000)
    assert OneWindow().holder() == Holder()
    with (folder / LOCK).open("wb") as huge:
        huge.truncate(1 << 40)
    assert OneWindow().holder() == Holder()
