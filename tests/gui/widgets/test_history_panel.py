"""The latest entries, as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.evening import NOW, details
from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.gui.widgets.history_panel import HistoryPanel
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting, recount

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from tests.evening import Evening


@pytest.fixture
def workspace(evening: Evening) -> Workspace:
    return Workspace(evening.file)


@pytest.fixture
def panel(qtbot: QtBot, workspace: Workspace) -> HistoryPanel:
    panel = HistoryPanel(workspace, details().zone)
    qtbot.addWidget(panel)
    panel.resize(330, 600)
    return panel


def log(workspace: Workspace, evening: Evening, person: UUID | None, case: int = 0) -> None:
    spot = evening.spot(person, case=case, kind=ActionKind.LETTER)
    workspace.run("x", counting.log, spot=spot, quantity=2, at=NOW)


def lines(panel: HistoryPanel) -> list[str]:
    inside = panel._scroll.widget()
    assert inside is not None
    return [label.text() for label in inside.findChildren(QLabel)]


def test_entries_come_as_they_are_logged(
    panel: HistoryPanel, qtbot: QtBot, workspace: Workspace, evening: Evening
) -> None:
    amina = evening.sign_in("<b>Amina</b>")
    panel.show_entries()
    assert lines(panel) == ["Nothing logged yet"]
    log(workspace, evening, amina)
    wanted = ["2 letters for Case 1", "15:42 · <b>Amina</b> · Table 1"]
    qtbot.waitUntil(lambda: lines(panel) == wanted)


def test_only_the_entries_asked_for_are_shown_and_then_all(
    panel: HistoryPanel, qtbot: QtBot, workspace: Workspace, evening: Evening
) -> None:
    amina, bashir = evening.sign_in("Amina"), evening.sign_in("Bashir")
    log(workspace, evening, amina)
    log(workspace, evening, bashir, case=1)
    panel.show_entries(attendee_id=bashir, of="Bashir")
    assert lines(panel)[0] == "2 letters for Case 2"
    assert len(lines(panel)) == 2
    (everything,) = [b for b in panel.findChildren(QPushButton) if b.text() == "Show all entries"]
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    assert len(lines(panel)) == 4
    assert not everything.isVisible()


def test_a_press_asks_for_the_entry_to_be_taken_back(
    panel: HistoryPanel, qtbot: QtBot, workspace: Workspace, evening: Evening
) -> None:
    log(workspace, evening, None)
    panel.show_entries()
    name = "Take back: 2 letters for Case 1, 15:42 · Anyone · Table 1"
    (button,) = [b for b in panel.findChildren(QPushButton) if b.accessibleName() == name]
    with qtbot.waitSignal(panel.take_back_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args[0].quantity == 2


def test_put_away_it_asks_nothing(
    panel: HistoryPanel, qtbot: QtBot, workspace: Workspace, evening: Evening
) -> None:
    panel.show_entries()
    panel.put_away()
    assert panel.isHidden()
    before = lines(panel)
    log(workspace, evening, None)
    qtbot.wait(200)
    assert lines(panel) == before
    assert panel._live is None


def test_what_the_recount_corrected_is_told_and_not_taken_back_there(
    panel: HistoryPanel, workspace: Workspace, evening: Evening
) -> None:
    log(workspace, evening, None)
    workspace.run(
        "x",
        recount.count_by_hand,
        case_id=evening.cases[0],
        kind=ActionKind.LETTER,
        writing_table_id=None,
        counted=5,
        reasons={Reason.JOKE: 1},
        at=NOW,
    )
    panel.show_entries()
    assert lines(panel)[:4] == [
        "Recount: 3 letters for Case 1",
        "15:42 · miscounted",
        "Recount: −1 letter for Case 1",
        "15:42 · a joke",
    ]
    offered = {button.accessibleName() for button in panel.findChildren(QPushButton)}
    assert not [name for name in offered if "Recount" in name]
