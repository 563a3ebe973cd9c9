"""Mail despite a refusal: asked for with a note, said in words, undone, never while locked."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.printed import child
from tests.gui.runs import EIGHT, new_event
from w4r_desktop.domain.paper import Refusal
from w4r_desktop.errors import LineTooLongError, NoMailError
from w4r_desktop.gui import theme
from w4r_desktop.gui.despite import MailRules, despite_words
from w4r_desktop.gui.dialogs.override import OverrideQuestion
from w4r_desktop.gui.overriding import Overriding
from w4r_desktop.gui.widgets.closed_line import ClosedLine
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import lock
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.queries.overrides import overrides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

CLOSED = MailRules(historical=False, closes_on=date(2026, 11, 1), today=date(2026, 12, 10))


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_event(tmp_path_factory.mktemp("event") / "evening.w4r")


@pytest.fixture
def workspace(event: Path, tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(EventFile(Path(shutil.copy(event, tmp_path))))
    yield opened
    opened.close()


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    home = QWidget()
    qtbot.addWidget(home)
    return home


@pytest.fixture
def overriding(workspace: Workspace, home: QWidget) -> Overriding:
    return Overriding(workspace, lambda: EIGHT, home)


def type_note(qtbot: QtBot, home: QWidget, note: str, key: Qt.Key) -> None:
    """Type into the question that opens next, and press a key."""

    def answer() -> None:
        question = child(home, OverrideQuestion)
        assert question.yes.text() == "Allow printing"  # nothing is printed yet
        qtbot.keyClicks(question.note, note)
        qtbot.keyClick(question.note, key)

    QTimer.singleShot(30, answer)


def test_a_note_prints_the_mail_of_a_case_and_undo_refuses_it_again(
    qtbot: QtBot, workspace: Workspace, home: QWidget, overriding: Overriding
) -> None:
    said: list[str] = []
    overriding.said.connect(said.append)
    case = workspace.read(mail)[0]
    type_note(qtbot, home, "By hand at the embassy", Qt.Key.Key_Return)
    overriding.print_anyway(case, NoMailError(case_name=case.name))
    (kept,) = workspace.read(overrides)
    assert (kept.refusal, kept.case_id) == (Refusal.NO_MAIL, case.case_id)
    assert (kept.note, kept.made_at) == ("By hand at the embassy", EIGHT)
    assert said == ["Mail for Jani Silva can be printed now. Your note is kept for the report."]
    assert workspace.undo_label == "Print despite a refusal: Jani Silva"
    workspace.undo()
    assert workspace.read(overrides) == ()


def test_whoever_thinks_better_of_it_changes_nothing(
    qtbot: QtBot, workspace: Workspace, home: QWidget, overriding: Overriding
) -> None:
    case = workspace.read(mail)[0]
    type_note(qtbot, home, "By hand", Qt.Key.Key_Escape)
    overriding.print_anyway(case, NoMailError(case_name=case.name))
    assert workspace.read(overrides) == ()


def test_what_does_not_fit_cannot_be_overridden(
    workspace: Workspace, overriding: Overriding
) -> None:
    case = workspace.read(mail)[0]
    overriding.print_anyway(case, LineTooLongError(case_name=case.name, line="x" * 99))
    assert workspace.read(overrides) == ()


def test_nobody_is_asked_while_the_window_is_locked(
    qtbot: QtBot, workspace: Workspace, home: QWidget, overriding: Overriding
) -> None:
    asked: list[OverrideQuestion] = []

    def close_it() -> None:
        for question in home.findChildren(OverrideQuestion):
            asked.append(question)
            question.reject()

    timer = QTimer(home)
    timer.timeout.connect(close_it)
    timer.start(30)
    workspace.settle(lock.set_pin, pin="2580")
    workspace.settle(lock.lock, at=EIGHT)
    assert not overriding.is_offered
    case = workspace.read(mail)[0]
    overriding.print_anyway(case, NoMailError(case_name=case.name))
    overriding.print_for_all(date(2026, 11, 1))
    qtbot.wait(60)
    assert asked == []


def test_the_line_of_a_closed_campaign_leads_there_and_back(
    qtbot: QtBot, workspace: Workspace, home: QWidget, overriding: Overriding
) -> None:
    line = ClosedLine(home)
    line.override_requested.connect(overriding.print_for_all)
    refuse = partial(overriding.refuse_again, name="Write for Rights")
    line.refusal_requested.connect(refuse)
    home.show()
    line.show_facts(CLOSED, workspace.read(overrides), offers=True)
    assert line.words.text() == "The campaign closed on Nov 1, 2026."
    type_note(qtbot, home, "Letters go until Friday", Qt.Key.Key_Return)
    qtbot.keyClick(line.button, Qt.Key.Key_Space)
    line.show_facts(CLOSED, workspace.read(overrides), offers=True)
    assert line.words.text() == (
        "Printed although the campaign is closed: “Letters go until Friday”"
    )
    assert line.button.text() == "Refuse again"
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert workspace.read(overrides) == ()
    assert workspace.undo_label == "Refuse again: Write for Rights"


def test_the_line_is_not_there_while_the_campaign_is_open_and_offers_nothing_when_locked(
    workspace: Workspace, home: QWidget
) -> None:
    line = ClosedLine(home)
    home.show()
    opened = MailRules(historical=False, closes_on=None, today=CLOSED.today)
    line.show_facts(opened, workspace.read(overrides), offers=True)
    assert not line.isVisible()
    line.show_facts(CLOSED, workspace.read(overrides), offers=False)
    assert line.isVisible()
    assert not line.button.isVisible()


def test_every_refusal_has_words() -> None:
    assert len({despite_words(refusal) for refusal in Refusal}) == len(Refusal)
