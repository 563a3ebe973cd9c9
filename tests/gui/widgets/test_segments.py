"""Choosing one of several, of few and of many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.gui.desk import button
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.segment_button import Detail
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pytestqt.qtbot import QtBot


def tables(qtbot: QtBot, many: int, width: int) -> SegmentedControl:
    control = SegmentedControl("Tables")
    control.show_choices([Choice(n, str(n), f"Table {n}") for n in range(1, many + 1)])
    control.resize(width, 44)
    qtbot.addWidget(control)
    with qtbot.waitExposed(control):
        control.show()
    QApplication.processEvents()
    return control


def in_view(control: SegmentedControl, key: Hashable) -> bool:
    segment = control.button(key)
    left = segment.mapTo(control, QPoint(0, 0)).x()
    return left >= 0 and left + segment.width() <= control.width()


def test_a_click_chooses_and_moves_nothing(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    places = [control.button(n).geometry() for n in range(1, 9)]
    with qtbot.waitSignal(control.chosen) as told:
        QTest.mouseClick(control.button(4), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert [control.button(n).geometry() for n in range(1, 9)] == places
    assert told.args == [4]
    assert control.key == 4
    assert [control.button(n).text() for n in (3, 4, 5)] == ["3", "4", "5"]
    assert control.button(4).accessibleName() == "Table 4"


def test_choosing_from_the_program_tells_nobody(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    with qtbot.assertNotEmitted(control.chosen):
        control.choose(7)
    assert control.key == 7


def test_the_arrow_keys_move_the_choice(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(2)
    control.button(2).setFocus()
    with qtbot.waitSignal(control.chosen) as told:
        QTest.keyClick(control.button(2), Qt.Key.Key_Right)
    assert told.args == [3]


def test_forty_tables_scroll_and_the_chosen_one_is_in_view(qtbot: QtBot) -> None:
    control = tables(qtbot, 40, 600)
    for key in (40, 1, 23):
        control.choose(key)
        qtbot.waitUntil(partial(in_view, control, key), timeout=1000)


def test_eight_tables_need_no_scrolling(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(4)
    later = button(control, "Show later ones")
    qtbot.waitUntil(lambda: not later.isVisible(), timeout=1000)
    assert all(in_view(control, n) for n in range(1, 9))


def test_new_choices_keep_what_was_chosen(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(4)
    control.show_choices([Choice(n, str(n), f"Table {n}") for n in (4, 5)])
    assert control.key == 4
    assert control.button(4).accessibleName() == "Table 4"
    control.show_choices([Choice(5, "5")])
    assert control.key is None


def test_bold_words_are_never_cut(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 800)
    control.choose(4)
    QApplication.processEvents()
    segment = control.button(4)
    assert segment.width() >= segment.sizeHint().width()


DOCUMENTS = ("Envelopes", "Case sheets", "Table signs", "Good news")


def wrapped(qtbot: QtBot, width: int) -> tuple[QWidget, SegmentedControl]:
    """Return the control and the window that holds it."""
    host = QWidget()
    control = SegmentedControl("What to print", host, wraps=True)
    control.show_choices([Choice(words, words) for words in DOCUMENTS])
    control.choose("Envelopes")
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(control)
    column.addStretch(1)
    host.resize(width, 400)
    qtbot.addWidget(host)
    with qtbot.waitExposed(host):
        host.show()
    QApplication.processEvents()
    return host, control


def lines_of(control: SegmentedControl) -> list[int]:
    """Return how many segments stand in each line."""
    tops = [control.button(key).mapTo(control, QPoint(0, 0)).y() for key in DOCUMENTS]
    return [tops.count(top) for top in sorted(set(tops))]


def test_segments_that_wrap_are_all_seen_whole(qtbot: QtBot) -> None:
    _host, control = wrapped(qtbot, 800)
    whole = sum(control.button(key).width() for key in DOCUMENTS) + 2
    for width, lines in ((whole + 4, [4]), (whole - 1, [2, 2]), (whole // 3, [1, 1, 1, 1])):
        _host, control = wrapped(qtbot, width)
        assert lines_of(control) == lines
        assert all(in_view(control, key) for key in DOCUMENTS)
        qtbot.waitUntil(partial(has_room_below, control), timeout=1000)


def has_room_below(control: SegmentedControl) -> bool:
    last = control.button(DOCUMENTS[-1])
    return last.mapTo(control, QPoint(0, last.height())).y() < control.height()


def test_the_arrow_keys_go_on_in_the_next_line(qtbot: QtBot) -> None:
    _host, control = wrapped(qtbot, 300)
    assert lines_of(control) == [2, 2]
    control.choose("Case sheets")
    control.button("Case sheets").setFocus()
    with qtbot.waitSignal(control.chosen) as told:
        QTest.keyClick(control.button("Case sheets"), Qt.Key.Key_Down)
    assert told.args == ["Good news"]


def test_arrows_that_only_lack_their_own_room_go_again(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 200)
    control.choose(4)
    later = button(control, "Show later ones")
    qtbot.waitUntil(later.isVisible, timeout=1000)
    control.resize(control.full_width + 60, 44)  # enough for all, but not beside two arrows
    qtbot.waitUntil(lambda: not later.isVisible(), timeout=1000)
    qtbot.waitUntil(lambda: all(in_view(control, n) for n in range(1, 9)), timeout=1000)


def details(control: SegmentedControl) -> dict[Hashable, Detail]:
    return {
        n: Detail(
            (("people", "8"), ("envelope", "68")), "2 min", "8 people, 68 pieces", urgent=n == 3
        )
        for n in (1, 2, 3)
    }


def test_small_lines_are_written_beside_the_words(qtbot: QtBot) -> None:
    control = tables(qtbot, 4, 800)
    plain = control.button(2).sizeHint().width()
    control.tell(details(control))
    QApplication.processEvents()
    assert control.button(2).sizeHint().width() > plain
    assert control.button(4).accessibleDescription() == ""
    assert control.button(2).accessibleDescription() == "8 people, 68 pieces"
    assert "Table 2: 8 people, 68 pieces" in control.button(2).toolTip()
    control.tell({})
    assert control.button(2).sizeHint().width() == plain
    assert control.button(2).toolTip() == ""


def test_small_lines_never_overlap_the_words(qtbot: QtBot) -> None:
    control = SegmentedControl("Tables")
    qtbot.addWidget(control)
    control.show_choices([Choice(1, "Choir & vestry", "Choir & vestry")])
    control.tell(details(control))
    control.choose(1)
    segment = control.button(1)
    look = theme.current()
    words = look.metrics(bold=True).horizontalAdvance("Choir & vestry")
    lines = look.metrics(12).horizontalAdvance("8 · 68")
    assert segment.sizeHint().width() >= words + lines + look.px(20)


def test_nothing_moves_when_small_lines_come_that_room_was_kept_for(qtbot: QtBot) -> None:
    control = tables(qtbot, 8, 1200)
    room = Detail((("people", "88"), ("envelope", "888")), "88 min", "", urgent=True)
    control.reserve(dict.fromkeys(range(1, 9), room))
    QApplication.processEvents()
    places = [control.button(n).geometry() for n in range(1, 9)]
    control.tell(details(control))
    for key in (2, 3):
        control.choose(key)
        QApplication.processEvents()
        assert [control.button(n).geometry() for n in range(1, 9)] == places
    control.tell({1: Detail((("people", "88/88"), ("envelope", "8,888")), "", "")})
    assert control.button(1).sizeHint().width() > places[0].width()  # a number is never cut


def test_a_long_name_gives_way_to_the_small_lines_and_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    control = SegmentedControl("Tables")
    qtbot.addWidget(control)
    name = "The long table in the choir behind the organ & the vestry"
    control.show_choices([Choice(1, name, f"Table {name}")])
    control.reserve({1: Detail((("people", "88"),), "", "")})
    segment = control.button(1)
    assert segment.sizeHint().width() < theme.current().metrics(bold=True).horizontalAdvance(name)
    assert "behind the organ &amp; the vestry" in segment.toolTip()
    assert segment.accessibleName() == f"Table {name}"


def test_whichever_is_chosen_takes_the_same_room_where_there_is_little(qtbot: QtBot) -> None:
    control = SegmentedControl("What is being counted")
    control.show_choices(
        [Choice(words, words, icon="heart") for words in ("Letters", "Pre-printed letters", "At")]
    )
    control.choose("At")
    control.be_compact(compact=True)
    control.resize(600, 44)
    qtbot.addWidget(control)
    with qtbot.waitExposed(control):
        control.show()
    widths = set()
    for key in ("Letters", "Pre-printed letters", "At"):
        control.choose(key)
        QApplication.processEvents()
        widths.add(control.sizeHint().width())
    assert len(widths) == 1


def test_the_segment_that_something_will_land_on_is_lit(qtbot: QtBot) -> None:
    control = tables(qtbot, 4, 600)
    control.tell(details(control))
    control.take("application/x-name")
    segment, accent = control.button(2), theme.current().tokens.accent
    carried = QMimeData()
    carried.setData("application/x-name", b"x")
    corner = QPoint(4, 4)
    common = (carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(segment, QDragEnterEvent(corner, Qt.DropAction.MoveAction, *common))
    assert segment.grab().toImage().pixelColor(corner) == accent
    QApplication.sendEvent(segment, QDragLeaveEvent())
    assert segment.grab().toImage().pixelColor(corner) != accent
    QApplication.sendEvent(segment, QDragEnterEvent(corner, Qt.DropAction.MoveAction, *common))
    QApplication.sendEvent(segment, QDropEvent(QPointF(corner), Qt.DropAction.MoveAction, *common))
    assert segment.grab().toImage().pixelColor(corner) != accent
