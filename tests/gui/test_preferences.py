"""What a laptop remembers, from one start to the next."""

from __future__ import annotations

import json
import os
import pickle
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from tests.gui.desk import event_file
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.gui import preferences
from w4r_desktop.gui.main_window import PAGE_KEYS
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.theme import Look

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.desk import Desk

KEPT = {
    "language": "fr", "country": "CA", "paper": "Letter", "look": "dark", "text_size": 150,
    "brief_size": 20, "brief_language": "ar", "envelope": "c6", "window": QByteArray(b"\x00\x01"),
}  # fmt: skip


def again(file: Path) -> Preferences:
    """Return the preferences as the next start finds them on the disk."""
    return Preferences(file)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


@pytest.mark.parametrize("name", KEPT)
def test_each_setting_is_there_at_once_and_at_the_next_start(file: Path, name: str) -> None:
    here = Preferences(file)
    setattr(here, name, KEPT[name])
    assert getattr(here, name) == KEPT[name]
    assert getattr(again(file), name) == KEPT[name]


def test_the_last_event_is_found_whatever_its_name(file: Path, tmp_path: Path) -> None:
    here = Preferences(file)
    assert here.last_event is None
    here.last_event = tmp_path / "Soirée, 100 %; « chez Zoé ».w4r"
    assert again(file).last_event == here.last_event


def test_a_first_start_has_everything_it_needs(file: Path) -> None:
    here = Preferences(file)
    assert (here.country, here.paper, here.look) == ("", "", "system")
    assert (here.text_size, here.brief_size, here.envelope) == (100, 16, "")
    assert here.language in ("en", "fr")
    assert here.window.isEmpty()


def test_what_another_window_set_stays_when_this_one_sets_something(
    file: Path, tmp_path: Path
) -> None:
    here, there = Preferences(file), Preferences(file)
    here.locked_event = tmp_path / "Tonight.w4r"
    there.look = "dark"
    assert there.locked_event == tmp_path / "Tonight.w4r"
    there.locked_event = None
    here.locked_event = tmp_path / "Tonight.w4r"
    assert again(file).locked_event == tmp_path / "Tonight.w4r"
    assert again(file).look == "dark"


# -- what somebody wrote into the file --------------------------------------------------------


NAMES = [name for name, kept in vars(Preferences).items() if isinstance(kept, property)]
NONSENSE = [
    "9" * 5_000, "117", "99999999", "-1", "²", "nan x inf", "nanxinf", "1e999x1", "../../etc",
    "/" + "x" * 300, "/" + "x/" * 3_000, "nul\0", "half\ud800", "[" * 50_000, '{"A4": {"a": 1}}',
    "@Variant(\0\0)", "00ff" * 10, "1d9d0d9cb000300000000000000000000", "x" * 900_000,
    117, 1.5, None, True, [], {"a": []},
]  # fmt: skip


def write(file: Path, **texts: object) -> None:
    """Write settings as somebody would who knows how they are kept."""
    file.write_text(json.dumps(texts), encoding="ascii")


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda nonsense: repr(nonsense)[:20])
def test_every_setting_is_of_its_kind_whatever_the_file_says(file: Path, nonsense: object) -> None:
    write(file, **dict.fromkeys([*NAMES, "board"], nonsense))
    here = Preferences(file)
    assert here.language in ("en", "fr")
    assert here.look == "system"
    assert here.paper == here.country == ""
    assert here.text_size in preferences.TEXT_SIZES
    assert here.brief_size in preferences.BRIEF_SIZES
    assert here.envelope_size == (0.0, 0.0)
    assert here.return_address == "front"
    assert not here.board_calm
    for name in ("last_event", "locked_event", "practised_event", "backup_place"):
        path = getattr(here, name)
        assert path is None or not path.exists()


def test_a_size_that_is_not_offered_is_the_nearest_that_is(file: Path) -> None:
    write(file, text_size="117")
    assert Preferences(file).text_size == 125


@pytest.mark.parametrize(
    "whole", [b"", b"\0", b"[General]\nlook=dark\n", b"[]", b"7", b"{", b'{"look": "dark"}\xff',
              b'{"look":' * 60_000, b"[" * 900_000, b"9" * 900_000, bytes(range(255, 0, -1)) * 4],
    ids=lambda whole: repr(whole[:12]),
)  # fmt: skip
def test_a_file_of_rubbish_is_as_good_as_none(file: Path, whole: bytes) -> None:
    file.write_bytes(whole)
    here = Preferences(file)
    assert here.look == "system"
    here.look = "contrast"
    assert again(file).look == "contrast"


def test_a_file_of_fifty_megabytes_is_not_gone_through(file: Path) -> None:
    file.write_bytes(b'{"look": "dark", "x": "' + b"x" * 50_000_000 + b'"}')
    began = time.perf_counter()
    assert Preferences(file).look == "system"
    assert time.perf_counter() - began < 0.3


def test_a_folder_in_its_place_leaves_settings_until_the_end(file: Path) -> None:
    file.mkdir()
    here = Preferences(file)
    here.look = "dark"
    here.country = "CA"
    assert (here.look, here.country) == ("dark", "CA")
    assert file.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among the files")
def test_a_pipe_in_its_place_keeps_nobody_waiting(file: Path) -> None:
    os.mkfifo(file)
    here = Preferences(file)
    here.look = "dark"
    assert here.look == "dark"


class Planted:
    """What runs somebody else's wish as soon as it is unpickled."""

    def __init__(self, wish: Path) -> None:
        self._wish = wish

    @override
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._wish),)


def test_nothing_in_the_file_is_ever_run(file: Path, tmp_path: Path) -> None:
    pickled = pickle.dumps(Planted(tmp_path / "ran"), protocol=4)
    name = b"PySide::PyObjectWrapper\0"
    stream = b"\0\0\0\x7f" + len(name).to_bytes(4, "big") + name
    stream += len(pickled).to_bytes(4, "big") + pickled
    planted = "".join(f"\\x{byte:x}" for byte in stream)
    names = "".join(f"{name}=@Variant({planted})\n" for name in NAMES)
    file.write_text(f"[General]\n{names}", encoding="ascii")
    here = Preferences(file)
    for one in NAMES:
        getattr(here, one)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("start", range(0, 66, 6))
def test_a_window_of_nonsense_comes_up_all_the_same(qtbot: QtBot, file: Path, start: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    known = bytearray(window.saveGeometry().data())
    known[max(start, 6) : start + 12] = b"\x7f" * 12
    write(file, window=bytes(known).hex())
    window.restoreGeometry(Preferences(file).window)
    window.show()
    assert window.width() < 20_000


def test_every_page_opens_whatever_the_settings_say(desk: Desk) -> None:
    desk.desktop.open_event(event_file())
    kept = desk.preferences._kept
    for nonsense in ("9" * 5_000, "117", "nanxinf", "[" * 50_000, '{"A4": {"a": 1}}', "²"):
        write(kept._path, **dict.fromkeys(NAMES, nonsense))
        kept.read_again()
        desk.desktop.speak("en")  # makes the whole window anew
        for page in PAGE_KEYS:
            desk.window.show_page(page)
            desk.settle()
        assert desk.preferences.language == "en"


def test_the_choices_are_those_of_the_look_and_the_paper() -> None:
    assert list(preferences.LOOKS) == [str(look) for look in Look]
    assert list(preferences.PAPERS) == [str(paper) for paper in Paper]
