"""The list of runs: what was printed, what came out of the printer, and what is printed again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.modal import in_dialog
from tests.gui.runs import EIGHT, LETTERS, new_event, numbered_pages, printed, run_of, sent
from tests.gui.test_accessibility import faults
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document, Refusal
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.gui import run_words, theme
from w4r_desktop.gui.dialogs.print_runs import RunsDialog
from w4r_desktop.gui.dialogs.print_runs_again import Which
from w4r_desktop.gui.dialogs.print_runs_came_out import CameOutQuestion
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import cases as case_services
from w4r_desktop.services import overrides
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.print_runs import copies_printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.dialogs.print_runs_chosen import PassLine
    from w4r_desktop.gui.reprints import Reprint


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event that every test copies, as making one takes longer."""
    return new_event(tmp_path_factory.mktemp("event") / "evening.w4r")


@pytest.fixture
def workspace(event: Path, tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(EventFile(Path(shutil.copy(event, tmp_path))))
    yield opened
    opened.close()


class Runs:
    """The dialog on screen, and what a person does with it."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, home: QWidget) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.dialog = RunsDialog(workspace, home)
        self.wanted: list[Reprint] = []
        self.dialog.wanted.connect(self.wanted.append)
        self.again = self.dialog.chosen.again
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def cells(self, row: int) -> list[str]:
        model = self.dialog.model
        return [model.index(row, column).data() for column in range(model.columnCount())]

    @property
    def lines(self) -> tuple[PassLine, ...]:
        return self.dialog.chosen.passes.lines

    def type_pages(self, words: str) -> None:
        self.click(self.again.which.button(Which.SINGLE))
        self.again.single.setFocus()
        self.again.single.clear()
        self.qtbot.keyClicks(self.again.single, words)

    def say_what_came_out(self, line: int, *keys: Qt.Key) -> None:
        """Press the button of a line, then keys in the question it opens, and Enter."""

        def answer(question: CameOutQuestion) -> None:
            for key in keys:
                focused = question.focusWidget()
                assert focused is not None
                self.qtbot.keyClick(focused, key)
            self.qtbot.keyClick(question, Qt.Key.Key_Return)

        in_dialog(CameOutQuestion, answer)
        self.click(self.lines[line].button)


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    home = QWidget()
    home.resize(1366, 768)
    qtbot.addWidget(home)
    return home


def test_the_newest_run_is_first_with_how_it_went(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    jammed = printed(workspace, 25, 15, came_out=17)
    printed(workspace, 3, printer="", came_out=0, minute=12)
    cards = RunKind(Document.ENVELOPES, Role.SOLIDARITY, "backs")
    printed(workspace, 2, kind=cards, printer="Hall", minute=20)
    sent(workspace, jammed.print_run_id, range(18, 39), minute=6)
    shown = Runs(qtbot, workspace, home)
    assert [shown.cells(row) for row in range(3)] == [
        ["3", "Envelopes · Solidarity card · Backs", "2", "Dec 10, 20:20", "Hall", "all came out"],
        ["2", "Envelopes", "3", "Dec 10, 20:12", "PDF", "saved, not printed"],
        ["1", "Envelopes", "40", "Dec 10, 20:00", "Office", "missing: pages 39-40"],
    ]


def test_the_pages_of_the_run_in_hand_are_shown_and_turned(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 2, 1)
    shown = Runs(qtbot, workspace, home)
    assert shown.dialog.desk.place.text() == "1 of 3 · Jani Silva"
    shown.click(shown.dialog.desk.forward)
    shown.click(shown.dialog.desk.forward)
    assert shown.dialog.desk.place.text() == "3 of 3 · Gustavo & Gatica"
    assert not shown.dialog.desk.forward.isEnabled()


def test_after_a_jam_the_missing_pages_are_offered(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 25, 15, came_out=17)
    shown = Runs(qtbot, workspace, home)
    assert shown.again.which.key == Which.ON
    assert shown.again.first.value() == 18
    assert shown.again.print.text() == "Print 23 pages"
    assert not shown.again.spoiled.isVisible()  # nothing of them came out
    assert shown.dialog.desk.place.text() == "18 of 40 · Jani Silva"
    shown.click(shown.again.print)
    (reprint,) = shown.wanted
    assert (reprint.pages, reprint.replaces) == (tuple(range(18, 41)), False)
    assert not shown.dialog.isVisible()


def test_single_pages_are_typed_and_the_copies_before_are_spoiled(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 25, 15)
    shown = Runs(qtbot, workspace, home)
    shown.type_pages("26, 3-4")
    assert shown.dialog.desk.place.text() == "3 of 40 · Jani Silva"
    assert shown.again.spoiled.isChecked()
    assert shown.again.print.text() == "Print 3 pages"
    shown.click(shown.again.print)
    assert (shown.wanted[0].pages, shown.wanted[0].replaces) == ((3, 4, 26), True)


def test_one_more_copy_spoils_nothing_where_the_tick_is_taken_away(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 3)
    shown = Runs(qtbot, workspace, home)
    qtbot.keyClick(shown.again.spoiled, Qt.Key.Key_Space)
    shown.click(shown.again.print)
    assert not shown.wanted[0].replaces


@pytest.mark.parametrize("typed", ["41", "0", "4-2", "page 3", "1--2"])
def test_pages_there_are_none_of_are_not_printed(
    qtbot: QtBot, workspace: Workspace, home: QWidget, typed: str
) -> None:
    printed(workspace, 25, 15)
    shown = Runs(qtbot, workspace, home)
    shown.type_pages(typed)
    assert not shown.again.print.isEnabled()
    assert "Type pages like 17 or 3, 20-22." in shown.again.complaint.text()


def test_pages_of_a_case_withdrawn_since_are_left_out_with_their_reason(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 2, 3)
    shown = Runs(qtbot, workspace, home)
    gustavo = workspace.read(cases)[1].case_id
    workspace.run("w", case_services.withdraw_case, case_id=gustavo, reason="Released", at=EIGHT)
    assert shown.again.print.text() == "Print 2 pages"
    assert shown.again.held.text() == "Left out, withdrawn: Gustavo & Gatica (3)"
    shown.type_pages("4")
    assert not shown.again.print.isEnabled()
    workspace.run(
        "o",
        overrides.override,
        refusal=Refusal.CASE_WITHDRAWN,
        note="The embassy waits for them",
        at=EIGHT,
        case_id=gustavo,
    )
    assert shown.again.print.text() == "Print 1 page"
    assert not shown.again.held.isVisible()


def test_it_says_that_an_address_corrected_since_is_not_on_pages_of_then(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 2, kind=RunKind(Document.CASE_SHEETS))
    printed(workspace, 2, minute=5)
    shown = Runs(qtbot, workspace, home)
    assert shown.again.as_then.isVisible()
    assert "also where an address was corrected since" in shown.again.as_then.text()
    shown.dialog.list.selectRow(1)
    assert not shown.again.as_then.isVisible()  # there is no address on a case sheet


def test_what_came_out_can_be_said_and_corrected(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    run = printed(workspace, 5)
    jani = workspace.read(cases)[0].case_id
    shown = Runs(qtbot, workspace, home)
    shown.say_what_came_out(0, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert workspace.read(copies_printed)[LETTERS][jani] == 0
    assert shown.lines[0].words.text() == "Dec 10, 20:00, Office · pages 1-5 · nothing came out"
    shown.say_what_came_out(0, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert workspace.read(copies_printed)[LETTERS][jani] == 5
    assert run_words.state_words(run_of(workspace, run.print_run_id)) == "all came out"
    assert not workspace.undo_label  # paper is not taken back


def test_what_is_missing_is_offered_as_soon_as_it_is_said(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 5)
    shown = Runs(qtbot, workspace, home)
    assert shown.again.print.text() == "Print 5 pages"
    shown.say_what_came_out(0, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_3)
    assert shown.again.which.key == Which.ON
    assert shown.again.first.value() == 4
    assert shown.again.print.text() == "Print 2 pages"
    assert shown.dialog.desk.place.text() == "4 of 5 · Jani Silva"


def test_from_a_page_on_begins_with_the_first_that_is_missing(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    run = printed(workspace, 8, came_out=3)
    sent(workspace, run.print_run_id, [8], minute=6)
    shown = Runs(qtbot, workspace, home)
    assert shown.again.which.key == Which.SINGLE
    shown.again.first.setValue(1)
    shown.click(shown.again.which.button(Which.ON))
    assert shown.again.first.value() == 4


def test_a_saved_pdf_can_be_said_to_be_printed(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 5, printer="", came_out=0)
    jani = workspace.read(cases)[0].case_id
    shown = Runs(qtbot, workspace, home)
    assert shown.lines[0].button.text() == "It was printed…"
    shown.say_what_came_out(0)
    assert workspace.read(copies_printed)[LETTERS][jani] == 5
    assert shown.lines[0].words.text() == (
        "Dec 10, 20:00, saved as a PDF · pages 1-5 · printed from the file"
    )
    assert shown.cells(0)[-1] == "all came out"


def test_the_pdf_of_a_run_is_saved_again_as_it_was(
    qtbot: QtBot, workspace: Workspace, home: QWidget, tmp_path: Path
) -> None:
    printed(workspace, 2, 2)
    shown = Runs(qtbot, workspace, home)
    said: list[str] = []
    shown.dialog.said.connect(said.append)
    shown.dialog._on_file_chosen(str(tmp_path / "again.pdf"))
    assert (tmp_path / "again.pdf").read_bytes() == numbered_pages(4)
    assert PdfReader(tmp_path / "again.pdf").pages[3].extract_text().strip() == "Page 4"
    assert said == ["Run 1: Envelopes was saved as “again.pdf”."]
    shown.dialog._on_file_chosen(str(tmp_path / "evening.w4r"))
    assert "evening.w4r" in shown.dialog.notice.text


def test_where_nothing_was_printed_it_says_so(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    shown = Runs(qtbot, workspace, home)
    assert "Nothing was printed or saved yet." in shown.dialog.desk.words.text()
    assert not shown.dialog.save.isVisible()
    printed(workspace, 1)
    assert shown.dialog.chosen.isVisible()


def test_everything_is_reached_by_tab_and_named(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 25, 15, came_out=17)
    assert faults(Runs(qtbot, workspace, home).dialog) == []
