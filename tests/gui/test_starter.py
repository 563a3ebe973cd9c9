"""The window is painted before it can do anything, and filled soon after."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.gui.desk import small_sample
from w4r_desktop.gui.pages.start import StartPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.starter import FIRST_SIZE, Starter

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.desktop import Desktop


def test_a_bare_window_comes_first_and_then_the_first_page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    begun: list[Desktop] = []

    def begin(desktop: Desktop) -> None:
        begun.append(desktop)
        desktop.open_first(None)

    starter = Starter(qapp, Preferences(tmp_path / "preferences.ini"), small_sample, begin)
    qtbot.addWidget(starter.window)
    assert starter.window.isVisible()
    assert starter.desktop is None
    assert (starter.window.width(), starter.window.height()) == FIRST_SIZE
    with qtbot.waitSignal(starter.ready):
        pass
    assert begun == [starter.desktop]
    assert starter.window.findChild(StartPage) is not None
