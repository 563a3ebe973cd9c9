"""Changing an evening and its tables, through the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.gui.desk import Desk, button, event_file
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.tables import TableRow, tables

if TYPE_CHECKING:
    from w4r_desktop.domain.event import EventDetails


@pytest.fixture
def page(desk: Desk) -> SetupPage:
    desk.desktop.open_event(event_file(goal=500, sender_lines=("Group", "Main St 1")))
    desk.settle()
    return setup(desk)


def setup(desk: Desk) -> SetupPage:
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    return page


def saved(desk: Desk) -> EventDetails:
    assert desk.desktop.workspace is not None
    return desk.desktop.workspace.read(event).details


def seats(desk: Desk) -> list[TableRow]:
    assert desk.desktop.workspace is not None
    return list(desk.desktop.workspace.read(tables))


def name_field(page: SetupPage, table: str) -> QLineEdit:
    (found,) = [
        field
        for field in page.findChildren(QLineEdit)
        if field.accessibleName() == f"Name of {table}"
    ]
    return found


def rename(desk: Desk, page: SetupPage, table: str, name: str) -> None:
    field = name_field(page, table)
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClick(field, Qt.Key.Key_Delete)
    desk.qtbot.keyClicks(field, name)
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)


def test_nothing_waits_to_be_saved_before_anybody_touched_the_form(
    desk: Desk, page: SetupPage
) -> None:
    assert not page.save.isEnabled()
    assert not page.discard.isEnabled()
    assert saved(desk).opens_at == ""


def test_changed_details_are_one_step_that_undo_takes_back(desk: Desk, page: SetupPage) -> None:
    form = page.form
    form.name.selectAll()
    desk.qtbot.keyClicks(form.name, "Bread & <Roses>")
    form.goal.setValue(1200)
    form.sender_address.setPlainText("Group\n\n  Main St 2 ")
    desk.click(page.save)
    assert desk.window.toast.text == "The event is saved."
    details = saved(desk)
    assert (details.name, details.goal) == ("Bread & <Roses>", 1200)
    assert details.sender_lines == ("Group", "Main St 2")
    assert details.opens_at == "", "hours nobody gave are not made up"
    assert not page.save.isEnabled()
    desk.window.undo_action.trigger()
    assert (saved(desk).name, form.name.text(), form.goal.value()) == (
        "Candlelight", "Candlelight", 500,
    )  # fmt: skip


def test_hours_that_are_changed_are_saved(desk: Desk, page: SetupPage) -> None:
    page.form.closes_at.setTime(QTime(2, 0))
    desk.click(page.save)
    assert saved(desk).closes_at == "02:00"


def test_a_form_that_lacks_something_says_what(desk: Desk, page: SetupPage) -> None:
    page.form.time_zone.setEditText("Nowhere/Town")
    for box in page.form.kinds.values():
        box.setChecked(False)
    desk.click(page.save)
    assert page.complaint.text().startswith("Please choose a time zone")
    page.form.time_zone.setEditText("Europe/Paris")
    desk.click(page.save)
    assert page.complaint.text().startswith("Please tick at least one kind")
    assert saved(desk).time_zone == "America/Halifax"


def test_the_country_never_says_one_thing_and_means_another(desk: Desk, page: SetupPage) -> None:
    country = page.form.country
    field = country.lineEdit()
    assert field is not None
    desk.qtbot.keyClicks(country, "France")
    desk.qtbot.keyClick(country, Qt.Key.Key_Return)
    field.selectAll()
    desk.qtbot.keyClicks(field, "Atlantis")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (country.currentText(), page.form.details().country) == ("France", "FR")
    field.selectAll()
    desk.qtbot.keyClick(field, Qt.Key.Key_Delete)
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.form.details().country == ""


def test_a_table_is_added_named_placed_and_removed(desk: Desk, page: SetupPage) -> None:
    desk.click(page.tables.add)
    assert [row.name for row in seats(desk)] == ["1", "2", "3", "4"]
    rename(desk, page, "Table 4", "Choir & <friends>")
    assert seats(desk)[3].name == "Choir & <friends>"
    place = page.tables.line_of[seats(desk)[3].writing_table_id].place
    place.setCurrentIndex(place.findData(TablePlace.HOME))
    place.activated.emit(place.currentIndex())
    assert seats(desk)[3].place is TablePlace.HOME
    desk.click(button(page, "Remove Choir & <friends>"))
    assert [row.name for row in seats(desk)] == ["1", "2", "3"]
    assert desk.window.toast.text == "Choir & <friends> removed"
    desk.settle()
    desk.window.undo_action.trigger()
    assert name_field(page, "Choir & <friends>").text() == "Choir & <friends>"


def test_the_next_number_is_free_however_tables_are_written(desk: Desk, page: SetupPage) -> None:
    rename(desk, page, "Table 3", "Table 4")
    desk.click(page.tables.add)
    desk.click(page.tables.add)
    assert [row.name for row in seats(desk)] == ["1", "2", "Table 4", "3", "5"]


def test_a_table_people_sit_at_is_not_removed(desk: Desk, page: SetupPage) -> None:
    desk.sign_in("Amina")
    page = setup(desk)
    desk.click(button(page, "Remove Table 1"))
    desk.settle()
    assert desk.window.toast.text.startswith(
        "Table 1 cannot be removed, because 1 person sits there. Nothing was changed."
    )
    assert len(seats(desk)) == 3


def test_an_empty_name_is_put_back(desk: Desk, page: SetupPage) -> None:
    rename(desk, page, "Table 2", "  ")
    assert name_field(page, "Table 2").text() == "2"
    assert [row.name for row in seats(desk)] == ["1", "2", "3"]


def test_a_name_that_is_taken_is_refused_and_put_back(desk: Desk, page: SetupPage) -> None:
    rename(desk, page, "Table 2", "Table 3")
    desk.settle()
    assert desk.window.toast.text.startswith("Another table is called “Table 3” already.")
    assert name_field(page, "Table 2").text() == "2"


def test_tab_goes_on_from_a_table_that_was_renamed(desk: Desk, page: SetupPage) -> None:
    desk.window.activateWindow()
    field = name_field(page, "Table 2")
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClicks(field, "Choir")
    desk.qtbot.keyClick(field, Qt.Key.Key_Tab)
    here = desk.window.focusWidget()
    assert isinstance(here, QWidget)
    assert here.accessibleName() == "Where Choir is"
    assert seats(desk)[1].name == "Choir"


def test_a_click_on_remove_counts_even_when_the_name_was_being_typed(
    desk: Desk, page: SetupPage
) -> None:
    field = name_field(page, "Table 2")
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClicks(field, "Choir")
    desk.click(button(page, "Remove Table 2"))
    assert [row.name for row in seats(desk)] == ["1", "3"]


@pytest.mark.parametrize(("width", "text_size"), [(1366, 100), (1366, 150), (900, 100)])
def test_tables_stand_below_the_event_and_the_lock_below_the_campaign(
    desk: Desk, page: SetupPage, width: int, text_size: int
) -> None:
    desk.desktop.size_text(text_size)
    desk.window.resize(width, 768)
    desk.settle()
    page = setup(desk)
    desk.settle()
    places = [
        part.mapTo(page, QPoint())
        for part in (page.form, page.tables.add, page.campaign, page.lock, page.practice)
    ]
    form, add, campaign, lock, practice = (place.y() for place in places)

    assert form < add
    assert campaign < lock <= practice
    is_narrow = width < 980 * text_size / 100
    assert (add < campaign) is is_narrow
    assert (places[0].x() + 300 < places[2].x()) is not is_narrow
    for part in (page.tables, page.campaign, page.lock):
        right = part.mapTo(page, part.rect().topRight()).x()
        assert right <= page.width()
