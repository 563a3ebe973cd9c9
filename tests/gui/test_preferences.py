"""What a laptop remembers, from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray

from w4r_desktop.domain.stationery import Paper
from w4r_desktop.gui import preferences
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.theme import Look

if TYPE_CHECKING:
    from pathlib import Path

KEPT = {
    "language": "fr", "country": "CA", "paper": "Letter", "look": "dark", "text_size": 150,
    "brief_size": 20, "brief_language": "ar", "envelope": "c6", "window": QByteArray(b"\x00\x01"),
}  # fmt: skip


def again(file: Path) -> Preferences:
    """Return the preferences as the next start finds them on the disk."""
    return Preferences(file)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.ini"


@pytest.mark.parametrize("name", KEPT)
def test_each_setting_is_there_at_once_and_at_the_next_start(file: Path, name: str) -> None:
    here = Preferences(file)
    setattr(here, name, KEPT[name])
    assert getattr(here, name) == KEPT[name]
    here._kept.sync()
    assert getattr(again(file), name) == KEPT[name]


def test_the_last_event_is_found_whatever_its_name(file: Path, tmp_path: Path) -> None:
    here = Preferences(file)
    assert here.last_event is None
    here.last_event = tmp_path / "Soirée, 100 %; « chez Zoé ».w4r"
    here._kept.sync()
    assert again(file).last_event == here.last_event


def test_a_first_start_has_everything_it_needs(file: Path) -> None:
    here = Preferences(file)
    assert (here.country, here.paper, here.look) == ("", "", "system")
    assert (here.text_size, here.brief_size, here.envelope) == (100, 16, "")
    assert here.language in ("en", "fr")
    assert here.window.isEmpty()


def test_a_file_somebody_wrote_into_does_no_harm(file: Path) -> None:
    file.write_text("[General]\nlook=blue\npaper=A3\ntext_size=huge\nwindow=x\nbrief_size=\n")
    here = Preferences(file)
    assert (here.look, here.paper, here.text_size, here.brief_size) == ("system", "", 100, 16)
    assert here.window.isEmpty()


def test_the_choices_are_those_of_the_look_and_the_paper() -> None:
    assert list(preferences.LOOKS) == [str(look) for look in Look]
    assert list(preferences.PAPERS) == [str(paper) for paper in Paper]
