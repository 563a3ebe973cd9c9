"""Commands go in, one change signal comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW
from w4r_desktop.errors import NameTakenError
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, tables
from w4r_desktop.store.queries.attendees import find_attendees
from w4r_desktop.store.queries.tables import tables as all_tables

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening


@pytest.fixture
def workspace(evening: Evening) -> Workspace:
    return Workspace(evening.file)


def test_one_thing_done_is_one_signal_one_name_and_one_step_back(
    workspace: Workspace, evening: Evening, qtbot: QtBot
) -> None:
    changes: list[frozenset[str]] = []
    workspace.changed.connect(changes.append)
    seat = evening.tables[0]
    workspace.run("Amina", attendees.sign_in, name="Amina", writing_table_id=seat, at=NOW)
    assert changes == [frozenset({"attendee"})]
    assert (workspace.undo_label, workspace.redo_label) == ("Amina", "")
    workspace.undo()
    assert workspace.read(find_attendees, "amina") == ()
    assert (workspace.undo_label, workspace.redo_label) == ("", "Amina")
    workspace.redo()
    assert [row.name for row in workspace.read(find_attendees, "amina")] == ["Amina"]
    assert len(changes) == 3


def test_what_is_refused_changes_nothing_and_tells_nobody(
    workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(workspace.changed), pytest.raises(NameTakenError):
        workspace.run("Again", tables.add_table, name="Table 2")
    assert workspace.undo_label == ""
    assert len(workspace.read(all_tables)) == 3


def test_closing_is_told_while_the_file_can_still_be_read(
    workspace: Workspace, evening: Evening
) -> None:
    seen: list[int] = []
    workspace.closed.connect(lambda: seen.append(len(workspace.read(all_tables))))
    workspace.close()
    assert seen == [3]
    assert workspace.path == evening.file.path


def test_a_moment_after_the_last_change_everything_lies_in_the_one_file(
    evening: Evening, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("w4r_desktop.gui.workspace.IDLE", 50)
    workspace = Workspace(evening.file)
    log = evening.file.path.with_name(f"{evening.file.path.name}-wal")
    seat = evening.tables[0]
    workspace.run("Amina", attendees.sign_in, name="Amina", writing_table_id=seat, at=NOW)
    assert log.stat().st_size > 0
    qtbot.waitUntil(lambda: not log.exists() or log.stat().st_size == 0)
