"""Seats, a case of its own and a host for each table, through the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from tests.gui.desk import Desk, event_file
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.services.cases import remove_case
from w4r_desktop.services.tables import add_table
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.tables import TableRow, tables

if TYPE_CHECKING:
    from w4r_desktop.gui.pages.setup_table_line import TableDetails, TableLine
    from w4r_desktop.gui.workspace import Workspace


@pytest.fixture
def page(desk: Desk) -> SetupPage:
    desk.desktop.open_event(event_file())
    desk.settle()
    return setup(desk)


def setup(desk: Desk) -> SetupPage:
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    return page


def workspace(desk: Desk) -> Workspace:
    assert desk.desktop.workspace is not None
    return desk.desktop.workspace


def saved(desk: Desk, number: int) -> TableRow:
    return workspace(desk).read(tables)[number]


def line(desk: Desk, page: SetupPage, number: int) -> TableLine:
    return page.tables.line_of[saved(desk, number).writing_table_id]


def opened(desk: Desk, page: SetupPage, number: int) -> TableDetails:
    """Return the further fields of a table, after a click on the button for them."""
    here = line(desk, page, number)
    desk.click(here.more)
    assert here.details is not None
    return here.details


def take(desk: Desk, box: QComboBox, words: str) -> None:
    """Choose a line of a list, as a click in it does."""
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def give_seats(desk: Desk, here: TableLine, seats: str) -> None:
    here.seats.setFocus()
    here.seats.selectAll()
    desk.qtbot.keyClicks(here.seats, seats)
    desk.qtbot.keyClick(here.seats, Qt.Key.Key_Return)


def test_a_table_takes_anybody_until_it_is_given_seats(desk: Desk, page: SetupPage) -> None:
    here = line(desk, page, 1)
    assert (here.seats.text(), saved(desk, 1).capacity) == ("any", None)
    give_seats(desk, here, "8")
    assert (here.seats.text(), saved(desk, 1).capacity) == ("8", 8)
    give_seats(desk, here, "0")
    assert (here.seats.text(), saved(desk, 1).capacity) == ("any", None)


def test_a_table_is_given_a_case_and_a_host_behind_its_button(desk: Desk, page: SetupPage) -> None:
    here, details = line(desk, page, 1), opened(desk, page, 1)
    assert [details.case.itemText(n) for n in range(4)] == [
        "All cases", "Case 1", "Case 2", "Case 3",
    ]  # fmt: skip
    take(desk, details.case, "Case 3")
    details.host.setFocus()
    desk.qtbot.keyClicks(details.host, "Sam & <Ada>")
    desk.qtbot.keyClick(details.host, Qt.Key.Key_Return)
    shown = saved(desk, 1)
    assert (shown.case_id, shown.host) == (workspace(desk).read(cases)[2].case_id, "Sam & <Ada>")
    assert not here.told.isVisible(), "it stands in the fields already"
    desk.click(here.more)
    assert here.details is None
    assert here.told.text() == "Mainly for Case 3 · Host: Sam & <Ada>"
    assert here.told.isVisible()


def test_one_change_leaves_all_else_of_a_table_as_it_is(desk: Desk, page: SetupPage) -> None:
    here, details = line(desk, page, 1), opened(desk, page, 1)
    take(desk, details.case, "Case 2")
    details.host.setText("Sam")
    details.host.editingFinished.emit()
    give_seats(desk, here, "12")
    desk.click(here.more)
    before = saved(desk, 1)
    take(desk, here.place, "At home")
    assert saved(desk, 1).place is TablePlace.HOME
    here.name.setText("Choir")
    here.name.editingFinished.emit()
    shown = saved(desk, 1)
    assert (shown.name, shown.capacity, shown.case_id, shown.host) == (
        "Choir", 12, before.case_id, "Sam",
    )  # fmt: skip


def test_each_change_is_one_step_and_undo_shows_what_was(desk: Desk, page: SetupPage) -> None:
    here, details = line(desk, page, 1), opened(desk, page, 1)
    give_seats(desk, here, "8")
    take(desk, details.case, "Case 1")
    desk.settle()
    assert desk.window.undo_action.text() == "Undo: Table 2 changed"
    desk.window.undo_action.trigger()
    assert (details.case.currentText(), here.seats.value()) == ("All cases", 8)
    desk.window.undo_action.trigger()
    assert here.seats.text() == "any"
    assert not desk.window.undo_action.isEnabled()


def test_a_case_that_is_removed_is_no_longer_any_tables_own(desk: Desk, page: SetupPage) -> None:
    details = opened(desk, page, 0)
    take(desk, details.case, "Case 3")
    workspace(desk).run("x", remove_case, case_id=workspace(desk).read(cases)[2].case_id)
    assert saved(desk, 0).case_id is None
    assert [details.case.itemText(n) for n in range(details.case.count())] == [
        "All cases", "Case 1", "Case 2",
    ]  # fmt: skip
    assert details.case.currentText() == "All cases"


def test_tab_goes_through_a_table_from_top_to_bottom_and_on_to_the_next(
    desk: Desk, page: SetupPage
) -> None:
    opened(desk, page, 1)
    desk.window.activateWindow()
    line(desk, page, 1).name.setFocus()
    heard = []
    for _stop in range(8):
        here = QApplication.focusWidget()
        assert here is not None
        heard.append(here.accessibleName())
        desk.qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert heard == [
        "Name of Table 2", "Where Table 2 is", "Seats at Table 2", "Case and host of Table 2",
        "Remove Table 2", "Case of Table 2", "Host of Table 2", "Name of Table 3",
    ]  # fmt: skip


def test_tab_comes_to_a_new_table_before_the_button_that_makes_the_next(
    desk: Desk, page: SetupPage
) -> None:
    desk.click(page.tables.add)
    desk.window.activateWindow()
    line(desk, page, 3).remove.setFocus()
    desk.qtbot.keyClick(line(desk, page, 3).remove, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.tables.add


@pytest.mark.parametrize("size", [100, 150])
def test_forty_tables_can_all_be_read_and_reached(desk: Desk, size: int) -> None:
    path = event_file()
    file = EventFile(path)
    for number in range(4, 41):
        file.write("x", add_table, name=f"Table of the {number}th choir")
    file.close()
    desk.desktop.size_text(size)
    desk.desktop.open_event(path)
    page = setup(desk)
    desk.settle()
    assert len(page.tables.line_of) == 40
    for here in page.tables.line_of.values():
        for field in (here.name, here.place, here.seats, here.more, here.remove):
            assert field.height() >= 36 * size // 100
            assert page.tables.rect().contains(field.geometry().translated(here.pos()))
        words = here.place.fontMetrics().horizontalAdvance(here.place.currentText())
        assert here.place.width() > words + 30 * size // 100, "where it is can be read"
