"""Somebody at the door: the People page, with short words for what is done on it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.evening import NOW
from tests.gui.modal import in_dialog
from w4r_desktop.evenings.settling import settle
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.pages.people import PeoplePage
from w4r_desktop.gui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

D = TypeVar("D", bound=QDialog)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Door:
    """The page of an evening, before somebody with keyboard and mouse."""

    def __init__(self, qtbot: QtBot, evening: Evening) -> None:
        self.qtbot = qtbot
        self.evening = evening
        self.workspace = Workspace(evening.file)
        self.choices = Choices()
        self.time = NOW + timedelta(minutes=1)
        self.page = PeoplePage(self.workspace, choices=self.choices, now=lambda: self.time)
        self.done: list[str] = []
        self.page.done.connect(self.done.append)
        self.sign_in = self.page.sign_in
        self.view = self.page.list.view
        qtbot.addWidget(self.page, before_close_func=lambda _page: self.workspace.closed.emit())
        self.page.resize(1240, 660)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.setFocus()

    # -- what is seen --------------------------------------------------------------------------

    def settle(self) -> None:
        """Wait until the list shows what is on disk."""
        settle()

    @property
    def names(self) -> list[str]:
        """Who is on the list, from top to bottom."""
        self.settle()
        return [person.name for person in self.page.list.model.rows]

    def line(self, name: str) -> list[str]:
        """Return what the list says of somebody, from left to right."""
        row = self.names.index(name)
        model = self.page.list.model
        return [model.index(row, column).data() for column in range(model.columnCount())]

    @property
    def hint(self) -> str:
        """What stands below the name."""
        return self.sign_in.hint.text()

    # -- what is done --------------------------------------------------------------------------

    def keys(self, text: str) -> None:
        """Type into whatever has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None
        for letter in text:
            self.qtbot.keyClicks(widget, letter)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the focus is."""
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifier)

    def enter(self, name: str) -> None:
        """Sign somebody in by name and Enter."""
        self.keys(name)
        self.press(Qt.Key.Key_Return)

    def choose(self, *names: str) -> None:
        """Click on people in the list, on all but the first with Ctrl."""
        for number, name in enumerate(names):
            row = self.names.index(name)
            where = self.view.visualRect(self.page.list.model.index(row, 0)).center()
            ctrl = Qt.KeyboardModifier.ControlModifier if number else NO_MODIFIER
            viewport = self.view.viewport()
            self.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, ctrl, where)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key in the list, with the window before one again after a dialog."""
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.view.setFocus()
        self.qtbot.keyClick(self.view, key, modifier)

    def undo(self) -> str:
        """Take the newest step back and return what it was."""
        label = self.workspace.undo_label
        self.workspace.undo()
        return label

    def answer(self, kind: type[D], do: Callable[[D], None]) -> None:
        """Do something with the dialog that the next step opens."""
        in_dialog(kind, do)
