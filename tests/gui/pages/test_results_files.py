"""Files and texts of the results, as an organizer asks for them in the window."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from tests.evening import NOW, make_event
from tests.gui.modal import in_dialog
from tests.heartbeat import Heartbeat
from tests.many_entries import many_entries
from w4r_desktop.domain.exports import Form, Purpose
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.report import ReportDialog
from w4r_desktop.gui.pages.results_files import ResultsFiles
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting, rehearsal
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

ENTRIES = 6_000
GAP = 0.05
"""Seconds for which the window may be at work at a time."""


@pytest.fixture
def workspace(evening: Evening) -> Workspace:
    """An evening with 7 letters and a card at two tables, and Ana in it."""
    evening.log(evening.sign_in("Ana <Lee>"), 7)
    evening.log(None, 1, table=1)
    return Workspace(evening.file)


@pytest.fixture
def head(qtbot: QtBot, workspace: Workspace, qapp: QApplication) -> ResultsFiles:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    made = ResultsFiles(workspace, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1238, 60)
    with qtbot.waitExposed(made):
        made.show()
    return made


def actions(head: ResultsFiles) -> dict[str, object]:
    """Return what the menu offers, by its words."""
    return {
        action.text().replace("&", ""): action
        for action in head.more.menu().actions()
        if action.isVisible()
    }


def choose(head: ResultsFiles, words: str) -> None:
    (action,) = (one for one in head.more.menu().actions() if one.text().replace("&", "") == words)
    action.trigger()


def save(head: ResultsFiles, qtbot: QtBot, file: Path, form: Form, purpose: Purpose) -> str:
    """Save a file and return what is said of it."""
    with qtbot.waitSignal(head.said) as said:
        head.save(str(file), form, purpose)
    assert said.args is not None
    return str(said.args[0])


def test_csv_has_the_totals_and_nobodys_name(
    head: ResultsFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "tally.csv"
    said = save(head, qtbot, file, Form.CSV, Purpose.TALLY)

    assert said == "Tally saved as “tally.csv”: 8 pieces"
    with file.open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.DictReader(written))
    assert [int(row["quantity"]) for row in rows] == [7, 1]
    assert {row["attendee"] for row in rows} == {""}
    assert not head.saving.is_busy


def test_what_was_logged_a_moment_ago_is_in_the_file(
    head: ResultsFiles, evening: Evening, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace.run("Log", counting.log, spot=evening.spot(), quantity=1, at=NOW)
    save(head, qtbot, tmp_path / "tally.json", Form.JSON, Purpose.TALLY)
    told = json.loads((tmp_path / "tally.json").read_text(encoding="utf-8"))
    assert told["pieces"] == 9
    assert told["as_of"].endswith(("-04:00", "-03:00"))
    assert "Ana" not in str(told)


@pytest.mark.parametrize(("button", "suffix"), [("xlsx", "xlsx"), ("csv", "csv")])
def test_a_button_asks_for_a_file_under_a_name_every_system_takes(
    head: ResultsFiles, qtbot: QtBot, tmp_path: Path, button: str, suffix: str
) -> None:
    getattr(head, button).setFocus()
    qtbot.keyClick(getattr(head, button), Qt.Key.Key_Space)
    dialog = head.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == f"Tally – Candlelight.{suffix}"
    with qtbot.waitSignal(head.said):
        dialog.fileSelected.emit(str(tmp_path / f"mine.{suffix}"))
    dialog.reject()
    assert (tmp_path / f"mine.{suffix}").exists()


def test_the_ending_of_a_name_tells_the_form(
    head: ResultsFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    save(head, qtbot, tmp_path / "mine.xlsx", Form.CSV, Purpose.GROUP)
    assert "Recount" in load_workbook(tmp_path / "mine.xlsx").sheetnames


def test_the_menu_offers_what_is_wanted_less_often(head: ResultsFiles) -> None:
    assert list(actions(head)) == [
        "Copy registration",
        "JSON, for other programs…",
        "Group’s report, with recount, mail and comments…",
        "Contacts of those who agreed…",
        "Everything, with names…",
    ]


def test_names_leave_only_after_a_question_in_one_sentence(
    head: ResultsFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    asked = []

    def answer(question: Question, *, yes: bool) -> None:
        asked.append(question.windowTitle())
        (question.yes if yes else question.no).click()

    in_dialog(Question, lambda question: answer(question, yes=False))
    choose(head, "Everything, with names…")
    assert head.findChild(QFileDialog) is None

    in_dialog(Question, lambda question: answer(question, yes=True))
    choose(head, "Everything, with names…")
    dialog = head.findChild(QFileDialog)
    assert dialog is not None
    assert asked == ["Save everything with names"] * 2
    with qtbot.waitSignal(head.said) as said:
        dialog.fileSelected.emit(str(tmp_path / "all.csv"))
    dialog.reject()
    assert said.args == ["“all.csv” was saved with names of people. Keep it safe."]
    assert "Ana <Lee>" in (tmp_path / "all.csv").read_text(encoding="utf-8-sig")


def test_the_report_back_goes_to_the_clipboard(head: ResultsFiles, qtbot: QtBot) -> None:
    with qtbot.waitSignal(head.said) as said:
        qtbot.mouseClick(head.copy, Qt.MouseButton.LeftButton)
    assert said.args == ["The report-back was copied. Paste it into the form of your section."]
    assert "Pieces: 8 letters" in QGuiApplication.clipboard().text()


def test_the_registration_goes_to_the_clipboard(head: ResultsFiles, qtbot: QtBot) -> None:
    with qtbot.waitSignal(head.said) as said:
        choose(head, "Copy registration")
    assert said.args == ["The registration was copied. Paste it into the form of your section."]
    assert QGuiApplication.clipboard().text().startswith("Event: Candlelight\n")


def test_the_report_opens_with_its_pages(head: ResultsFiles, qtbot: QtBot) -> None:
    qtbot.mouseClick(head.report, Qt.MouseButton.LeftButton)
    dialog = head.findChild(ReportDialog)
    assert dialog is not None
    dialog.close()


def test_a_folder_that_is_gone_is_said_and_nothing_else(
    head: ResultsFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.assertNotEmitted(head.said), qtbot.waitSignal(head.refused) as refused:
        head.save(str(tmp_path / "gone" / "tally.csv"), Form.CSV)
    assert refused.args is not None
    assert str(refused.args[0]).startswith("“tally.csv” was not saved")


@pytest.mark.parametrize("name", ["{event}", "{event}-wal", "link.json", "renamed.json"])
def test_an_event_file_is_never_replaced_by_a_tally(
    head: ResultsFiles, workspace: Workspace, qtbot: QtBot, name: str
) -> None:
    file = workspace.path.with_name(name.format(event=workspace.path.name))
    if file.name == "link.json":
        file.symlink_to(workspace.path)
    elif file.name == "renamed.json":
        make_event(file).close()
    before = {one.name: one.stat().st_ino for one in file.parent.iterdir()}

    with qtbot.assertNotEmitted(head.said), qtbot.waitSignal(head.refused) as refused:
        head.save(str(file), Form.JSON)

    assert refused.args is not None
    assert f"“{file.name}” was not saved, because that is the name of an event" in refused.args[0]
    assert {one.name: one.stat().st_ino for one in file.parent.iterdir()} == before


@pytest.mark.parametrize("button", ["xlsx", "csv", "copy"])
def test_nothing_leaves_a_copy_to_practise_on(evening: Evening, qtbot: QtBot, button: str) -> None:
    evening.file.write_for_good(rehearsal.begin, at=NOW)
    head = ResultsFiles(Workspace(evening.file), lambda: NOW)
    qtbot.addWidget(head)
    with qtbot.waitSignal(head.refused) as refused:
        getattr(head, button).click()
    assert refused.args is not None
    assert "is a practice copy" in str(refused.args[0])
    assert head.findChild(QFileDialog) is None


def test_one_thing_is_made_at_a_time(head: ResultsFiles, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(head.said), qtbot.waitSignal(head.refused) as refused:
        head.save(str(tmp_path / "one.csv"), Form.CSV)
        head.save(str(tmp_path / "two.csv"), Form.CSV)
    assert refused.args is not None
    assert str(refused.args[0]).startswith("Another file is still being made.")
    assert [path.name for path in tmp_path.glob("*.csv")] == ["one.csv"]


def test_a_file_that_is_cancelled_leaves_nothing(
    head: ResultsFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.assertNotEmitted(head.said), qtbot.waitSignal(head.saving.ended):
        head.save(str(tmp_path / "one.xlsx"), Form.XLSX)
        head.busy.cancelled.emit()
    assert list(tmp_path.glob("*one*")) == []


def test_closing_the_event_ends_what_is_being_made(
    head: ResultsFiles, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(head.saving.ended):
        head.save(str(tmp_path / "one.xlsx"), Form.XLSX)
        workspace.close()
    assert list(tmp_path.glob("*one*")) == []


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_what_finds_no_room_beside_the_title_is_in_the_menu(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, scale)
    page = QWidget()
    head = ResultsFiles(workspace, lambda: NOW)
    QVBoxLayout(page).addWidget(head)
    qtbot.addWidget(page)
    page.resize(1260, 80)
    with qtbot.waitExposed(page):
        page.show()
    theme.apply(qapp, theme.Look.LIGHT, 100)
    hidden = [b.text() for b in (head.csv, head.xlsx, head.copy) if not b.isVisible()]
    assert page.width() == 1260
    assert hidden == {100: [], 150: [], 200: ["CSV", "Spreadsheet (.xlsx)"]}[scale]
    assert list(actions(head))[: len(hidden)] == hidden


def test_the_window_lives_while_many_entries_are_saved(qtbot: QtBot, tmp_path: Path) -> None:
    with closing(EventFile(many_entries(tmp_path / "many.w4r", ENTRIES))) as file:
        workspace = Workspace(file)
        head = ResultsFiles(workspace, lambda: NOW)
        qtbot.addWidget(head)
        with Heartbeat() as heart:
            save(head, qtbot, tmp_path / "tally.xlsx", Form.XLSX, Purpose.TALLY)
        assert heart.beats > 15
        assert heart.busiest < GAP
        book = load_workbook(tmp_path / "tally.xlsx", read_only=True)
        assert book["Entries"].max_row == ENTRIES + 1
        book.close()
