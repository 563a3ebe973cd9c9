"""Somebody at the tally page: real clicks and keys on real widgets, and what is then to be seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSpinBox

from tests.gui.modal import in_dialog
from tests.gui.waiting import well_after
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.workspace import Workspace

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

LEFT = Qt.MouseButton.LeftButton


class Tally:
    """The page of an evening, at its first table; ``later`` is how far its clock is ahead."""

    def __init__(self, qtbot: QtBot, evening: Evening) -> None:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        theme.apply(qt, theme.Look.LIGHT, 100)
        self.qtbot = qtbot
        self.evening = evening
        self.later = timedelta()
        self.workspace = Workspace(evening.file)
        self.page = TallyPage(self.workspace, now=lambda: datetime.now(UTC) + self.later)
        qtbot.addWidget(self.page)
        self.page.resize(1240, 640)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.logged: list[str] = []
        self.said: list[str] = []
        self.page.logged.connect(self.logged.append)
        self.page.said.connect(self.said.append)

    # -- what is seen --------------------------------------------------------------------------

    def shown(self) -> dict[str, tuple[int, ...]]:
        """Return what the sheet shows, by name."""
        model = self.page.view.table.model()
        names = [
            row.name or f"anyone at {row.table_name or 'no table'}"
            for row in self.page.view.sheet.rows
        ]
        return {
            name: tuple(
                int(model.index(row, column).data()) for column in range(model.columnCount())
            )
            for row, name in enumerate(names)
        }

    def row(self, name: str) -> int:
        """Return where somebody's row is."""
        return list(self.shown()).index(name)

    def menu(self) -> QMenu:
        """Return the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    # -- what is done --------------------------------------------------------------------------

    def click(self, row: int, column: int) -> None:
        """Click a cell, well after the press before."""
        table = self.page.view.table
        middle = table.visualRect(table.model().index(row, column)).center() + QPoint(8, 0)
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=middle)
        well_after(table)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key on the sheet, well after the press before."""
        pressed = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            pressed |= modifier
        self.page.view.setFocus()
        self.qtbot.keyClick(self.page.view.table, key, pressed)
        well_after(self.page.view.table)

    def open_menu(self, row: int, column: int) -> QMenu:
        """Ask for the menu of a cell."""
        self.page.view.menu_requested.emit(row, column, QPoint(0, 0))
        return self.menu()

    def answer(self, number: int) -> None:
        """Type a number into the question that the next step opens, and say yes."""

        def fill(question: Question) -> None:
            field = question.findChild(QSpinBox)
            assert isinstance(field, QSpinBox)
            field.setValue(number)
            question.accept()

        in_dialog(Question, fill)

    def person(self, name: str) -> UUID:
        """Return who somebody on the sheet is."""
        found = self.page.view.sheet.rows[self.row(name)].attendee_id
        assert found is not None
        return found

    def table(self, place: int) -> UUID:
        """Return which table has a place, from 0."""
        return self.evening.tables[place]


def words(menu: QMenu) -> list[str]:
    """Return what a menu and those it leads to offer, without the keys behind it."""
    actions = menu.findChildren(QAction)
    return [action.text().split("\t")[0] for action in actions if action.text()]


def choose(menu: QMenu, text: str) -> None:
    """Choose an action of a menu, or of one it leads to, by its words."""
    actions = {action.text().split("\t")[0]: action for action in menu.findChildren(QAction)}
    menu.hide()  # as a click does, before what it chose begins
    actions[text].trigger()
