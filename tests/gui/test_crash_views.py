"""Wherever Qt calls us and we fail, it is told once, and the window can be used afterwards."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QThread,
    QTimer,
)
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QTableView, QWidget
from shiboken6 import delete
from typing_extensions import override

from tests.gui.desk import Desk, event_file
from w4r_desktop import logs, paths
from w4r_desktop.gui import crash
from w4r_desktop.gui.dialogs.restore import RestoreDialog
from w4r_desktop.gui.event_list import event_paths
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.store import backups

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

NAME = "Amina Zebrowitz"
STORM = 10_000
SOON = 0.2
"""Seconds after which the same may be told again."""

TOLD = "Something in the program went wrong."


def fail(*_args: object) -> None:
    raise KeyError(NAME)


class Data(QAbstractTableModel):
    """A model of two rows that cannot say what is in them."""

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 2

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        fail()


class Rows(Data):
    """A model that suddenly does not know how many rows it has."""

    is_broken = False

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        if self.is_broken:
            fail()
        return 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return None


class Delegate(QStyledItemDelegate):
    """What cannot paint a cell."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        fail()


class Painted(QWidget):
    """A widget that cannot be painted."""

    painted = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        fail()


class Closed(QWidget):
    """A window that cannot be closed."""

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        fail()


class Filter(QObject):
    """Looks at what happens to a widget, and cannot."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            fail()
        return False


class Hearing(QObject):
    """Would hear of what went wrong, if it were still there."""

    def hear(self, _error: Exception) -> None:
        raise AssertionError("nobody is there")


class Thread(QThread):
    """A thread of Qt's own."""

    @override
    def run(self) -> None:
        fail()


def view(model: QAbstractTableModel | QStandardItemModel, parent: QWidget) -> QTableView:
    made = QTableView(parent)
    model.setParent(made)
    made.setModel(model)
    made.resize(300, 200)
    made.show()
    return made


def in_data(parent: QWidget) -> object:
    return view(Data(), parent)


def in_row_count(parent: QWidget) -> object:
    rows = Rows()
    shown = view(rows, parent)
    rows.is_broken = True
    shown.scheduleDelayedItemsLayout()
    return shown


def in_delegate(parent: QWidget) -> object:
    shown = view(QStandardItemModel(2, 2), parent)
    shown.setItemDelegate(Delegate(shown))
    return shown


def in_paint(parent: QWidget) -> object:
    painted = Painted(parent)
    painted.resize(50, 50)
    painted.show()
    return painted


def in_close(parent: QWidget) -> object:
    window = Closed(parent, Qt.WindowType.Window)
    window.show()
    window.close()
    return window


def in_filter(parent: QWidget) -> object:
    watched = QWidget(parent)
    watched.installEventFilter(Filter(watched))
    watched.show()
    return watched


def in_slot(parent: QWidget) -> object:
    button = Button("Press", parent=parent)
    button.clicked.connect(fail)
    button.click()
    return button


def in_timer(parent: QWidget) -> object:
    timer = QTimer(parent, interval=10)
    timer.timeout.connect(fail)
    timer.start()
    return timer


def in_job(parent: QWidget) -> object:
    def work() -> Generator[int, None, None]:
        yield 1
        fail()

    job = Job(work(), parent)
    job.start()
    return job


def in_job_of_somebody_gone(parent: QWidget) -> object:
    gone, go = Hearing(parent), threading.Event()

    def work() -> Generator[int, None, None]:
        yield 1
        go.wait(5)
        fail()

    job = Job(work())
    job.failed.connect(gone.hear)
    job.start()
    delete(gone)
    go.set()
    return job


def in_thread(_parent: QWidget) -> object:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    return thread


def in_thread_of_qt(parent: QWidget) -> object:
    thread = Thread(parent)
    thread.start()
    thread.wait()
    return thread


PLACES = (
    in_data,
    in_row_count,
    in_delegate,
    in_paint,
    in_close,
    in_filter,
    in_slot,
    in_timer,
    in_job,
    in_job_of_somebody_gone,
    in_thread,
    in_thread_of_qt,
)


def logged() -> str:
    return "".join(file.read_text(encoding="utf-8") for file in logs.log_folder().iterdir())


@pytest.mark.usefixtures("kept_log")
def test_a_bug_is_told_once_wherever_it_is_and_the_window_can_be_used(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(crash, "AGAIN", SOON)
    monkeypatch.setattr(crash, "RESTS", SOON)
    desk.desktop.open_event(event_file())
    desk.settle()
    for number, place in enumerate(PLACES):
        stumble(desk, place)
        bugs = [record for record in caplog.records if record.levelname == "CRITICAL"]
        caplog.clear()  # it was meant
        assert len(bugs) == 1, place.__name__
        assert logged().count("unexpected KeyError") == number + 1
        desk.sign_in(f"Person {number}")
        desk.click_cell(number, 0)
        assert desk.tally.view.sheet.total == number + 1, place.__name__
    capfd.readouterr()
    assert logged().count("in fail") == len(PLACES)
    assert NAME not in logged()


def stumble(desk: Desk, place: Callable[[QWidget], object]) -> None:
    """Fail somewhere, and take away what did once that was told; then let it rest."""
    desk.window.toast.hide()
    holder = QWidget(desk.window.pages)
    holder.resize(400, 300)
    holder.show()
    made: list[object] = []
    QTimer.singleShot(0, holder, lambda: made.append(place(holder)))
    desk.qtbot.waitUntil(lambda: desk.window.toast.text.startswith(TOLD))
    desk.qtbot.wait(30)  # some would fail again
    holder.hide()
    holder.deleteLater()
    desk.qtbot.wait(int(SOON * 1000) + 50)


@pytest.mark.usefixtures("kept_log")
def test_ten_thousand_bugs_in_painting_are_one_report_and_a_small_log(
    desk: Desk, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.begin()
    told: list[str] = []
    complain = desk.window.complain
    desk.window.complain = lambda text, **how: (told.append(text), complain(text, **how))  # type: ignore[method-assign,assignment,func-returns-value]
    broken = Painted(desk.window.pages)
    broken.resize(20, 20)
    broken.show()
    timer = QTimer(broken, interval=0)
    timer.timeout.connect(broken.update)
    timer.start()
    desk.qtbot.waitUntil(lambda: broken.painted >= STORM, timeout=60_000)
    desk.settle()
    caplog.clear()  # it was meant
    capfd.readouterr()
    assert len(told) == 1
    assert len(logged()) < 2_000
    assert desk.start.new.isEnabled()


@pytest.mark.usefixtures("kept_log")
def test_a_bug_in_reading_backups_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    desk.desktop.open_event(event_file())
    desk.sign_in("Zoe")
    desk.desktop.show_events()
    desk.qtbot.waitUntil(lambda: bool(list(paths.data_folder().glob("backups/*/*.w4r"))))
    desk.desktop.open_event(event_paths()[0])
    monkeypatch.setattr(backups, "contents", fail)

    def look(dialog: RestoreDialog) -> None:
        desk.qtbot.waitUntil(lambda: desk.window.toast.text.startswith(TOLD))
        dialog.reject()

    desk.answer(RestoreDialog, look)
    desk.window.restore_requested.emit()
    assert desk.window.toast.text.startswith(TOLD)
    caplog.clear()  # it was meant
