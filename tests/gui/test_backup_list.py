"""The list of backups to go back to: what stands there, what is chosen, and what is refused."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.gui.desk import Desk, event_file
from tests.store.kept import plant, rehash
from w4r_desktop import paths
from w4r_desktop.gui.backing_up import BackingUp, backing_up
from w4r_desktop.gui.dialogs.restore import RestoreDialog
from w4r_desktop.services.attendees import change_attendee
from w4r_desktop.store import backups
from w4r_desktop.store.backups import Backup, contents, list_backups
from w4r_desktop.store.queries.attendees import people

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from w4r_desktop.gui.workspace import Workspace

CHANGED = "This backup cannot be opened: it has changed or is damaged. Choose another backup."


@pytest.fixture
def evening(desk: Desk) -> Path:
    """An evening in the window, with Amina, who wrote one letter."""
    path = event_file(goal=None)
    desk.desktop.open_event(path)
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    return path


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """The second place, where every backup goes too."""
    (place := tmp_path / "STICK").mkdir()
    desk.preferences.backup_place = place
    return place


def workspace(desk: Desk) -> Workspace:
    assert desk.desktop.workspace is not None
    return desk.desktop.workspace


def backing(desk: Desk) -> BackingUp:
    found = backing_up(workspace(desk))
    assert found is not None
    return found


def back_up(desk: Desk) -> Backup:
    """Back up what is open, and return the backup of this laptop."""
    backing(desk).back_up_now()
    desk.qtbot.waitUntil(lambda: not backing(desk).is_busy)
    desk.settle()
    return list_backups(backing(desk).folder)[0]


def change(path: Path) -> None:
    """Change one bit of a file, as a bad stick does."""
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def rows(dialog: RestoreDialog) -> list[str]:
    """Return the rows that are shown, the chosen one marked."""
    return [
        ("> " if dialog.list.item(row).isSelected() else "") + dialog.list.item(row).text()
        for row in range(dialog.list.count())
        if not dialog.list.isRowHidden(row)
    ]


def read(desk: Desk, dialog: RestoreDialog) -> list[str]:
    """Wait until all backups were read, and return the rows."""
    desk.qtbot.waitUntil(lambda: not any("is being read" in row for row in rows(dialog)))
    desk.settle()
    return rows(dialog)


def look_back(desk: Desk, do: Callable[[RestoreDialog], None]) -> None:
    """Do something with the list of the evening that is open."""
    desk.answer(RestoreDialog, do)
    desk.window.restore_requested.emit()
    desk.settle()


def repair(desk: Desk, path: Path, do: Callable[[RestoreDialog], None]) -> None:
    """Do something with the list that is offered for a file that cannot be opened."""
    desk.answer(RestoreDialog, do)
    desk.desktop.open_event(path)
    desk.settle()


# -- two places --------------------------------------------------------------------------------


def test_a_backup_that_lies_at_both_places_is_one_row(
    desk: Desk, evening: Path, stick: Path
) -> None:
    back_up(desk)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        desk.click(dialog.no)

    look_back(desk, look)
    assert seen == ["> today at 18:30 · on this laptop and on “STICK”\n1 letter · 1 person"]


@pytest.mark.parametrize("place", ["laptop", "STICK"])
def test_a_damaged_copy_at_one_place_does_not_hide_the_good_one_at_the_other(
    desk: Desk, evening: Path, stick: Path, place: str
) -> None:
    here = back_up(desk).path
    (away,) = stick.rglob("*Z.w4r")
    change(here if place == "laptop" else away)
    seen: list[list[str]] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.append(read(desk, dialog))
        desk.click(dialog.no)

    look_back(desk, look)
    desk.desktop.show_events()
    evening.write_bytes(evening.read_bytes()[:9000])
    repair(desk, evening, look)
    told = {"laptop": "today at 18:30 · on this laptop", "STICK": "today at 18:30 · on “STICK”"}
    said = dict.fromkeys(told.values(), "1 letter · 1 person")
    said[told[place]] = "damaged, cannot be opened"
    wanted = [
        ("> " if told[place] != where else "") + f"{where}\n{what}" for where, what in said.items()
    ]
    assert seen == [wanted, wanted]


def test_a_copy_that_becomes_damaged_does_not_hide_the_good_one_any_more(
    desk: Desk, evening: Path, stick: Path
) -> None:
    here = back_up(desk).path
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        read(desk, dialog)
        change(here)
        desk.click(dialog.yes)
        seen.extend(rows(dialog))
        dialog.list.setFocus()
        desk.qtbot.keyClick(dialog.list, Qt.Key.Key_End)
        desk.click(dialog.yes)

    look_back(desk, look)
    assert seen == [
        "today at 18:30 · on this laptop\ndamaged, cannot be opened",
        "today at 18:30 · on “STICK”\n1 letter · 1 person",
    ]
    assert "The backup is open." in desk.window.toast.text


# -- which is chosen ---------------------------------------------------------------------------


def test_what_the_keys_chose_stays_chosen_while_the_rest_is_read(
    desk: Desk, evening: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.time
    for later in (0, 5, 70):  # the clock was ahead for the last of them
        desk.time = kept + timedelta(minutes=later)
        desk.click_cell(0, 0)
        back_up(desk)
    desk.time = kept + timedelta(minutes=15)
    going_on = Event()
    is_read = backups.verify

    def read_slowly(path: Path) -> str:
        if " 2230" in path.name:
            going_on.wait(9)
        return is_read(path)

    monkeypatch.setattr(backups, "verify", read_slowly)
    seen: list[list[str]] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(lambda: rows(dialog)[1].startswith("> "))
        desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
        seen.append(rows(dialog))
        going_on.set()
        seen.append(read(desk, dialog))
        desk.click(dialog.no)

    look_back(desk, look)
    chosen = ["> today at 19:40 · on this laptop\n4 letters · 1 person"]
    assert [[row for row in each if row.startswith("> ")] for each in seen] == [chosen, chosen]


def test_enter_in_the_list_leads_to_the_button_and_enter_there_opens(
    desk: Desk, evening: Path
) -> None:
    back_up(desk)
    desk.click_cell(0, 0)

    def look(dialog: RestoreDialog) -> None:
        read(desk, dialog)
        desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.focusWidget() is dialog.yes
        desk.qtbot.keyClick(dialog.yes, Qt.Key.Key_Return)

    look_back(desk, look)
    assert "The backup is open." in desk.window.toast.text


def test_a_backup_whose_clock_was_ahead_is_not_the_one_to_open(desk: Desk, evening: Path) -> None:
    kept = desk.time
    desk.time += timedelta(hours=1)
    back_up(desk)
    desk.time = kept + timedelta(minutes=5)
    desk.click_cell(0, 0)
    back_up(desk)
    desk.time += timedelta(minutes=5)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        desk.click(dialog.no)

    look_back(desk, look)
    assert seen == [
        "today at 19:30 · on this laptop\n1 letter · 1 person",
        "> today at 18:35 · on this laptop\n2 letters · 1 person · more than any later backup",
    ]


def test_backups_of_one_minute_are_told_apart_by_their_seconds(desk: Desk, evening: Path) -> None:
    back_up(desk)
    desk.time += timedelta(seconds=20)
    back_up(desk)
    desk.time += timedelta(minutes=5)
    back_up(desk)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(row.partition(" ·")[0] for row in read(desk, dialog))
        desk.click(dialog.no)

    look_back(desk, look)
    assert seen == ["> today at 18:35", "today at 18:30:20", "today at 18:30:00"]


def test_a_backup_with_all_there_is_loses_nothing(desk: Desk, evening: Path) -> None:
    back_up(desk)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.extend((dialog.beyond.text(), dialog.aside.text()))
        desk.click(dialog.no)

    look_back(desk, look)
    assert seen == [
        (
            "Nothing is lost: this backup has all letters and names of the open evening. "
            "Contacts, briefs and settings are not compared."
        ),
        (
            "The present file is never deleted: it is kept, and listed as “put aside” under All "
            "events."
        ),
    ]


def test_a_name_that_was_put_right_since_is_newer(desk: Desk, evening: Path) -> None:
    back_up(desk)
    (amina,) = workspace(desk).read(people)
    workspace(desk).run(
        "Name",
        change_attendee,
        attendee_id=amina.attendee_id,
        name="Amina Diallo",
        heads=1,
        first_time=False,
        minor=False,
    )
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.append(dialog.beyond.text())
        desk.click(dialog.no)

    look_back(desk, look)
    assert seen == [
        (
            "Newer in the open evening, and not in this backup: 1 person. This is put aside with "
            "the present file."
        )
    ]


# -- what is refused ---------------------------------------------------------------------------


def test_a_backup_that_changes_while_it_is_looked_at_is_refused_and_another_can_be_chosen(
    desk: Desk, evening: Path
) -> None:
    back_up(desk)
    desk.time += timedelta(minutes=5)
    desk.click_cell(0, 0)
    newest = back_up(desk).path
    desk.click_cell(0, 0)
    seen: list[object] = []

    def choose(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        read(desk, dialog)
        change(newest)
        desk.click(dialog.yes)
        seen.extend((dialog.isVisible(), dialog.why.text(), rows(dialog)[0]))
        assert not dialog.yes.isEnabled()
        dialog.list.setFocus()
        for _press in range(2):
            desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.list.currentRow() == 1
        desk.click(dialog.yes)

    look_back(desk, choose)
    assert seen == [True, CHANGED, "today at 18:35 · on this laptop\ndamaged, cannot be opened"]
    assert workspace(desk).path == evening
    assert workspace(desk).read(people)[0].letters == 1


def test_a_backup_of_another_event_does_not_take_the_place_of_this_one(
    desk: Desk, evening: Path
) -> None:
    other = event_file("Dartmouth")
    desk.desktop.open_event(other)
    desk.settle()
    desk.sign_in("Zoe")
    made = back_up(desk).path
    desk.desktop.open_event(evening)
    desk.settle()
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        read(desk, dialog)
        before = dialog.list.count()
        dialog.add(made)
        seen.append(dialog.why.text())
        assert dialog.list.count() == before
        desk.click(dialog.no)

    look_back(desk, look)
    desk.desktop.show_events()
    evening.write_bytes(evening.read_bytes() + b"more")
    with evening.open("r+b") as file:
        file.seek(60)
        file.write((99).to_bytes(4, "big"))
    repair(desk, evening, look)
    words = (
        f"“{made.name}” is a backup of another event, “Dartmouth”, and does not take the place of "
        "this one. Nothing was changed. To see it, open it like any event."
    )
    assert seen == [words, words]


def test_the_evening_that_went_on_elsewhere_is_not_said_to_have_all(
    desk: Desk, evening: Path, tmp_path: Path
) -> None:
    """Its newest entry is newer than all here, and has nothing of what was counted here."""
    back_up(desk)
    desk.desktop.show_events()
    desk.settle()
    shutil.copy(evening, twin := evening.with_stem("Twin"))
    desk.desktop.open_event(evening)
    desk.settle()
    desk.click_cell(0, 0)
    desk.desktop.open_event(twin)
    desk.settle()
    for _click in range(2):
        desk.click_cell(1, 0)
    desk.time += timedelta(minutes=1)
    made = back_up(desk).path
    desk.desktop.open_event(evening)
    desk.settle()
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        read(desk, dialog)
        dialog.list.setCurrentRow(0)
        assert dialog._rows.known[0].backup.path == made
        seen.append(dialog.beyond.text())
        desk.click(dialog.no)

    look_back(desk, look)
    assert seen == [
        (
            "Newer in the open evening, and not in this backup: 1 letter. This is put aside with "
            "the present file."
        )
    ]


# -- files that cannot be opened ---------------------------------------------------------------


def zeros(whole: bytes) -> bytes:
    return bytes(len(whole))


def changed_magic(whole: bytes) -> bytes:
    return whole[:3] + b"x" + whole[4:]


def changed_id(whole: bytes) -> bytes:
    return whole[:70] + b"x" + whole[71:]


def newer(whole: bytes) -> bytes:
    return whole[:60] + (99).to_bytes(4, "big") + whole[64:]


def cut(whole: bytes) -> bytes:
    return whole[:7]


@pytest.mark.parametrize("damage", [zeros, changed_magic, changed_id, newer, cut])
def test_whatever_is_damaged_of_a_file_its_backups_are_offered(
    desk: Desk, evening: Path, damage: Callable[[bytes], bytes]
) -> None:
    back_up(desk)
    desk.desktop.show_events()
    evening.write_bytes(broken := damage(evening.read_bytes()))
    seen: list[str] = []

    def take(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.append(dialog.why.text())
        desk.click(dialog.yes)

    repair(desk, evening, take)
    assert "“Candlelight.w4r”" in seen[0]
    assert "Look for another copy" not in seen[0]
    assert workspace(desk).read(people)[0].letters == 1
    (aside,) = paths.events_folder().glob("* put aside *.w4r")
    assert aside.read_bytes() == broken


def test_a_damaged_file_under_another_name_finds_its_backups_by_its_event(
    desk: Desk, evening: Path
) -> None:
    back_up(desk)
    desk.desktop.show_events()
    other = evening.rename(evening.with_stem("Halifax"))
    other.write_bytes(newer(other.read_bytes()))
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        desk.click(dialog.no)

    repair(desk, other, look)
    assert seen == ["> today at 18:30 · on this laptop\n1 letter · 1 person"]


def test_a_damaged_file_that_tells_nothing_is_offered_the_backups_of_every_lost_event(
    desk: Desk, evening: Path
) -> None:
    back_up(desk)
    desk.desktop.open_event(event_file("Whole"))
    desk.settle()
    desk.sign_in("Zoe")
    back_up(desk)
    desk.desktop.show_events()
    other = evening.rename(evening.with_stem("Our evening"))
    whole = bytearray(other.read_bytes())
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    other.write_bytes(whole)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        desk.click(dialog.no)

    repair(desk, other, look)
    assert seen == ["> today at 18:30 · on this laptop\n1 letter · 1 person"]


def test_a_file_from_elsewhere_that_is_called_like_an_event_is_only_refused(
    desk: Desk, evening: Path, tmp_path: Path
) -> None:
    back_up(desk)
    desk.desktop.show_events()
    (stranger := tmp_path / evening.name).write_bytes(b"<html>404 not found</html>")
    desk.desktop.open_event(stranger)
    desk.settle()
    assert "“Candlelight.w4r” cannot be opened, because it is not an event" in (
        desk.window.toast.text
    )
    assert desk.desktop.workspace is None
    assert stranger.read_bytes() == b"<html>404 not found</html>"


def test_a_damaged_copy_from_elsewhere_does_not_become_the_event_that_is_here_whole(
    desk: Desk, evening: Path, tmp_path: Path
) -> None:
    back_up(desk)
    desk.desktop.show_events()
    shutil.copy(evening, copy := tmp_path / "Copy.w4r")
    with closing(sqlite3.connect(copy)) as broken, broken:  # somebody else wrote into it
        broken.execute("CREATE VIEW campaign_names AS SELECT name FROM campaign")
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        assert dialog.list.isHidden()
        seen.extend((dialog.why.text(), dialog.none.text()))
        desk.click(dialog.no)

    repair(desk, copy, look)
    assert seen[0] == "“Copy.w4r” is damaged or cut off. It was left as it is."
    assert seen[1].startswith("On this laptop: “Candlelight.w4r”, 1 letter, the newest ")
    evening.unlink()
    seen.clear()

    def offered(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        desk.click(dialog.no)

    repair(desk, copy, offered)
    assert seen == ["> today at 18:30 · on this laptop\n1 letter · 1 person"]


def test_a_file_with_a_long_name_in_another_script_finds_its_backups(desk: Desk) -> None:
    path = event_file(goal=None)
    path = path.rename(path.with_stem("शाम " * 15 + "शाम"))
    desk.desktop.open_event(path)
    desk.settle()
    desk.sign_in("Amina")
    back_up(desk)
    desk.desktop.show_events()
    path.write_bytes(b"")
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        desk.click(dialog.no)

    repair(desk, path, look)
    assert seen == ["> today at 18:30 · on this laptop\n0 letters · 1 person"]


def test_events_of_one_name_are_told_apart_by_what_they_are_called(
    desk: Desk, evening: Path
) -> None:
    back_up(desk)
    desk.desktop.show_events()
    evening.rename(evening.with_stem("Old"))
    event_file("Dartmouth").rename(evening)
    desk.desktop.open_event(evening)
    desk.settle()
    desk.time += timedelta(minutes=5)
    desk.sign_in("Zoe")
    back_up(desk)
    desk.desktop.show_events()
    evening.write_bytes(b"")
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        desk.click(dialog.no)

    repair(desk, evening, look)
    assert [row.partition("\n")[2] for row in seen] == [
        "Dartmouth · 0 letters · 1 person",
        "Candlelight · 1 letter · 1 person",
    ]


def test_a_file_in_which_a_view_was_planted_does_not_keep_the_window(
    desk: Desk, evening: Path
) -> None:
    made = back_up(desk).path
    desk.desktop.show_events()
    plant(evening)
    plant(made)
    rehash(made)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend(read(desk, dialog))
        assert not dialog.yes.isEnabled()
        desk.click(dialog.no)

    repair(desk, evening, look)
    (row,) = seen
    assert row.endswith(" · on this laptop\ndamaged, cannot be opened")


def test_where_there_is_no_backup_that_is_said(desk: Desk, evening: Path, stick: Path) -> None:
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        seen.extend((dialog.windowTitle(), dialog.none.text()))
        assert dialog.list.isHidden()
        desk.click(dialog.no)

    look_back(desk, look)
    backing(desk).is_due = False
    desk.desktop.show_events()
    shutil.rmtree(paths.all_backups(), ignore_errors=True)
    evening.write_bytes(evening.read_bytes()[:9000])
    repair(desk, evening, look)
    assert seen == [
        "Go back to a backup",
        "There is no backup of this evening yet.",
        "This event is damaged",
        "No backup of it was found on this laptop or on “STICK”.",
    ]


# -- backups that are old ----------------------------------------------------------------------


def test_a_backup_that_goes_for_its_age_as_the_evening_is_closed_is_still_opened(
    desk: Desk, evening: Path
) -> None:
    old = back_up(desk).path
    desk.desktop.show_events()
    for _start in range(2):  # the clock has gone on for a day, and is believed
        desk.time += timedelta(days=10)
        desk.desktop.open_event(evening)
        desk.settle()
        desk.sign_in(f"Person {desk.time:%d}")
        if not _start:
            back_up(desk)
            desk.desktop.show_events()
    folder = backing(desk).folder

    def choose(dialog: RestoreDialog) -> None:
        read(desk, dialog)
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        assert dialog._rows.known[-1].backup.path == old
        desk.click(dialog.yes)

    look_back(desk, choose)
    assert len(workspace(desk).read(people)) == 1
    assert "The backup is open." in desk.window.toast.text
    desk.qtbot.waitUntil(
        lambda: 3 in [contents(backup.path).people for backup in list_backups(folder)]
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_list_fits_a_small_screen_in_large_type(
    desk: Desk, evening: Path, stick: Path, language: str
) -> None:
    for _backup in range(9):
        back_up(desk)
        desk.time += timedelta(minutes=5)
    desk.desktop.speak(language)
    desk.desktop.size_text(150)

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        desk.settle()
        for words in dialog.findChildren(QLabel):
            if words.isVisible() and words.wordWrap():
                assert words.height() >= words.heightForWidth(words.width())
        assert dialog.height() <= 700  # a screen of 768 lines, with a frame around it
        assert not dialog.list.horizontalScrollBar().isVisible()
        desk.click(dialog.no)

    look_back(desk, look)
    desk.desktop.show_events()
    evening.write_bytes(evening.read_bytes()[:9000])
    repair(desk, evening, look)
