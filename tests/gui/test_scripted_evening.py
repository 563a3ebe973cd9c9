"""A whole evening by real keys and clicks, with the totals looked at after every step of it."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.evening import details, pack
from tests.gui.keyboard import CTRL, SHIFT, Keyboard
from w4r_desktop import paths
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.pages.people import PeoplePage
from w4r_desktop.services.event_details import set_up
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from tests.gui.desk import Desk
    from w4r_desktop.gui.pages.tally import TallyPage
    from w4r_desktop.store.queries.attendees import PersonRow

TABLES, CASES, QUEUE = 8, 10, 40
FIRST = ("Amina", "Łukasz", "Zoë", "فاطمة", "Anna", "Nguyễn", "Inés", "O’Neill", "Мария", "Tom")
NAMES = [f"{name}{after}" for after in ("", " B.", " the Elder", " Lee") for name in FIRST]
NAMES[-2:] = ["Tom", "Amina"]  # two more of the same name, who become "Tom (2)" and "Amina (2)"
EACH_TABLE = 59
"""Letters, one by one; with the 25 of the class they are 497."""

SAME_CELL = 160
"""Milliseconds after which a press on the same cell counts again."""


class Volunteers(Keyboard):
    """Two people at the laptop, who keep in mind what they did."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.qtbot)
        self.desk = desk
        self.letters: Counter[str] = Counter()
        self.by_case: Counter[int] = Counter()
        path = paths.free_event_path("Long evening")
        EventFile.create(
            path,
            set_up,
            details=details(name="Long evening"),
            table_names=[str(number) for number in range(1, TABLES + 1)],
            pack=pack(CASES),
        ).close()
        desk.desktop.open_event(path)
        desk.settle()
        self.come_back()

    def come_back(self) -> None:
        """Have the window before one again, as where a window manager looks after it."""
        self.desk.window.activateWindow()
        self.qtbot.waitUntil(self.desk.window.isActiveWindow)

    @property
    def tally(self) -> TallyPage:
        return self.desk.tally

    def people(self) -> dict[str, PersonRow]:
        assert self.desk.desktop.workspace is not None
        return {row.name: row for row in self.desk.desktop.workspace.read(people)}

    def demand_right_totals(self) -> None:
        """Compare what was done with the file: as a whole, by person, by case and by table."""
        assert self.desk.desktop.workspace is not None
        told = self.desk.desktop.workspace.read(totals)
        expected = sum(self.letters.values())
        assert told.kinds[ActionKind.LETTER] == told.pieces == expected
        assert {
            name: row.letters for name, row in self.people().items() if row.letters
        } == +self.letters
        cases = [row.kinds.get(ActionKind.LETTER, 0) for row in told.by_case]
        assert cases == [self.by_case[place] for place in range(CASES)]
        assert sum(row.kinds.get(ActionKind.LETTER, 0) for row in told.by_table) == expected

    # -- keys ----------------------------------------------------------------------------------

    def turn_to_people(self) -> PeoplePage:
        self.press(Qt.Key.Key_F4)
        self.qtbot.waitUntil(lambda: self.desk.window.page_key == "people")
        page = self.desk.window.page
        assert isinstance(page, PeoplePage)
        self.desk.settle()  # the list follows a little later
        return page

    def turn_to_table(self, place: int) -> None:
        self.press(Qt.Key.Key_F2)
        self.press(Qt.Key(Qt.Key.Key_1 + place), CTRL)

    def find_on_list(self, typed: str) -> PeoplePage:
        """Choose the first on the list with a text in the name."""
        page = self.turn_to_people()
        self.press(Qt.Key.Key_F, CTRL)
        self.type(typed)
        self.press(Qt.Key.Key_Return)
        return page

    # -- the sheet -----------------------------------------------------------------------------

    def names_here(self) -> list[str]:
        return [row.name for row in self.tally.view.sheet.rows if row.attendee_id is not None]

    def walk_to(self, name: str) -> None:
        """Go to somebody's row with the arrows."""
        for _row in self.tally.view.sheet.rows:
            self.press(Qt.Key.Key_Up)
        for _above in range(self.names_here().index(name)):
            self.press(Qt.Key.Key_Down)

    def click(self, name: str, case: int) -> None:
        table = self.tally.view.table
        row = [line.name for line in self.tally.view.sheet.rows].index(name)
        index = table.model().index(row, case)
        middle = table.visualRect(index).center() + QPoint(8, 0)
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    def log_by_mouse(self, name: str, case: int) -> None:
        self.click(name, case)
        self.note(name, case)

    def log_by_keys(self, name: str, case: int) -> None:
        """Log beside the cell that was clicked last, without the mouse."""
        self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Space)
        self.note(name, case + 1)

    def note(self, name: str, case: int, letters: int = 1) -> None:
        """Keep letters in mind, and see that the sheet shows them, cell and sum."""
        self.letters[name] += letters
        self.by_case[case] += letters
        view = self.tally.view
        (row,) = [line for line in view.sheet.rows if line.name == name]
        assert row.total == self.letters[name]
        assert view.sheet.total == sum(self.letters[one] for one in self.names_here())

    def mistake(self, how: int) -> None:
        """Click where nobody wrote, and take it back in one of three ways."""
        name, before = self.names_here()[0], self.tally.view.sheet
        self.click(name, CASES - 1)
        assert self.tally.view.sheet.total == before.total + 1
        if how % 3 == 0:
            self.qtbot.wait(SAME_CELL)
            self.press(Qt.Key.Key_Minus)
        elif how % 3 == 1:
            self.press(Qt.Key.Key_Z, CTRL)
        else:
            self.qtbot.mouseClick(self.tally.history_button, Qt.MouseButton.LeftButton)
            newest = next(
                button
                for button in self.tally.history.findChildren(QPushButton)
                if button.accessibleName().startswith("Take back") and button.isVisible()
            )
            self.qtbot.mouseClick(newest, Qt.MouseButton.LeftButton)
            self.qtbot.mouseClick(self.tally.history_button, Qt.MouseButton.LeftButton)
        assert self.tally.view.sheet == before


