"""Answers that ask again when something they show has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tests.evening import NOW, Evening
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, tables
from w4r_desktop.store.queries.tables import tables as all_tables

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session


@pytest.fixture
def workspace(evening: Evening) -> Workspace:
    return Workspace(evening.file)


def asking(asked: list[int]) -> object:
    def query(session: Session) -> int:
        asked.append(1)
        return len(all_tables(session))

    return query


def live(
    workspace: Workspace, asked: list[int], delay: int = 0, parent: QObject | None = None
) -> tuple[Live[int], QObject]:
    parent = parent or QObject()
    query = asking(asked)
    shows = frozenset({"writing_table"})
    return Live(workspace, query, shows=shows, parent=parent, delay=delay), parent  # type: ignore[arg-type]


def test_it_asks_again_only_for_what_it_shows(workspace: Workspace, evening: Evening) -> None:
    asked: list[int] = []
    told: list[int] = []
    here, _parent = live(workspace, asked)
    here.answered.connect(told.append)
    seat = evening.tables[0]
    workspace.run("x", attendees.sign_in, name="Amina", writing_table_id=seat, at=NOW)
    assert (len(asked), told) == (1, [])
    workspace.run("x", tables.add_table, name="4")
    assert (here.answer, told) == (4, [4])


def test_the_same_answer_is_not_told_again(workspace: Workspace, qtbot: QtBot) -> None:
    here, _parent = live(workspace, [])
    with qtbot.assertNotEmitted(here.answered):
        here.ask()


def test_several_changes_are_asked_for_once_where_there_is_time(
    workspace: Workspace, qtbot: QtBot
) -> None:
    asked: list[int] = []
    here, _parent = live(workspace, asked, delay=60)
    with qtbot.waitSignal(here.answered):
        for name in ("4", "5", "6"):
            workspace.run("x", tables.add_table, name=name)
    assert (here.answer, len(asked)) == (6, 2)


def test_what_is_steady_does_not_wait_for_the_last_of_many_changes(
    workspace: Workspace, qtbot: QtBot
) -> None:
    parent = QObject()
    steady = Live(
        workspace,
        lambda session: len(all_tables(session)),
        shows=frozenset({"writing_table"}),
        parent=parent,
        delay=80,
        steady=True,
    )
    for number in range(4, 100):
        workspace.run("x", tables.add_table, name=str(number))
        qtbot.wait(20)  # nobody ever stops
        if steady.answer > 3:
            return
    raise AssertionError("it waits for the last change")


def test_what_may_wait_waits_for_a_page_that_is_not_seen(
    workspace: Workspace, qtbot: QtBot
) -> None:
    asked: list[int] = []
    page = QWidget()
    qtbot.addWidget(page)
    here, _parent = live(workspace, asked, delay=20, parent=page)
    for name in ("4", "5"):
        workspace.run("x", tables.add_table, name=name)
        qtbot.wait(60)
    assert len(asked) == 1
    with qtbot.waitSignal(here.answered, timeout=0):
        page.show()
    assert (here.answer, len(asked)) == (5, 2)

    workspace.run("x", tables.add_table, name="6")
    qtbot.waitUntil(lambda: here.answer == 6)
    page.hide()
    page.show()
    assert len(asked) == 3


def test_a_closed_event_is_not_asked(workspace: Workspace, qtbot: QtBot) -> None:
    asked: list[int] = []
    _here, _parent = live(workspace, asked, delay=20)
    workspace.run("x", tables.add_table, name="4")
    workspace.close()
    qtbot.wait(60)
    assert len(asked) == 1


def test_a_closed_event_is_not_asked_by_a_page_shown_later(
    workspace: Workspace, qtbot: QtBot
) -> None:
    asked: list[int] = []
    page = QWidget()
    qtbot.addWidget(page)
    _here, _parent = live(workspace, asked, delay=20, parent=page)
    workspace.run("x", tables.add_table, name="4")
    qtbot.wait(60)
    workspace.close()
    page.show()
    assert len(asked) == 1


def test_whoever_is_gone_is_not_asked(workspace: Workspace, qtbot: QtBot) -> None:
    asked: list[int] = []
    _here, parent = live(workspace, asked)
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    workspace.run("x", tables.add_table, name="4")
    assert len(asked) == 1
