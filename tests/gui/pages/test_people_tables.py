"""The card of tables: who sits where, which is quiet, and people let fall on one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.door import Door
from w4r_desktop.gui import theme
from w4r_desktop.gui.dragged import PEOPLE
from w4r_desktop.gui.models.people_tables import Column, TableLine
from w4r_desktop.gui.widgets.page_frame import in_frame
from w4r_desktop.services import tables

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening


@pytest.fixture
def door(qtbot: QtBot, evening: Evening, qapp: QApplication) -> Door:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    for number, name in enumerate(("Amina", "Bashir", "Claire")):
        evening.log(evening.sign_in(name, table=number % 2), 3, table=number % 2)
    return Door(qtbot, evening)


def lines(door: Door) -> list[list[str]]:
    model = door.page.tables.view.tables
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click(door: Door, place: int) -> None:
    view = door.page.tables.view
    where = view.visualRect(view.tables.index(place, 0)).center()
    door.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def line(door: Door, place: int) -> TableLine:
    return door.page.tables.view.tables.rows[place]


def test_each_table_tells_its_people_pieces_and_minutes(door: Door) -> None:
    door.time = datetime.now(UTC) + timedelta(minutes=7)
    door.page.tables.show_tables()
    assert lines(door) == [
        ["Table 1", "2", "6", "7 min"],
        ["Table 2", "1", "3", "7 min"],
        ["Table 3", "0", "0", ""],
    ]
    assert not line(door, 0).quiet


def room_for(door: Door, width: int, height: int) -> None:
    """Show the page in a frame of a size, as the window does."""
    frame = in_frame(door.page)

    def let_go(_frame: object) -> None:
        frame.takeWidget()  # which is closed by itself

    door.qtbot.addWidget(frame, before_close_func=let_go)
    frame.resize(width, height)
    with door.qtbot.waitExposed(frame):
        frame.show()
    door.settle()


def foot(door: Door, widget: QWidget) -> int:
    """Return where a part of the page ends, from the top of what is seen."""
    frame = door.page.parentWidget()
    assert frame is not None
    return widget.mapTo(frame, QPoint(0, widget.height())).y()


def test_all_of_the_form_is_seen_in_the_smallest_window_with_large_letters(
    qtbot: QtBot, evening: Evening, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 150)
    for number in range(4, 9):
        evening.do(tables.add_table, name=str(number))
    door = Door(qtbot, evening)
    room_for(door, 1205, 646)
    assert foot(door, door.sign_in.same) <= 646
    assert not door.page.tables.isVisible()
    assert not door.sign_in.title.isVisible()


@pytest.mark.parametrize("many", [1, 2])
def test_who_is_chosen_makes_the_page_no_wider_with_large_letters(
    qtbot: QtBot, evening: Evening, qapp: QApplication, many: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 150)
    for name in ("Amina", "Bashir"):
        evening.sign_in(name)
    door = Door(qtbot, evening)
    room_for(door, 1205, 646)
    door.choose(*("Amina", "Bashir")[:many])
    door.settle()
    assert door.page.deeds is not None
    assert door.page.deeds.sign_out_button.isVisible()
    assert door.page.width() == 1205


def test_the_tables_give_way_to_the_form_and_are_never_a_stray_line(door: Door) -> None:
    room_for(door, 1240, 660)
    assert door.page.tables.isVisible()
    assert door.sign_in.title.isVisible()
    door.sign_in.contact.wanted.click()
    door.settle()
    assert foot(door, door.sign_in.sign_in) <= 660
    assert not door.page.tables.isVisible()
    door.sign_in.contact.wanted.click()
    door.settle()
    assert door.page.tables.isVisible()
    view = door.page.tables.view
    assert view.viewport().height() >= 3 * view.rowHeight(0)


def test_seats_are_told_where_they_are_known(door: Door) -> None:
    row = line(door, 0).row
    door.evening.do(
        tables.change_table,
        writing_table_id=row.writing_table_id,
        name="1",
        place=row.place,
        capacity=8,
    )
    door.workspace.changed.emit(frozenset({"writing_table"}))
    door.qtbot.waitUntil(lambda: lines(door)[0][1] == "2/8", timeout=2000)


def test_a_quiet_table_is_noticed_in_words(door: Door) -> None:
    door.time = datetime.now(UTC) + timedelta(minutes=25)
    door.page.tables.show_tables()
    assert line(door, 0).quiet
    assert lines(door)[0][3] == "25 min"
    spoken = door.page.tables.view.tables.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Table 1: 2 people")
    assert "quiet" in spoken
    assert not line(door, 2).quiet, "nobody sits there"


def test_a_click_shows_a_table_alone_and_another_click_all(door: Door) -> None:
    click(door, 1)
    assert door.names == ["Bashir"]
    assert door.page.list.count.text() == "1 of 3 people"
    click(door, 0)
    assert door.names == ["Amina", "Claire"]
    click(door, 0)
    assert door.names == ["Amina", "Bashir", "Claire"]


def test_tables_are_chosen_by_key(door: Door) -> None:
    view = door.page.tables.view
    view.setFocus()
    door.press(Qt.Key.Key_Down)
    door.press(Qt.Key.Key_Return)
    assert door.names == ["Bashir"]
    door.press(Qt.Key.Key_Space)
    assert len(door.names) == 3
    door.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not view


def let_fall(door: Door, widget: QWidget, where: QPoint, *names: str) -> None:
    """Drag people onto a widget, as Qt tells it."""
    door.choose(*names)
    cells = door.view.selectionModel().selectedIndexes()
    data = door.page.list.model.mimeData(cells)
    _drop(widget, where, data)


def _drop(widget: QWidget, where: QPoint, data: QMimeData) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(where, copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(where), copy, data, left, none))


def test_people_let_fall_on_a_table_sit_there(door: Door) -> None:
    view = door.page.tables.view
    where = view.visualRect(view.tables.index(2, Column.PEOPLE)).center()
    let_fall(door, view.viewport(), where, "Amina", "Bashir")
    door.settle()
    assert door.line("Amina")[1] == door.line("Bashir")[1] == "Table 3"
    assert door.done == ["Amina and Bashir moved to Table 3"]


def test_people_let_fall_on_a_button_sit_at_that_table(door: Door) -> None:
    button = door.sign_in.table_choice.button(door.evening.tables[2])
    let_fall(door, button, button.rect().center(), "Claire")
    assert door.line("Claire")[1] == "Table 3"


def test_nothing_else_can_be_let_fall(door: Door) -> None:
    view, data = door.page.tables.view, QMimeData()
    data.setText("Amina")
    _drop(view.viewport(), view.visualRect(view.tables.index(2, 0)).center(), data)
    assert not view.tables.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, view.rootIndex())
    for nonsense in (b"", b"abc", bytes(17), b"\xff" * 16):  # the last is nobody's id
        data.setData(PEOPLE, nonsense)
        for table in (view.viewport(), door.sign_in.table_choice.button(door.evening.tables[2])):
            _drop(table, table.rect().center(), data)
        door.settle()
    assert door.done == []


def test_a_table_that_is_gone_does_not_hide_everybody(door: Door) -> None:
    click(door, 2)
    assert door.names == []
    gone = door.evening.tables[2]
    door.evening.do(tables.remove_table, writing_table_id=gone, at=door.time)
    door.workspace.changed.emit(frozenset({"writing_table"}))
    door.qtbot.wait(500)
    assert len(door.names) == 3
    assert door.page.tables.view.shown is None


def test_tables_make_room_for_an_address(door: Door) -> None:
    door.sign_in.contact.wanted.click()
    door.settle()
    assert not door.page.tables.isVisible()
    door.sign_in.name.setFocus()
    door.enter("Dora")
    assert not door.page.tables.isVisible(), "nothing was said yet of how to reach her"
    door.sign_in.contact.email.setText("d@example.org")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.page.tables.isVisible()


def test_the_model_is_a_model(door: Door, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(door.page.tables.view.tables)
