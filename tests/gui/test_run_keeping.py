"""What cannot be kept is said, and is not taken for the run before."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.gui.runs import LETTERS, new_event, numbered_pages
from w4r_desktop.domain.print_runs import NewRun
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.gui.run_keeping import RunKeeper
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.print_runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(EventFile(new_event(tmp_path / "evening.w4r")))
    yield opened
    if opened.is_open:
        opened.close()


def new_run(workspace: Workspace) -> NewRun:
    jani = workspace.read(cases)[0].case_id
    pdf = numbered_pages(3)
    return NewRun(LETTERS, "Envelopes", ENVELOPES["dl"], pdf, (jani,) * 3, names_people=False)


def test_what_came_out_may_be_told_twice(qtbot: QtBot, workspace: Workspace) -> None:
    owner = QObject()
    keeper = RunKeeper(workspace, owner)
    keeper.begin(new_run(workspace), printer="Office", pages=(1, 2, 3))
    assert workspace.read(runs)[0].passes[0].sent.out == (1, 2, 3)
    keeper.tell(1)
    keeper.tell(2)
    assert workspace.read(runs)[0].passes[0].sent.out == (1, 2)


def test_a_run_that_could_not_be_kept_is_said_and_is_not_the_one_before(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    owner = QObject()
    keeper = RunKeeper(workspace, owner)
    said: list[str] = []
    keeper.refused.connect(said.append)
    keeper.begin(new_run(workspace), printer="Office", pages=(1, 2, 3))
    another = new_run(workspace)
    shutil.move(tmp_path / "evening.w4r", tmp_path / "elsewhere.w4r")  # a stick that was pulled
    keeper.begin(another, printer="Office", pages=(1, 2, 3))
    assert "evening.w4r" in said[0]
    assert keeper.run_id is None
    keeper.tell(1)
    shutil.move(tmp_path / "elsewhere.w4r", tmp_path / "evening.w4r")
    (kept,) = workspace.read(runs)
    assert kept.passes[0].sent.out == (1, 2, 3)
