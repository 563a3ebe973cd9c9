"""The last resort: every exception that no slot caught ends up here, once."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Protocol

from w4r_desktop.errors import W4RError
from w4r_desktop.language import _
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)


class Speaker(Protocol):
    """A window that can say something without stopping anybody."""

    def complain(self, text: str) -> None:
        """Show a sentence until the next one."""


class Reporter:
    """Says expected trouble as its sentence, and a bug as one that can be told to us.

    Neither opens a dialog: people queue, and nothing that is on disk is in danger.
    """

    def __init__(self, window: Speaker) -> None:
        self._window = window

    def install(self) -> None:
        """Take over from Python's own hook, which prints where no organizer looks."""
        sys.excepthook = self.report

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
        if isinstance(error, W4RError):
            log.warning("%s", error)
            self._window.complain(explain(error))
            return
        log.critical("unexpected %s", kind.__name__, exc_info=(kind, error, traceback))
        self._window.complain(
            _(
                "Something in the program went wrong ({kind}). Everything shown as saved is saved; "
                "you can go on. If it happens again, close the program and start it again."
            ).format(kind=kind.__name__)
        )
