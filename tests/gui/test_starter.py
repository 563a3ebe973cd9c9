"""The window is painted before it can do anything, and filled soon after."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk import small_sample
from w4r_desktop.gui.pages.start import StartPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.starter import FIRST_SIZE, Starter

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.desktop import Desktop


@pytest.mark.usefixtures("kept_log")
def test_a_bare_window_comes_first_and_then_the_first_page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
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
