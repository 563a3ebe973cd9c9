"""The recount as an organizer does it at seven in the morning: with the keys of numbers."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget

from tests.evening import NOW, Evening
from tests.gui.desk import Desk, event_file
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.pages.results import ResultsPage
from w4r_desktop.gui.pages.results_recount import RecountView
from w4r_desktop.gui.pages.results_taken_home import TakenHomeView
from w4r_desktop.gui.recount_words import Column
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, recount
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

CARD = ActionKind.SOLIDARITY_CARD
KEYS = Qt.Key


def _type(qtbot: QtBot, view: RecountView, text: str) -> None:
    for character in text:
        qtbot.keyClicks(_where(view), character)


def _press(qtbot: QtBot, view: RecountView, key: Qt.Key) -> None:
    qtbot.keyClick(_where(view), key)
    qtbot.wait(1)  # Qt closes the field a moment later


def _where(view: RecountView) -> QWidget:
    """Return what has the keys: the field that is open, or the table."""
    editor: QWidget | None = view.table.indexWidget(view.table.currentIndex())
    return view.table if editor is None else editor


class Hand:
    """Somebody before the view, with what they were told."""

    def __init__(self, qtbot: QtBot, evening: Evening) -> None:
        self.qtbot, self.evening = qtbot, evening
        self.workspace = Workspace(evening.file)
        later = NOW + timedelta(hours=9)
        self.view = RecountView(self.workspace, lambda: later)
        qtbot.addWidget(self.view)
        self.view.resize(1240, 500)
        self.told: list[str] = []
        self.view.said.connect(self.told.append)
        self.view.refused.connect(self.told.append)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.setFocus()

    def row(self, case: int = 1, kind: str = "Letters", table: str = "") -> int:
        """Return where a case and kind stands."""
        model = self.view.model
        for place, row in enumerate(model.rows):
            cells = [model.text(row, column) for column in Column]
            if cells[1:3] == [f"Case {case}", kind] and cells[0] == (table or cells[0]):
                return place
        raise LookupError(kind)

    def cells(self, row: int) -> dict[Column, str]:
        """Return what a row shows, but for what is empty."""
        model = self.view.model
        shown = ((column, model.text(model.rows[row], column)) for column in Column)
        return {column: text for column, text in shown if text and column > Column.KIND}

    def sums(self) -> list[list[str]]:
        """Return the lines below the rows, cell by cell, empty ones at the end left out."""
        model = self.view.sums.model()
        found = []
        for row in range(model.rowCount()):
            cells = [model.index(row, column).data() for column in Column]
            while not cells[-1]:
                cells.pop()
            found.append([cells[0], *cells[1:]])
        return found

    def go(self, row: int, column: Column = Column.COUNTED) -> None:
        self.view.table.go_to(row, column)

    def press(self, key: Qt.Key) -> None:
        _press(self.qtbot, self.view, key)

    def type(self, text: str, *, then: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type into the cell that is chosen, key by key."""
        _type(self.qtbot, self.view, text)
        self.press(then)

    @property
    def here(self) -> tuple[int, int]:
        index = self.view.table.currentIndex()
        return index.row(), index.column()


@pytest.fixture
def hand(qtbot: QtBot, evening: Evening) -> Hand:
    for case in range(3):
        evening.log(None, 10, case=case)
    evening.log(None, 511, case=0, kind=CARD)
    return Hand(qtbot, evening)


def test_511_logged_and_512_counted_with_3_jokes_and_1_found_are_509(hand: Hand) -> None:
    cards = hand.row(1, "Cards")
    hand.go(cards)
    hand.type("512", then=KEYS.Key_Tab)
    hand.type("3")
    hand.go(cards, Column.FOUND)
    hand.type("1")

    assert hand.cells(cards) == {
        Column.LOGGED: "511",
        Column.COUNTED: "512",
        Column.JOKES: "3",
        Column.FOUND: "1",
        Column.DIFFERENCE: "−2",
        Column.TOTAL: "509",
    }
    assert hand.evening.ask(totals).kinds[CARD] == 509
    assert hand.view.progress.text() == "1 of 4 counted"
    assert hand.told == []


def test_the_rows_are_those_that_are_counted_out_of(hand: Hand) -> None:
    assert hand.view.progress.text() == "0 of 4 counted"
    assert len(hand.view.model.rows) == 4
    hand.view.everything.click()
    assert len(hand.view.model.rows) == 3 * 3  # cases, kinds
    hand.go(hand.row(3, "Cards"))
    hand.type("2")
    hand.view.everything.click()
    assert hand.view.progress.text() == "1 of 5 counted"
    assert len(hand.view.model.rows) == 5


