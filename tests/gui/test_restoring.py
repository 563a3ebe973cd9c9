"""The window has evenings backed up that count, and leads back to a backup."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from tests.gui.desk import EVENING, Desk, button, event_file
from w4r_desktop import paths
from w4r_desktop.domain.arrivals import ListedPerson
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import backing_up as module
from w4r_desktop.gui.backing_up import BackingUp, backing_up
from w4r_desktop.gui.board.facts import Choice, Showing
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.restore import RestoreDialog
from w4r_desktop.gui.dialogs.salvaged import SalvagedDialog
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.services import mailing, reports
from w4r_desktop.services.attendees import sign_in_all
from w4r_desktop.services.mailing import Posting
from w4r_desktop.services.recount import count_by_hand
from w4r_desktop.store.backups import contents, list_backups, verify
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.totals import kind_totals
from w4r_desktop.store.salvage import salvage
from w4r_desktop.wording import salvage_names

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.board.stage import Stage
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.backups import Backup

NEWER = (
    "Newer in the open evening, and not in this backup: 2 letters. This is put aside with the "
    "present file."
)


@pytest.fixture
def evening(desk: Desk) -> Path:
    """An evening in the window, with Amina, who wrote one letter."""
    path = event_file(goal=None)
    desk.desktop.open_event(path)
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    return path


def workspace(desk: Desk) -> Workspace:
    assert desk.desktop.workspace is not None
    return desk.desktop.workspace


def backing(desk: Desk) -> BackingUp:
    found = backing_up(workspace(desk))
    assert found is not None
    return found


def done(desk: Desk) -> list[Backup]:
    """Wait for the backup that is being made, and return all that are here."""
    desk.qtbot.waitUntil(lambda: not backing(desk).is_busy)
    desk.settle()
    return list_backups(backing(desk).folder)


def letters(path: Path) -> int:
    with EventFileOpened(path) as file, file.reading() as session:
        return kind_totals(session)[ActionKind.LETTER]


class EventFileOpened:
    """Open an event file, see that it is whole, and close it."""

    def __init__(self, path: Path) -> None:
        self._file = EventFile(path)

    def __enter__(self) -> EventFile:
        check(self._file)
        return self._file

    def __exit__(self, *_error: object) -> None:
        self._file.close()


def setup(desk: Desk) -> SetupPage:
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    desk.settle()
    return page


def status(desk: Desk) -> str:
    return desk.window.status.backup.text()


# -- when -------------------------------------------------------------------------------------


def test_closing_backs_up_what_changed(desk: Desk, evening: Path) -> None:
    folder = backing(desk).folder
    desk.desktop.show_events()
    desk.qtbot.waitUntil(lambda: len(list_backups(folder)) == 1)

    assert contents(list_backups(folder)[0].path).kinds == {ActionKind.LETTER: 1}
    desk.desktop.open_event(evening)
    backing(desk).look_back()
    assert len(done(desk)) == 1
    assert not backing(desk).is_due
    assert status(desk) == "backup 18:30 ✓"


def test_a_list_of_people_is_taken_over_after_a_backup(desk: Desk, evening: Path) -> None:
    arriving = (ListedPerson(name="Bashir", table="1"),)
    workspace(desk).run("Bring in", sign_in_all, people=arriving, at=EVENING)

    (made,) = done(desk)
    assert contents(made.path).people == 1
    assert len(workspace(desk).read(people)) == 2


def test_an_evening_that_went_on_without_a_backup_is_noticed(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    assert len(done(desk)) == 1
    desk.click_cell(0, 0)
    folder = backing(desk).folder
    backing(desk).is_due = False  # as after a power cut
    desk.desktop.show_events()
    desk.desktop.open_event(evening)

    backing(desk).look_back()
    assert len(done(desk)) == 1
    assert backing(desk).is_due
    backing(desk).catch_up()
    assert len(done(desk)) == 2
    assert contents(list_backups(folder)[0].path).kinds == {ActionKind.LETTER: 2}


def test_what_does_not_count_has_no_backup(desk: Desk, evening: Path) -> None:
    desk.desktop.open_sample()
    assert backing_up(workspace(desk)) is None
    assert setup(desk).backups.isHidden()
    desk.desktop.open_event(evening)
    desk.action("Practise…").trigger()
    desk.settle()
    assert workspace(desk).practice
    assert backing_up(workspace(desk)) is None


def test_the_same_trouble_is_told_once(
    desk: Desk, evening: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SPARE", 1 << 60)
    backing(desk).back_up()
    assert done(desk) == []
    assert "the disk is full" in desk.window.toast.text
    assert status(desk) == "no backup"
    desk.window.toast.hide()
    backing(desk).catch_up()
    done(desk)
    assert desk.window.toast.isHidden()


# -- the way back ------------------------------------------------------------------------------


def chosen(dialog: RestoreDialog, desk: Desk) -> None:
    desk.qtbot.waitUntil(dialog.yes.isEnabled)
    desk.click(dialog.yes)


def test_going_back_says_what_is_newer_and_puts_it_aside(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    desk.time += timedelta(minutes=5)
    for _click in range(2):
        desk.click_cell(0, 0)
    seen: list[Any] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.append((dialog.list.item(0).text(), dialog.beyond.text()))
        desk.click(dialog.yes)

    card = setup(desk).backups
    desk.answer(RestoreDialog, look)
    desk.click(card.restore)
    desk.settle()

    assert seen == [
        (
            "today at 18:30 · on this laptop\n1 letter · 1 person",
            NEWER,
        )
    ]
    assert workspace(desk).path == evening
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1
    (aside,) = paths.events_folder().glob("* put aside *.w4r")
    assert aside.stem.endswith(" put aside 2026-12-10 183500")  # by the clock of the evening
    assert letters(aside) == 3
    assert f"is kept as “{aside.name}”" in desk.window.toast.text
    done(desk)
    made = backing(desk).last.here  # of what is open now
    assert made is not None
    assert made.holds.kinds[ActionKind.LETTER] == 1
    desk.desktop.show_events()
    lines = [label.text() for label in desk.start.findChildren(QLabel)]
    assert [
        re.sub(r"the newest .*? at \d\d:\d\d", "the newest …", line) for line in lines[-6:]
    ] == [
        "Thursday, December 10, 2026",
        "1 letter, the newest … · Candlelight.w4r",
        "Candlelight",
        "Put aside",
        "Thursday, December 10, 2026",
        f"3 letters, the newest … · put aside today at 18:35 · {aside.name}",
    ]


def test_what_was_put_aside_says_so_and_never_becomes_the_evening(
    desk: Desk, evening: Path
) -> None:
    backing(desk).back_up()
    done(desk)
    desk.click_cell(0, 0)
    card = setup(desk).backups
    desk.answer(RestoreDialog, lambda dialog: chosen(dialog, desk))
    desk.click(card.restore)
    desk.settle()
    assert desk.window.banner.isHidden()
    (aside,) = paths.events_folder().glob("* put aside *.w4r")

    desk.desktop.open_event(aside)
    desk.settle()
    banner = desk.window.banner
    assert banner.isVisible()
    assert banner.text == (
        "This is the evening as it was when a backup took its place, today at 18:30. It does not "
        "count."
    )
    assert desk.window.windowTitle().startswith("Put aside: Candlelight")
    assert backing_up(workspace(desk)) is None
    assert not desk.action("Practise…").isEnabled()
    assert desk.preferences.last_event == evening
    desk.click_cell(0, 0)
    desk.settle()
    assert "this evening was put aside and does not count" in desk.window.toast.text
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 2
    desk.click(button(banner, "To the evening"))
    desk.settle()
    assert workspace(desk).path == evening
    assert desk.window.banner.isHidden()


def test_what_was_done_since_is_told_with_its_number_before_anybody_agrees(
    desk: Desk, evening: Path
) -> None:
    """What was recounted, posted and reported, and who came: only what there is of it."""
    here = workspace(desk)
    case_id = here.read(cases)[0].case_id
    box: dict[str, Any] = {
        "case_id": case_id,
        "kind": ActionKind.LETTER,
        "writing_table_id": None,
        "counted": 1,
        "reasons": {},
    }
    desk.sign_in("Bashir")
    here.run("x", count_by_hand, **box, at=desk.time)
    backing(desk).back_up()
    done(desk)
    desk.time += timedelta(minutes=5)
    desk.sign_in("Carla")
    box |= {"case_id": here.read(cases)[1].case_id, "counted": 0}
    here.run("x", count_by_hand, **box, at=desk.time)
    one = Posting(case_id=case_id, kind=ActionKind.LETTER, pieces=1, way=MailingWay.INDIVIDUAL)
    here.run("x", mailing.post, items=[one], at=desk.time)
    for _version in range(2):
        here.run("x", reports.freeze, at=desk.time)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.append(dialog.beyond.text())
        desk.click(dialog.no)

    card = setup(desk).backups
    desk.answer(RestoreDialog, look)
    desk.click(card.restore)
    (words,) = seen
    assert words == (
        "Newer in the open evening, and not in this backup: 1 person · 1 box recounted · 1 marked "
        "as posted · 2 versions of the report. This is put aside with the present file."
    )


def test_the_board_stands_again_as_it_stood(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    desk.click_cell(0, 0)
    stage = stage_of(desk)
    stage.show_on(QApplication.primaryScreen(), full=True)
    stage.choose(Choice(Showing.CASE, stage.facts.cases[1].case_id))
    card = setup(desk).backups
    desk.answer(RestoreDialog, lambda dialog: chosen(dialog, desk))
    desk.click(card.restore)
    desk.settle()

    assert stage_of(desk) is not stage
    window = stage_of(desk).window
    assert window is not None
    assert window.isVisible()
    assert window.isFullScreen()
    assert stage_of(desk).facts.cases[1].name in window.view.text


def stage_of(desk: Desk) -> Stage:
    assert desk.window.evening is not None
    return desk.window.evening.stage


def test_thinking_better_of_it_changes_nothing(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    card = setup(desk).backups
    desk.press("Cancel")
    desk.click(card.restore)

    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1
    assert not list(paths.events_folder().glob("* put aside *.w4r"))


def test_the_newest_whole_backup_of_a_damaged_file_is_offered(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    desk.time += timedelta(minutes=5)
    desk.click_cell(0, 0)
    backing(desk).back_up()
    newest = done(desk)[0].path
    newest.write_bytes(newest.read_bytes()[:-1])
    backing(desk).is_due = False
    desk.desktop.show_events()
    evening.write_bytes(evening.read_bytes()[:9000])
    seen: list[Any] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.extend((dialog.why.text(), dialog.list.currentRow(), dialog.list.item(0).text()))
        desk.click(dialog.yes)

    desk.answer(RestoreDialog, look)
    desk.desktop.open_event(evening)
    desk.settle()

    assert "“Candlelight.w4r” is damaged or cut off" in seen[0]
    assert seen[1] == 1
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1
    (aside,) = paths.events_folder().glob("* put aside *.w4r")
    assert aside.stat().st_size == 9000


def test_as_much_is_told_of_a_damaged_file_as_can_be_read(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    desk.click_cell(0, 0)
    backing(desk).is_due = False
    desk.desktop.show_events()
    whole = evening.read_bytes()
    with closing(sqlite3.connect(evening)) as broken, broken:  # somebody else wrote into it
        broken.execute("CREATE VIEW campaign_names AS SELECT name FROM campaign")
    assert evening.read_bytes() != whole
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(dialog.yes.isEnabled)
        seen.append(dialog.beyond.text())
        desk.click(dialog.no)

    desk.answer(RestoreDialog, look)
    desk.desktop.open_event(evening)
    assert seen == [
        (
            "Letters counted after 18:30 are missing in it; compare with the tally sheets. The "
            "damaged file still shows 1 letter that this backup has not."
        )
    ]


def test_a_damaged_file_stays_where_it_is_until_somebody_agrees(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    desk.desktop.show_events()
    evening.write_bytes(b"")
    desk.press("Cancel")
    desk.desktop.open_event(evening)

    assert evening.read_bytes() == b""
    assert desk.desktop.workspace is None
    assert "is empty" in desk.window.toast.text


def test_a_file_without_backups_is_refused_as_ever(desk: Desk, evening: Path) -> None:
    backing(desk).is_due = False
    desk.desktop.show_events()
    shutil.rmtree(paths.data_folder() / "backups", ignore_errors=True)
    evening.write_bytes(b"")
    desk.desktop.open_event(evening)

    assert QApplication.activeModalWidget() is None
    assert "is empty" in desk.window.toast.text


def test_a_backup_from_another_folder_is_taken(desk: Desk, evening: Path, tmp_path: Path) -> None:
    backing(desk).back_up()
    (made,) = done(desk)
    other = tmp_path / made.path.name
    for end in ("", ".sha256"):
        shutil.move(f"{made.path}{end}", f"{other}{end}")
    card = setup(desk).backups

    def look(dialog: RestoreDialog) -> None:
        dialog.add(tmp_path / "nothing.w4r")
        assert "There is no event file “nothing.w4r”" in dialog.why.text()
        dialog.add(other)
        assert dialog.why.isHidden()
        desk.click(button(dialog, "Open this backup"))

    desk.answer(RestoreDialog, look)
    desk.click(card.restore)
    desk.settle()
    assert letters(next(iter(paths.events_folder().glob("* put aside *.w4r")))) == 1


def test_nobody_works_in_a_backup(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    (made,) = done(desk)
    titles: list[str] = []

    def look(dialog: QDialog) -> None:
        titles.append(dialog.windowTitle())
        desk.click(button(dialog, "Copy the chosen one here and open"))

    desk.answer(QDialog, look)
    desk.desktop.open_event(made.path)
    desk.settle()

    assert titles == ["This event is already on this laptop"]
    assert workspace(desk).path != evening
    assert workspace(desk).path.parent == paths.events_folder()
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1
    assert verify(made.path)


def test_a_backup_whose_evening_is_gone_says_what_it_is(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    (made,) = done(desk)
    desk.desktop.show_events()
    evening.unlink()

    def look(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "This file is a backup"
        desk.click(button(dialog, "Copy it here and open"))

    desk.answer(QDialog, look)
    desk.desktop.open_event(made.path)
    desk.settle()
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1


# -- the last offer ----------------------------------------------------------------------------


def test_what_can_be_read_of_a_damaged_file_is_the_last_offer(desk: Desk, evening: Path) -> None:
    backing(desk).is_due = False
    desk.desktop.show_events()
    shutil.rmtree(paths.data_folder() / "backups", ignore_errors=True)
    whole = evening.read_bytes()
    with closing(sqlite3.connect(evening)) as file:
        question = "SELECT rootpage FROM sqlite_schema WHERE name = 'attendee'"
        (root,) = file.execute(question).fetchone()
    start = (root - 1) * 4096
    damaged = whole[:start] + bytes(4096) + whole[start + 4096 : -4096]
    evening.write_bytes(damaged)
    seen: list[str] = []

    def save(dialog: RestoreDialog) -> None:
        assert not dialog.yes.isEnabled()
        assert "marked “salvaged, please check”" in dialog.last.text()
        desk.answer(SalvagedDialog, read)
        desk.click(dialog.salvage)

    def read(dialog: SalvagedDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        desk.click(dialog.yes)

    desk.answer(RestoreDialog, save)
    desk.desktop.open_event(evening)
    desk.settle()

    new = workspace(desk).path
    assert new.name == "Candlelight (salvaged, please check).w4r"
    assert new.parent == paths.events_folder()
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1
    assert "Saved: 1 letter, in 1 entry; 0 people and 3 cases." in seen
    assert "Lost: the names of at least 1 person." in seen
    assert "Of what was saved, 1 entry counts without a name." in seen
    assert evening.read_bytes() == damaged


def test_a_file_beyond_salvage_is_refused_by_name(desk: Desk, evening: Path) -> None:
    backing(desk).is_due = False
    desk.desktop.show_events()
    shutil.rmtree(paths.data_folder() / "backups", ignore_errors=True)
    evening.write_bytes(evening.read_bytes()[:4096])
    desk.answer(RestoreDialog, lambda dialog: desk.click(dialog.salvage))
    desk.desktop.open_event(evening)

    assert "Nothing of “Candlelight.w4r” can be read any more" in desk.window.toast.text
    assert list(paths.events_folder().glob("*.w4r")) == [evening]


def test_where_nothing_can_be_salvaged_the_newest_backup_is_offered(
    desk: Desk, evening: Path
) -> None:
    backing(desk).back_up()
    done(desk)
    desk.desktop.show_events()
    evening.write_bytes(evening.read_bytes()[:4096])
    seen: list[str] = []

    def take(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        desk.click(button(dialog, "Open this backup"))

    def save(dialog: RestoreDialog) -> None:
        desk.click(dialog.salvage)
        desk.answer(Question, take)

    desk.answer(RestoreDialog, save)
    desk.desktop.open_event(evening)
    desk.settle()
    assert "Nothing of this file can be read any more" in seen
    assert seen[-1].endswith("The newest backup has 1 letter, today at 18:30.")
    assert workspace(desk).path == evening
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1


def test_a_damaged_event_is_repaired_from_the_list(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    desk.desktop.show_events()
    evening.write_bytes(evening.read_bytes()[:9000])
    desk.desktop.show_events()
    lines = [label.text() for label in desk.start.findChildren(QLabel)]
    assert "Damaged: 1 backup is here" in lines
    repair = button(desk.start, "Repair Candlelight")
    assert repair.text() == "Repair…"
    desk.press("Cancel")
    desk.click(repair)
    desk.settle()
    desk.answer(RestoreDialog, lambda dialog: chosen(dialog, desk))
    desk.click(button(desk.start, "Repair Candlelight"))
    desk.settle()
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1


def test_an_event_with_a_damaged_page_is_repaired_from_the_list(desk: Desk, evening: Path) -> None:
    backing(desk).back_up()
    done(desk)
    desk.desktop.show_events()
    whole = evening.read_bytes()
    evening.write_bytes(whole[:-8192] + b"\xff" * 8192)
    desk.desktop.show_events()
    assert "Damaged: 1 backup is here" in [
        label.text() for label in desk.start.findChildren(QLabel)
    ]
    desk.answer(RestoreDialog, lambda dialog: chosen(dialog, desk))
    desk.click(button(desk.start, "Repair Candlelight"))
    desk.settle()
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1


def test_what_was_put_aside_takes_no_backup_while_its_evening_is_there(
    desk: Desk, evening: Path
) -> None:
    backing(desk).back_up()
    done(desk)
    desk.desktop.show_events()
    aside = evening.with_stem("Candlelight put aside 2026-12-10 183500")
    aside.write_bytes(evening.read_bytes()[:9000])

    def only_salvage(dialog: RestoreDialog) -> None:
        assert dialog.salvage.isVisible()
        assert not dialog.yes.isVisible()
        desk.click(dialog.no)

    desk.answer(RestoreDialog, only_salvage)
    desk.desktop.open_event(aside)


def test_an_event_whose_beginning_is_gone_can_be_salvaged_as_well(
    desk: Desk, evening: Path
) -> None:
    backing(desk).back_up()
    done(desk)
    desk.click_cell(0, 0)
    desk.desktop.show_events()
    evening.write_bytes(bytes(4096) + evening.read_bytes()[4096:])
    desk.answer(RestoreDialog, lambda dialog: desk.click(dialog.salvage))
    desk.answer(SalvagedDialog, lambda dialog: desk.click(dialog.yes))
    desk.desktop.open_event(evening)
    desk.settle()
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 2


def test_a_backup_of_what_was_put_aside_becomes_the_evening_again_where_that_is_gone(
    desk: Desk, evening: Path
) -> None:
    backing(desk).back_up()
    done(desk)
    desk.desktop.show_events()
    aside = evening.rename(evening.with_stem("Candlelight put aside 2026-12-10 183500"))
    aside.write_bytes(broken := aside.read_bytes()[:9000])
    desk.answer(RestoreDialog, lambda dialog: chosen(dialog, desk))
    desk.desktop.open_event(aside)
    desk.settle()
    assert workspace(desk).path == evening
    assert desk.window.banner.isHidden()
    assert aside.read_bytes() == broken


def test_an_event_whose_beginning_is_gone_is_repaired_from_the_list(
    desk: Desk, evening: Path
) -> None:
    backing(desk).back_up()
    done(desk)
    desk.desktop.show_events()
    evening.write_bytes(bytes(4096) + evening.read_bytes()[4096:])
    stranger = evening.with_stem("Stranger")
    stranger.write_bytes(bytes(4096))
    desk.desktop.show_events()
    assert not button(desk.start, "Open Stranger").isEnabled()
    desk.answer(RestoreDialog, lambda dialog: chosen(dialog, desk))
    desk.click(button(desk.start, "Repair Candlelight"))
    desk.settle()
    assert workspace(desk).read(kind_totals)[ActionKind.LETTER] == 1


def test_a_salvaged_event_says_what_was_lost_until_it_was_checked(
    desk: Desk, evening: Path
) -> None:
    desk.desktop.show_events()
    target = evening.with_stem("Saved")
    salvage(evening, target, names=salvage_names())
    desk.desktop.open_event(target)
    desk.desktop.show_events()
    desk.desktop.open_event(target)
    desk.settle()
    banner = desk.window.banner
    assert banner.isVisible()
    assert "How much of it is missing nobody can tell" in banner.text
    seen: list[str] = []

    def read(dialog: SalvagedDialog) -> None:
        seen.extend(dialog.words)
        desk.click(button(dialog, "Close"))

    desk.answer(SalvagedDialog, read)
    desk.click(button(banner, "What was lost"))
    assert seen[0] == "Saved: 1 letter, in 1 entry; 1 person and 3 cases."
    desk.click(button(banner, "Checked"))
    desk.settle()
    assert banner.isHidden()
    assert desk.window.windowTitle().startswith("Candlelight ·")
    desk.desktop.show_events()
    desk.desktop.open_event(target)
    assert desk.window.banner.isHidden()
