"""The tally sheet under real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.sheets import column, large_sheet, row, small_sheet
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.sheet_cells import minus_rect
from w4r_desktop.gui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from w4r_desktop.store.queries.sheet import Sheet

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
JANI = 2
AMINA, BASHIR, CLASS = 0, 1, 2


class Clock:
    """Stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Evening:
    """A sheet on screen, with everything it has asked for."""

    def __init__(self, qtbot: QtBot, sheet: Sheet, width: int, height: int) -> None:
        self.clock = Clock()
        self.view = SheetView(clock=self.clock)
        self.asked: list[tuple[object, ...]] = []
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.show_sheet(sheet, title="Table 4", kind="Letters")
        self.view.add_requested.connect(lambda *cell: self.asked.append(("add", *cell)))
        self.view.take_back_requested.connect(lambda *cell: self.asked.append(("take back", *cell)))
        self.view.set_requested.connect(lambda *cell: self.asked.append(("set", *cell)))
        self.view.menu_requested.connect(lambda r, c, _at: self.asked.append(("menu", r, c)))
        self.view.person_menu_requested.connect(lambda r, _at: self.asked.append(("person", r)))
        self.view.ignored_press.connect(lambda *cell: self.asked.append(("ignored", *cell)))
        self.view.setFocus()
        QApplication.processEvents()

    def rect(self, row: int, column: int) -> QRect:
        return self.view.table.visualRect(self.view.model.index(row, column))

    def click(self, row: int, column: int, *, after: float = 1.0) -> None:
        self.clock.now += after
        QTest.mouseClick(self.view.table.viewport(), LEFT, pos=self.rect(row, column).center())

    def point(self, at: QPoint) -> None:
        port = self.view.table.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(port.mapToGlobal(at)),
            Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, PLAIN,
        )  # fmt: skip
        QApplication.sendEvent(port, event)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.clock.now += 1
        QTest.keyClick(self.view.table, key, modifiers)

    def colour(self, at: QPoint) -> QColor:
        return self.view.table.viewport().grab().toImage().pixelColor(at)


@pytest.fixture
def evening(qtbot: QtBot) -> Evening:
    return Evening(qtbot, small_sheet(), 1238, 600)


@pytest.fixture
def crowd(qtbot: QtBot) -> Evening:
    return Evening(qtbot, large_sheet(), 1238, 560)


def test_a_click_asks_for_one_more_and_changes_nothing_itself(evening: Evening) -> None:
    evening.click(AMINA, JANI)
    assert evening.asked == [("add", AMINA, JANI)]
    assert evening.view.model.counts[AMINA][JANI] == 1
    assert evening.view.cell == (AMINA, JANI)


def test_a_press_released_on_another_cell_asks_for_nothing(evening: Evening) -> None:
    port = evening.view.table.viewport()
    QTest.mousePress(port, LEFT, pos=evening.rect(0, 0).center())
    QTest.mouseRelease(port, LEFT, pos=evening.rect(1, 0).center())
    assert evening.asked == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Plus])
def test_space_and_plus_ask_for_one_more(evening: Evening, key: Qt.Key) -> None:
    evening.view.choose_cell(BASHIR, 3)
    evening.key(key)
    assert evening.asked == [("add", BASHIR, 3)]


def test_minus_asks_to_take_one_back(evening: Evening) -> None:
    evening.view.choose_cell(BASHIR, 3)
    evening.key(Qt.Key.Key_Minus)
    assert evening.asked == [("take back", BASHIR, 3)]


def test_backspace_and_letters_ask_for_nothing(evening: Evening) -> None:
    evening.view.choose_cell(BASHIR, 3)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_A, Qt.Key.Key_Return):
        evening.key(key)
    assert evening.asked == []
    assert evening.view.cell == (BASHIR, 3)


def test_a_key_held_down_counts_once(evening: Evening) -> None:
    for repeated in (False, True, True, True):
        evening.clock.now += 1
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, PLAIN, " ", repeated)
        QApplication.sendEvent(evening.view.table, event)
    assert evening.asked == [("add", 0, 0)]


