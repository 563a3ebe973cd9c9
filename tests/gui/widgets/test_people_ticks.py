"""Choosing people by ticks: found, all, none, one table, by mouse and by keys alone."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.evening import NOW, details
from w4r_desktop.domain.names import folded
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.people_ticks import PeopleChoice
from w4r_desktop.gui.widgets.people_ticks import PeopleTicks
from w4r_desktop.services import attendees
from w4r_desktop.store.identity import new_id
from w4r_desktop.store.queries.attendees import PersonRow, people

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

ZONE = details().zone


class Ticks:
    """The list on screen, and who may be chosen."""

    def __init__(self, qtbot: QtBot, everybody: tuple[PersonRow, ...]) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.choice = PeopleChoice()
        self.widget = PeopleTicks(self.choice, ZONE, self.window)
        self.told = 0
        self.widget.changed.connect(self._on_changed)
        qtbot.addWidget(self.window)
        self.window.resize(420, 420)
        self.widget.setGeometry(self.window.rect())
        self.widget.show_people(everybody)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def _on_changed(self) -> None:
        self.told += 1

    @property
    def names(self) -> list[str]:
        """Who is chosen."""
        return [person.name for person in self.widget.people]

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key)

    def click_row(self, row: int, column: int = 0) -> None:
        here = self.widget.list.visualRect(self.widget.model.index(row, column)).center()
        view = self.widget.list.viewport()
        self.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=here)


@pytest.fixture
def ticks(qtbot: QtBot, evening: Evening, qapp: QApplication) -> Ticks:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    for number, name in enumerate(("Łukasz", "Amina", "Claire", "Bashir")):
        evening.sign_in(name, table=number % 2)
    return Ticks(qtbot, evening.ask(people))


def test_everybody_is_chosen_in_the_order_of_names_until_somebody_is_not(ticks: Ticks) -> None:
    assert ticks.names == ["Amina", "Bashir", "Claire", "Łukasz"]
    assert ticks.widget.count.text() == "4 of 4 chosen"
    ticks.click_row(1)
    assert ticks.names == ["Amina", "Claire", "Łukasz"]
    ticks.click_row(2, column=1)
    assert ticks.names == ["Amina", "Łukasz"]
    assert len(ticks.widget.chosen) == 2
    assert ticks.widget.count.text() == "2 of 4 chosen"
    assert ticks.told == 2


def test_all_and_none_mean_those_who_are_found(ticks: Ticks) -> None:
    ticks.click(ticks.widget.none)
    assert ticks.names == []
    ticks.widget.find_box.setFocus()
    ticks.qtbot.keyClicks(ticks.widget.find_box, "ai")
    ticks.click(ticks.widget.all)
    assert ticks.names == ["Claire"]
    ticks.widget.find_box.clear()
    assert ticks.names == ["Claire"]
    ticks.widget.find_box.setText("nobody")
    assert ticks.widget.nothing.text() == "Nobody here is called that."
    assert not ticks.widget.all.isEnabled()


def test_a_table_chooses_those_who_sit_there_and_nobody_else(ticks: Ticks) -> None:
    tables = ticks.widget.menu.actions()
    assert [action.text() for action in tables] == ["Table 1", "Table 2"]
    tables[1].trigger()
    assert ticks.names == ["Amina", "Bashir"]
    assert ticks.told == 1


def test_keys_alone_find_and_tick(ticks: Ticks) -> None:
    ticks.widget.find_box.setFocus()
    ticks.press(Qt.Key.Key_Down)
    ticks.press(Qt.Key.Key_Space)
    assert ticks.names == ["Bashir", "Claire", "Łukasz"]
    ticks.press(Qt.Key.Key_Down)
    ticks.press(Qt.Key.Key_Space)
    ticks.press(Qt.Key.Key_Up)
    ticks.press(Qt.Key.Key_Space)
    assert ticks.names == ["Amina", "Claire", "Łukasz"]
    ticks.widget.find_box.setFocus()
    for stop in (ticks.widget.all, ticks.widget.none, ticks.widget.table, ticks.widget.list):
        ticks.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop
        assert stop.accessibleName()


def test_who_comes_later_is_chosen_only_while_all_are(ticks: Ticks, evening: Evening) -> None:
    evening.sign_in("Devon")
    ticks.widget.show_people(evening.ask(people))
    assert "Devon" in ticks.names
    ticks.click_row(0)
    evening.sign_in("Esperanza")
    ticks.widget.show_people(evening.ask(people))
    assert ticks.names == ["Bashir", "Claire", "Devon", "Łukasz"]
    gone = ticks.widget.chosen[0]
    evening.do(attendees.remove, attendee_ids=[gone], at=NOW)
    ticks.widget.show_people(evening.ask(people))
    assert ticks.names == ["Claire", "Devon", "Łukasz"]
    ticks.click_row(0)
    evening.sign_in("Father Mike")
    ticks.widget.show_people(evening.ask(people))
    assert "Father Mike" not in ticks.names


def test_a_thousand_people_are_found_and_ticked_at_once(ticks: Ticks) -> None:
    table = new_id()
    crowd = tuple(
        PersonRow(
            new_id(), f"Guest {number}", folded(f"Guest {number}"), table, "1", 1,
            first_time=False, minor=False, guest=True, signed_in_at=NOW, signed_out_at=None,
            has_contact=False,
        )
        for number in range(1000)
    )  # fmt: skip
    ticks.widget.show_people(crowd)
    start = perf_counter()
    ticks.widget.find_box.setText("99")
    ticks.click(ticks.widget.none)
    ticks.widget.find_box.clear()
    ticks.click_row(0)
    QApplication.processEvents()
    assert perf_counter() - start < 0.5
    assert len(ticks.names) == 980
