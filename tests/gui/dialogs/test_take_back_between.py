"""The dialog says in words what a span of time would take back before anybody does it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QWidget

from tests.gui.test_accessibility import faults
from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.gui.dialogs.take_back_between import TakeBackBetweenDialog
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

EIGHT = datetime(2026, 12, 11, 0, 0, tzinfo=UTC)
"""Eight in the evening of the 10th in Halifax."""


def log(evening: Evening, minute: int, quantity: int = 1, **where: object) -> None:
    spot = evening.spot(**where)  # type: ignore[arg-type]
    moment = EIGHT + timedelta(minutes=minute)
    evening.do(counting.log, spot=spot, quantity=quantity, at=moment)


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    home = QWidget()
    qtbot.addWidget(home)
    return home


@pytest.fixture
def dialog(qtbot: QtBot, evening: Evening, home: QWidget) -> TakeBackBetweenDialog:
    log(evening, 5, 9)
    log(evening, 10, 2)
    log(evening, 12, 3, case=1)
    log(evening, 20, 4, case=1, kind=ActionKind.SOLIDARITY_CARD)
    log(evening, 21, 5)
    log(evening, 15, 6, table=None)
    return shown(qtbot, evening, home)


def shown(qtbot: QtBot, evening: Evening, home: QWidget) -> TakeBackBetweenDialog:
    dialog = TakeBackBetweenDialog(
        Workspace(evening.file, home),
        writing_table_id=evening.tables[0],
        now=EIGHT + timedelta(hours=14),
        parent=home,
    )
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_it_begins_with_the_ten_minutes_before_the_newest_entry(
    dialog: TakeBackBetweenDialog,
) -> None:
    assert dialog.table.currentText() == "Table 1"
    assert dialog.day.date() == QDate(2026, 12, 10)
    assert dialog.start.time() == QTime(20, 11)
    assert dialog.end.time() == QTime(20, 21)


def test_between_10_and_20_past_is_told_by_kind_and_case(dialog: TakeBackBetweenDialog) -> None:
    dialog.start.setTime(QTime(20, 10))
    dialog.end.setTime(QTime(20, 20))
    assert dialog.preview.text().split("\n") == [
        "Thursday, December 10, 2026, from 20:10 to 20:20:",
        "3 entries: 5 letters, 4 cards",
        "Case 2: 3 letters, 4 cards · Case 1: 2 letters",
    ]
    assert dialog.accept_button.text() == "Take back 3 entries"
    span = dialog.span
    assert (span.start, span.end) == (
        EIGHT + timedelta(minutes=10),
        EIGHT + timedelta(minutes=21),
    )
    assert (span.table, span.entries, span.reason) == ("Table 1", 3, Reason.MISTAKE)


def test_where_nothing_was_logged_there_is_nothing_to_press(
    dialog: TakeBackBetweenDialog,
) -> None:
    dialog.start.setTime(QTime(18, 0))
    dialog.end.setTime(QTime(18, 30))
    assert "Nothing that still counts was logged there then." in dialog.preview.text()
    assert not dialog.accept_button.isEnabled()
    dialog.end.setTime(QTime(20, 5))
    assert dialog.accept_button.text() == "Take back 1 entry"


def test_another_table_and_another_day_ask_again(dialog: TakeBackBetweenDialog) -> None:
    dialog.table.setCurrentIndex(dialog.table.findText("Nobody’s table"))
    assert "1 entry: 6 letters" in dialog.preview.text()
    assert dialog.span.writing_table_id is None
    dialog.day.setDate(QDate(2026, 12, 9))
    assert not dialog.accept_button.isEnabled()


def test_a_span_over_midnight_ends_on_the_next_day(
    qtbot: QtBot, evening: Evening, home: QWidget
) -> None:
    log(evening, 3 * 60 + 55, 1)
    log(evening, 4 * 60 + 5, 2)
    log(evening, 4 * 60 + 20, 4)
    dialog = shown(qtbot, evening, home)
    dialog.day.setDate(QDate(2026, 12, 10))
    dialog.start.setTime(QTime(23, 50))
    dialog.end.setTime(QTime(0, 10))
    assert dialog.preview.text().split("\n")[:2] == [
        "From Thursday, December 10, 2026, 23:50, to Friday, December 11, 2026, 00:10:",
        "2 entries: 3 letters",
    ]


def test_it_can_be_used_by_keyboard(dialog: TakeBackBetweenDialog) -> None:
    assert not faults(dialog)
