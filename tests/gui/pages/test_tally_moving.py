"""Seating somebody at another table: by menu, by key, and by dragging the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.tallies import LEFT, choose, words
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.gui import dragged
from w4r_desktop.gui.dragged import PEOPLE
from w4r_desktop.services import tables

if TYPE_CHECKING:
    import pytest

    from tests.gui.tallies import Tally
    from w4r_desktop.gui.widgets.buttons import Button

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def let_fall(button: Button, carried: QMimeData) -> bool:
    """Let something fall on a button, and tell whether it was taken."""
    at, action = button.rect().center(), Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at, action, carried, LEFT, PLAIN)
    enter.ignore()
    QApplication.sendEvent(button, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(button, QDropEvent(QPointF(at), action, carried, LEFT, PLAIN))
    return True


def test_a_name_let_fall_on_a_table_moves_with_its_letters(tally: Tally) -> None:
    tally.click(0, 0)
    carried = tally.page.view.table.names.carried(0)
    assert carried is not None
    assert let_fall(tally.page.table_choice.button(tally.table(2)), carried)
    assert "Amina" not in tally.shown()
    assert tally.logged[-1] == "Amina moved to Table 3"
    tally.page.show_table(tally.table(2))
    assert tally.shown()["Amina"] == (1, 0, 0)
    tally.workspace.undo()
    tally.page.show_table(tally.table(0))
    assert tally.shown()["Amina"] == (1, 0, 0)


def test_nothing_else_is_taken_and_all_tables_is_no_table(tally: Tally) -> None:
    text = QMimeData()
    text.setText("Amina")
    assert not let_fall(tally.page.table_choice.button(tally.table(2)), text)
    carried = tally.page.view.table.names.carried(0)
    assert carried is not None
    let_fall(tally.page.table_choice.button("all"), carried)
    let_fall(tally.page.table_choice.button(tally.table(0)), carried)
    for nonsense in (b"abc", bytes(17), b"\xff" * 16):  # the last is nobody's id
        carried.setData(PEOPLE, nonsense)
        let_fall(tally.page.table_choice.button(tally.table(2)), carried)
    assert tally.logged == []
    assert "Amina" in tally.shown()


def test_only_the_names_of_people_can_be_dragged(tally: Tally) -> None:
    names = tally.page.view.table.names
    carried = names.carried(0)
    assert carried is not None
    assert dragged.ids(carried, PEOPLE) == (tally.person("Amina"),)
    assert names.carried(tally.row("anyone at 1")) is None
    assert names.carried(99) is None


def test_a_drag_begins_when_the_pressed_name_is_pulled_away(
    tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tally.page.view.table.names
    begun: list[int] = []
    monkeypatch.setattr(names, "_drag", begun.append)  # the system's drag would wait for a hand
    start = QPoint(30, names.sectionViewportPosition(1) + 20)

    def pull(way: int) -> None:
        at = start + QPoint(way, 0)
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(names.mapToGlobal(at)), LEFT, LEFT, PLAIN
        )
        QApplication.sendEvent(names.viewport(), event)

    QTest.mousePress(names.viewport(), LEFT, pos=start)
    assert tally.page.view.cell[0] == 1
    pull(2)
    assert begun == []
    pull(60)
    assert begun == [1]
    QTest.mouseRelease(names.viewport(), LEFT, pos=start)
    pull(60)
    assert begun == [1]


def test_ctrl_shift_and_a_number_move_whoever_is_chosen(tally: Tally) -> None:
    tally.page.view.choose_cell(1, 0)
    tally.key(Qt.Key.Key_2, CTRL, SHIFT)
    assert tally.logged == ["Bashir moved to Table 2"]
    assert "Bashir" not in tally.shown()
    tally.key(Qt.Key.Key_2, CTRL)
    assert "Bashir" in tally.shown()


def test_anyone_does_not_move_and_there_is_no_ninth_table(tally: Tally) -> None:
    tally.page.view.choose_cell(tally.row("anyone at 1"), 0)
    tally.key(Qt.Key.Key_2, CTRL, SHIFT)
    assert tally.said == ["Choose somebody first: only people move to another table."]
    tally.page.view.choose_cell(0, 0)
    tally.key(Qt.Key.Key_9, CTRL, SHIFT)
    assert tally.logged == []


def test_moving_to_a_full_table_is_done_and_said(tally: Tally) -> None:
    tally.workspace.run(
        "x",
        tables.change_table,
        writing_table_id=tally.table(1),
        name="2",
        place=TablePlace.ROOM,
        capacity=10,
    )
    choose(tally.open_menu(2, 0), "Table 2")
    assert tally.logged == [
        "Class 8b moved to Table 2 · this table is full: 25 people for 10 seats"
    ]


def test_the_menu_of_a_name_moves_and_changes_people(tally: Tally) -> None:
    tally.page.view.person_menu_requested.emit(0, QPoint(0, 0))
    offered = words(tally.menu())
    assert "Move Amina to" in offered
    assert "Change Amina…" in offered
    choose(tally.menu(), "Table 3")
    assert tally.logged == ["Amina moved to Table 3"]
