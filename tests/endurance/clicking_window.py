"""The program's window with somebody in a hurry: clicks on random cells until it is killed.

Writes the id of each entry to the standard output as soon as its click has returned.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from w4r_desktop import paths
from w4r_desktop.evenings.sample import make_sample
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.qt import make_qt
from w4r_desktop.gui.starter import Starter

TAKE_BACK: Final = 0.2
"""How often a press takes one back instead of adding one."""


class Volunteer:
    """Clicks, and tells what was acknowledged."""

    def __init__(self, starter: Starter) -> None:
        self._starter = starter
        self._told = 0
        self._timer = QTimer(starter, interval=0)
        self._timer.timeout.connect(self.press)
        starter.ready.connect(self._timer.start)

    def press(self) -> None:
        """Click on a cell, or press minus in it."""
        page = self._starter.window.findChild(TallyPage)
        assert isinstance(page, TallyPage)
        table = page.view.table
        row = random.randrange(table.model().rowCount())  # noqa: S311
        column = random.randrange(table.model().columnCount())  # noqa: S311
        if random.random() < TAKE_BACK:  # noqa: S311
            page.view.choose_cell(row, column)
            QTest.keyClick(table, Qt.Key.Key_Minus)
        else:
            index = table.model().index(row, column)
            middle = table.visualRect(index).center() + QPoint(8, 0)
            QTest.mouseClick(
                table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle
            )
        self._tell()

    def _tell(self) -> None:
        desktop = self._starter.desktop
        assert desktop is not None
        assert desktop.workspace is not None
        done = desktop.workspace._event_file.done
        for step in done[self._told :]:
            for entry in step.appended:
                os.write(1, f"{entry.hex}\n".encode())
        self._told = len(done)


def main() -> int:
    """Open the event named on the command line in the window, and click."""
    path = Path(sys.argv[1])
    paths.data_folder = lambda: path.parent / "data"
    qt = make_qt(sys.argv[:1])
    starter = Starter(qt, Preferences(), make_sample, lambda desktop: desktop.open_event(path))
    starter.setProperty("volunteer", Volunteer(starter))  # who stays as long as the window
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
