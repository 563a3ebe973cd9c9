"""What a locked window says and offers, read off it as a curious volunteer would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QAction

    from w4r_desktop.gui.main_window import MainWindow

ROLES: Final = (*range(16), *range(int(Qt.ItemDataRole.UserRole), Qt.ItemDataRole.UserRole + 12))


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