def test_each_kind_has_its_sums_below_and_so_have_the_pieces(hand: Hand) -> None:
    assert [sums[2:] for sums in hand.sums()] == [
        ["Letters", "30"], ["Cards", "511"], ["Pieces", "541"],
    ]  # fmt: skip
    cards = hand.row(1, "Cards")
    hand.go(cards)
    hand.type("512", then=KEYS.Key_Tab)
    hand.type("3")
    hand.go(hand.row(2))
    hand.type("9")

    model, table = hand.view.sums.model(), hand.view.sums
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "All, Pieces, Logged: 541, By hand: 521, Jokes: 3, Difference: −3, Total: 518"
    )
    for column in Column:
        assert table.isColumnHidden(column) == hand.view.table.isColumnHidden(column)
        assert table.columnWidth(column) == hand.view.table.columnWidth(column)
    hand.view.resize(1240, 380)
    assert [sums[2:4] for sums in hand.sums()] == [["Pieces", "541"]]


def test_signatures_are_summed_beside_the_pieces(hand: Hand) -> None:
    hand.evening.log(None, 7, case=2, kind=ActionKind.PETITION_SIGNATURE)
    hand.workspace.changed.emit(frozenset({"tally_entry"}))
    hand.qtbot.waitUntil(lambda: len(hand.sums()) == 4)
    assert [sums[2:] for sums in hand.sums()][2:] == [["Pieces", "541"], ["Petitions", "7"]]


def test_the_columns_stay_where_they_are_when_more_is_logged(hand: Hand) -> None:
    row = hand.row(2)
    hand.go(row)
    hand.type("10")
    where = [hand.view.table.columnViewportPosition(column) for column in Column]
    hand.evening.log(None, 4, case=1)
    hand.workspace.changed.emit(frozenset({"tally_entry"}))
    hand.qtbot.waitUntil(hand.view.again.isVisible)
    assert [hand.view.table.columnViewportPosition(column) for column in Column] == where


def test_a_column_is_filled_in_by_numbers_and_enter_alone(hand: Hand) -> None:
    hand.go(0)
    for case, counted in enumerate((9, 0, 12)):
        hand.go(hand.row(case + 1))
        hand.type(str(counted))
    assert [hand.cells(hand.row(case))[Column.TOTAL] for case in (1, 2, 3)] == ["9", "0", "12"]
    assert hand.cells(hand.row(1))[Column.MISCOUNTED] == "−1"

    hand.go(0)
    places = [hand.here[0]]
    for _row in range(2):
        hand.type("7")
        places.append(hand.here[0])
    assert places == [0, 1, 2]
    assert hand.here[1] == Column.COUNTED


def test_as_many_as_were_logged_takes_one_key(hand: Hand) -> None:
    row = hand.row(2)
    hand.go(row)
    hand.qtbot.keyClicks(hand.view.table, "=")

    assert hand.cells(row)[Column.COUNTED] == "10"
    assert hand.cells(row)[Column.DIFFERENCE] == "0"
    assert hand.here == (row + 1, Column.COUNTED)
    assert hand.view.progress.text() == "1 of 4 counted"


def test_every_number_is_undone_by_its_name(hand: Hand) -> None:
    row = hand.row(1)
    hand.go(row)
    hand.type("8", then=KEYS.Key_Tab)
    assert hand.workspace.undo_label == "recount, letters for Case 1"
    assert hand.here == (row, Column.JOKES)
    hand.type("2")
    assert hand.workspace.undo_label == "recount, letters for Case 1: Jokes"

    hand.workspace.undo()
    hand.qtbot.waitUntil(lambda: hand.cells(row)[Column.TOTAL] == "8")
    hand.workspace.undo()
    hand.qtbot.waitUntil(lambda: hand.cells(row) == {Column.LOGGED: "10"})


