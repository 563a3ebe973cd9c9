"""The last resort: every exception that nobody caught ends up here, once, from any thread."""

from __future__ import annotations

import logging
import platform
import re
import sys
import threading
from contextlib import suppress
from functools import partial
from time import monotonic
from traceback import walk_tb
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from w4r_desktop import __version__, language
from w4r_desktop.errors import W4RError
from w4r_desktop.language import _
from w4r_desktop.logs import abrupt_end, anonymous, keep_log, places, recent_lines
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext, SignalInstance
    from PySide6.QtWidgets import QDialog, QWidget

log = logging.getLogger(__name__)
AGAIN: Final = 10.0
"""Seconds until the same trouble is told again, if it rested meanwhile."""

RESTS: Final = 2.0
"""Seconds without the same trouble: a view that cannot be painted fails each time."""

RESTS_EXPECTED: Final = 0.3
"""The same where a person is refused: whoever tries again is told again."""

MOST_AT_ONCE: Final = 20
"""Kinds of trouble that are told within that time: more of them tell nobody more."""

MARKS: Final = 5
"""Innermost places by which trouble is known to be the same."""

PLAIN: Final = re.compile(
    r"[(\[]*(?:Q[A-Z]\w*(?:::\w+)*|[a-z]\w*(?:::\w+)*|[\d.+=<>-]+)?[.,:;()\[\]<>=!?…]*", re.ASCII
)
"""A word in what Qt says that names nobody: a class of Qt's, a number, or all in small letters."""

LEVELS: Final = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Speaker(Protocol):
    """A window that can say something without stopping anybody."""

    report_requested: SignalInstance

    @property
    def is_bare(self) -> bool: ...  # noqa: D102 - whether there is nothing in it
    @property
    def is_safe(self) -> bool: ...  # noqa: D102 - whether what it shows as saved can be relied on

    def complain(self, text: str, *, report: Callable[[], object] | None = None) -> None:
        """Show a sentence until the next one, and offer what ``report`` shows."""


class Reporter(QObject):
    """Says expected trouble as its sentence, and a bug as one that can be told to us.

    Neither opens a dialog: people queue, and nothing that is on disk is in danger. Only where the
    window shows nothing, and ``way_back`` does not help, a dialog says so and ends the program.
    What happens on other threads is told on that of the windows.
    """

    _happened = Signal(object)

    def __init__(self, window: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._parent = parent
        self._news = _News()
        self._last = ""
        self._is_ending = False
        self.way_back: Callable[[], object] | None = None
        # Queued: in the middle of painting no other widget may be shown.
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)
        window.report_requested.connect(self.show_last)

    def install(self) -> None:
        """Take over from Python's own hooks, which print where no organizer looks."""
        sys.excepthook = self.report
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Note it, and tell the person at the window as soon as that is possible."""
        if not isinstance(error, Exception):  # somebody stops the program in its terminal
            sys.__excepthook__(kind, error, traceback)
            return
        error = error.with_traceback(traceback or error.__traceback__)
        if self._news.is_news(error):
            _note(error)
            with suppress(RuntimeError):  # the windows are gone already
                self._happened.emit(error)

    def show_last(self) -> None:
        """Show the report on what went wrong last, or that nothing did."""
        self._show_report(self._last)

    def _on_happened(self, error: Exception) -> None:
        try:
            self._tell(error)
        except Exception as another:  # noqa: BLE001 - whoever tells of bugs may have one
            _note(another)
            self._end(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, W4RError):
            self._last = report_text(error)
        if self._window.is_bare:
            if self.way_back is None:
                self._end(error)
                return
            self.way_back()
        if isinstance(error, W4RError):
            self._window.complain(explain(error))
        else:
            self._window.complain(self._words(), report=partial(self._show_report, self._last))

    def _words(self) -> str:
        if not self._window.is_safe:
            return _(
                "Something in the program went wrong as well. First see to what is said at the "
                "foot of the page."
            )
        return _(
            "Something in the program went wrong. Everything shown as saved is saved; you can go "
            "on. If it happens again, close the program and start it again."
        )

    def _show_report(self, text: str) -> None:
        from w4r_desktop.gui.dialogs.crash_report import CrashReportDialog

        dialog = CrashReportDialog(
            text or report_text(None),
            _about(text),
            self._parent,
            may_go_on=self._window.is_safe,
        )
        dialog.open()

    def _end(self, error: Exception) -> None:
        """Say in a dialog that the program cannot go on, and end it."""
        if self._is_ending:
            return
        self._is_ending = True
        say_the_end(error, self._parent)
        with suppress(Exception):
            if self._parent is not None:
                self._parent.close()
        QCoreApplication.exit(1)

    def _on_thread(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            self.report(happened.exc_type, happened.exc_value, happened.exc_traceback)

    def _on_unraisable(self, happened: sys.UnraisableHookArgs) -> None:
        """Only note what Python cannot raise: it is about an object that is going."""
        if happened.exc_value is not None:
            log.error("unraisable %s", happened.exc_type.__name__, exc_info=happened.exc_value)


class _News:
    """Knows what was told a moment ago, by the places where it happened, on whatever thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told: dict[Hashable, float] = {}
        self._seen: dict[Hashable, float] = {}

    def is_news(self, error: Exception) -> bool:
        """Return whether anybody has to hear of it."""
        expected = isinstance(error, W4RError)
        again, rests = (0.0, RESTS_EXPECTED) if expected else (AGAIN, RESTS)
        now, mark = monotonic(), _mark(error)
        with self._lock:
            self._forget(now)
            seen, self._seen[mark] = self._seen.get(mark), now
            told = self._told.get(mark)
            if told is not None and seen is not None:
                is_news = now - seen >= rests and now - told >= again
            else:
                is_news = len(self._told) < MOST_AT_ONCE
            if is_news:
                self._told[mark] = now
            return is_news

    def _forget(self, now: float) -> None:
        """Forget what rested for long."""
        for mark in [mark for mark, seen in self._seen.items() if now - seen >= AGAIN]:
            del self._seen[mark]
            self._told.pop(mark, None)


