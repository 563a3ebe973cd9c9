"""Envelopes handed back: printed is written, spoiled or unused, and the dialog says so in words."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.printed import CARD, LETTER, write
from tests.gui.runs import LETTERS, new_event, printed, sent
from tests.gui.test_accessibility import faults
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.print_runs_envelopes import EnvelopeLine, EnvelopesDialog
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.queries.print_runs import copies_printed, envelope_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

CARDS = RunKind(Document.ENVELOPES, Role.SOLIDARITY)


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_event(tmp_path_factory.mktemp("event") / "evening.w4r")


@pytest.fixture
def workspace(event: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Ten envelopes for Jani and eight letters; six for Gustavo and six letters."""
    opened = Workspace(EventFile(Path(shutil.copy(event, tmp_path))))
    printed(opened, 10, 6)
    write(opened, 0, LETTER, 8)
    write(opened, 1, LETTER, 6)
    yield opened
    opened.close()


class Back:
    """The dialog on screen, and what a person does with it."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, home: QWidget) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.dialog = EnvelopesDialog(workspace, home)
        self.said: list[str] = []
        self.dialog.said.connect(self.said.append)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()

    def line(self, case: int) -> EnvelopeLine:
        return self.dialog.grid.lines[self.workspace.read(cases)[case].case_id]

    def type(self, field: QWidget, words: str) -> None:
        field.setFocus()
        self.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, words)

    def keep(self) -> None:
        self.qtbot.mouseClick(self.dialog.keep, Qt.MouseButton.LeftButton)


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    home = QWidget()
    home.resize(1366, 768)
    qtbot.addWidget(home)
    return home


@pytest.fixture
def back(qtbot: QtBot, workspace: Workspace, home: QWidget) -> Back:
    return Back(qtbot, workspace, home)


def test_missing_envelopes_are_named_with_where_to_look(back: Back) -> None:
    assert back.line(0).verdict.text() == "2 are missing"
    assert back.line(1).verdict.text() == "✓ adds up"
    assert back.dialog.verdict.text() == (
        "2 envelopes are missing: look for Jani Silva (2) on the tables, in the boxes and at the "
        "printer."
    )
    assert not back.dialog.keep.isEnabled()


def test_typing_spoiled_and_unused_ones_makes_it_add_up_and_is_one_step(back: Back) -> None:
    back.type(back.line(0).spoiled, "1")
    assert back.line(0).verdict.text() == "1 is missing"
    back.type(back.line(0).unused, "1")
    assert back.dialog.verdict.text() == (
        "It adds up: 16 printed = 14 written + 1 spoiled + 1 unused."
    )
    back.keep()
    assert back.said == ["It adds up: 16 printed = 14 written + 1 spoiled + 1 unused."]
    jani = back.workspace.read(cases)[0].case_id
    assert back.workspace.read(copies_printed)[LETTERS][jani] == 9
    assert back.workspace.undo_label == "Envelopes handed back"
    back.workspace.undo()
    assert back.workspace.read(envelope_check, role=Role.PRIMARY)[jani].difference == 2


def test_those_printed_again_are_known_to_be_spoiled(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    run = printed(workspace, 3)
    sent(workspace, run.print_run_id, [1, 2], replaces=True)
    line = Back(qtbot, workspace, home).line(0)
    assert line.spoiled.value() == line.spoiled.minimum() == 2


def test_more_than_came_out_is_refused_in_words(back: Back) -> None:
    back.type(back.line(0).spoiled, "9")
    back.type(back.line(0).unused, "9")
    back.keep()
    assert back.dialog.isVisible()
    assert "Only 10 envelopes for Jani Silva came out" in back.dialog.complaint.text()
    assert not back.said


def test_letters_without_an_envelope_are_no_trouble(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    write(workspace, 1, LETTER, 5)
    back = Back(qtbot, workspace, home)
    assert back.line(1).verdict.text() == "5 without an envelope"
    assert "Still to print, with “Since last run”: Gustavo & Gatica (5)." in (
        back.dialog.verdict.text()
    )


def test_what_is_spoiled_is_still_to_print_and_what_is_unused_is_used(back: Back) -> None:
    back.type(back.line(0).spoiled, "3")
    back.type(back.line(1).unused, "1")
    assert back.dialog.verdict.text().split("\n") == [
        "Still to print, with “Since last run”: Jani Silva (1).",
        "Gustavo & Gatica (1): use the one handed back, or one too many was logged.",
    ]
    back.keep()
    assert back.said == ["These numbers were kept."]
    kept = {case.short_name: case for case in back.workspace.read(mail)}
    printed = back.workspace.read(copies_printed)[LETTERS]
    jani, gustavo = kept["Jani Silva"], kept["Gustavo & Gatica"]
    assert jani.logged[Role.PRIMARY] - printed[jani.case_id] == 1
    assert gustavo.logged[Role.PRIMARY] - printed[gustavo.case_id] == 0


def test_cards_have_envelopes_of_their_own(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    printed(workspace, 4, kind=CARDS)
    write(workspace, 0, CARD, 4)
    back = Back(qtbot, workspace, home)
    qtbot.mouseClick(back.dialog.role.button(Role.SOLIDARITY), Qt.MouseButton.LeftButton)
    assert back.dialog.verdict.text() == (
        "It adds up: 4 printed = 4 written + 0 spoiled + 0 unused."
    )
    back.type(back.line(0).unused, "1")
    back.keep()
    jani = workspace.read(cases)[0].case_id
    assert workspace.read(envelope_check, role=Role.SOLIDARITY)[jani].unused == 1
    assert workspace.read(envelope_check, role=Role.PRIMARY)[jani].unused == 0


def test_before_anything_came_out_it_says_so(
    qtbot: QtBot, event: Path, tmp_path: Path, home: QWidget
) -> None:
    workspace = Workspace(EventFile(Path(shutil.copy(event, tmp_path))))
    back = Back(qtbot, workspace, home)
    assert back.dialog.verdict.text().startswith("No envelope came out of a printer yet")
    workspace.close()


def test_everything_is_reached_by_tab_and_named(back: Back) -> None:
    back.line(0).spoiled.setValue(1)
    assert faults(back.dialog) == []
