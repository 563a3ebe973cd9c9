"""The end of the night, line by line, with a copy on a real stick's folder."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.evening import NOW, Evening
from tests.gui.modal import in_dialog
from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.pages.results_closing import ClosingView
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, counting, mailing, recount, reports
from w4r_desktop.services.mailing import Posting
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

KEYS = Qt.Key
TASKS = ClosingTask


class Night:
    """An organizer before the list, with what they were told; the clock is theirs to move."""

    def __init__(self, qtbot: QtBot, evening: Evening) -> None:
        self.qtbot, self.evening = qtbot, evening
        self.workspace = Workspace(evening.file)
        self.time = NOW + timedelta(hours=2)
        self.view = ClosingView(self.workspace, self.now)
        qtbot.addWidget(self.view)
        self.view.resize(1100, 600)
        self.told: list[str] = []
        self.wanted: list[str] = []
        self.view.said.connect(self.told.append)
        self.view.refused.connect(self.told.append)
        self.view.view_requested.connect(self.wanted.append)
        with qtbot.waitExposed(self.view):
            self.view.show()

    def now(self) -> datetime:
        return self.time

    def words(self, task: ClosingTask) -> str:
        return self.view.rows[task].words.text()

    def ticked(self) -> set[ClosingTask]:
        return {task for task, row in self.view.rows.items() if row.tick.isChecked()}

    def press(self, task: ClosingTask) -> None:
        self.qtbot.keyClick(self.view.rows[task].button, KEYS.Key_Return)

    def post(self, pieces: int) -> None:
        one = Posting(
            case_id=self.evening.cases[0],
            kind=ActionKind.LETTER,
            pieces=pieces,
            way=MailingWay.INDIVIDUAL,
        )
        self.workspace.run("Post", mailing.post, items=[one], at=self.time)

    def see(self, task: ClosingTask, words: str) -> None:
        self.workspace.changed.emit(frozenset({"tally_entry"}))
        self.qtbot.waitUntil(lambda: self.words(task) == words)


@pytest.fixture
def night(qtbot: QtBot, evening: Evening) -> Night:
    evening.log(None, 312)
    evening.log(None, 74, case=1, kind=ActionKind.SOLIDARITY_CARD)
    return Night(qtbot, evening)


def test_each_line_says_how_far_it_has_come(night: Night) -> None:
    assert [night.words(task) for task in ClosingTask][:3] == [
        "0 of 2 counted.",
        "None are out.",
        "No copy was saved away from this laptop yet.",
    ]
    assert night.words(TASKS.STAMPS).startswith("312 stamps to buy")
    assert night.words(TASKS.REPORT) == "No report was made yet."
    assert night.ticked() == {TASKS.TAKEN_HOME}
    assert not night.view.done.isVisible()


def test_stamps_are_bought_for_what_is_still_to_post(night: Night) -> None:
    """What has left has its stamps."""
    night.post(300)
    night.qtbot.waitUntil(lambda: night.words(TASKS.STAMPS).startswith("12 stamps to buy"))
    night.post(12)
    night.qtbot.waitUntil(lambda: night.words(TASKS.STAMPS) == "Nothing is left to post.")


def test_its_buttons_lead_to_where_it_is_done(night: Night) -> None:
    asked: list[bool] = []
    night.view.report_requested.connect(lambda: asked.append(True))
    for task in (TASKS.RECOUNT, TASKS.TAKEN_HOME, TASKS.STAMPS, TASKS.REPORT):
        night.press(task)
    assert night.wanted == ["recount", "taken_home", "mailing"]
    assert asked == [True]


def test_a_copy_on_the_stick_has_every_letter_and_is_ticked_with_its_time(
    night: Night, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "kept.txt").write_text("mine")

    def choose(dialog: QFileDialog) -> None:
        dialog.fileSelected.emit(str(stick))
        dialog.reject()

    in_dialog(QFileDialog, choose)
    night.press(TASKS.BACKUP)
    night.qtbot.waitUntil(lambda: bool(night.told))

    copy = next(file for file in stick.iterdir() if file.suffix == ".w4r")
    said = f"Saved as “{copy.name}” and read back. It has 312 letters, 74 cards."
    assert night.told == [said]
    night.see(TASKS.BACKUP, "Saved, 17:42.")
    assert TASKS.BACKUP in night.ticked()
    assert night.workspace.undo_label == "log"  # a copy cannot be undone
    with closing(EventFile(copy)) as other:
        assert Evening(other).ask(totals).pieces == 386
    assert (stick / "kept.txt").read_text() == "mine"

    night.time += timedelta(minutes=10)
    spot = night.evening.spot()
    night.workspace.run("x", counting.log, spot=spot, quantity=1, at=night.time)
    night.see(TASKS.BACKUP, "Saved 17:42, but 1 entry came after it.")
    assert TASKS.BACKUP not in night.ticked()


def test_no_copy_lies_beside_the_evening_itself(night: Night) -> None:
    folder = night.workspace.path.parent
    before = sorted(folder.iterdir())
    night.view.copy.save(str(folder))
    (told,) = night.told
    assert told == (
        "The evening itself lies in this folder, so a copy there would be lost with it. "
        "No copy was saved. Choose the stick, or another disk."
    )
    assert sorted(folder.iterdir()) == before
    assert TASKS.BACKUP not in night.ticked()


def test_a_stick_that_is_gone_is_told_in_one_sentence(night: Night, tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("a file")
    night.view.copy.save(str(tmp_path / "no folder" / "stick"))
    night.qtbot.waitUntil(lambda: bool(night.told))
    assert "no folder" not in night.told[0]
    assert night.told[0][0].isupper()
    assert night.view.rows[TASKS.BACKUP].button.isEnabled()


def test_what_the_event_cannot_know_is_ticked_by_hand_and_undone(night: Night) -> None:
    row = night.view.rows[TASKS.STAMPS]
    assert not night.view.rows[TASKS.RECOUNT].tick.isEnabled()
    night.qtbot.keyClick(row.tick, KEYS.Key_Space)
    assert night.words(TASKS.STAMPS).endswith(" · ticked 17:42")
    assert night.workspace.undo_label == "Stamps to buy: done"
    night.qtbot.keyClick(row.tick, KEYS.Key_Space)
    assert TASKS.STAMPS not in night.ticked()
    night.workspace.undo()
    night.qtbot.waitUntil(lambda: TASKS.STAMPS in night.ticked())


def test_letters_at_home_are_due_later_and_may_be_ticked_tonight(night: Night) -> None:
    who = night.evening.sign_in("Amina")
    said: dict[str, Any] = {"letters": 2, "due_on": date(2026, 12, 17), "at": NOW}
    night.workspace.run("x", attendees.sign_out, attendee_ids=[who], **said)
    words = "2 letters still out, the first due on Dec 17."
    night.qtbot.waitUntil(lambda: night.words(TASKS.TAKEN_HOME) == words)
    assert night.view.rows[TASKS.TAKEN_HOME].tick.isEnabled()


def test_when_all_is_done_it_says_so_kindly(night: Night, tmp_path: Path) -> None:
    workspace, now = night.workspace, night.now()
    spot = night.evening.spot()
    where: dict[str, Any] = {
        "case_id": spot.case_id,
        "kind": spot.kind,
        "writing_table_id": None,
        "at": now,
    }
    workspace.run("x", recount.count_by_hand, counted=0, reasons={}, **where)
    workspace.run("x", recount.finish, at=now)
    night.view.copy.save(str(tmp_path / "stick"))
    night.qtbot.waitUntil(lambda: TASKS.BACKUP in night.ticked())
    night.qtbot.keyClick(night.view.rows[TASKS.STAMPS].tick, KEYS.Key_Space)
    workspace.settle(reports.freeze, at=now)
    night.qtbot.waitUntil(night.view.done.isVisible)
    assert night.view.done.text() == ("Everything is done. Thank you for tonight, and good night.")
    assert night.words(TASKS.RECOUNT) == "Done, 17:42. 1 of 2 counted."
    assert night.words(TASKS.REPORT) == "Version 1, 17:42."
    assert night.ticked() == set(ClosingTask)