@pytest.fixture
def volunteers(desk: Desk) -> Volunteers:
    return Volunteers(desk)


def test_an_evening_of_497_letters(volunteers: Volunteers) -> None:
    sign_in_a_queue(volunteers)
    write_letters(volunteers)
    let_a_class_write(volunteers)
    assert sum(volunteers.letters.values()) == 497
    move_two(volunteers)
    join_two(volunteers)
    undo_and_redo(volunteers)
    # 40 in the queue were 39, and the class are 25
    volunteers.desk.settle()
    line = " ".join(label.text() for label in volunteers.desk.window.status.findChildren(QLabel))
    assert "497 pieces: 497 letters" in line
    assert "64 people" in line


def sign_in_a_queue(volunteers: Volunteers) -> None:
    """Forty people at the door, five to a table; every fourth is there for the first time."""
    page = volunteers.turn_to_people()
    for number, name in enumerate(NAMES):
        if number % 5 == 0:
            volunteers.press(Qt.Key(Qt.Key.Key_1 + number // 5), CTRL)
        volunteers.type(name)
        if number % 4 == 0:
            volunteers.qtbot.mouseClick(page.sign_in.first_time, Qt.MouseButton.LeftButton)
        volunteers.press(Qt.Key.Key_Return)
        here = volunteers.people()
        assert len(here) == number + 1
        newest = list(here.values())[-1]
        assert newest.name in (name, f"{name} (2)")
        assert newest.table_name == str(number // 5 + 1)
        assert newest.first_time is (number % 4 == 0)
    assert {"Tom (2)", "Amina (2)"} <= volunteers.people().keys()
    volunteers.demand_right_totals()


def write_letters(volunteers: Volunteers) -> None:
    """So many letters at each table, two by mouse and one by keys, and twelve wrong clicks."""
    chance, mistakes = random.Random(1961), iter(range(12))  # noqa: S311 - always the same evening
    for place in range(TABLES):
        volunteers.turn_to_table(place)
        here = volunteers.names_here()
        assert len(here) == 5
        name, case = here[0], 0
        for number in range(EACH_TABLE):
            if number % 3 == 2:
                volunteers.log_by_keys(name, case)
                continue
            name, case = here[number % 5], chance.randrange(CASES - 2)
            volunteers.log_by_mouse(name, case)
            if number in (9, 39) and (which := next(mistakes, None)) is not None:
                volunteers.mistake(which)
        volunteers.demand_right_totals()
    assert next(mistakes, None) is None


def let_a_class_write(volunteers: Volunteers) -> None:
    """A class of 25 comes, and all of them write for one case."""
    volunteers.turn_to_people()
    volunteers.type("Class 8b +25")
    volunteers.press(Qt.Key.Key_Return)
    assert volunteers.people()["Class 8b"].heads == 25
    volunteers.turn_to_table(int(volunteers.people()["Class 8b"].table_name) - 1)
    volunteers.walk_to("Class 8b")
    volunteers.press(Qt.Key.Key_Return, CTRL)
    volunteers.note("Class 8b", volunteers.tally.view.cell[1], 25)
    volunteers.demand_right_totals()


def move_two(volunteers: Volunteers) -> None:
    """One moves on the sheet and one on the list; both keep their letters."""
    volunteers.turn_to_table(0)
    name = volunteers.names_here()[2]
    volunteers.walk_to(name)
    volunteers.press(Qt.Key.Key_6, CTRL | SHIFT)
    assert volunteers.people()[name].table_name == "6"
    page = volunteers.find_on_list("nguyen lee")
    (chosen,) = page.list.view.chosen
    assert chosen.table_name != "3"
    volunteers.press(Qt.Key.Key_3, CTRL | SHIFT)
    assert volunteers.people()[chosen.name].table_name == "3"
    volunteers.demand_right_totals()


def join_two(volunteers: Volunteers) -> None:
    """Amina and Amina (2) are one; what both wrote counts for the first."""
    page = volunteers.find_on_list("amina")
    volunteers.press(Qt.Key.Key_Down, SHIFT)
    assert [row.name for row in page.list.view.chosen] == ["Amina", "Amina (2)"]
    volunteers.desk.press("Join the two")
    volunteers.press(Qt.Key.Key_J)
    volunteers.come_back()
    volunteers.letters["Amina"] += volunteers.letters.pop("Amina (2)")
    assert "Amina (2)" not in volunteers.people()
    volunteers.demand_right_totals()


def undo_and_redo(volunteers: Volunteers) -> None:
    """Whatever was done last is undone and done again, and nothing is counted twice."""
    for _step in range(30):
        volunteers.press(Qt.Key.Key_Z, CTRL)
    assert "Amina (2)" in volunteers.people()
    assert sum(row.letters for row in volunteers.people().values()) < 497 - 25
    for _step in range(30):
        volunteers.press(Qt.Key.Key_Y, CTRL)
    volunteers.demand_right_totals()