def test_two_presses_within_150_ms_count_once_and_say_so(evening: Evening) -> None:
    evening.click(0, 0)
    evening.click(0, 0, after=0.149)
    evening.click(0, 0, after=0.002)
    assert evening.asked == [("add", 0, 0), ("ignored", 0, 0), ("add", 0, 0)]


def test_a_fast_double_click_that_is_slow_enough_counts_twice(evening: Evening) -> None:
    port, at = evening.view.table.viewport(), evening.rect(0, 1).center()
    evening.clock.now += 1
    QTest.mouseClick(port, LEFT, pos=at)
    evening.clock.now += 0.2
    QTest.mouseDClick(port, LEFT, pos=at)  # what Qt makes of the second press
    QTest.mouseRelease(port, LEFT, pos=at)
    assert evening.asked == [("add", 0, 1), ("add", 0, 1)]


def test_quick_presses_on_two_cells_both_count(evening: Evening) -> None:
    evening.click(0, 0)
    evening.click(1, 0, after=0.01)
    assert evening.asked == [("add", 0, 0), ("add", 1, 0)]


def test_a_key_right_after_a_click_on_the_same_cell_counts_once(evening: Evening) -> None:
    evening.click(0, 0)
    QTest.keyClick(evening.view.table, Qt.Key.Key_Space)
    assert evening.asked == [("add", 0, 0), ("ignored", 0, 0)]


def test_the_small_minus_takes_one_back(evening: Evening) -> None:
    port, minus = evening.view.table.viewport(), minus_rect(evening.rect(AMINA, JANI))
    assert minus.width() >= 24
    assert minus.height() == evening.rect(AMINA, JANI).height()
    evening.point(minus.center())
    QTest.mouseClick(port, LEFT, pos=minus.center())
    assert evening.asked == [("take back", AMINA, JANI)]


def test_the_small_minus_is_drawn_under_the_pointer_only(evening: Evening) -> None:
    ink = theme.current().tokens.ink
    evening.view.choose_cell(3, 0)
    middle = minus_rect(evening.rect(BASHIR, JANI)).center()
    assert evening.colour(middle) != ink
    evening.point(evening.rect(BASHIR, JANI).center())
    assert evening.colour(middle) == ink
    evening.point(evening.rect(AMINA, JANI).center())
    assert evening.colour(middle) != ink


def test_an_empty_cell_has_no_minus_to_hit(evening: Evening) -> None:
    port, minus = evening.view.table.viewport(), minus_rect(evening.rect(CLASS, 0))
    evening.point(minus.center())
    QTest.mouseClick(port, LEFT, pos=minus.center())
    assert evening.asked == [("add", CLASS, 0)]


def test_clicking_on_where_the_minus_would_come_keeps_adding(evening: Evening) -> None:
    port, minus = evening.view.table.viewport(), minus_rect(evening.rect(CLASS, 0))
    evening.point(minus.center())
    for given in (1, 2, 3):
        evening.clock.now += 1
        QTest.mouseClick(port, LEFT, pos=minus.center())
        counts = (*small_sheet().rows[0].counts,), (1, 0, 1, 2), (given, 0, 0, 0), (0, 0, 0, 0)
        evening.view.show_sheet(small_sheet(*counts), title="Table 4")
        evening.point(minus.center() + QPoint(0, given))
    assert evening.asked == [("add", CLASS, 0)] * 3
    evening.point(evening.rect(CLASS, 0).topLeft() + QPoint(5, 5))
    evening.point(minus.center())
    evening.clock.now += 1
    QTest.mouseClick(port, LEFT, pos=minus.center())
    assert evening.asked[-1] == ("take back", CLASS, 0)


def test_press_and_hold_asks_for_the_menu_and_does_not_add(evening: Evening, qtbot: QtBot) -> None:
    port, at = evening.view.table.viewport(), evening.rect(AMINA, JANI).center()
    QTest.mousePress(port, LEFT, pos=at)
    qtbot.waitUntil(lambda: bool(evening.asked), timeout=3000)
    QTest.mouseRelease(port, LEFT, pos=at)
    assert evening.asked == [("menu", AMINA, JANI)]


