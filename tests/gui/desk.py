"""The whole window as a person has it before them, with settings and events of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget

from tests.evening import details, make_event, pack
from tests.gui.modal import in_dialog
from tests.gui.waiting import well_after
from w4r_desktop import paths
from w4r_desktop.evenings.settling import settle
from w4r_desktop.gui.crash import Reporter
from w4r_desktop.gui.desktop import Desktop
from w4r_desktop.gui.main_window import MainWindow
from w4r_desktop.gui.pages.start import StartPage
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.services.event_details import set_up
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
EVENING = datetime(2026, 12, 10, 22, 30, tzinfo=UTC)
"""Half past six in Halifax, on the evening of the event."""


def event_file(name: str = "Candlelight", **said: Any) -> Path:
    """Make an event among the person's own and return its file, closed."""
    path = paths.free_event_path(name)
    path.write_bytes(_event_file(name, **said))
    return path


@cache
def _event_file(name: str, **said: Any) -> bytes:
    """Lay an event out once for all tests; another name makes it another one."""
    about = details(name=name, **said)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evening.w4r"
        made = EventFile.create(
            path, set_up, details=about, table_names=["1", "2", "3"], pack=pack()
        )
        made.close()
        return path.read_bytes()


def small_sample(path: Path) -> None:
    make_event(path).close()


class Desk:
    """A window with a person before it; the computer's clock says ``time``."""

    def __init__(self, qtbot: QtBot, preferences: Path) -> None:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        self.qtbot = qtbot
        self.time = EVENING
        self.preferences = Preferences(preferences)
        if not self.preferences.language:
            self.preferences.language = "en"
        self.window = MainWindow()
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.desktop.close())
        self.window.resize(1366, 768)
        self.desktop = Desktop(
            qt, self.window, self.preferences, small_sample, now=lambda: self.time
        )
        self.reporter = Reporter(self.window, self.window)
        self.reporter.install()
        self.reporter.way_back = self.desktop.show_events
        with qtbot.waitExposed(self.window):
            self.window.show()

    def begin(self) -> StartPage:
        """Start the program, as a double click does."""
        self.desktop.open_first(None)
        self.settle()
        return self.start

    # -- what is seen --------------------------------------------------------------------------

    @property
    def start(self) -> StartPage:
        page = self.window.page
        assert isinstance(page, StartPage)
        return page

    @property
    def tally(self) -> TallyPage:
        page = self.window.show_page("tally")
        assert isinstance(page, TallyPage)
        return page

    def action(self, words: str) -> QAction:
        """Return an entry of the menus by its words."""
        (found,) = [
            action
            for action in self.window.menuBar().findChildren(QAction)
            if action.text().replace("&", "") == words and action.menu() is None
        ]
        return found

    def settle(self) -> None:
        """Let everything happen that was to happen soon, as when nobody touches anything."""
        settle()

    # -- what is done --------------------------------------------------------------------------

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def click_cell(self, row: int, column: int) -> None:
        table = self.tally.view.table
        middle = table.visualRect(table.model().index(row, column)).center() + QPoint(8, 0)
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        well_after(table)

    def sign_in(self, name: str) -> None:
        self.qtbot.keyClicks(self.tally.find_box, name)
        self.qtbot.keyClick(self.tally.find_box, Qt.Key.Key_Return)

    def answer(self, kind: type[W], do: Callable[[W], None]) -> None:
        """Do something with the dialog that the next step opens."""
        in_dialog(kind, do)

    def press(self, words: str) -> None:
        """Press a button of the dialog that the next step opens, by its words."""
        self.answer(QDialog, lambda dialog: self.click(button(dialog, words)))

    def choose_file(self, path: Path) -> None:
        """Choose a file in the dialog that the next step opens."""

        def choose(dialog: QFileDialog) -> None:
            self.type_file(dialog, path)

        self.answer(QFileDialog, choose)

    def type_file(self, dialog: QFileDialog, path: Path) -> None:
        """Type a file's name into a dialog that is open, and press Enter."""
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(path))
        self.qtbot.keyClick(field, Qt.Key.Key_Return)


def button(parent: QWidget, words: str) -> QPushButton:
    """Return a button by its words."""
    (found,) = [
        button
        for button in parent.findChildren(QPushButton)
        if words in (button.text(), button.accessibleName())
    ]
    return found