def test_enter_over_a_number_leaves_it_alone_and_escape_forgets_what_was_begun(
    hand: Hand,
) -> None:
    row = hand.row(1)
    hand.go(row)
    hand.type("8")
    steps = len(hand.evening.file.done)
    hand.go(row)
    hand.press(KEYS.Key_F2)
    hand.press(KEYS.Key_Return)
    hand.go(row)
    hand.type("5", then=KEYS.Key_Escape)

    assert len(hand.evening.file.done) == steps
    assert hand.cells(row)[Column.COUNTED] == "8"
    assert hand.here == (row, Column.COUNTED)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("4x", "“4x” is not a number. Nothing was changed. Type how many there are, such as 46."),
        ("4.5", "“4.5” is not a number. Nothing was changed. Type how many there are, such as 46."),
        ("1,2", "“1,2” is not a number."),
        ("-3", "Nobody counts that by hand: a number here goes from 0 to 99,999"),
        ("123456", "Nobody counts that by hand: a number here goes from 0 to 99,999"),
    ],
)
def test_what_is_no_number_of_letters_gets_one_plain_sentence(
    hand: Hand, typed: str, told: str
) -> None:
    hand.go(hand.row(1))
    hand.type(typed)

    assert len(hand.told) == 1
    assert hand.told[0].startswith(told)
    assert hand.cells(hand.row(1)) == {Column.LOGGED: "10"}


def test_jokes_come_after_what_lies_there(hand: Hand) -> None:
    row = hand.row(1)
    hand.go(row, Column.JOKES)
    hand.type("2")
    assert hand.told.pop() == (
        "Nobody has counted the letters for Case 1 yet. Nothing was changed. "
        "First type what lies there, under “By hand”."
    )
    hand.go(row)
    hand.type("1")
    hand.go(row, Column.JOKES)
    hand.type("2")
    assert hand.told.pop().startswith("Only 1 lies there, so 2 of it cannot be jokes")


def test_what_is_logged_after_a_count_is_marked_and_counted_again(hand: Hand) -> None:
    row = hand.row(2)
    hand.go(row)
    hand.type("10")
    hand.evening.log(None, 4, case=1)
    hand.workspace.changed.emit(frozenset({"tally_entry"}))
    hand.qtbot.waitUntil(hand.view.again.isVisible)
    assert hand.view.again.text() == "1 box: more was logged since"
    assert hand.cells(row)[Column.SINCE] == "+4"
    assert hand.cells(row)[Column.TOTAL] == "14"

    hand.go(0)
    hand.qtbot.keyClick(hand.view.again, KEYS.Key_Return)
    assert hand.here == (row, Column.COUNTED)
    hand.type("10")
    assert hand.cells(row)[Column.TOTAL] == "10"
    assert hand.cells(row)[Column.MISCOUNTED] == "−4"
    assert not hand.view.again.isVisible()


def test_delete_forgets_a_number(hand: Hand) -> None:
    row = hand.row(1)
    hand.go(row)
    hand.type("8")
    hand.go(row, Column.JOKES)
    hand.type("3")
    hand.go(row, Column.JOKES)
    hand.press(KEYS.Key_Delete)
    assert hand.cells(row)[Column.TOTAL] == "8"
    hand.go(row)
    hand.press(KEYS.Key_Delete)
    assert hand.cells(row) == {Column.LOGGED: "10"}
    hand.press(KEYS.Key_Delete)
    assert hand.told == []


def test_a_box_for_each_table_forgets_the_pile_and_undo_brings_it_again(hand: Hand) -> None:
    hand.go(hand.row(1))
    hand.type("8")
    hand.qtbot.mouseClick(hand.view.piles.button("tables"), Qt.MouseButton.LeftButton)
    assert hand.told.pop() == "1 count was taken back. Undo brings it again."
    assert not hand.view.table.isColumnHidden(Column.TABLE)
    assert {cells[Column.LOGGED] for cells in map(hand.cells, range(4))} == {"10", "511"}
    assert len(hand.view.model.rows) == 4
    hand.view.everything.click()
    assert len(hand.view.model.rows) == 4 * 3 * 3  # three tables and none, cases, kinds

    row = hand.row(3, "Cards", "Table 2")
    hand.go(row)
    hand.type("6")
    assert hand.cells(row) == {
        Column.LOGGED: "0",
        Column.COUNTED: "6",
        Column.MISCOUNTED: "+6",
        Column.DIFFERENCE: "+6",
        Column.TOTAL: "6",
    }
    assert hand.workspace.undo_label == "recount, cards for Case 3, Table 2"
    for _step in range(2):
        hand.workspace.undo()
    hand.qtbot.waitUntil(lambda: hand.view.progress.text() == "1 of 4 counted")
    assert hand.cells(hand.row(1))[Column.TOTAL] == "8"