def test_a_short_press_asks_for_no_menu(evening: Evening, qtbot: QtBot) -> None:
    evening.click(0, 0)
    qtbot.wait(700)
    assert evening.asked == [("add", 0, 0)]


def test_a_right_click_asks_for_the_menu(evening: Evening) -> None:
    at = evening.view.table.viewport().mapTo(evening.view, evening.rect(1, 2).center())
    QTest.mouseClick(evening.view.windowHandle(), Qt.MouseButton.RightButton, pos=at)
    assert evening.asked == [("menu", 1, 2)]
    assert evening.view.cell == (1, 2)


def test_the_menu_key_asks_for_the_menu_of_the_current_cell(evening: Evening) -> None:
    evening.view.choose_cell(1, 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(evening.view.table.viewport(), event)
    evening.key(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert evening.asked == [("menu", 1, 3)] * 2


def test_a_right_click_on_a_name_asks_for_the_persons_menu(evening: Evening) -> None:
    names = evening.view.table.names
    y = names.sectionViewportPosition(CLASS) + 20
    at = names.viewport().mapTo(evening.view, QPoint(30, y))
    QTest.mouseClick(evening.view.windowHandle(), Qt.MouseButton.RightButton, pos=at)
    assert evening.asked == [("person", CLASS)]


def editor_of(evening: Evening) -> QLineEdit:
    editor = evening.view.table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    return editor


def test_typing_a_number_and_enter_asks_for_that_number(evening: Evening, qtbot: QtBot) -> None:
    evening.view.choose_cell(CLASS, JANI)
    evening.key(Qt.Key.Key_2)
    editor = editor_of(evening)
    QTest.keyClicks(editor, "5")
    assert editor.accessibleName() == "Class 8b, Jani Silva: type the number"
    with qtbot.waitSignal(evening.view.set_requested):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert evening.asked == [("set", CLASS, JANI, 25)]
    assert evening.view.model.counts[CLASS][JANI] == 0


def test_escape_leaves_the_number_alone(evening: Evening) -> None:
    evening.view.choose_cell(CLASS, JANI)
    evening.key(Qt.Key.Key_9)
    QTest.keyClick(editor_of(evening), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert evening.asked == []
    assert evening.view.table.hasFocus()


def test_the_same_number_or_anything_but_digits_asks_for_nothing(evening: Evening) -> None:
    evening.view.choose_cell(AMINA, JANI)
    evening.key(Qt.Key.Key_1)
    QTest.keyClicks(editor_of(evening), "x-.")
    assert editor_of(evening).text() == "1"
    QTest.keyClick(editor_of(evening), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert evening.asked == []


def test_a_count_that_comes_in_leaves_what_is_being_typed(evening: Evening) -> None:
    evening.view.choose_cell(CLASS, JANI)
    evening.key(Qt.Key.Key_2)
    counts = (1, 1, 1, 0), (1, 0, 1, 2), (0, 0, 6, 0), (0, 0, 0, 0)
    evening.view.show_sheet(small_sheet(*counts), title="Table 4")
    assert editor_of(evening).text() == "2"


def finger(evening: Evening, kind: QEvent.Type, at: QPoint) -> None:
    device = QPointingDevice(
        "touch", 7, QPointingDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
        QPointingDevice.Capability.Position, 1, 0,
    )  # fmt: skip
    port = evening.view.table.viewport()
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    place, everywhere = QPointF(at), QPointF(port.mapToGlobal(at))
    event = QMouseEvent(kind, place, place, everywhere, button, held, PLAIN, device)
    QApplication.sendEvent(port, event)


def test_a_finger_adds_wherever_it_meets_the_cell(evening: Evening) -> None:
    at = minus_rect(evening.rect(AMINA, JANI)).center()
    evening.point(at)
    finger(evening, QEvent.Type.MouseButtonPress, at)
    finger(evening, QEvent.Type.MouseButtonRelease, at)
    assert evening.asked == [("add", AMINA, JANI)]


def test_a_finger_that_drags_scrolls_and_adds_nothing(crowd: Evening) -> None:
    at = crowd.rect(6, 6).center()
    finger(crowd, QEvent.Type.MouseButtonPress, at)
    for step in range(1, 11):
        finger(crowd, QEvent.Type.MouseMove, at - QPoint(10 * step, 15 * step))
    finger(crowd, QEvent.Type.MouseButtonRelease, at - QPoint(100, 150))
    assert crowd.asked == []
    assert crowd.view.table.verticalScrollBar().value() == pytest.approx(150, abs=15)
    assert crowd.view.table.horizontalScrollBar().value() == pytest.approx(100, abs=10)


def test_the_arrows_home_end_and_pages_walk_and_tab_leaves(crowd: Evening, qtbot: QtBot) -> None:
    crowd.view.choose_cell(0, 0)
    for key, cell in (
        (Qt.Key.Key_Down, (1, 0)),
        (Qt.Key.Key_Right, (1, 1)),
        (Qt.Key.Key_End, (1, 39)),
        (Qt.Key.Key_Home, (1, 0)),
    ):
        crowd.key(key)
        assert crowd.view.cell == cell
    crowd.key(Qt.Key.Key_PageDown)
    assert crowd.view.cell[0] > 5
    assert crowd.rect(*crowd.view.cell).isValid()
    QTest.keyClick(crowd.view.table, Qt.Key.Key_Tab)
    assert crowd.view.cell[1] == 0


def test_headings_and_sums_stay_and_keep_step_while_scrolling(crowd: Evening) -> None:
    view = crowd.view
    view.choose_cell(55, 37)
    QApplication.processEvents()
    table, totals, sums = view.table, view.totals, view.sums
    assert table.verticalScrollBar().value() > 0
    assert table.horizontalScrollBar().value() > 0
    index = view.model.index(55, 37)
    rect = table.visualRect(index)
    total = totals.visualRect(totals.model().index(55, 0))
    below = sums.visualRect(sums.model().index(0, 37))
    top = table.viewport().mapTo(view, rect.topLeft())
    assert totals.viewport().mapTo(view, total.topLeft()).y() == top.y()
    assert sums.viewport().mapTo(view, below.topLeft()).x() == top.x()
    assert table.names.sectionViewportPosition(55) == rect.y()
    assert table.horizontalHeader().sectionViewportPosition(37) == rect.x()
    assert total.height() == rect.height()
    assert below.width() == rect.width()
    assert view.corner.isVisible()
    assert view.grand_total.text == "2,340"


def test_sums_keep_step_when_a_long_sheet_opens_far_down(evening: Evening) -> None:
    view = evening.view
    view.show_sheet(large_sheet(), title="All")
    view.choose_cell(60, 39)
    QApplication.processEvents()
    across, down = view.table.horizontalScrollBar().value(), view.table.verticalScrollBar().value()
    assert down > 1000
    assert (view.down.value(), view.totals.verticalScrollBar().value()) == (down, down)
    assert (view.across.value(), view.sums.horizontalScrollBar().value()) == (across, across)


def test_the_outer_bars_and_the_wheel_over_the_totals_move_everything(crowd: Evening) -> None:
    view = crowd.view
    view.down.setValue(300)
    view.across.setValue(200)
    assert view.table.verticalScrollBar().value() == view.totals.verticalScrollBar().value() == 300
    assert (
        view.table.horizontalScrollBar().value() == view.sums.horizontalScrollBar().value() == 200
    )
    view.totals.verticalScrollBar().setValue(88)
    assert view.table.verticalScrollBar().value() == view.down.value() == 88
    view.down.setValue(view.down.maximum())
    assert view.totals.verticalScrollBar().value() == view.down.maximum()
    view.across.setValue(view.across.maximum())
    assert view.sums.horizontalScrollBar().value() == view.across.maximum()


def ten_cases() -> Sheet:
    sheet = small_sheet()
    return replace(
        sheet,
        columns=tuple(column(n) for n in range(10)),
        rows=tuple(replace(line, counts=(0,) * 10) for line in sheet.rows),
    )


def test_at_no_height_does_one_scroll_bar_call_for_the_other(qtbot: QtBot) -> None:
    view = Evening(qtbot, ten_cases(), 1238, 600).view
    shown = set()
    for height in range(215, 360):
        view.resize(1238, height)
        QApplication.processEvents()
        assert not view.across.isVisible(), height
        shown.add(view.down.isVisible())
    assert shown == {True, False}


@pytest.mark.parametrize("width", [1238, 1152])
def test_ten_cases_fit_a_small_laptop_without_scrolling(qtbot: QtBot, width: int) -> None:
    evening = Evening(qtbot, ten_cases(), width, 600)
    assert not evening.view.across.isVisible()
    assert not evening.view.down.isVisible()
    assert evening.rect(0, 9).right() + 1 == evening.view.table.viewport().width()


def test_cells_are_big_enough_for_a_finger(evening: Evening) -> None:
    assert evening.rect(0, 0).height() == 44
    assert evening.rect(0, 0).width() >= 44


def test_a_low_window_at_large_text_still_shows_rows(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Look.DARK, 200)
    evening = Evening(qtbot, large_sheet(), 1140, 440)
    assert evening.view.table.viewport().height() >= 2 * 88


def test_the_text_size_changes_under_an_open_sheet(evening: Evening, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 150)
    QApplication.processEvents()
    assert evening.rect(0, 0).height() == 66


def test_the_current_cell_is_yellow_with_a_frame_and_its_name_is_tinted(evening: Evening) -> None:
    tokens = theme.current().tokens
    evening.view.choose_cell(AMINA, JANI)
    rect = evening.rect(AMINA, JANI)
    assert evening.colour(rect.topLeft() + QPoint(8, 8)) == tokens.accent
    assert evening.colour(rect.topLeft() + QPoint(1, 10)) == tokens.ink
    names = evening.view.table.names.viewport().grab().toImage()
    assert names.pixelColor(4, 4) == tokens.accent_soft
    assert names.pixelColor(4, 44 + 4) != tokens.accent_soft


def test_a_new_person_above_leaves_the_current_cell_with_its_person(evening: Evening) -> None:
    evening.view.choose_cell(BASHIR, 3)
    sheet = small_sheet()
    evening.view.show_sheet(
        replace(sheet, rows=(row(8, (0, 0, 0, 0), "Aaron"), *sheet.rows)), title="Table 4"
    )
    assert evening.view.cell == (BASHIR + 1, 3)
    evening.view.show_sheet(sheet, title="Table 4")
    assert evening.view.cell == (BASHIR, 3)


def test_a_person_is_found_by_who_they_are(evening: Evening) -> None:
    assert evening.view.choose_attendee(UUID(int=200 + CLASS))
    assert evening.view.cell[0] == CLASS
    assert not evening.view.choose_attendee(UUID(int=999))


def test_corners_say_whose_sheet_it_is_and_the_total(evening: Evening) -> None:
    view = evening.view
    assert view.corner.text == "Table 4 · 27 people"
    assert view.sums_head.text == "Table 4"
    assert view.grand_total.accessibleName() == "Table 4, total: 7"
    assert view.table.accessibleName() == "Tally sheet, Table 4, Letters"


def test_an_empty_sheet_takes_no_keys(qtbot: QtBot) -> None:
    sheet = small_sheet()
    evening = Evening(qtbot, replace(sheet, columns=(), rows=()), 900, 500)
    evening.key(Qt.Key.Key_Space)
    evening.key(Qt.Key.Key_5)
    assert evening.asked == []


@pytest.mark.parametrize(
    "name", ["<b>Ann</b> & “Lee”", "خالد درارني", "陳大文", "အောင်ဆန်း", "W" * 200, "n\u0303" * 100]
)
def test_any_name_is_drawn_inside_its_own_row(evening: Evening, name: str) -> None:
    sheet = small_sheet()
    before = evening.view.table.names.viewport().grab().toImage()
    named = replace(sheet.rows[CLASS], name=name, heads=1)
    evening.view.show_sheet(
        replace(sheet, rows=(*sheet.rows[:CLASS], named, sheet.rows[3])), title="Table 4"
    )
    after = evening.view.table.names.viewport().grab().toImage()
    assert after.copy(0, 88, 400, 43) != before.copy(0, 88, 400, 43)
    assert after.copy(0, 0, 400, 87) == before.copy(0, 0, 400, 87)
    assert after.copy(0, 132, 400, 40) == before.copy(0, 132, 400, 40)


def test_a_withdrawn_case_turns_amber(evening: Evening) -> None:
    sheet = small_sheet()
    columns = (column(0, withdrawn=True), *sheet.columns[1:])
    evening.view.show_sheet(replace(sheet, columns=columns), title="Table 4")
    heading = evening.view.table.horizontalHeader().viewport().grab().toImage()
    assert heading.pixelColor(4, 4) == theme.current().tokens.amber_soft


def tops(view: SheetView) -> list[tuple[int, int, int]]:
    """Return how high each person's name, cells and total stand."""
    table, totals = view.table, view.totals
    return [
        (
            table.names.viewport()
            .mapTo(view, QPoint(0, table.names.sectionViewportPosition(n)))
            .y(),
            table.viewport().mapTo(view, QPoint(0, table.rowViewportPosition(n))).y(),
            totals.viewport().mapTo(view, QPoint(0, totals.rowViewportPosition(n))).y(),
        )
        for n in range(view.model.rowCount())
    ]


@pytest.fixture
def zoomed() -> Iterator[Callable[[int], None]]:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    yield partial(theme.apply, qt, theme.Look.LIGHT)
    theme.apply(qt, theme.Look.LIGHT, 100)


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_a_total_stands_beside_its_person_whatever_becomes_of_the_heading(
    crowd: Evening, zoomed: Callable[[int], None], percent: int
) -> None:
    view = crowd.view
    zoomed(percent)
    heights = set()
    for height in (330, 700, 400, 460, 520, 700, 330):
        view.resize(1000, height)
        for person in (0, 59):
            view.choose_cell(person, 0)
            QApplication.processEvents()
            heights.add(view.total_head.height())
            assert view.table.cases.height() == view.total_head.height() == view.corner.height()
            assert all(name == cell == total for name, cell, total in tops(view)), height
            current = view.table.visualRect(view.model.index(person, 0))
            assert view.table.viewport().rect().contains(current)
    assert len(heights) == 2


def test_the_current_cell_of_another_sheet_is_the_one_that_looks_current(evening: Evening) -> None:
    view = evening.view
    view.show_sheet(large_sheet(), title="Table 5")
    assert view.cell == (0, 0)
    assert view.table.currentIndex() == view.model.index(0, 0)


def test_the_arrow_keys_begin_at_the_current_cell_of_another_sheet(evening: Evening) -> None:
    evening.view.show_sheet(large_sheet(), title="Table 5")
    evening.key(Qt.Key.Key_Down)
    assert evening.view.cell == (1, 0)


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_zooming_begins_with_the_first_case_again(
    crowd: Evening, zoomed: Callable[[int], None], percent: int
) -> None:
    view, across = crowd.view, crowd.view.table.horizontalScrollBar()
    zoomed(150 if percent == 100 else 100)
    QApplication.processEvents()
    view.choose_cell(0, 1)
    across.setValue(60)
    zoomed(percent)
    QApplication.processEvents()
    assert across.value() == view.across.value() == view.sums.horizontalScrollBar().value() == 0
    view.choose_cell(0, 30)
    for again in (100, percent):
        zoomed(again)
        QApplication.processEvents()
        port = view.table.viewport().rect()
        assert port.contains(view.table.visualRect(view.model.index(0, 30)).center())


def test_a_case_chosen_before_the_sheet_has_its_width_leaves_the_first_in_view(
    qtbot: QtBot,
) -> None:
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(120, 200)
    view.show_sheet(large_sheet(), title="Table 4")
    view.choose_cell(0, 3)
    view.resize(1100, 500)
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()
    assert view.table.horizontalScrollBar().value() == 0
    assert view.cell == (0, 3)
