"""The wheel only scrolls, Tab stops once at a time, and short lists are seen whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.pages.print_options import PaperOptions
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.widgets.campaign_form import CampaignForm
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.editing.targets import TargetPart
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.event_form import EventForm
from w4r_desktop.gui.widgets.fields import choice_field, day_field, time_field

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def new_event(parent: QWidget) -> QWidget:
    folder: Path = parent.property("folder")
    preferences = Preferences(folder / "preferences.ini")
    return NewEventDialog(preferences, [], lambda _details, _names, _source: folder, parent)


FORMS: dict[str, tuple[Callable[[QWidget], QWidget], int]] = {
    "event": (EventForm, 7),
    "campaign": (CampaignForm, 4),
    "new event": (new_event, 9),
    "target": (TargetPart, 5),
    "paper": (PaperOptions, 4),
    "copies": (CopiesBox, 1),
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> QScrollArea:
    """A low window whose contents scroll."""
    window = QScrollArea()
    qtbot.addWidget(window)
    window.setWidgetResizable(True)
    window.resize(900, 200)
    page = QWidget()
    page.setProperty("folder", tmp_path)
    page.setMinimumHeight(3000)
    QVBoxLayout(page)
    window.setWidget(page)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put(window: QScrollArea, widget: QWidget) -> None:
    page = window.widget()
    assert page is not None
    layout = page.layout()
    assert layout is not None
    widget.setWindowFlags(Qt.WindowType.Widget)  # a dialog, too
    layout.addWidget(widget)
    widget.show()
    QApplication.processEvents()


def turn_wheel(widget: QWidget) -> bool:
    """Turn the wheel over a widget; return whether the widget left it to what is around it."""
    middle = QPointF(widget.rect().center())
    still, down = QPoint(0, 0), QPoint(0, -120)
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    over = (middle, widget.mapToGlobal(middle), still, down, none, plain)
    turned = QWheelEvent(*over, Qt.ScrollPhase.NoScrollPhase, False)  # noqa: FBT003 - Qt's own
    QApplication.sendEvent(widget, turned)
    return not turned.isAccepted()


def shown(control: QWidget) -> str:
    assert isinstance(control, QAbstractSpinBox | QComboBox)
    return control.currentText() if isinstance(control, QComboBox) else control.text()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("focused", [False, True], ids=["in passing", "where it is typed"])
def test_the_wheel_scrolls_past_every_value(
    window: QScrollArea, form: str, *, focused: bool
) -> None:
    page = window.widget()
    assert page is not None
    make, least = FORMS[form]
    made = make(page)
    put(window, made)
    found: list[QWidget] = [
        *made.findChildren(QAbstractSpinBox),
        *made.findChildren(QComboBox),
        *([made] if isinstance(made, QAbstractSpinBox) else []),
    ]
    assert len(found) >= least
    for control in found:
        control.clearFocus()
        if focused:
            control.setFocus()
        before = shown(control)
        assert turn_wheel(control)
        assert shown(control) == before
        assert focused or not control.hasFocus()
        assert control.focusPolicy() is Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("chosen", [0, 2])
@pytest.mark.parametrize("make", [choice_field, ElidedCombo])
def test_a_list_of_three_is_seen_whole_whatever_is_chosen(
    qapp: QApplication,
    qtbot: QtBot,
    make: Callable[[QWidget], QComboBox],
    scale: int,
    chosen: int,
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, scale)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    box = make(window)
    layout.addWidget(box)
    box.addItems(["Not known", "Yes", "No"])
    window.setGeometry(200, 200, 400, 200)
    window.show()
    box.setCurrentIndex(chosen)
    box.showPopup()
    QApplication.processEvents()
    seen = box.view().viewport().rect()
    rows = [box.view().visualRect(box.model().index(row, 0)) for row in range(3)]
    assert all(seen.top() <= row.top() and row.bottom() <= seen.bottom() for row in rows)
    below = box.mapToGlobal(box.rect().bottomLeft()).y()
    assert box.view().window().geometry().top() >= below, "over its box, it may need arrows"
    box.hidePopup()


@pytest.mark.parametrize("make", [day_field, time_field])
def test_tab_stops_once_at_a_day_and_at_a_time(
    qtbot: QtBot, window: QScrollArea, make: Callable[..., QAbstractSpinBox]
) -> None:
    page = window.widget()
    assert page is not None
    fields = [make(page, name=name) for name in ("Before", "Here", "After")]
    for field in fields:
        put(window, field)
    fields[0].setFocus()
    for expected in fields[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
    qtbot.keyClick(fields[2], Qt.Key.Key_Backtab)
    assert fields[1].hasFocus()
