"""The board in the hands of an organizer: shown, filled, chosen, remembered and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.evening import NOW, Evening
from w4r_desktop.evenings.settling import settle
from w4r_desktop.gui.board.facts import Choice, Showing
from w4r_desktop.gui.board.memory import BoardMemory
from w4r_desktop.gui.board.screens import ScreenSign, key_of, show_signs
from w4r_desktop.gui.board.stage import SETTLED, Stage
from w4r_desktop.gui.on_screen import OnScreen, fitting
from w4r_desktop.gui.pages.board import BoardPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.board.window import BoardWindow


class Organizer:
    """Has the board's page before them, in an evening at which Zebrowitz sits."""

    def __init__(self, qtbot: QtBot, evening: Evening, preferences: Preferences) -> None:
        self.qtbot = qtbot
        self.evening = evening
        self.preferences = preferences
        evening.sign_in("Zebrowitz")
        self.main = QWidget()
        qtbot.addWidget(self.main)
        self.workspace = Workspace(evening.file, self.main)
        self.main.resize(1200, 700)
        self.heard: list[str] = []
        self.stage, self.page = self.begin()

    def begin(self, *, locked: bool = False) -> tuple[Stage, BoardPage]:
        stage = Stage(self.workspace, self.preferences, self.main)
        stage.reached.connect(self.heard.append)
        page = BoardPage(stage, self.preferences, self.main, locked=locked)
        layout = self.main.layout() or QVBoxLayout(self.main)
        layout.addWidget(page)
        self.main.show()
        settle()
        return stage, page

    def start(self, *, locked: bool = False) -> None:
        """Begin anew, as after a start of the program."""
        self.page.deleteLater()
        self.stage.deleteLater()
        settle()
        self.stage, self.page = self.begin(locked=locked)

    @property
    def board(self) -> BoardWindow:
        assert self.stage.window is not None
        return self.stage.window

    @property
    def lines(self) -> list[str]:
        return self.board.view.text.split("\n")

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        settle()

    def show(self) -> BoardWindow:
        self.click(self.page.open)
        return self.board

    def write(self, letters: int) -> None:
        spot = self.evening.spot(case=0)
        self.workspace.run("x", counting.log, spot=spot, quantity=letters, at=NOW)
        settle()


@pytest.fixture
def organizer(qtbot: QtBot, evening: Evening, tmp_path: Path) -> Iterator[Organizer]:
    made = Organizer(qtbot, evening, Preferences(tmp_path / "preferences.ini"))
    yield made
    if made.workspace.is_open:
        made.workspace.closed.emit()
    settle()


# -- on the screen -------------------------------------------------------------------------------


def test_f11_fills_the_screen_and_escape_leaves_it(organizer: Organizer) -> None:
    window = organizer.show()
    assert not window.isFullScreen()  # it would cover the work
    organizer.qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert organizer.page.full.isChecked()
    organizer.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    organizer.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    organizer.qtbot.mouseDClick(window.view, Qt.MouseButton.LeftButton)
    assert window.isFullScreen()
    organizer.click(organizer.page.full)
    assert not window.isFullScreen()


def test_the_keyboard_stays_with_the_work_unless_the_board_covers_it(organizer: Organizer) -> None:
    """Whatever a window manager does: here every window that comes is given the keyboard."""
    organizer.main.activateWindow()
    window = organizer.show()
    organizer.qtbot.waitUntil(organizer.main.isActiveWindow)
    assert not window.isActiveWindow()
    organizer.click(organizer.page.full)
    organizer.qtbot.waitUntil(window.isActiveWindow)  # so that Escape reaches it
    organizer.qtbot.wait(SETTLED + 50)
    assert window.isActiveWindow()


def test_how_it_stood_on_a_screen_is_remembered(organizer: Organizer) -> None:
    organizer.qtbot.keyClick(organizer.show(), Qt.Key.Key_F11)
    organizer.click(organizer.page.put_away)
    assert organizer.stage.window is None
    screen = QGuiApplication.primaryScreen()
    assert organizer.stage.would_fill(screen)
    assert BoardMemory(organizer.preferences).newest_first == (key_of(screen),)
    assert organizer.show().isFullScreen()


def test_what_somebody_wrote_into_the_preferences_does_no_harm(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "preferences.ini")
    memory = BoardMemory(preferences)
    for text in ("[", "[1]", '{"A": 3}', "[" * 30_000):
        preferences.board_screens = text
        assert memory.newest_first == ()
        assert memory.was_full("A") is None
    for screen in range(30):
        memory.keep(f"Screen {screen}", full=True)
    assert memory.newest_first[0] == "Screen 29"
    assert len(memory.newest_first) == 20


def test_it_is_put_away_by_its_button_its_window_and_with_the_event(organizer: Organizer) -> None:
    page = organizer.page
    window = organizer.show()
    assert page.open.text() == "Bring it to the front"
    window.close()
    assert organizer.stage.window is None
    assert page.open.text() == "Show the board"
    assert not page.put_away.isEnabled()
    assert organizer.show().isVisible()
    assert organizer.stage.awake._wants == {"board"}
    organizer.workspace.closed.emit()
    assert organizer.stage.window is None
    assert not organizer.stage.awake._wants


