"""An evening is backed up while it goes on, and it is said when, where to, and why not."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.evening import NOW, Evening, pack
from w4r_desktop import paths
from w4r_desktop.domain.pack_choice import PackChoice
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import BackupNotMadeError, BackupTrouble
from w4r_desktop.gui import backing_up as module
from w4r_desktop.gui.backing_up import BackingUp, one_at_a_time
from w4r_desktop.gui.backup_words import short_line
from w4r_desktop.gui.pages.setup_backups import BackupsCard
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.stick_copy import StickCopy
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting
from w4r_desktop.services.attendees import sign_in
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.store import backups
from w4r_desktop.store.backups import contents, list_backups, verify
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from w4r_desktop.store.backups import Backup
    from w4r_desktop.store.copying import Image


class Night:
    """An evening with one letter, what backs it up, and the card under Setup."""

    def __init__(self, qtbot: QtBot, evening: Evening, folder: Path) -> None:
        self.qtbot = qtbot
        self.time = NOW
        self._evening = evening
        self.preferences = Preferences(folder / "preferences.ini")
        self.workspace = Workspace(evening.file)
        self.backing = BackingUp(self.workspace, self.preferences, lambda: self.time)
        self.card = BackupsCard(self.workspace, now=lambda: self.time)
        qtbot.addWidget(self.card)
        self.log()

    def log(self) -> None:
        """Log one letter, as a click does."""
        spot = self._evening.spot()
        self.workspace.run("Letter", counting.log, spot=spot, quantity=1, at=self.time)

    def sign_in(self) -> None:
        """Let somebody come."""
        table = self._evening.tables[0]
        self.workspace.run("Come", sign_in, name="Amina", writing_table_id=table, at=self.time)

    def log_sheet(self, entries: int) -> None:
        """Log many entries at once, as a sheet of paper does."""

        def log_all(session: Session) -> None:
            for _entry in range(entries):
                counting.log(session, spot=self._evening.spot(), quantity=1, at=self.time)

        self.workspace.run("Sheet", log_all)

    def done(self) -> list[Backup]:
        """Wait for the backup that is being made, and return all that are here."""
        self.qtbot.waitUntil(lambda: not self.backing.is_busy)
        return list_backups(self.backing.folder)

    @property
    def line(self) -> str:
        """What stands at the foot of the window."""
        return short_line(self.backing, self.time)[0]


@pytest.fixture
def night(qtbot: QtBot, evening: Evening, tmp_path: Path) -> Iterator[Night]:
    """An evening that is backed up."""
    night = Night(qtbot, evening, tmp_path)
    yield night
    night.done()
    night.workspace.is_open = False


# -- when --------------------------------------------------------------------------------------


def test_an_evening_with_changes_is_backed_up_every_five_minutes(night: Night) -> None:
    assert night.line == "looking for backups …"
    night.backing.look_back()
    assert night.done() == []
    assert night.line == "no backup yet"
    assert night.backing._timer.isActive()
    assert night.backing._timer.interval() == 5 * 60 * 1000
    night.backing._timer.timeout.emit()

    (made,) = night.done()
    assert contents(made.path).kinds == {ActionKind.LETTER: 1}
    assert night.line == "backup 15:42 ✓"
    night.backing._timer.timeout.emit()
    assert night.done() == [made]  # nothing has changed


def test_backups_that_were_removed_are_told_of_no_more_and_made_again(night: Night) -> None:
    night.backing.back_up()
    night.done()
    shutil.rmtree(night.backing.folder)
    night.backing.look()
    assert night.line == "no backup yet"
    night.backing._timer.timeout.emit()
    assert len(night.done()) == 1
    assert night.line == "backup 15:42 ✓"


def test_people_who_came_before_the_program_was_killed_are_backed_up(night: Night) -> None:
    """They are no entries of the log, and the last backup has the newest of these."""
    night.backing.back_up()
    assert len(night.done()) == 1
    night.sign_in()
    night.backing.is_due, night.backing._taken_at = False, None  # as after a power cut
    night.backing.look_back()
    night.done()
    assert night.backing.is_due
    night.backing.catch_up()
    made, _older = night.done()
    assert contents(made.path).people == 1


def test_a_backup_that_fails_for_a_bug_is_made_later(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken, night.qtbot.captureExceptions() as bugs:
        broken.setattr(module, "sweep", fail)
        night.backing.back_up()
        night.done()
    assert [kind for kind, _bug, _trace in bugs] == [RuntimeError]
    assert night.backing.is_due
    night.time += timedelta(minutes=5)
    night.backing.catch_up()
    assert len(night.done()) == 2
    assert not night.backing.is_due


def test_many_entries_do_not_wait_but_for_a_minute(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ENTRIES", 3)
    night.log()
    assert night.done() == []
    night.log()
    assert len(night.done()) == 1
    for _click in range(4):
        night.log()
    assert len(night.done()) == 1
    night.time += timedelta(minutes=1)
    night.log()
    assert len(night.done()) == 2


def test_many_entries_do_not_wait_for_a_clock_that_was_set_back(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ENTRIES", 3)
    night.backing.back_up()
    assert len(night.done()) == 1
    night.time -= timedelta(hours=1)
    for _click in range(3):
        night.log()
    assert len(night.done()) == 2


def test_a_sheet_of_paper_counts_as_many_entries_as_it_has(night: Night) -> None:
    night.log_sheet(60)
    assert night.done() == []
    night.log_sheet(38)
    assert night.done() == []
    night.log()
    (made,) = night.done()
    assert contents(made.path).entries == 100


def test_the_cases_of_a_pack_are_taken_over_after_a_backup(night: Night) -> None:
    choice = PackChoice(new=frozenset({"case-4"}))
    night.workspace.run("Bring in", take_pack, pack=pack(4), choice=choice, reason="", at=NOW)

    (made,) = night.done()
    with closing(EventFile(made.path)) as before:
        assert len(Evening(before).cases) == 3
    assert len(night.workspace.read(cases)) == 4


# -- the second place --------------------------------------------------------------------------


def test_a_stick_is_safe_to_remove_once_it_was_read_back(
    night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "on_one_disk", lambda *_places: False)
    (stick := tmp_path / "STICK").mkdir()
    assert "on this laptop only" in night.card.place.text()
    night.backing.place = stick
    assert night.card.place.text() == "Wait: a backup is being written to “STICK”."
    night.done()

    (away,) = list_backups(stick / night.backing.folder.name)
    assert verify(away.path)
    assert night.line == "backup to STICK 15:42 ✓"
    assert night.card.place.text() == (
        "“STICK” has it too, today at 15:42, and it was read back: it is safe to remove."
    )
    night.backing.back_up()
    assert night.card.place.text() == "Wait: a backup is being written to “STICK”."
    night.done()
    assert night.card.place.text().endswith("it is safe to remove.")


def test_a_stick_that_is_at_home_is_no_trouble(night: Night, tmp_path: Path) -> None:
    (stick := tmp_path / "STICK").mkdir()
    night.preferences.backup_place = stick
    stick.rmdir()
    night.backing.back_up()
    assert len(night.done()) == 1

    assert night.line == "backup 15:42 ✓ · not on STICK"
    assert night.card.place.text() == (
        "“STICK” is not there. Plug it in; backups go on without it."
    )
    assert night.card.trouble.isHidden()
    assert not stick.exists()


def test_a_folder_of_the_same_disk_is_taken_and_not_called_safe(
    night: Night, tmp_path: Path
) -> None:
    (other := tmp_path / "Copies").mkdir()
    night.card.take_place(other)
    night.done()

    assert night.preferences.backup_place == other
    assert night.card.place.text() == (
        "“Copies” has it too, today at 15:42, and it was read back. It is on the same disk as the "
        "evening: it does not help if this disk fails."
    )


@pytest.mark.parametrize("place", ["data/backups", "data/backups/x", "data/events", "."])
def test_where_the_evening_lies_or_its_backups_is_no_second_place(
    night: Night, tmp_path: Path, place: str
) -> None:
    night.backing.back_up()
    night.done()
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    night.card.take_place(tmp_path / place)

    assert night.preferences.backup_place is None
    assert not night.backing.is_busy
    assert not night.card.trouble.isHidden()
    assert night.card.trouble.text() == (
        "The evening or its backups lie in this folder already, so a second copy there would be "
        "lost with them. Nothing was changed. Choose a stick, or a folder on another disk."
    )
    (tmp_path / "STICK").mkdir()
    night.card.take_place(tmp_path / "STICK")
    assert night.card.trouble.isHidden()


def test_a_stick_named_while_another_is_written_to_is_not_said_to_have_it(
    night: Night, tmp_path: Path
) -> None:
    for name in ("OLD", "NEW"):
        (tmp_path / name).mkdir()
    night.backing.place = tmp_path / "OLD"
    night.qtbot.waitUntil(lambda: night.backing._job is not None)
    with one_at_a_time:  # the job for the old one has still to begin
        pass
    night.preferences.backup_place = tmp_path / "NEW"
    night.done()

    assert list_backups(tmp_path / "OLD" / night.backing.folder.name)
    assert night.card.place.text() == "Every backup goes to “NEW” too."


def test_another_stick_of_the_same_name_is_not_said_to_have_what_the_first_has(
    night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "on_one_disk", lambda *_places: False)
    (stick := tmp_path / "STICK").mkdir()
    night.backing.place = stick
    night.done()
    stick.rename(tmp_path / "pulled out")
    night.card.hide()
    night.card.show()
    assert night.card.place.text().startswith("“STICK” is not there.")
    assert "The newest one on it is from today at 15:42" in night.card.place.text()

    stick.mkdir()  # the other one
    night.card.hide()
    night.card.show()
    assert night.card.place.text() == "Every backup goes to “STICK” too."
    assert night.line == "backup 15:42 ✓ · not on STICK"
    night.backing.catch_up()
    night.done()
    assert list_backups(stick / night.backing.folder.name)
    assert night.line == "backup to STICK 15:42 ✓"


def test_a_stick_is_not_safe_to_remove_while_a_copy_is_written_to_it(
    night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "on_one_disk", lambda *_places: False)
    (stick := tmp_path / "STICK").mkdir()
    night.backing.place = stick
    night.done()
    copy = StickCopy(night.workspace, lambda: night.time, night.card)
    goes_on, real = Event(), backups.back_up

    def slowly(taken: Image, folder: Path) -> Backup:
        goes_on.wait(5)
        return real(taken, folder)

    monkeypatch.setattr(backups, "back_up", slowly)
    copy.save(str(stick))
    wait = "Wait: a backup is being written to “STICK”."
    night.qtbot.waitUntil(lambda: night.card.place.text() == wait)
    goes_on.set()
    night.qtbot.waitUntil(lambda: night.card.place.text().endswith("it is safe to remove."))
    assert list_backups(stick)
    night.qtbot.waitUntil(lambda: copy._job is None)


def test_a_full_stick_is_not_said_to_have_what_another_of_its_name_has(
    night: Night, tmp_path: Path
) -> None:
    (stick := tmp_path / "STICK").mkdir()
    night.backing.place = stick
    night.done()
    stick.rename(tmp_path / "pulled out")
    stick.mkdir()
    (stick / night.backing.folder.name).write_bytes(b"")  # no folder can be made there
    night.backing.back_up()
    night.done()

    assert "the newest backup is not on it" in night.card.place.text()
    assert "The newest one on it" not in night.card.place.text()


def test_a_second_place_is_forgotten(night: Night, tmp_path: Path) -> None:
    night.preferences.backup_place = tmp_path
    card = night.card
    card.forget.click()

    assert card.forget.isHidden()
    assert night.preferences.backup_place is None


# -- what cannot be made -----------------------------------------------------------------------


def test_a_full_disk_is_told(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SPARE", 1 << 60)
    with night.qtbot.waitSignal(night.backing.refused) as told:
        night.backing.back_up()

    assert told.args is not None
    (refusal,) = told.args
    assert isinstance(refusal, BackupNotMadeError)
    assert refusal.trouble is BackupTrouble.FULL
    assert night.done() == []
    assert night.line == "no backup"
    assert "the disk is full" in night.card.trouble.text()

    monkeypatch.setattr(module, "SPARE", 0)
    night.backing.catch_up()
    assert len(night.done()) == 1
    assert night.line == "backup 15:42 ✓"
    assert night.card.trouble.isHidden()
    monkeypatch.setattr(module, "SPARE", 1 << 60)
    night.backing.back_up()
    night.done()
    assert night.line == "no backup since 15:42"


# -- Setup -------------------------------------------------------------------------------------


def test_setup_says_what_the_last_backup_holds(night: Night) -> None:
    card = night.card
    assert card.last.text() == "No backup of this evening yet."
    said: list[str] = []
    card.said.connect(said.append)
    with night.qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    card.back_up.setFocus()
    for _press in range(2):  # pressed again while it is being made, it makes no second one
        night.qtbot.keyClick(card.back_up, Qt.Key.Key_Space)
    assert card.last.text() == "Backing up…"
    assert said == []
    assert len(night.done()) == 1

    assert card.back_up.hasFocus()
    words = "Last backup: 1 letter, today at 15:42. It was read back and is whole."
    assert card.last.text() == words
    assert said == [words]
    night.backing.back_up()
    night.done()
    assert said == [words]  # what comes by itself disturbs nobody
    night.time += timedelta(days=1)
    night.backing.changed.emit()
    assert "Dec 10, 2026 at 15:42" in card.last.text()
