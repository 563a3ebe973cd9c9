"""The last resort: every exception that nobody caught ends up here, once, from any thread."""

from __future__ import annotations

import logging
import platform
import re
import sys
import threading
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from w4r_desktop import __version__, language
from w4r_desktop.errors import W4RError
from w4r_desktop.language import _
from w4r_desktop.logs import places, recent_lines
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)
AGAIN: Final = 10.0
"""Seconds in which the same trouble is told once: a view that cannot be painted fails each time."""

QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")
"""What Qt quotes may be anybody's."""

LEVELS: Final = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Speaker(Protocol):
    """A window that can say something without stopping anybody."""

    def complain(self, text: str, *, report: Callable[[], object] | None = None) -> None:
        """Show a sentence until the next one, and offer what ``report`` shows."""


class Reporter(QObject):
    """Says expected trouble as its sentence, and a bug as one that can be told to us.

    Neither opens a dialog: people queue, and nothing that is on disk is in danger. What happens
    on other threads is told on that of the windows.
    """

    _happened = Signal(object)

    def __init__(self, window: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._parent = parent
        self._told: dict[str, float] = {}
        self._happened.connect(self._tell)

    def install(self) -> None:
        """Take over from Python's own hooks, which print where no organizer looks, and Qt's."""
        sys.excepthook = self.report
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Tell the person at the window."""
        if not isinstance(error, Exception):  # somebody stops the program in its terminal
            sys.__excepthook__(kind, error, traceback)
            return
        self._happened.emit(error.with_traceback(traceback or error.__traceback__))

    def _tell(self, error: Exception) -> None:
        if isinstance(error, W4RError):
            log.warning("%s", error)
            self._window.complain(explain(error))
            return
        where = places(error)
        if monotonic() - self._told.get(where, -AGAIN) < AGAIN:
            return
        self._told[where] = monotonic()
        log.critical("unexpected %s", type(error).__name__, exc_info=error)
        self._window.complain(
            _(
                "Something in the program went wrong ({kind}). Everything shown as saved is saved; "
                "you can go on. If it happens again, close the program and start it again."
            ).format(kind=type(error).__name__),
            report=partial(self._show_report, report_text(error)),
        )

    def _show_report(self, text: str) -> None:
        from w4r_desktop.gui.dialogs.crash_report import CrashReportDialog

        dialog = CrashReportDialog(text, self._parent)
        dialog.said.connect(self._window.complain)
        dialog.open()

    def _on_thread(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            self.report(happened.exc_type, happened.exc_value, happened.exc_traceback)

    def _on_unraisable(self, happened: sys.UnraisableHookArgs) -> None:
        """Only note what Python cannot raise: it is about an object that is going."""
        if happened.exc_value is not None:
            log.error("unraisable %s", happened.exc_type.__name__, exc_info=happened.exc_value)


def report_text(error: Exception) -> str:
    """Return what we need to mend a bug: versions, places, the last lines of the log; no names."""
    import PySide6

    versions = (
        f"W4R Desktop {__version__}",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        f"Language {language.current()}",
    )
    return "\n".join((*versions, "", places(error), "", *recent_lines(), ""))


def note_qt_messages() -> None:
    """Note what Qt warns of in the log, without what it quotes."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    level = LEVELS.get(kind)
    if level is not None:
        log.log(level, "Qt %s: %s", context.category or "", QUOTED.sub("…", text or ""))