def test_a_sign_on_each_screen_says_which_one_it_is(organizer: Organizer) -> None:
    show_signs(organizer.page)
    (sign,) = organizer.page.findChildren(ScreenSign)
    assert sign.isVisible()
    assert sign.figure == "1"
    assert sign.accessibleName().startswith("Screen 1 · ")
    assert sign.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert sign.windowFlags() & Qt.WindowType.WindowTransparentForInput
    assert sign.grab().toImage().pixelColor(3, 3).name() == "#ffd60a"
    sign.close()


@pytest.mark.parametrize(
    ("window", "placed"),
    [
        (QRect(1500, 20, 800, 600), QRect(566, 20, 800, 600)),
        (QRect(-300, -20, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(1366, 0, 1920, 1080), QRect(0, 0, 1366, 768)),
        (QRect(10, 10, 800, 600), QRect(10, 10, 800, 600)),
    ],
)
def test_a_window_is_put_wholly_onto_its_screen(window: QRect, placed: QRect) -> None:
    assert fitting(window, QRect(0, 0, 1366, 768)) == placed


def test_a_window_astray_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(5000, 5000, 400, 300)
    window.show()
    OnScreen(window).bring_back()
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry())


# -- what it shows -------------------------------------------------------------------------------


def test_the_organizer_chooses_what_it_shows(organizer: Organizer) -> None:
    organizer.write(7)
    window, page = organizer.show(), organizer.page
    assert "Case 2" in organizer.lines
    organizer.click(page.showing.button(Showing.CALM))
    assert "Case 2" not in organizer.lines
    assert "Case 2" not in page.preview.view.text
    assert not page.case.isVisible()
    organizer.click(page.showing.button(Showing.CASE))
    organizer.qtbot.keyClick(page.case, Qt.Key.Key_Down)
    assert organizer.lines[1:] == ["Case 2", "Free them", "0", "letters and cards"]
    assert page.preview.view.text.endswith("Case 2\nFree them\n0\nletters and cards")
    organizer.click(page.showing.button(Showing.CLOSING))
    assert "Thank you" in organizer.lines
    assert "7 letters" in organizer.lines
    assert window.windowTitle() == "Board: Candlelight"


def test_a_quiet_board_is_quiet_the_next_time_too(organizer: Organizer) -> None:
    organizer.stage.choose(Choice(Showing.CALM))
    organizer.stage.choose(Choice(Showing.CLOSING))
    organizer.start()
    assert organizer.stage.choice == Choice(Showing.CALM)  # no slide for the end to begin with
    organizer.stage.choose(Choice(Showing.EVERYTHING))
    organizer.start()
    assert organizer.stage.choice == Choice(Showing.EVERYTHING)


def test_no_name_of_anybody_is_on_it(organizer: Organizer) -> None:
    organizer.write(2)
    window = organizer.show()
    for showing in Showing:
        organizer.stage.choose(Choice(showing))
        said = (window.view.text, window.view.accessibleDescription(), window.windowTitle())
        assert "Zebrowitz" not in "".join(said)
    organizer.stage.choose(Choice())
    assert "1 writer" in window.view.text


def test_volunteers_may_show_it_but_not_change_what_it_shows(organizer: Organizer) -> None:
    organizer.stage.choose(Choice(Showing.CALM))
    organizer.start(locked=True)
    page = organizer.page
    assert organizer.show().isVisible()
    for part in (page.showing, page.case, page.milestones):
        assert not part.isEnabled()
    assert page.about.text() == "The organizer chooses it."
    assert organizer.stage.choice.showing is Showing.CALM
    organizer.click(page.put_away)
    assert organizer.stage.window is None


def test_a_practice_board_says_so(organizer: Organizer) -> None:
    organizer.workspace.practice = True
    assert organizer.show().view.text.startswith("Practice: nothing here counts")


# -- round numbers -------------------------------------------------------------------------------


def test_a_round_number_is_told_once(organizer: Organizer) -> None:
    organizer.write(49)
    assert organizer.heard == []
    organizer.write(1)
    assert organizer.heard == ["50 letters and cards!"]
    organizer.write(460)
    assert organizer.heard[1:] == ["The goal of 500 is reached!"]


def test_what_was_reached_by_mistake_is_unsaid_and_told_when_it_is_true(
    organizer: Organizer,
) -> None:
    organizer.write(40)
    organizer.write(460)
    organizer.workspace.undo()
    organizer.qtbot.waitUntil(lambda: organizer.heard == ["The goal of 500 is reached!", ""])
    organizer.write(15)
    assert organizer.heard[2:] == ["50 letters and cards!"]


def test_what_was_reached_before_the_start_is_no_news(organizer: Organizer) -> None:
    organizer.evening.log(quantity=75)
    organizer.start()
    organizer.write(1)
    assert organizer.heard == []


def test_whoever_wants_no_round_numbers_hears_of_none(organizer: Organizer) -> None:
    assert organizer.page.next.text().startswith("The next is 50.")
    organizer.qtbot.keyClick(organizer.page.milestones, Qt.Key.Key_Space)
    organizer.write(450)
    assert organizer.heard == []
    assert organizer.page.next.text().startswith("The next is 500.")