def _mark(error: Exception) -> Hashable:
    """Return what is the same when the same thing happens again."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return type(error).__name__, tuple(frames[-MARKS:])


def say_the_end(error: Exception, parent: QWidget | None) -> None:
    """Say in a dialog that the program cannot go on; nothing of the window is needed for that."""
    text = report_text(error)
    words = (
        explain(error)
        if isinstance(error, W4RError)
        else _(
            "Something went wrong in the program, so that it cannot show anything. Everything "
            "that was shown as saved is saved. Start the program again; if that does not help, "
            "give the report to whoever looks after the program for your group."
        )
    )
    try:
        dialog = _last_dialog(text, words, parent)
    except Exception as another:  # noqa: BLE001 - what our own widgets need may be what is missing
        _note(another)
        dialog = _plain_dialog(text, words)
    dialog.exec()


def _last_dialog(text: str, words: str, parent: QWidget | None) -> QDialog:
    from w4r_desktop.gui.dialogs.crash_report import CrashReportDialog

    return CrashReportDialog(text, words, parent, ends=True)


def _plain_dialog(text: str, words: str) -> QDialog:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "W4R Desktop", words)
    box.setDetailedText(text)
    box.addButton(_("Close the program"), QMessageBox.ButtonRole.AcceptRole)
    return box


def _note(error: Exception) -> None:
    keep_log()
    if isinstance(error, W4RError):
        log.warning("%s", error)
    else:
        log.critical("unexpected %s", type(error).__name__, exc_info=error)


def _about(text: str) -> str:
    """Return what a report is about, in words."""
    if text:
        return _("Something in the program went wrong.")
    if abrupt_end():
        return _("The program was ended by the computer the last time.")
    return _("Nothing went wrong since the program was started.")


def report_text(error: Exception | None) -> str:
    """Return what we need to mend a bug: versions, places, the last lines of the log; no names."""
    import PySide6

    versions = (
        f"W4R Desktop {__version__}",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        f"Language {language.current()}",
    )
    ended = ("", "Ended by the system the time before:", abrupt_end()) if abrupt_end() else ()
    happened = ("", places(error)) if error else ()
    return "\n".join((*versions, *happened, *ended, "", *recent_lines(), ""))


def note_qt_messages() -> None:
    """Note what Qt warns of in the log, without whatever may name people."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    level = LEVELS.get(kind)
    if level is not None:
        said = [word if PLAIN.fullmatch(word) else "…" for word in anonymous(text or "").split()]
        log.log(level, "Qt %s: %s", context.category or "", " ".join(said))
