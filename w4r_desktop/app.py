"""Runs the window until it closes."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.qt import make_qt
from w4r_desktop.gui.starter import Starter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from w4r_desktop.gui.desktop import Desktop


def run(path: Path | None) -> int:
    """Open an event, or the last one, or the start page, and stay until the window closes."""
    return _run(lambda desktop: desktop.open_first(path))


def run_sample() -> int:
    """Open a throw-away copy of the sample evening and stay until the window closes."""
    return _run(lambda desktop: desktop.open_sample())


def _run(begin: Callable[[Desktop], None]) -> int:
    qt = make_qt(sys.argv[:1])
    starter = Starter(qt, Preferences(), _make_sample, partial(_begin, begin))
    code = qt.exec()
    starter.deleteLater()
    return code


def _begin(begin: Callable[[Desktop], None], desktop: Desktop) -> None:
    """Keep a log from the first page on: before that, the window has to be painted."""
    from w4r_desktop.gui.crash import note_qt_messages
    from w4r_desktop.logs import keep_log

    keep_log()
    note_qt_messages()
    begin(desktop)


def _make_sample(path: Path) -> None:
    from w4r_desktop.evenings.sample import make_sample  # most starts need no sample

    make_sample(path)
