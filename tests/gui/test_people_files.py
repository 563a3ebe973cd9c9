"""Lists of people come out of files and go into files from buttons of the window."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel

from tests.evening import NOW
from tests.gui.desk import button, event_file
from w4r_desktop.domain.contact import Contact
from w4r_desktop.gui.dialogs.people_import import PeopleImportDialog
from w4r_desktop.gui.people_files import PeopleFiles
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.desk import Desk
    from w4r_desktop.gui.workspace import Workspace

CONTACT = Contact(email="a@example.org", wording="May we write?", consented_at=NOW)


@pytest.fixture
def workspace(desk: Desk) -> Workspace:
    """An event at which Ann is, who may be reached."""
    desk.desktop.open_event(event_file())
    desk.settle()
    workspace = desk.desktop.workspace
    assert workspace is not None
    workspace.run(
        "sign in",
        attendees.sign_in,
        name="Ann",
        writing_table_id=workspace.read(tables)[0].writing_table_id,
        at=datetime.now(UTC),
        contact=CONTACT,
    )
    return workspace


@pytest.fixture
def files(desk: Desk, workspace: Workspace) -> PeopleFiles:
    files = PeopleFiles(workspace, desk.window, desk.window)
    files.said.connect(desk.window.toast.say)
    files.refused.connect(desk.window.toast.say)
    return files


def test_a_list_is_chosen_and_shown_and_undone_by_one_click(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name\nBo\n", encoding="utf-8")
    desk.choose_file(path)
    assert desk.window.evening is not None
    desk.window.evening.people_files.ask_and_import()
    desk.settle()

    (dialog,) = desk.window.findChildren(PeopleImportDialog)
    desk.qtbot.waitUntil(lambda: dialog.preview is not None)
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)

    assert desk.window.toast.text == "1 person from “people.csv” was signed in."
    assert [row.name for row in workspace.read(people)] == ["Ann", "Bo"]
    desk.click(button(desk.window.toast, "Undo"))
    assert [row.name for row in workspace.read(people)] == ["Ann"]


def test_a_template_is_saved(desk: Desk, files: PeopleFiles, tmp_path: Path) -> None:
    desk.choose_file(tmp_path / "to fill in.xlsx")
    files.ask_and_save_template()
    desk.settle()

    assert (tmp_path / "to fill in.xlsx").stat().st_size > 1000
    assert desk.window.toast.text == (
        "“to fill in.xlsx” was saved. Fill in one person a line, then bring it in."
    )


@pytest.mark.parametrize("with_contacts", [False, True])
def test_names_leave_only_after_a_question_and_addresses_only_if_ticked(
    desk: Desk, files: PeopleFiles, tmp_path: Path, *, with_contacts: bool
) -> None:
    path = tmp_path / "people.csv"

    def answer(question: QDialog) -> None:
        words = " ".join(found.text() for found in question.findChildren(QLabel))
        assert "Names leave this laptop" in words
        (tick,) = question.findChildren(QCheckBox)
        if with_contacts:
            QTest.keyClick(tick, Qt.Key.Key_Space)
        desk.click(button(question, "Save with names …"))
        desk.choose_file(path)

    desk.answer(QDialog, answer)
    files.ask_and_save_list()
    desk.settle()
    desk.qtbot.waitUntil(path.exists)

    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0]["Name"] == "Ann"
    assert ("E-mail" in rows[0]) is with_contacts
    assert ("a@example.org" in path.read_text("utf-8-sig")) is with_contacts
    assert desk.window.toast.text == (
        "“people.csv” was saved: 1 person, by their names. Keep it safe."
    )


def test_the_list_stays_here_if_somebody_thinks_better_of_it(
    desk: Desk, files: PeopleFiles, workspace: Workspace
) -> None:
    desk.press("Cancel")
    files.ask_and_save_list()
    desk.settle()

    assert not desk.window.toast.text
    assert len(workspace.read(people)) == 1


def test_an_event_is_never_saved_over(desk: Desk, files: PeopleFiles, tmp_path: Path) -> None:
    for save in (files.save_template, lambda name: files.save_list(name, with_contacts=False)):
        desk.window.toast.hide()
        save(str(tmp_path / "evening.w4r"))

        assert "evening.w4r" in desk.window.toast.text
        assert not (tmp_path / "evening.w4r").exists()
