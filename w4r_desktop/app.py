"""Runs the window until it closes."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from w4r_desktop.gui.one_window import OneWindow, Wish

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.desktop import Desktop
    from w4r_desktop.gui.starter import Starter


def run(path: Path | None) -> int:
    """Open an event, or the last one, or the start page, and stay until the window closes.

    Where the window is open already, it comes to the front and opens the event.
    """
    return _run(Wish(path))


def run_sample() -> int:
    """Open a throw-away copy of the sample evening and stay until the window closes."""
    return _run(Wish(sample=True))


def _run(wish: Wish) -> int:
    one = OneWindow()
    if one.calls_first(wish):
        return 0
    try:
        return _stay(wish)
    finally:
        one.let_go()


def _stay(wish: Wish) -> int:
    from w4r_desktop.gui.preferences import Preferences  # a second start needs none of Qt
    from w4r_desktop.gui.qt import make_qt
    from w4r_desktop.gui.starter import Starter

    def begin(desktop: Desktop) -> None:
        _keep_log()
        if wish.sample:
            desktop.open_sample()
        else:
            desktop.open_first(wish.path)

    qt = make_qt(sys.argv[:1])
    starter = Starter(qt, Preferences(), _make_sample, begin)
    starter.ready.connect(partial(_listen, starter))
    code = qt.exec()
    starter.deleteLater()
    return code


def _keep_log() -> None:
    """Keep a log from the first page on: before that, the window has to be painted."""
    from w4r_desktop.gui.crash import note_qt_messages
    from w4r_desktop.logs import keep_log

    keep_log()
    note_qt_messages()


def _listen(starter: Starter) -> None:
    from w4r_desktop.gui.first_window import FirstWindow  # the sheet comes first

    gc.freeze()  # what stays until the end need not be looked through for garbage
    assert starter.desktop is not None
    FirstWindow(starter.desktop).listen()


def _make_sample(path: Path) -> None:
    from w4r_desktop.evenings.sample import make_sample  # most starts need no sample

    make_sample(path)
