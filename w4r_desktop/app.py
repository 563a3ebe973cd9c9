"""Runs the window until it closes."""

from __future__ import annotations

import gc
import logging
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from w4r_desktop.errors import W4RError
from w4r_desktop.gui.one_window import OneWindow, Wish
from w4r_desktop.language import _
from w4r_desktop.logs import catch_abrupt_end, keep_log

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.desktop import Desktop
    from w4r_desktop.gui.starter import Starter

log = logging.getLogger(__name__)


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
    try:
        if one.calls_first(wish):
            return 0
        catch_abrupt_end()
        return _stay(wish, one)
    except W4RError:
        raise
    except Exception as error:  # noqa: BLE001 - there is no window yet that could tell of it
        return _could_not_start(error)
    finally:
        one.let_go()


def _stay(wish: Wish, one: OneWindow) -> int:
    from w4r_desktop.gui.preferences import Preferences  # a second start needs none of Qt
    from w4r_desktop.gui.qt import make_qt
    from w4r_desktop.gui.starter import Starter

    def begin(desktop: Desktop) -> None:
        if wish.sample:
            desktop.open_sample()
        else:
            desktop.open_first(wish.path)

    qt = make_qt(sys.argv[:1])
    starter = Starter(qt, Preferences(), _make_sample, begin)
    starter.ready.connect(partial(_settle, starter, one))
    code = qt.exec()
    starter.deleteLater()
    return code


def _could_not_start(error: Exception) -> int:
    """Say that there will be no window, in a dialog if there can be one, or in the terminal."""
    keep_log()
    log.critical("could not start: %s", type(error).__name__, exc_info=error)
    with suppress(Exception):  # Qt itself may be what is missing
        from PySide6.QtWidgets import QApplication

        from w4r_desktop.gui.crash import say_the_end

        qt = QApplication.instance() or QApplication(sys.argv[:1])
        say_the_end(error, None)
        del qt
        return 1
    sys.exit(
        _(
            "W4R Desktop could not start, because something went wrong in the program. No event "
            "was changed. Where it went wrong is noted in its log. Install the program again."
        )
    )


def _settle(starter: Starter, one: OneWindow) -> None:
    """Listen for whoever starts the program again, or say who was to hear of this start."""
    from w4r_desktop.gui.first_window import FirstWindow, silent_words  # the sheet comes first

    gc.freeze()  # what stays until the end need not be looked through for garbage
    assert starter.desktop is not None
    if one.has_it:
        FirstWindow(starter.desktop).listen()
    elif words := silent_words(one.holder(), starter.desktop.now()):
        starter.window.complain(words)


def _make_sample(path: Path) -> None:
    from w4r_desktop.evenings.sample import make_sample  # most starts need no sample

    make_sample(path)
