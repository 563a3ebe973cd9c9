"""Letters from home, as an organizer ticks them off the week after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSpinBox

from tests.evening import NOW, Evening
from tests.gui.modal import in_dialog
from w4r_desktop.gui.models.taken_home import HomeColumn
from w4r_desktop.gui.pages.results_taken_home import TakenHomeView
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

LATER = NOW + timedelta(days=8)
KEYS = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, evening: Evening, tmp_path: Path) -> TakenHomeView:
    home = (("Amina", 5, date(2026, 12, 17)), ("Bashir", 1, None), ("Chen", 2, date(2026, 12, 24)))
    for table, (name, letters, due_on) in enumerate(home):
        who = evening.sign_in(name, table=table)
        evening.do(attendees.sign_out, attendee_ids=[who], at=NOW, letters=letters, due_on=due_on)
    workspace = Workspace(evening.file)
    view = TakenHomeView(workspace, lambda: LATER)
    qtbot.addWidget(view)
    view.resize(1000, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def shown(view: TakenHomeView) -> list[list[str]]:
    model = view.model
    return [[model.text(row, column) for column in HomeColumn] for row in model.rows]


def states(view: TakenHomeView) -> list[tuple[str, str, str]]:
    return [(row[0], row[2], row[5]) for row in shown(view)]


def answer(number: int) -> None:
    """Type a number into the question that comes next, and press Enter."""

    def fill(dialog: QDialog) -> None:
        field = dialog.findChild(QSpinBox)
        assert field is not None
        field.setValue(number)
        dialog.accept()

    in_dialog(QDialog, fill)


def test_it_says_who_has_how_many_and_what_is_overdue(view: TakenHomeView) -> None:
    assert view.summary.text() == "8 letters are still out, with 3 people · 5 overdue"
    assert shown(view) == [
        ["Amina", "Table 1", "5", "Dec 10, 15:42", "Dec 17", "Overdue"],
        ["Chen", "Table 3", "2", "Dec 10, 15:42", "Dec 24", "Still out"],
        ["Bashir", "Table 2", "1", "Dec 10, 15:42", "", "Still out"],
    ]


def test_some_come_back_by_enter_and_are_counted_on_the_sheet(
    qtbot: QtBot, view: TakenHomeView, evening: Evening
) -> None:
    told: list[str] = []
    view.said.connect(told.append)
    asked: list[tuple[UUID, UUID]] = []
    view.person_requested.connect(lambda *who: asked.append(who))
    answer(3)
    qtbot.keyClick(view.back, KEYS.Key_Return)

    assert told == ["3 letters of Amina are back. Count them on the sheet."]
    assert states(view)[0] == ("Amina", "2", "Overdue")
    assert ("Amina", "3", "Back, Dec 18, 15:42") in states(view)
    assert view.focusWidget() is view.count
    qtbot.keyClick(view.count, KEYS.Key_Return)
    amina = next(row for row in view.model.rows if row.name == "Amina")
    assert asked == [(amina.attendee_id, evening.tables[0])]
    assert not view.count.isVisible()


def test_what_never_comes_is_written_off_and_undone_by_its_name(
    qtbot: QtBot, view: TakenHomeView
) -> None:
    answer(5)
    qtbot.keyClick(view.write_off, KEYS.Key_Return)
    assert states(view)[-1] == ("Amina", "5", "Written off, Dec 18, 15:42")
    assert view.summary.text() == "3 letters are still out, with 2 people"

    workspace = view._workspace
    assert workspace.undo_label == "5 letters of Amina written off"
    workspace.undo()
    qtbot.waitUntil(lambda: states(view)[0] == ("Amina", "5", "Overdue"))


def test_of_a_single_letter_nobody_asks_how_many(qtbot: QtBot, view: TakenHomeView) -> None:
    view.table.selectRow(2)
    qtbot.keyClick(view.table, KEYS.Key_Return)
    assert ("Bashir", "1", "Back, Dec 18, 15:42") in states(view)


def test_nothing_is_asked_of_letters_that_are_back(qtbot: QtBot, view: TakenHomeView) -> None:
    view.table.selectRow(2)
    qtbot.keyClick(view.table, KEYS.Key_Return)
    row = next(place for place, row in enumerate(view.model.rows) if not row.is_out)
    view.table.selectRow(row)
    assert not view.write_off.isEnabled()
    qtbot.keyClick(view.table, KEYS.Key_Return)
    assert len(view.model.rows) == 3


def test_an_evening_without_letters_at_home_says_so(
    qtbot: QtBot, evening: Evening, tmp_path: Path
) -> None:
    view = TakenHomeView(Workspace(evening.file), lambda: LATER)
    qtbot.addWidget(view)
    assert view.summary.text() == "No letters are at home."
    assert not view.back.isEnabled()