def test_the_recount_is_done_and_goes_on(hand: Hand) -> None:
    assert hand.view.state.text() == "Before the recount"
    hand.qtbot.keyClick(hand.view.finish, KEYS.Key_Return)
    assert hand.told.pop().startswith("Nothing was counted by hand yet, so the recount is not")
    assert hand.view.state.text() == "Before the recount"
    hand.go(hand.row(1))
    hand.type("8")
    hand.qtbot.keyClick(hand.view.finish, KEYS.Key_Return)

    assert hand.told.pop() == (
        "The recount is done. 3 boxes were not counted: they stay as logged."
    )
    assert hand.view.state.text() == "Recount done, 00:42"
    assert hand.view.state.property("role") == "mark"  # while boxes stay as they were logged
    assert hand.view.finish.text() == "Go on counting"
    hand.qtbot.keyClick(hand.view.finish, KEYS.Key_Return)
    assert hand.view.state.text() == "Before the recount"


def test_an_evening_without_anything_says_so(qtbot: QtBot, evening: Evening) -> None:
    hand = Hand(qtbot, evening)
    assert hand.view.progress.text() == (
        "Nothing was logged yet, so there is nothing to count by hand."
    )
    assert not hand.view.finish.isEnabled()
    hand.go(hand.row(1))
    hand.type("3")
    assert hand.evening.ask(totals).pieces == 3


def test_the_head_has_two_rows_where_one_is_too_narrow(qtbot: QtBot, hand: Hand) -> None:
    frame = QStackedWidget()
    qtbot.addWidget(frame)
    frame.addWidget(hand.view)
    frame.resize(700, 500)
    with qtbot.waitExposed(frame):
        frame.show()

    view = hand.view
    assert view.width() == 700
    assert view.everything.y() > view.progress.geometry().bottom()
    assert view.finish.geometry().right() < 700

    frame.resize(1400, 500)
    qtbot.waitUntil(lambda: view.everything.y() < view.progress.geometry().bottom())
    view.setParent(None)  # it is closed by itself, as it was made


def test_a_screen_reader_hears_what_is_typed_where(hand: Hand) -> None:
    row = hand.row(1, "Cards")
    hand.go(row)
    hand.qtbot.keyClicks(hand.view.table, "5")
    assert _where(hand.view).accessibleName() == "By hand, cards for Case 1: type the number"
    hand.type("12")
    said = hand.view.model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Case: Case 1"
    words = hand.view.model.words(hand.view.model.rows[row])
    assert words == (
        "Case 1, Cards, Logged: 511, By hand: 512, Miscounted: +1, Difference: +1, Total: 512"
    )


def test_another_laptop_or_window_changes_what_is_shown(hand: Hand) -> None:
    where: dict[str, Any] = {
        "case_id": hand.evening.cases[0],
        "kind": CARD,
        "writing_table_id": None,
        "at": NOW,
    }
    hand.workspace.run("x", recount.count_by_hand, counted=7, reasons={}, **where)
    row = hand.row(1, "Cards")
    hand.qtbot.waitUntil(lambda: hand.cells(row).get(Column.TOTAL) == "7")


def test_the_evening_is_recounted_through_the_whole_window(qtbot: QtBot, tmp_path: Path) -> None:
    path = event_file()
    with closing(EventFile(path)) as file:
        evening = Evening(file)
        evening.log(None, 511, kind=CARD)
        amina = evening.sign_in("Amina", table=1)
        evening.do(attendees.sign_out, attendee_ids=[amina], at=NOW, letters=1)
    desk = Desk(qtbot, tmp_path / "settings.ini")
    desk.desktop.open_first(path)
    page = desk.window.show_page("results")
    assert isinstance(page, ResultsPage)
    view = page.show_view("recount")
    assert isinstance(view, RecountView)
    view.setFocus()
    for number, then in (("512", KEYS.Key_Tab), ("3", KEYS.Key_Return)):
        _type(qtbot, view, number)
        _press(qtbot, view, then)
    view.table.go_to(0, Column.FOUND)
    _type(qtbot, view, "1")
    _press(qtbot, view, KEYS.Key_Return)
    assert desk.window.evening is not None
    workspace = desk.window.evening.workspace
    assert workspace.undo_label == "recount, cards for Case 1: Found"
    qtbot.waitUntil(lambda: "509" in _shown(page.show_view("figures")))

    home = page.show_view("taken_home")
    assert isinstance(home, TakenHomeView)
    qtbot.keyClick(home.back, KEYS.Key_Return)
    qtbot.keyClick(home.count, KEYS.Key_Return)
    assert desk.window.page is desk.tally
    assert desk.tally.view.table.currentIndex().isValid()


def _shown(widget: QWidget) -> set[str]:
    return {part.text() for part in widget.findChildren(QLabel)}
