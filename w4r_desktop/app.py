"""Runs the window until it closes."""

from __future__ import annotations

import sys
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
    starter = Starter(qt, Preferences(), _make_sample, begin)
    code = qt.exec()
    starter.deleteLater()
    return code


def _make_sample(path: Path) -> None:
    from w4r_desktop.evenings.sample import make_sample  # most starts need no sample

    make_sample(path)
