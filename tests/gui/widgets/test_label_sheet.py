"""The drawing of a sheet of labels: what is free, and how another label is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from w4r_desktop.documents.label_sheets import bundled_sheets
from w4r_desktop.gui.widgets.label_sheet import FIRST, FREE, USED, LabelSheetArea, LabelSheetView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from w4r_desktop.domain.labels import LabelSheet

SHEETS = bundled_sheets()
L7160 = SHEETS["avery-l7160"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def view(qtbot: QtBot, window: QWidget) -> LabelSheetView:
    view = LabelSheetView(L7160, window)
    view.show_sheet(L7160, 7)
    window.show()
    return view


def middle(view: LabelSheetView, label: int) -> QPoint:
    return view.rect_of(label).center().toPoint()


def test_a_click_chooses_the_label_and_says_it(qtbot: QtBot, view: LabelSheetView) -> None:
    assert view.accessibleName() == "Start at label 7 of 21"
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 12))
    assert told.args == [12]
    assert view.start == 12
    assert view.accessibleName() == "Start at label 12 of 21"


def test_a_click_beside_the_labels_changes_nothing(qtbot: QtBot, view: LabelSheetView) -> None:
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert view.start == 7


@pytest.mark.parametrize(
    ("key", "label"),
    [
        (Qt.Key.Key_Right, 8), (Qt.Key.Key_Left, 6), (Qt.Key.Key_Down, 10), (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_Home, 1), (Qt.Key.Key_End, 21), (Qt.Key.Key_A, 7),
    ],
)  # fmt: skip
def test_keys_move_the_first_label(
    qtbot: QtBot, view: LabelSheetView, key: Qt.Key, label: int
) -> None:
    qtbot.keyClick(view, key)
    assert view.start == label


def test_no_key_leaves_the_sheet(qtbot: QtBot, view: LabelSheetView) -> None:
    view.show_sheet(L7160, 1)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert view.start == 1
    view.show_sheet(L7160, 20)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.start == 20


def test_used_labels_are_grey_and_bear_no_number(view: LabelSheetView) -> None:
    seen = view.grab().toImage()

    def colours(label: int) -> set[str]:
        place = view.rect_of(label).adjusted(2, 2, -2, -2).toRect()
        return {
            seen.pixelColor(x, y).name()
            for x in range(place.left(), place.right())
            for y in range(place.top(), place.bottom())
        }

    assert colours(6) == {USED.name()}
    assert FIRST.name() in colours(7)
    assert FREE.name() in colours(8)
    assert len(colours(8)) > 1  # its number


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_every_label_is_large_enough_for_a_finger(view: LabelSheetView, sheet: LabelSheet) -> None:
    view.show_sheet(sheet, 1)
    for label in (1, sheet.count):
        assert min(view.rect_of(label).width(), view.rect_of(label).height()) >= 23.99
    assert view.sizeHint().width() <= 260


def test_a_long_sheet_scrolls_to_the_first_free_label(qtbot: QtBot, window: QWidget) -> None:
    long = SHEETS["avery-5167"]
    view = LabelSheetView(long, window)
    area = LabelSheetArea(view, window)
    QVBoxLayout(window).addWidget(area)
    window.resize(400, 200)
    window.show()
    view.show_sheet(long, 1)
    qtbot.keyClick(view, Qt.Key.Key_End)
    place = view.mapTo(area.viewport(), middle(view, 80))
    assert area.viewport().rect().contains(place)


def test_21_labels_are_never_cut_off(window: QWidget) -> None:
    view = LabelSheetView(L7160, window)
    view.show_sheet(L7160, 1)
    area = LabelSheetArea(view, window)
    assert area.minimumSizeHint().height() == view.sizeHint().height()
    assert view.rect_of(21).bottom() < view.sizeHint().height()
