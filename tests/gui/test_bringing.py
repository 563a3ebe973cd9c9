"""Who arrives with an event on a stick has it on the laptop after one click."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.evening import Evening, make_event
from tests.gui.desk import Desk, button, event_file
from w4r_desktop import paths
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return an event in a folder that is kept equal on several computers."""
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    make_event(folder / "evening.w4r").close()
    return folder / "evening.w4r"


def words(dialog: Question) -> str:
    return " ".join(text.text() for text in dialog.findChildren(QLabel))


def test_one_click_copies_the_event_here_and_opens_it(desk: Desk, elsewhere: Path) -> None:
    before = elsewhere.read_bytes()

    def copy(dialog: Question) -> None:
        assert "“evening.w4r” lies in a folder that OneDrive keeps the same" in words(dialog)
        desk.click(button(dialog, "Copy it here and open"))

    desk.begin()
    desk.answer(Question, copy)
    desk.desktop.open_event(elsewhere)
    desk.settle()
    copied = paths.events_folder() / "evening.w4r"
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == copied
    assert desk.preferences.last_event == copied
    assert desk.window.toast.text == (
        "This is the copy on this laptop, “evening.w4r”. The other file stays as it was."
    )
    assert elsewhere.read_bytes() == before


def test_an_event_that_is_here_already_is_offered_first(desk: Desk, elsewhere: Path) -> None:
    """As from home: counted on the laptop, then the file on the stick is opened once more."""
    here = paths.events_folder() / "evening (2).w4r"
    shutil.copyfile(elsewhere, here)
    desk.desktop.open_event(here)
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    desk.desktop.show_events()

    def open_that(dialog: Question) -> None:
        said = words(dialog)
        assert dialog.windowTitle() == "This event is already on this laptop"
        assert "On this laptop: “evening (2).w4r”, 1 letter, the newest" in said
        assert "What you chose: “evening.w4r”, 0 letters." in said
        desk.click(button(dialog, "Open the one on this laptop"))

    desk.answer(Question, open_that)
    desk.desktop.open_event(elsewhere)
    desk.settle()
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == here
    assert len(list(paths.events_folder().glob("*.w4r"))) == 1

    desk.answer(
        Question, lambda dialog: desk.click(button(dialog, "Copy the chosen one here and open"))
    )
    desk.desktop.open_event(elsewhere)
    desk.settle()
    assert desk.desktop.workspace.path == paths.events_folder() / "evening.w4r"


def test_enter_alone_does_not_pass_over_a_file_that_was_counted_in_later(
    desk: Desk, elsewhere: Path
) -> None:
    shutil.copyfile(elsewhere, paths.events_folder() / "evening (2).w4r")
    evening = Evening(EventFile(elsewhere))
    evening.log()
    evening.file.close()
    desk.desktop.show_events()
    desk.answer(Question, lambda dialog: desk.qtbot.keyClick(dialog, Qt.Key.Key_Return))
    desk.desktop.open_event(elsewhere)
    assert desk.desktop.workspace is None
    assert desk.start.new.isVisible()


def test_what_was_put_aside_is_not_meant(desk: Desk, elsewhere: Path) -> None:
    folder = paths.events_folder()
    shutil.copyfile(elsewhere, folder / "evening put aside 2026-12-10 183500.w4r")
    desk.begin()
    desk.answer(Question, lambda dialog: desk.click(button(dialog, "Copy it here and open")))
    desk.desktop.open_event(elsewhere)
    desk.settle()
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == folder / "evening.w4r"


def test_whoever_thinks_better_of_it_has_changed_nothing(desk: Desk, elsewhere: Path) -> None:
    desk.begin()
    desk.answer(Question, lambda dialog: desk.click(button(dialog, "Cancel")))
    desk.desktop.open_event(elsewhere)
    assert desk.desktop.workspace is None
    assert desk.start.isVisible()
    assert not list(paths.events_folder().iterdir())


def test_what_cannot_be_copied_is_said(desk: Desk, elsewhere: Path) -> None:
    content = bytearray(elsewhere.read_bytes())
    content[5000:9000] = bytes(4000)
    elsewhere.write_bytes(content)
    desk.begin()
    desk.answer(Question, lambda dialog: desk.click(button(dialog, "Copy it here and open")))
    desk.desktop.open_event(elsewhere)
    assert "“evening.w4r” is damaged or cut off." in desk.window.toast.text
    assert desk.desktop.workspace is None


def test_a_file_that_bears_two_names_since_a_program_was_killed_is_listed_once(desk: Desk) -> None:
    evening = event_file()
    aside = evening.with_stem("Candlelight put aside 2026-12-10 183500")
    aside.hardlink_to(evening)
    event_file("Other").rename(evening.with_stem("Other put aside 2026-12-10 183500"))
    desk.begin()
    assert button(desk.start, "Open Candlelight").isEnabled()
    listed = " | ".join(label.text() for label in desk.start.findChildren(QLabel))
    assert listed.count("put aside today") == 1
    assert not aside.exists()
    assert evening.exists()


def hashed(event: Path) -> Path:
    """Write the hash of an event beside it, as ``sha256sum`` does."""
    digest = hashlib.sha256(event.read_bytes()).hexdigest()
    event.with_name(f"{event.name}.sha256").write_text(f"{digest}  {event.name}\n")
    return event


def test_an_event_with_a_hash_beside_it_is_worked_in_all_the_same(desk: Desk) -> None:
    evening = hashed(event_file())
    desk.desktop.open_event(evening)
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == evening


def test_a_backup_among_the_events_is_not_offered_in_its_own_place(desk: Desk) -> None:
    backup = hashed(event_file("Candlelight backup 2026-12-10 223000Z"))
    desk.answer(Question, lambda dialog: desk.click(button(dialog, "Copy it here and open")))
    desk.desktop.open_event(backup)
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path == backup.with_stem(f"{backup.stem} (2)")


@pytest.mark.parametrize("name", ["Evening.W4R", "Evening.w4r.download", "evening"])
def test_what_was_copied_here_is_listed_however_it_was_called(
    desk: Desk, elsewhere: Path, name: str
) -> None:
    desk.begin()
    desk.answer(Question, lambda dialog: desk.click(button(dialog, "Copy it here and open")))
    desk.desktop.open_event(elsewhere.rename(elsewhere.with_name(name)))
    desk.settle()
    assert desk.desktop.workspace is not None
    assert desk.desktop.workspace.path.name == f"{name[:7]}.w4r"
    desk.desktop.show_events()
    assert button(desk.start, "Open Candlelight").isEnabled()


def test_an_event_whose_name_ends_in_large_letters_is_listed(desk: Desk) -> None:
    evening = event_file()
    evening.rename(evening.with_suffix(".W4R"))
    desk.begin()
    assert button(desk.start, "Open Candlelight").isEnabled()
