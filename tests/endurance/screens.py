"""A projector that is unplugged and plugged in again, while somebody counts.

``python -m tests.endurance.screens [ROUNDS]`` starts a screen of its own (Xvfb), on which xrandr
adds and removes a monitor, 20 times unless told otherwise. After each step it looks at the X server
for what covers the window's controls. Fails on the first thing that is not as promised.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.board.window import BoardWindow
    from w4r_desktop.gui.desktop import Desktop

DISPLAYS: Final = range(61, 69)
SCREEN: Final = ("-noreset", "-screen", "0", "2390x768x24")
LAPTOP: Final = ("LAPTOP", "1366/310x768/170+0+0", "screen")
PROJECTOR: Final = ("PROJECTOR", "1024/340x768/200+1366+0", "none")
INSIDE: Final = "--inside"


def main() -> int:
    """Play all rounds on an X server of our own, or on the one we are inside of."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    if INSIDE in sys.argv:
        return play(rounds)
    with x_server() as display:
        inside = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", __spec__.name, str(rounds), INSIDE]
        return subprocess.run(command, env=inside, check=False).returncode


@contextmanager
def x_server() -> Iterator[str]:
    """Run an X server with room for two monitors, and give its display."""
    for number in DISPLAYS:
        reader, writer = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", f":{number}", "-displayfd", str(writer), "-nolisten", "tcp", *SCREEN],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        try:
            with os.fdopen(reader) as answer:
                ready = answer.readline().strip()
            if ready:
                yield f":{ready}"
                return
        finally:
            server.terminate()
            server.wait(timeout=10)
    raise AssertionError("no display is free")


def play(rounds: int) -> int:
    """Unplug and plug in, and look each time."""
    plug(*LAPTOP)
    plug(*PROJECTOR)
    with tempfile.TemporaryDirectory() as folder:
        person = Person(Path(folder))
        person.begin()
        for number in range(1, rounds + 1):
            person.work(astray=number % 2 == 0)
            print(f"round {number}: nothing was lost or covered", flush=True)
        person.leave()
    return 0


def plug(name: str, size: str, output: str) -> None:
    """Add a monitor."""
    subprocess.run(["xrandr", "--setmonitor", name, size, output], check=True, capture_output=True)


def unplug(name: str) -> None:
    """Remove a monitor."""
    subprocess.run(["xrandr", "--delmonitor", name], check=True, capture_output=True)


class Person:
    """Counts on the laptop while the projector comes and goes."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from tests.evening import make_event
        from w4r_desktop import paths
        from w4r_desktop.gui.desktop import Desktop
        from w4r_desktop.gui.main_window import MainWindow
        from w4r_desktop.gui.preferences import Preferences

        paths.data_folder = lambda: folder / "data"
        self.qt = QApplication([])
        preferences = Preferences(folder / "preferences.ini")
        preferences.language = "en"
        self.window = MainWindow()
        self.desktop: Desktop = Desktop(
            self.qt, self.window, preferences, lambda path: make_event(path).close()
        )
        self.file = folder / "evening.w4r"
        make_event(self.file).close()
        self.counted = 0

    @property
    def board(self) -> BoardWindow:
        """The board, which has to be there."""
        assert self.window.evening is not None
        board = self.window.evening.stage.window
        assert board is not None
        assert board.isVisible()
        return board

    def screen(self, name: str) -> QScreen:
        """Return a screen by its socket."""
        (found,) = [one for one in self.qt.screens() if one.name() == name]
        return found

    def begin(self) -> None:
        """Open an event and press Board: with a second screen there, it goes there."""
        from w4r_desktop.gui.board.screens import ScreenSign
        from w4r_desktop.gui.pages.board import BoardPage

        self.window.setGeometry(0, 0, 1366, 768)
        self.window.show()
        self.desktop.open_event(self.file)
        self.until(self.window.rail.isVisible)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.rail.button("board").click()
        self.until(self.is_on_projector)
        self.look()
        page = self.window.page
        assert isinstance(page, BoardPage)
        assert page.which.isVisible()
        page.which.click()
        signs = page.findChildren(ScreenSign)
        assert [(one.figure, one.screen().name()) for one in signs] == [
            ("1", "LAPTOP"),
            ("2", "PROJECTOR"),
        ]

    def work(self, *, astray: bool) -> None:
        """Count, unplug, count, plug in; ``astray`` with the own window on the projector."""
        self.count()
        if astray:
            self.window.move(1400, 20)
        unplug("PROJECTOR")
        self.until(lambda: len(self.qt.screens()) == 1)
        self.until(self.is_on_laptop)
        self.count()
        self.look()
        plug(*PROJECTOR)
        self.until(lambda: len(self.qt.screens()) == 2)
        self.until(self.is_on_projector)
        self.count()
        self.look()

    def leave(self) -> None:
        """Put the board away and show it again; close the window, and the board goes with it."""
        from PySide6.QtWidgets import QApplication

        from w4r_desktop.gui.pages.board import BoardPage

        page = self.window.show_page("board")
        assert isinstance(page, BoardPage)
        page.put_away.click()
        self.until(page.put_away.isEnabled, wanted=False)
        page.open.click()
        self.until(self.is_on_projector)
        self.look()
        self.window.close()
        self.until(lambda: not any(one.isVisible() for one in QApplication.topLevelWidgets()))

    def count(self) -> None:
        """Log one letter, and see it on the board."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from w4r_desktop.gui.pages.tally import TallyPage

        page = self.window.show_page("tally")
        assert isinstance(page, TallyPage)
        table = page.view.table
        page.view.choose_cell(0, self.counted % 3)  # twice on one would be once
        QTest.keyClick(table, Qt.Key.Key_Plus)
        self.counted += 1
        self.until(lambda: f"\n{self.counted}\n" in self.board.view.text)

    def is_on_projector(self) -> bool:
        """Whether the board fills the projector."""
        place = self.screen("PROJECTOR").geometry()
        return self.board.isFullScreen() and self.board.geometry() == place

    def is_on_laptop(self) -> bool:
        """Whether the board stands in a window on the laptop, and our own window wholly too."""
        room = self.screen("LAPTOP").geometry()
        own = room.contains(self.window.geometry())
        return not self.board.isFullScreen() and room.contains(self.board.geometry()) and own

    def look(self) -> None:
        """See on the X server whether anything covers our own window, or took its keyboard."""
        self.until(self.window.isActiveWindow)
        buttons = [self.window.rail.button(key) for key in self.window.rail.keys]
        for widget in (*buttons, self.window.status.lock, self.window.menuBar()):
            self.until(partial(self.is_uncovered, widget))

    def is_uncovered(self, widget: QWidget) -> bool:
        """Whether a click on the middle of a widget would reach our own window."""
        middle = widget.mapToGlobal(widget.rect().center())
        on_top = self.qt.topLevelAt(middle)
        on_screen = self.qt.screenAt(middle) is not None
        return on_screen and on_top is self.window

    def until(self, true: Callable[[], bool], *, wanted: bool = True) -> None:
        """Let the windows work until something is true, or until it is not."""
        from w4r_desktop.evenings.settling import pause

        for _look in range(200):
            if true() is wanted:
                return
            pause(20)
        raise AssertionError(f"never true: {true}")


if __name__ == "__main__":
    sys.exit(main())
