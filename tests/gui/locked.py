"""A window left to volunteers: who tries it, and all it says and offers, read off it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.gui.desk import Desk, event_file
from w4r_desktop.gui.dialogs.pin import EnterPin
from w4r_desktop.services import lock
from w4r_desktop.store.queries.lock import LockRow
from w4r_desktop.store.queries.lock import lock as lock_row
from w4r_desktop.store.queries.totals import kind_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QAction

    from w4r_desktop.gui.main_window import MainWindow

PIN: Final = "2580"
WRONG: Final = "1470"
FAMILY: Final = "Zebrowitz"
SECOND: Final = timedelta(seconds=1)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ROLES: Final = (*range(16), *range(int(Qt.ItemDataRole.UserRole), Qt.ItemDataRole.UserRole + 12))


class Volunteer:
    """A window that was left to volunteers, and what the organizer does with it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.time = datetime.now(UTC)  # what is clicked is logged by the very same clock
        desk.desktop.open_event(event_file())
        desk.settle()

    @property
    def row(self) -> LockRow:
        return self.desk.desktop.workspace.read(lock_row)  # type: ignore[union-attr]

    @property
    def is_locked(self) -> bool:
        return self.desk.window.is_locked

    @property
    def said(self) -> str:
        return self.desk.window.toast.text

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        assert self.desk.desktop.workspace is not None
        return self.desk.desktop.workspace.read(query, *args)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        window = self.desk.window
        if not window.isActiveWindow():  # shortcuts are those of the window in front
            window.activateWindow()
            self.desk.qtbot.waitUntil(window.isActiveWindow)
        self.desk.qtbot.keyClick(window.page, key, modifier)

    def lock(self) -> None:
        """Lock the window with a PIN that is chosen on the way."""
        assert self.desk.desktop.workspace is not None
        if not self.row.pin_hash:
            self.desk.desktop.workspace.settle(lock.set_pin, pin=PIN)
        self.desk.time = datetime.now(UTC)
        self.press(Qt.Key.Key_L, CTRL)
        self.desk.settle()
        assert self.is_locked

    def type_pin(self, dialog: EnterPin, pin: str) -> None:
        self.desk.qtbot.keyClicks(dialog.pin, pin)
        self.desk.qtbot.keyClick(dialog.pin, Qt.Key.Key_Return)

    def unlock(self, pin: str = PIN) -> None:
        """Type a PIN; where it is wrong, think better of it."""

        def enter(dialog: EnterPin) -> None:
            self.type_pin(dialog, pin)
            if dialog.isVisible():
                self.desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

        self.desk.answer(EnterPin, enter)
        self.press(Qt.Key.Key_L, CTRL)
        self.desk.settle()

    def sign_in(self, name: str) -> None:
        self.desk.sign_in(name)

    def letters(self) -> int:
        return sum(self.read(kind_totals).values())


def everything_said() -> str:
    """Return every text of every window: shown, spoken, in tooltips, models, menus and titles."""
    texts: list[str] = []
    for widget in QApplication.allWidgets():
        texts += (
            *(widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()),
            *(widget.statusTip(), widget.whatsThis(), widget.windowTitle(), widget.objectName()),
        )
        texts += _of_kind(widget)
        for action in widget.actions():
            texts += (action.text(), action.toolTip(), action.statusTip())
    return "\n".join(texts)


def _of_kind(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QMenu):
        yield widget.title()
    if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
        yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for orientation in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        across = orientation is Qt.Orientation.Horizontal
        for section in range(columns if across else model.rowCount()):
            for role in ROLES:
                yield repr(model.headerData(section, orientation, role))
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in ROLES:
                yield repr(model.data(model.index(row, column), role))


def menus(window: MainWindow) -> dict[str, list[str]]:
    """Return the entries of each menu of the bar, without the signs for their keys."""
    found = {}
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        found[plain(top)] = [plain(entry) for entry in menu.actions() if not entry.isSeparator()]
    return found


def plain(action: QAction) -> str:
    """Return the words of an entry."""
    return action.text().replace("&", "")


def popup_entries() -> list[str]:
    """Return what the menu that is open offers, submenus' titles included; it is closed then."""
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return []
    entries = [plain(action) for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return entries
